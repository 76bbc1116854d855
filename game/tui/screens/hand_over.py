"""Between two people at one terminal: who comes next, and nothing of anybody's."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import Screen

from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.widgets.sheet import Sheet


class HandOverScreen(Screen[None]):
    """Enter says that the right person is here. It takes the place of a desk: nothing lies under it."""

    BINDINGS = [Binding("enter", "here", "Here", show=False)]

    def __init__(self, exercise: str, title: str, then: Callable[[], None]) -> None:
        """``title``: the seat that comes next; ``then`` is called when its person is here."""
        super().__init__()
        self._exercise, self._seat, self._then = exercise, title, then

    def compose(self) -> ComposeResult:
        """One sheet in the middle."""
        with Vertical(classes="middle"):
            yield Sheet(self._draw, classes="measure")

    def _draw(self, ink: Ink) -> None:
        ink.text(self._exercise, style=QUIET)
        ink.blank()
        ink.text("Hand over to", style=STRONG)
        ink.blank()
        ink.text(self._seat, 2, 2, style=ACCENT)
        ink.rule()
        ink.text("Turn the screen to them and look away. Nothing of anybody's is shown until they press Enter.")
        ink.blank()
        ink.line(("Enter", ACCENT), " I am here   ", ("q", ACCENT), " leave; everything is kept")

    def action_here(self) -> None:
        """The right person is here."""
        self._then()
