// The plain page and the projector: new parts as they come, said aloud by screen readers, and a time box that counts.
"use strict";

(function () {
  const place = document.getElementById("part");
  const live = document.getElementById("live");
  const address = location.pathname + "/part";
  let waiting = false;

  async function renew() {
    const before = place.firstElementChild ? place.firstElementChild.dataset.lines : undefined;
    const done = await Startex.renew(place, address).catch(() => false);
    const after = place.firstElementChild ? place.firstElementChild.dataset.lines : undefined;
    if (live && (!done || before !== after)) {
      live.textContent = done ? "Something is new on this page." : "Something is new; leave the field you write in to see it.";
    }
    waiting = !done;
  }

  document.addEventListener("focusout", () => setTimeout(() => waiting && renew(), 50));
  Startex.listen(renew);

  setInterval(() => {
    for (const one of document.querySelectorAll("[data-left]")) {
      const left = Number(one.dataset.left) - 1;
      one.dataset.left = String(left);
      const size = Math.abs(left);
      one.textContent = (left < 0 ? "over by " : "") + Math.floor(size / 60) + ":" + String(size % 60).padStart(2, "0");
    }
  }, 1000);
})();
