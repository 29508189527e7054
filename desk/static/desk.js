// Keys, focus, the Undo countdown and live updates. Every action is a form or a link that works without this file.
"use strict";
const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const keymap = JSON.parse($("#keymap").textContent);
const desk = $(".desk");
const wide = matchMedia("(min-width: 761px)");
let busy = false; // a decision is on its way: keys wait, so that none falls on a mention not yet seen
let sequence = "";
let sequenceTimer = 0;
let shownId = $("#item .item")?.dataset.id;
const click = (selector) => { const found = $(selector); if (found) found.click(); return Boolean(found); };
const item = () => $("#item .item");
const current = () => $("#rows a[aria-current]");
const stored = (name, fallback) => { try { return localStorage.getItem(name) ?? fallback; } catch { return fallback; } };
const store = (name, value) => { try { value === null ? localStorage.removeItem(name) : localStorage.setItem(name, value); } catch { /* private mode */ } };
const say = (words) => { $("#live").textContent = words; };
// Said aloud and shown for a moment; a message with Undo that is there stays.
function tell(words) {
  say(words);
  $(".toast.brief")?.remove();
  $("#toast").append(Object.assign(document.createElement("p"), { className: "toast brief", ariaHidden: "true", textContent: words }));
  Object.assign($(".toast.brief").dataset, { now: Date.now(), until: Date.now() + 4000 });
}
function markCurrent() {
  const id = item()?.dataset.id;
  for (const link of $$("#rows a[aria-current]")) link.removeAttribute("aria-current");
  const link = id && $(`#row-${id} > a`);
  if (!link) return;
  link.setAttribute("aria-current", "true");
  link.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const links = $$("#rows .row > a");
  const here = links.indexOf(current());
  const next = links[here < 0 ? 0 : here + by];
  if (!next) return by > 0 && click("#more");
  if (wide.matches || desk?.dataset.screen === "item") return next.click();
  links.forEach((link) => link.removeAttribute("aria-current"));
  next.setAttribute("aria-current", "true");
  next.focus();
}
const boxes = () => $$("#rows .pick input");
const picked = () => boxes().filter((box) => box.checked);
const boxOf = (link) => link && $(".pick input", link.closest(".row"));
let lastPicked = null;

function pick(box, on = !box.checked) {
  box.checked = on;
  lastPicked = box;
  const words = `${picked().length} selected`;
  $(".picked").textContent = words;
  say(words);
}

function pickAnd(by) {
  const links = $$("#rows .row > a");
  const here = Math.max(0, links.indexOf(current()));
  for (const link of [links[here], links[here + by]]) if (boxOf(link)) pick(boxOf(link), true);
  step(by);
}

function pickAll() {
  const on = picked().length < boxes().length;
  for (const box of boxes()) pick(box, on);
}

// With the Shift key a click takes in all that lies between.
function pickRange(event) {
  const box = event.target.closest?.(".pick input");
  if (!box) return;
  const all = boxes();
  const [from, to] = [all.indexOf(lastPicked), all.indexOf(box)].sort((one, other) => one - other);
  if (event.shiftKey && from >= 0) for (const between of all.slice(from, to + 1)) between.checked = box.checked;
  pick(box, box.checked);
}

const inBulk = {
  dismiss: () => click('[data-bulk="dismiss"]'),
  reject: () => openMenu("bulk-reject"),
  snooze: () => openMenu("bulk-snooze"),
  escalate: () => openMenu("bulk-escalate"),
  approve: () => tell("Each reply is approved by itself, by somebody who has read it."),
};

// What a key says where there is nothing for it to do.
const idle = {
  "take-better": "The coach has no better words here.",
  "put-back": "There are no words to put back.",
  "hand-off": "This reply is not one to post by hand.",
  approve: "There is no reply here that you can approve and send.",
  reject: "There is no draft here that you can reject.",
  similar: "There are no replies to mentions like this one.",
  offers: "There are no facts to put in here.",
};

