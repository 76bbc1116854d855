"""Jump mode: a letter at each place of the desk; the letter goes there."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.events import Key
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen

from game.tui.ink import Ink
from game.tui.widgets.bars import PAGES
from game.tui.widgets.sheet import Draw, Sheet

LETTERS = "asdfg"
"""One for each page, under the left hand."""


class Jump(ModalScreen[int]):
    """Lies over the desk. Any other key leaves."""

    def __init__(self, over: Screen[None]) -> None:
        super().__init__()
        self._over = over

    def compose(self) -> ComposeResult:
        """A label for each place that can be seen, and one line for those that cannot."""
        for number, letter in enumerate(LETTERS, 1):
            pane = self._over.query_one(f"#pane-{number}")
            if pane.display:
                label = Sheet(_label(letter), classes="jump")
                label.offset = Offset(pane.region.x, pane.region.y)
                yield label
        yield Sheet(_all, classes="strip")

    def on_key(self, event: Key) -> None:
        """A letter goes to its place."""
        event.stop()
        if event.key in LETTERS:
            self.dismiss(LETTERS.index(event.key) + 1)
        else:
            self.dismiss(None)


def _label(letter: str) -> Draw:
    return lambda ink: ink.line(f" {letter} ")


def _all(ink: Ink) -> None:
    ink.text("   ".join(f"{letter} {title}" for letter, title in zip(LETTERS, PAGES, strict=True)), style="bold")
