// The lobby: the code from a scanned link goes into its field and out of the address; who is here stays fresh.
"use strict";

(function () {
  const field = document.getElementById("code");
  const code = decodeURIComponent(location.hash.slice(1));
  if (code) {
    if (field) {
      field.value = code;
    }
    history.replaceState(null, "", location.pathname);
  }
  const people = document.getElementById("people");
  if (!people) {
    return;
  }
  setInterval(async () => {
    const answer = await fetch("/lobby/part", { credentials: "same-origin", cache: "no-store" }).catch(() => null);
    if (!answer || !answer.ok) {
      return;
    }
    const parsed = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = parsed.getElementById("people");
    if (fresh && fresh.innerHTML !== people.innerHTML) {
      people.replaceChildren(...fresh.childNodes);
    }
  }, 3000);
})();