const actions = {
  next: () => step(1),
  previous: () => step(-1),
  open: () => current()?.click(),
  "go-queue": () => { location.href = "/queue"; },
  "go-outbox": () => { location.href = "/outbox"; },
  "go-promises": () => { location.href = "/promises"; },
  "go-health": () => { location.href = "/health"; },
  "go-facts": () => { location.href = "/facts"; },
  "go-drafts": () => { location.href = "/drafts"; },
  "go-model": () => { location.href = "/model"; },
  search: () => { const field = $("#search"); if (field) { field.focus(); field.select(); } },
  news: () => click(".news"),
  edit: () => { const field = $("#reply"); if (field) { field.focus(); field.setSelectionRange(field.value.length, field.value.length); } },
  leave: () => { document.activeElement?.blur(); $("#heading")?.focus({ preventScroll: true }); },
  reject: () => openMenu("reject"),
  snooze: () => openMenu("snooze"),
  similar: () => openMenu("similar"),
  offers: () => openMenu("offers"),
  correct: () => openMenu("correct"),
  escalate: () => click('#item [data-action="escalate-up"]') || openMenu("escalate"),
  original: () => click("#original"),
  why: () => { const why = $("#why"); if (why) { why.open = !why.open; why.scrollIntoView({ block: "nearest" }); } },
  copy: () => { const field = $("#handed"); if (field) copy(field).then(say); },
  pick: () => { const box = boxOf(current()) ?? boxes()[0]; if (box) pick(box); },
  "pick-next": () => pickAnd(1),
  "pick-previous": () => pickAnd(-1),
  "pick-all": () => pickAll(),
  undo: () => click('.toast [data-action="undo"]') || click('[data-action="undo-here"]'),
  help: () => $("#help").showModal(),
  "close-help": () => $("#help").close(),
  "reload-item": () => $("#changed") && htmx.ajax("GET", location.pathname.startsWith("/mention") ? location.href : `/mention/${item().dataset.id}${location.search}`, { target: "#item" }),
};

function act(name) {
  if (name.startsWith("choose-")) return click(`.menu[open] [data-choice="${name.slice(7)}"]`);
  if (inBulk[name] && picked().length) return inBulk[name]();
  if (actions[name]) return actions[name]();
  return click(`#item [data-action="${name}"]`) || idle[name] && tell(idle[name]);
}

// Answers what to say; where the browser keeps the clipboard from us, or asks first, the older way is tried.
async function copy(field) {
  try { await Promise.race([navigator.clipboard.writeText(field.value), new Promise((_, fail) => setTimeout(fail, 1000))]); } catch {
    field.select();
    if (!document.execCommand("copy")) return "Not copied: the text is selected, press Ctrl C";
  }
  return "Copied";
}

// The reply is handed off: its exact text goes to the clipboard, its page opens, and the link is asked for.
async function takeOver() {
  const field = $("#handed");
  if (!field) return;
  const said = await copy(field);
  say(`Handed off. ${said}`);
  if (wide.matches) $("#posted-url")?.focus();
  click("#reply-page");
}

function openMenu(name) {
  const menu = $(`[data-menu="${name}"]`);
  if (!menu) return idle[name] && tell(idle[name]);
  for (const other of $$(".menu[open]")) other.open = false;
  menu.open = true;
  $("[data-choice], select", menu)?.focus();
}

// ---- keys
const inField = (target) => target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]") !== null;

function keyName(event) {
  if (event.ctrlKey || event.metaKey) return `Mod+${event.key}`;
  // On a keyboard with other letters the place of the key decides.
  if (event.key.length === 1 && event.key > "\u007f" && /^Key[A-Z]$/.test(event.code)) {
    const letter = event.code.slice(3);
    return event.shiftKey ? letter : letter.toLowerCase();
  }
  return event.key;
}

function onKey(event) {
  if (event.isComposing || event.keyCode === 229 || event.altKey || event.defaultPrevented) return;
  if ($("#help").open) return;
  const key = keyName(event);
  if (event.target.id === "reply" && keymap.field[key]) return take(event, keymap.field[key]);
  const menu = $(".menu[open]");
  if (menu && key === "Escape") { menu.open = false; return $("summary", menu).focus(); }
  if (inField(event.target)) { if (key === "Escape") actions.leave(); return; }
  const choices = menu && keymap[menu.dataset.menu?.replace("bulk-", "")];
  if (choices?.[key]) return take(event, choices[key]);
  if (choices && key.length === 1) return; // a slip in a menu decides nothing else
  if (key === "Escape" && picked().length) { for (const box of picked()) pick(box, false); return; }
  if (event.ctrlKey || event.metaKey || stored("keys", "on") === "off" && key.length === 1) return;
  if (key === "Enter" && event.target.closest("a, button, summary")) return;
  if (menu && key.startsWith("Arrow")) return;
  const name = keymap.page[sequence + key];
  const begins = Object.keys(keymap.page).some((known) => known.startsWith(`${key} `));
  sequence = "";
  clearTimeout(sequenceTimer);
  if (name) return take(event, name);
  if (begins) { sequence = `${key} `; sequenceTimer = setTimeout(() => { sequence = ""; }, 1200); }
}

