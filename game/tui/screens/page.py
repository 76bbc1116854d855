"""A page over the desk: one sheet to read, Esc or Enter to leave; and the frame of every dialog."""

from __future__ import annotations

from typing import TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.events import Resize
from textual.screen import ModalScreen

from game.tui.ink import ACCENT, Ink
from game.tui.inside import let_lines_go
from game.tui.screens.turns import InTurns
from game.tui.widgets.sheet import Draw, Sheet

Result = TypeVar("Result")


class Dialog(InTurns[Result], ModalScreen[Result]):
    """A framed sheet in the middle of the screen. Esc leaves it with nothing done."""

    BINDINGS = [Binding("escape", "leave", "Leave", show=False)]
    HINT = "Esc leaves"

    def __init__(self, title: str) -> None:
        super().__init__(classes="dialog")
        self.heading = title

    def compose(self) -> ComposeResult:
        """Frame, content, one line of keys."""
        with Vertical(classes="frame"):
            yield Sheet(self._head, classes="head")
            yield from self.inside()
            yield Sheet(lambda ink: ink.text(self.hint, style="$text-muted"), classes="hint")

    @property
    def hint(self) -> str:
        """The keys of the moment."""
        return self.HINT

    def inside(self) -> ComposeResult:
        """What the frame holds."""
        yield from ()

    def on_mount(self) -> None:
        """Known before the first layout, the room for what scrolls need not be found by a second one."""
        self._fit(self.app.size.height)

    def on_screen_suspend(self) -> None:
        """It is closed, or something lies over it."""
        let_lines_go(self)

    @on(Resize)
    def fit(self, event: Resize) -> None:
        """The room at the size of the moment."""
        self._fit(event.size.height)

    def _fit(self, rows: int) -> None:
        """What scrolls takes the room that is left: a frame that grows with its content cannot know it."""
        for scrolled in self.query(".reading"):
            scrolled.styles.max_height = max(3, rows - 6)

    def _head(self, ink: Ink) -> None:
        ink.ends(self.heading, "", ACCENT)
        ink.rule()

    def action_leave(self) -> None:
        """Leave with nothing done."""
        self.dismiss(None)


class Page(Dialog[bool]):
    """Something to read. Enter, Esc or q leaves; arrows and page keys scroll."""

    BINDINGS = [Binding("enter,q", "read", "Done", show=False)]
    HINT = "↑ ↓ scroll · Enter leaves"

    def __init__(self, title: str, draw: Draw) -> None:
        super().__init__(title)
        self._draw = draw

    def inside(self) -> ComposeResult:
        """One sheet, scrolled where it is long."""
        with VerticalScroll(classes="reading"):
            yield Sheet(self._draw)

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one(VerticalScroll).focus()

    def action_read(self) -> None:
        """Leave, having read it."""
        self.dismiss(True)
