// Shared by the pages that are told when something is new: fetch the part again, keep what the person is doing.
"use strict";

const Startex = {};

// Server-sent events; the browser reconnects by itself, and asks at once for what it has missed.
Startex.listen = function (onNews) {
  const source = new EventSource("/events");
  source.onmessage = onNews;
  source.onopen = onNews;
  return source;
};

// Replace the content of an element by the page's part, unless somebody is writing in it.
Startex.renew = async function (place, address) {
  const at = document.activeElement;
  const busy = at && place.contains(at) && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && at.type !== "submit";
  if (busy) {
    return false;
  }
  const answer = await fetch(address, { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok) {
    return false;
  }
  const open = [...place.querySelectorAll("details")].filter((one) => one.open).map((one) => one.textContent.slice(0, 40));
  const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
  place.replaceChildren(...parsed.body.childNodes);
  for (const one of place.querySelectorAll("details")) {
    if (open.includes(one.textContent.slice(0, 40))) {
      one.open = true;
    }
  }
  return true;
};
