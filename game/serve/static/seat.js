// A seat's terminal: bytes from the server onto the screen, keys back. A lost line is taken up again by itself, and the
// screen stays as it was meanwhile. Keys pressed while the line is down are dropped and said to be: nothing is done late.
"use strict";

(function () {
  const place = document.getElementById("terminal");
  const state = document.getElementById("state");
  const keys = document.getElementById("keys");
  const stay = { taken: 4001, left: 4002, locked: 4004 };
  const sizes = { least: 8, most: 40 };
  let size = Number(localStorage.getItem("startex-letters")) || 15;
  let socket = null;
  let tries = 0;
  let timer = null;
  let heard = 0;

  const terminal = new Terminal({
    allowProposedApi: true,
    cursorBlink: false,
    fontFamily: '"Startex Mono", "DejaVu Sans Mono", monospace',
    fontSize: size,
    scrollback: 0,
    screenReaderMode: false,
    macOptionIsMeta: true,
    theme: { background: "#14181d", foreground: "#e9e6dd" },
  });
  const fit = new FitAddon.FitAddon();
  terminal.loadAddon(fit);
  terminal.loadAddon(new Unicode11Addon.Unicode11Addon());
  terminal.unicode.activeVersion = "11";
  terminal.loadAddon(new ClipboardAddon.ClipboardAddon());

  function say(words, away) {
    state.textContent = words;
    state.classList.toggle("away", Boolean(away));
  }

  function send(kind, about) {
    if (socket && socket.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify(about === undefined ? [kind] : [kind, about]));
      return true;
    }
    say("not connected: keys are not sent", true);
    return false;
  }

  const told = {
    hello: () => say("connected"),
    pong: () => {},
    answer: () => {},
    taken: (about) => say(about.words, true),
    open_url: (about) => window.open(about.url, "_blank", "noopener,noreferrer"),
    file: (about) => {
      const link = document.createElement("a");
      // With what the socket was asked with: the facilitator's cookie counts only where it is meant.
      link.href = "/file/" + encodeURIComponent(about.key) + new URL(place.dataset.socket, location.href).search;
      link.download = about.name;
      link.click();
    },
  };

  function connect() {
    clearTimeout(timer);
    const scheme = location.protocol === "https:" ? "wss://" : "ws://";
    socket = new WebSocket(scheme + location.host + place.dataset.socket);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      tries = 0;
      heard = Date.now();
      send("hello", { width: terminal.cols, height: terminal.rows, depth: "truecolor" });
    };
    socket.onmessage = (event) => {
      heard = Date.now();
      if (typeof event.data === "string") {
        const [kind, about] = JSON.parse(event.data);
        if (told[kind]) {
          told[kind](about || {});
        }
        return;
      }
      terminal.write(new Uint8Array(event.data));
    };
    socket.onclose = (event) => {
      socket = null;
      ended(event);
    };
  }

  function ended(event) {
    const again = document.createElement("button");
    again.type = "button";
    again.onclick = () => { say("connecting …"); connect(); };
    if (event.code === stay.taken) {
      say("Opened in another place. ", true);
      again.textContent = "Take it back";
      state.append(again);
    } else if (event.code === stay.left) {
      say("You left. ", true);
      again.textContent = "Come back";
      state.append(again);
    } else if (event.code === stay.locked) {
      say("This seat is signed out here; go back to the lobby.", true);
    } else {
      const wait = Math.min(15000, 400 * 2 ** tries) * (0.75 + Math.random() / 2);
      tries += 1;
      say("line lost; trying again in " + Math.ceil(wait / 1000) + " s", true);
      timer = setTimeout(connect, wait);
    }
  }

  function resize() {
    fit.fit();
    if (socket) {
      send("resize", { width: terminal.cols, height: terminal.rows });
    }
  }

  function letters(by) {
    size = Math.max(sizes.least, Math.min(sizes.most, size + by));
    localStorage.setItem("startex-letters", String(size));
    terminal.options.fontSize = size;
    resize();
  }

  terminal.onData((text) => send("stdin", text));
  // Ctrl+Shift+C and Ctrl+Shift+V, or a selection and Ctrl+C, as in other terminals; all else goes to the seat.
  terminal.attachCustomKeyEventHandler((event) => {
    if (event.type !== "keydown" || !event.ctrlKey) {
      return true;
    }
    const letter = event.key.toLowerCase();
    if (letter === "c" && (event.shiftKey || terminal.hasSelection())) {
      navigator.clipboard && navigator.clipboard.writeText(terminal.getSelection());
      event.preventDefault();
      return false;
    }
    if (letter === "v") {
      return false;
    }
    return true;
  });

  document.getElementById("smaller").onclick = () => { letters(-1); terminal.focus(); };
  document.getElementById("larger").onclick = () => { letters(1); terminal.focus(); };
  document.getElementById("show-keys").onclick = (event) => {
    keys.hidden = !keys.hidden;
    event.currentTarget.setAttribute("aria-pressed", String(!keys.hidden));
    resize();
  };
  keys.addEventListener("pointerdown", (event) => {
    const key = event.target.closest("[data-key]");
    if (key) {
      event.preventDefault();
      send("stdin", key.dataset.key);
    }
  });

  if (matchMedia("(pointer: coarse)").matches) {
    keys.hidden = false;
  }
  setInterval(() => {
    if (socket && socket.readyState === WebSocket.OPEN) {
      send("ping", "");
      if (Date.now() - heard > 45000) {
        socket.close();
      }
    }
  }, 15000);
  window.addEventListener("online", () => { if (!socket) { tries = 0; connect(); } });

  document.fonts.load('15px "Startex Mono"').finally(() => {
    terminal.open(place);
    fit.fit();
    new ResizeObserver(resize).observe(place);
    connect();
    terminal.focus();
  });
  window.startex = { terminal };
})();
