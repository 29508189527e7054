// The reply's field: what is typed is kept in this browser until it is saved, with the draft it was typed over.
"use strict";
const replyKey = () => `reply.${item().dataset.id}`;

function watchReply() {
  const field = $("#reply");
  document.body.classList.toggle("dirty", Boolean(field && "typed" in field.dataset));
  if (!field) return;
  const key = replyKey();
  const offer = $("#typed-before");
  const [draft, ...lines] = stored(key, "").split("\n");
  const kept = lines.join("\n");
  const putBack = () => {
    field.value = kept;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  };
  field.addEventListener("input", () => {
    offer.hidden = true;
    document.body.classList.toggle("dirty", field.value !== field.defaultValue);
    store(key, field.value === field.defaultValue ? null : `${field.dataset.keep}\n${field.value}`);
  });
  if (!kept.trim() || kept === field.value) return;
  if (draft === field.dataset.keep) return putBack();
  // over another draft it is only offered: that one may have been written since the other says what no longer holds
  offer.hidden = false;
  $("button", offer).onclick = () => { putBack(); field.focus(); };
}
