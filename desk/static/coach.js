// Taking the coach's better words into the reply's field, and putting back what stood there.
"use strict";
let takenIn = ""; // which reply the words below were taken into
let taken = [];

const canPutBack = () => taken.length > 0 && $("#reply")?.dataset.keep === takenIn;

// The words stand where the coach saw them, or somebody typed before them and they stand just once elsewhere.
function placeOf(value, words, start) {
  const at = start + value.length - value.trimStart().length;
  if (value.slice(at, at + words.length) === words) return at;
  const found = value.indexOf(words);
  return found === value.lastIndexOf(words) ? found : -1;
}

function write(field, start, end, words) {
  const had = document.activeElement;
  const { cursor } = field.dataset;
  field.focus();
  field.setSelectionRange(start, end);
  // This way the field's own undo knows of it, too.
  if (!document.execCommand(words ? "insertText" : "delete", false, words)) {
    field.setRangeText(words, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (had === field) return;
  (document.contains(had) && had !== document.body ? had : $("#heading"))?.focus({ preventScroll: true });
  if (cursor === undefined) delete field.dataset.cursor; // nobody has typed there yet
  else field.dataset.cursor = cursor;
}

function remember(field, step) {
  if (takenIn !== field.dataset.keep) [takenIn, taken] = [field.dataset.keep, []];
  taken.push(step);
}

function takeBetter(button) {
  const field = $("#reply");
  if (!field || !button) return tell(idle["take-better"]);
  const { words, better } = button.dataset;
  const start = words ? placeOf(field.value, words, Number(button.dataset.start)) : -1;
  if (start < 0) return say("The text has changed meanwhile; nothing was replaced.");
  write(field, start, start + words.length, better);
  remember(field, { start, words, better });
  say(`Replaced by: ${better}`);
}

function putBack() {
  const field = $("#reply");
  if (!field || !canPutBack()) return tell(idle["put-back"]);
  const { start, words, better } = taken.pop();
  if (field.value.slice(start, start + better.length) !== better) return say("The text has changed since; nothing was put back.");
  write(field, start, start + better.length, words);
  say(words ? `Put back: ${words}` : "Taken out again.");
}

// What a fact says goes where the cursor was last, else to the end, before the signature.
function putIn(button) {
  const field = $("#reply");
  if (!field) return;
  const { value, dataset } = field;
  const wasTyping = "cursor" in dataset;
  const at = wasTyping ? Math.min(Number(dataset.cursor), value.length) : bodyEnd(value, dataset.sign);
  const before = at > 0 && !/\s/.test(value[at - 1]) ? " " : "";
  const after = at < value.length && !/\s/.test(value[at]) ? " " : "";
  const better = before + button.dataset.put + after;
  button.closest(".menu").open = false;
  ($("#heading") ?? field).focus({ preventScroll: true });
  write(field, at, at, better);
  remember(field, { start: at, words: "", better });
  if (wasTyping) field.focus();
  say(`Put in: ${button.dataset.put}`);
}

function bodyEnd(value, sign) {
  const body = value.trimEnd();
  return sign && body.endsWith(sign) ? body.slice(0, -sign.length).trimEnd().length : body.length;
}

Object.assign(actions, { "take-better": () => takeBetter($("#checks [data-better]")), "put-back": () => putBack() });
// The field keeps its focus: its hint would go, and the button move away under the finger.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest(".coach button")) event.preventDefault();
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("#checks [data-better]");
  if (button) takeBetter(button);
});
document.addEventListener("focusout", (event) => {
  if (event.target.id === "reply") event.target.dataset.cursor = event.target.selectionEnd;
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-put]");
  if (!button) return;
  event.preventDefault(); // its form is for pages without this file
  putIn(button);
});
document.body.addEventListener("htmx:afterSwap", () => {
  for (const button of $$(".put-back")) button.hidden = !canPutBack();
});
