// The plain page and the projector: new parts as they come, said aloud by screen readers, and a time box that counts.
"use strict";

(function () {
  const place = document.getElementById("part");
  const live = document.getElementById("live");
  const address = location.pathname + "/part";
  let waiting = false;

  // Nobody scrolls a wall: letters get smaller until everything stands on it, but never too small to be read.
  function fit() {
    const wall = document.body;
    if (!wall.classList.contains("screen")) {
      return;
    }
    wall.style.fontSize = "";
    const natural = parseFloat(getComputedStyle(wall).fontSize);
    for (let size = natural; size > natural * 0.6 && document.documentElement.scrollHeight > innerHeight; size -= 0.5) {
      wall.style.fontSize = (size - 0.5) + "px";
    }
  }

  async function renew() {
    const before = place.firstElementChild ? place.firstElementChild.dataset.lines : undefined;
    const done = await Startex.renew(place, address).catch(() => false);
    const after = place.firstElementChild ? place.firstElementChild.dataset.lines : undefined;
    if (live && (!done || before !== after)) {
      live.textContent = done ? "Something is new on this page." : "Something is new; leave the field you write in to see it.";
    }
    waiting = !done;
    fit();
  }

  fit();
  addEventListener("resize", fit);

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
