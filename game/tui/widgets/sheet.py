"""A sheet: text drawn to the width it has, drawn anew when the width changes."""

from __future__ import annotations

from collections.abc import Callable

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.ink import Ink
from game.tui.inside import let_own_lines_go

Draw = Callable[[Ink], None]
WIDTHS = 3
"""Widths whose lines are kept."""


def nothing(ink: Ink) -> None:
    """An empty sheet."""


class Sheet(Widget):
    """Shows what ``draw`` puts on it."""

    def __init__(self, draw: Draw = nothing, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id, classes=classes, markup=False)
        self._draw = draw
        self._kept: dict[int, Ink] = {}
        """Width to the lines there: a layout asks for the width with and without a scrollbar, and back again."""

    def show(self, draw: Draw) -> None:
        """Put something else on the sheet. What comes out the same is not painted again: in a room with many seats
        most of what anybody does leaves most sheets as they were.
        """
        columns = self.content_size.width
        before = self._kept.get(columns)
        self._draw, self._kept = draw, {}
        if before is None or not columns:
            self.refresh(layout=True)
            return
        now = self.inked(columns)
        if len(now.lines) != len(before.lines):
            self.refresh(layout=True)
        elif not all(new.is_same(old) for new, old in zip(now.lines, before.lines, strict=True)):
            self.refresh()

    def on_unmount(self) -> None:
        """Nobody sees it any more."""
        let_own_lines_go(self)

    def inked(self, columns: int) -> Ink:
        """The sheet at a width."""
        if columns not in self._kept:
            if len(self._kept) >= WIDTHS:
                self._kept.clear()
            ink = Ink(columns)
            self._draw(ink)
            self._kept[columns] = ink
        return self._kept[columns]

    def render(self) -> Content:
        """The lines at the present width."""
        return self.inked(self.content_size.width).content()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as there are lines at this width."""
        return max(1, len(self.inked(width).lines))