function take(event, name) {
  event.preventDefault();
  if (busy || event.repeat && !["next", "previous"].includes(name)) return;
  act(name);
}

// ---- Undo and other countdowns; times are the server's, so its present is kept as a difference
function tick() {
  for (const place of $$(".toast, .countdown")) {
    place.start ??= Date.now() - Number(place.dataset.now);
    const left = Math.ceil((Number(place.dataset.until) - (Date.now() - place.start)) / 1000);
    if (place.matches(".toast")) {
      const seconds = $(".seconds", place);
      if (seconds) seconds.textContent = `${Math.max(0, left)} s`;
      if (left <= 0) place.remove();
    } else place.textContent = `${Math.max(0, left)} s`;
  }
}

// ---- live updates
let pulsing = 0;
function pulse() {
  clearTimeout(pulsing);
  pulsing = setTimeout(() => {
    if (document.hidden) return;
    if (desk) return pulseDesk();
    const page = $("[data-refresh]");
    if (page && !page.contains(document.activeElement)) htmx.ajax("GET", page.dataset.refresh, { target: `#${page.id}`, select: `#${page.id}`, swap: "outerHTML" });
  }, 150);
}

function pulseDesk() {
  if (busy) return pulse();
  const shown = item();
  const query = new URLSearchParams(location.search);
  query.set("since", $("#news")?.dataset.since ?? "0");
  if (shown) { query.set("mention", shown.dataset.id); query.set("stamp", shown.dataset.stamp); }
  query.set("hands", $("#hands [data-hands]")?.dataset.hands ?? "");
  htmx.ajax("GET", `/pulse?${query}`, { target: "#live", swap: "none" }).then(markHands);
}

// ---- who is on it: opening a mention takes it up, being there renews it, leaving frees it; silence frees it, too
let hereId = "";
let lastSign = Date.now();
async function here() {
  const shown = item();
  if (!shown || !("here" in shown.dataset) || document.hidden || Date.now() - lastSign > 120000) return;
  const body = new URLSearchParams({ left: hereId === shown.dataset.id ? "" : hereId });
  hereId = shown.dataset.id;
  // Not by htmx: a decision would wait behind it.
  const answer = await fetch(`/mention/${hereId}/here${location.search}`, { method: "POST", body }).catch(() => null);
  const place = $("#hands");
  if (!answer?.ok || !place || item()?.dataset.id !== shown.dataset.id) return;
  place.innerHTML = await answer.text();
}

function markHands() {
  const names = new Map($$("#on-it li").map((one) => [one.dataset.id, one.textContent]));
  for (const row of $$("#rows .row")) {
    const place = $(".on-it", row);
    place.hidden = !names.has(row.dataset.id);
    $("bdi", place).textContent = names.get(row.dataset.id) ?? "";
  }
}

function listen() {
  if (!window.SharedWorker) return setInterval(() => { if (!document.hidden) pulse(); }, 15000);
  const worker = new SharedWorker(document.body.dataset.worker, { name: "nudges" });
  worker.port.onmessage = (message) => { if (message.data !== "lost") pulse(); };
  worker.port.start();
  addEventListener("pagehide", () => worker.port.postMessage("bye"));
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { worker.port.postMessage("back"); pulse(); } });
}

let arriving = 0;
function waitHere() { // who only passes by on the way down the list takes nothing up
  clearTimeout(arriving);
  arriving = setTimeout(here, 1500);
}

// ---- what htmx swaps in
function afterSwap(event) {
  wake();
  if (event.detail.target?.id !== "item") return;
  const shown = item();
  if (desk) desk.dataset.screen = shown ? "item" : "list";
  markCurrent();
  watchReply();
  if (!shown) return $("#main").focus();
  document.title = shown.dataset.title;
  if (shown.dataset.id !== shownId) {
    $("#item").scrollTop = 0;
    if (!wide.matches) scrollTo(0, 0);
  }
  shownId = shown.dataset.id;
  waitHere();
  const field = $("#reply");
  if (event.detail.xhr?.status === 422 && field) return field.focus();
  $("#heading").focus({ preventScroll: true });
}

