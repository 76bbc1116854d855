"""A seat's place on the server: who sits there, the app that draws its screen, and the lines to those who look."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

from game.core.plan import Id
from game.serve import dressed
from game.serve.driver import Terminal
from game.serve.outlet import Outlet
from game.tui.inside import apart, page_text
from game.tui.seated import Moved, Said, SeatedApp

TAKEN, LEFT, CLOSED, LOCKED = 4001, 4002, 4003, 4004
"""Close codes: opened elsewhere, left by the person, the room has closed, the seat was taken back."""
DRAWN_WITHIN = 0.25
"""Seconds the next seat waits for this one's screen, at the most."""
FILES_KEPT = 4
"""Files waiting to be fetched by a seat's client; the oldest gives way."""


@dataclass(eq=False)
class Station:
    """One seat. The app outlives its clients: a page loaded again finds the screen as it was."""

    seat: Id
    title: str
    make: Callable[[Terminal], SeatedApp]
    now: Callable[[], float]
    """The loop's clock."""
    person: str = ""
    """The name given in the lobby; "" nobody has come yet."""
    ready: bool = False
    locked: bool = False
    acted_at: float = 0.0
    """When the person last asked anything that was in order, or came; on the loop's clock."""
    heard_at: float = 0.0
    """When the person last did something, on the loop's clock."""
    app: SeatedApp | None = None
    outlet: Outlet | None = None
    """The one client that may type."""
    watchers: list[Outlet] = field(default_factory=list)
    """Clients that look over the shoulder."""
    files: dict[str, tuple[str, bytes, str]] = field(default_factory=dict)
    """Key to (name, content, kind) of files to be fetched."""
    plain: int = 0
    """Plain pages open on this seat."""
    _task: asyncio.Task[None] | None = None
    _count: int = 0

    @property
    def here(self) -> bool:
        """Is somebody connected?"""
        return self.outlet is not None or self.plain > 0

    @property
    def idle(self) -> float:
        """Seconds since the person last did something."""
        return max(0.0, self.now() - self.heard_at)

    @property
    def quiet(self) -> float:
        """Seconds since the person last asked anything, or came; 0 while nobody is here."""
        return max(0.0, self.now() - self.acted_at) if self.here else 0.0

    @property
    def screen(self) -> object | None:
        """The screen this seat has, without what lies over it; None while there is none."""
        stack = self.app.screen_stack if self.app is not None and self.app.is_running else []
        return next(iter(stack[1:]), None)

    def acted(self) -> None:
        """The person has asked something, and it was in order."""
        self.acted_at = self.now()

    def take(self, outlet: Outlet, terminal: Terminal) -> None:
        """Seat a client; the one that was there is told and closed."""
        if self.outlet is not None:
            self.outlet.tell("taken", {"words": "This seat has been opened in another place."})
            self.outlet.close(TAKEN, "opened elsewhere")
        if not self.here:
            self.acted()
        self.outlet = outlet
        self.heard()
        if self._task is None or self._task.done():
            self.app = self.make(terminal)
            self._task = dressed.start(self.app, self, terminal)
        elif self.app is not None:
            dressed.dress_again(self.app, terminal.depth)
            self.resize(terminal)
            outlet.repaint()

    def displace(self) -> None:
        """Close the client that is here: its token is good no more."""
        if self.outlet is not None:
            self.outlet.tell("taken", {"words": "This seat was given to somebody else, or opened with its own code."})
            self.outlet.close(LOCKED, "signed out")
            self.outlet = None

    def leave(self, outlet: Outlet) -> None:
        """A client has gone; its screen is kept."""
        if self.outlet is outlet:
            self.outlet = None
        elif outlet in self.watchers:
            self.watchers.remove(outlet)

    def look(self, outlet: Outlet) -> None:
        """Let a client look on, without typing."""
        self.watchers.append(outlet)
        outlet.repaint()

    def feed(self, text: str) -> None:
        """What the person typed."""
        self.heard()
        found = dressed.driver_of(self.app) if self.app else None
        if found is not None:
            found.feed(text)

    def resize(self, terminal: Terminal) -> None:
        """The person's terminal has another size."""
        found = dressed.driver_of(self.app) if self.app else None
        if found is not None:
            found.resize(terminal.size)

    def heard(self) -> None:
        """The person has done something."""
        self.heard_at = self.now()

    def picture(self) -> bytes:
        """The whole screen; b"" while there is none."""
        return dressed.picture(self.app) if self.app else b""

    def reading(self) -> str:
        """The whole screen as text; "" while there is none."""
        return apart(self.app, page_text) if self.app else ""

    async def moved(self) -> None:
        """Show that the exercise has moved, and wait a moment for the screen to be drawn."""
        app = self.app
        if app is None:
            return
        drawn = asyncio.Event()
        if dressed.post(app, lambda: Moved(drawn.set)):
            try:
                # Not ``wait_for``: in Python 3.11 it can lose a cancellation, and the room would then never close.
                async with asyncio.timeout(DRAWN_WITHIN):
                    await drawn.wait()
            except TimeoutError:
                return

    def say(self, title: str, words: str) -> None:
        """Tell the person something past the exercise."""
        if self.app is not None:
            dressed.post(self.app, lambda: Said(title, words))

    async def close(self, code: int, reason: str) -> None:
        """Close every line and end the app."""
        for outlet in (*([self.outlet] if self.outlet else []), *self.watchers):
            outlet.close(code, reason)
        self.outlet, self.watchers = None, []
        task, self._task, self.app = self._task, None, None
        if task is not None and not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    # -- the driver's far end -----------------------------------------------------------------------------------

    def paint(self, data: bytes) -> None:
        """Terminal output for everybody who looks."""
        if self.outlet is not None:
            self.outlet.paint(data)
        for outlet in self.watchers:
            outlet.paint(data)

    def open_url(self, url: str, *, new_tab: bool) -> None:
        """Open a page where the person sits; only pages, never a file or a program."""
        if self.outlet is not None and url.startswith(("https://", "http://", "/")):
            self.outlet.tell("open_url", {"url": url, "new_tab": new_tab})

    def deliver(self, name: str, content: bytes, mime: str) -> None:
        """Keep a file until the person's client fetches it."""
        self._count += 1
        key = str(self._count)
        self.files[key] = (name, content, mime)
        while len(self.files) > FILES_KEPT:
            self.files.pop(next(iter(self.files)))
        if self.outlet is not None:
            self.outlet.tell("file", {"key": key, "name": name})

    def left(self) -> None:
        """The app has ended by itself: the person left."""
        if self.outlet is not None:
            self.outlet.close(LEFT, "left")
