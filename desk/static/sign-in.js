// Signs in without a click; a program that only previews the link runs no script and so does not burn it.
"use strict";
const form = document.getElementById("sign-in");
if (form) form.submit();