// A decision goes the way its form says, button included; the answer brings the next mention.
function decide(event) {
  const form = event.target.closest("form[data-decide]");
  if (!form) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  // A decision aside, such as a correction, leaves alone what is being typed.
  const kept = form.dataset.decide === "aside" || !$("#reply") ? null : replyKey();
  const path = event.submitter?.getAttribute("formaction") ?? form.getAttribute("action");
  const values = Object.fromEntries(new FormData(form, event.submitter));
  const [typed, id] = [document.body.matches(".dirty") && !kept ? $("#reply").value : null, item()?.dataset.id];
  let isHandedOff = false;
  // A source of its own: behind what is under way for the whole page it would wait, or be dropped, and be told as done.
  htmx.ajax("POST", path, { source: "#main", target: "#item", values }).finally(() => {
    busy = false;
    if (isHandedOff) takeOver();
    const field = $("#reply");
    if (typed === null || !field || field.value === typed || item().dataset.id !== id) return;
    field.value = typed; // a correction may have brought another draft
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const forget = (done) => {
    if (done.detail.requestConfig.verb !== "post" || done.detail.pathInfo.requestPath !== path) return;
    document.body.removeEventListener("htmx:beforeSwap", forget);
    if (done.detail.xhr.status >= 300) return;
    if (kept) store(kept, null);
    isHandedOff = event.submitter?.dataset.action === "hand-off";
  };
  document.body.addEventListener("htmx:beforeSwap", forget);
}

function lost() {
  const textContent = `The desk did not answer at ${new Date().toLocaleTimeString()}. Your text is kept in this browser; try again in a moment.`;
  $("#notice").replaceChildren(Object.assign(document.createElement("p"), { className: "callout over", textContent }));
}

function moreRows(event) {
  if (event.detail.elt.id !== "more" || event.detail.xhr.status !== 200) return;
  const loaded = new DOMParser().parseFromString(`<ol>${event.detail.xhr.responseText}</ol>`, "text/html");
  const fresh = [...loaded.querySelectorAll("ol > li")].filter((row) => !row.id || !document.getElementById(row.id));
  event.detail.elt.closest("li").replaceWith(...fresh);
  htmx.process($("#rows"));
  fresh[0]?.querySelector("a")?.focus();
}

function wake() {
  for (const element of $$(".only-js[hidden]")) element.hidden = false;
}

document.addEventListener("keydown", onKey);
document.addEventListener("click", pickRange);
document.addEventListener("keydown", (event) => { // its form has no button of its own for Enter
  const field = event.key === "Enter" && event.target.closest?.("#bulk input");
  if (field) { event.preventDefault(); $(".button", field.closest(".sheet"))?.click(); }
});
for (const sign of ["keydown", "pointerdown", "pointermove", "wheel"]) addEventListener(sign, () => { lastSign = Date.now(); }, { passive: true });
addEventListener("pagehide", () => { if (hereId) navigator.sendBeacon(`/mention/${hereId}/leave`); });
document.addEventListener("input", (event) => { if (event.target.id === "reply" && hereId !== item()?.dataset.id) here(); });
setInterval(here, 60000);
document.addEventListener("click", (event) => {
  for (const menu of $$(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  const doing = event.target.closest("[data-do]");
  if (doing && doing.dataset.do !== "news") { event.preventDefault(); act(doing.dataset.do); }
});
document.addEventListener("change", (event) => {
  if (event.target.id === "keys-on") store("keys", event.target.checked ? null : "off");
});
document.body.addEventListener("htmx:afterSwap", afterSwap);
document.addEventListener("submit", decide);
document.body.addEventListener("htmx:beforeSwap", moreRows);
document.body.addEventListener("htmx:sendError", lost);
document.body.addEventListener("htmx:timeout", lost);
$("#keys-on").checked = stored("keys", "on") !== "off";
document.body.classList.add("js");
watchReply();
wake();
markCurrent();
tick();
waitHere();
setInterval(tick, 500);
listen();
