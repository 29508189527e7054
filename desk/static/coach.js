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
  field.focus();
  field.setSelectionRange(start, end);
  // This way the field's own undo knows of it, too.
  if (!document.execCommand("insertText", false, words)) {
    field.setRangeText(words, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (had !== field) (document.contains(had) && had !== document.body ? had : $("#heading"))?.focus({ preventScroll: true });
}

function takeBetter(button) {
  const field = $("#reply");
  if (!field || !button) return tell(idle["take-better"]);
  const { words, better } = button.dataset;
  const start = words ? placeOf(field.value, words, Number(button.dataset.start)) : -1;
  if (start < 0) return say("The text has changed meanwhile; nothing was replaced.");
  if (takenIn !== field.dataset.keep) [takenIn, taken] = [field.dataset.keep, []];
  write(field, start, start + words.length, better);
  taken.push({ start, words, better });
  say(`Replaced by: ${better}`);
}

function putBack() {
  const field = $("#reply");
  if (!field || !canPutBack()) return tell(idle["put-back"]);
  const { start, words, better } = taken.pop();
  if (field.value.slice(start, start + better.length) !== better) return say("The text has changed since; nothing was put back.");
  write(field, start, start + better.length, words);
  say(`Put back: ${words}`);
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
document.body.addEventListener("htmx:afterSwap", () => {
  for (const button of $$(".put-back")) button.hidden = !canPutBack();
});
