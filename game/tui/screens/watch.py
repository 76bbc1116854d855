"""A seat's screen, live, on the facilitator's own: to look at, not to type into."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import ScrollableContainer
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from game.tui.ink import ACCENT, QUIET, Ink
from game.tui.safe import shown
from game.tui.widgets.sheet import Sheet

EVERY = 1.0
"""Seconds between two looks."""


class Watch(Screen[None]):
    """Another seat's screen as text, as large as it is there; arrows scroll where it is larger than this one."""

    BINDINGS = [Binding("escape,enter,q", "leave", "Leave", show=False)]
    AUTO_FOCUS = "#watched-place"
    CSS_PATH = "../styles/console.tcss"

    def __init__(self, title: str, picture: Callable[[], str]) -> None:
        super().__init__()
        self._title = title
        self._picture = picture
        self._seen = ""

    def compose(self) -> ComposeResult:
        """Whose it is, then the screen."""
        yield Sheet(self._head, id="watched-head")
        with ScrollableContainer(id="watched-place"):
            yield Static(id="watched", markup=False)

    def on_mount(self) -> None:
        """Look at once, and again and again."""
        self._look()
        self.set_interval(EVERY, self._look)

    def _head(self, ink: Ink) -> None:
        ink.ends(f"Watching {shown(self._title)}", "arrows scroll · Esc leaves", ACCENT, QUIET)
        del ink.lines[1:]

    def _look(self) -> None:
        seen = self._picture() or "Nobody has opened this seat's screen yet."
        if seen != self._seen:
            self._seen = seen
            lines = [shown(line) for line in seen.splitlines()]
            self.query_one("#watched", Static).update(Content("\n".join(lines)))

    def action_leave(self) -> None:
        """Back to the console."""
        self.dismiss(None)
