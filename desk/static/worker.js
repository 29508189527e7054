// One stream of nudges for every tab: browsers allow six connections to a host, and each tab would take one.
"use strict";
const ports = new Set();
let source = null;

function tell(word) {
  for (const port of ports) port.postMessage(word);
}

function listen() {
  source = new EventSource("/events");
  source.addEventListener("ready", () => tell("ready"));
  source.addEventListener("nudge", () => tell("nudge"));
  source.onerror = () => {
    tell("lost");
    // A refused stream (signed out) stays closed; look again later.
    if (source.readyState === EventSource.CLOSED) setTimeout(listen, 15000);
  };
}

self.onconnect = (event) => {
  const port = event.ports[0];
  ports.add(port);
  port.onmessage = (message) => {
    if (message.data === "bye") ports.delete(port);
    if (message.data === "back" && source.readyState === EventSource.CLOSED) listen();
  };
  if (!source) listen();
  // What happened while this page was on its way was told to the others only.
  else if (source.readyState === EventSource.OPEN) port.postMessage("ready");
};
