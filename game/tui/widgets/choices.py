"""A list to choose from: every entry drawn to the width of the list, out-of-order ones dim but reachable."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.cache import LRUCache
from textual.content import Content, Span
from textual.events import Resize
from textual.style import Style
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from game.tui.ink import Ink

MARGIN = 2
"""Columns an entry leaves free: one on either side."""


@dataclass(frozen=True)
class Entry:
    """One line or several of a list."""

    id: str
    draw: Callable[[Ink], None]
    heading: bool = False
    """True: it heads those below; the cursor passes over it."""


class Choices(OptionList):
    """An OptionList of entries; the place of the cursor survives a change of entries."""

    def __init__(self, entries: Sequence[Entry] = (), *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002  (Textual's name)
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._entries = tuple(entries)
        self._drawn: tuple[int, tuple[Entry, ...]] | None = None
        self._inked: int | None = None
        """The row drawn in the cursor's own ink."""

    @property
    def chosen(self) -> str:
        """Id of the entry under the cursor; "" none."""
        at = self.highlighted
        return self._entries[at].id if at is not None and at < len(self._entries) else ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all entries, in order."""
        return tuple(entry.id for entry in self._entries)

    def show(self, entries: Sequence[Entry]) -> None:
        """Other entries; the cursor stays with its id, else with its place."""
        here, at, before = self.chosen, self.highlighted, self._entries
        self._entries = tuple(entries)
        if self._same(before):
            return
        self._drawn = None
        self._redraw()
        if self._entries:
            self.highlighted = self.ids.index(here) if here in self.ids else self._nearest(at or 0)

    def _same(self, before: tuple[Entry, ...]) -> bool:
        """Do the present entries come out as these did, at the width drawn for?"""
        if self._drawn is None or self._drawn[0] != self.scrollable_content_region.width - MARGIN:
            return False
        columns, marks = self._drawn[0], [(entry.id, entry.heading) for entry in before]
        if marks != [(entry.id, entry.heading) for entry in self._entries] or self.highlighted is None:
            return False
        pairs = zip(self._entries, before, strict=True)
        if not all(_drawn(new, columns).is_same(_drawn(old, columns)) for new, old in pairs):
            return False
        self._drawn = (columns, self._entries)
        return True

    def turn_to(self, entry_id: str) -> None:
        """Put the cursor on an entry, if it is there."""
        if entry_id in self.ids:
            self.highlighted = self.ids.index(entry_id)

    def get_visual_style(self, *component_classes: str, partial: bool = False) -> Style:
        """As Textual has it, and reversed where the style sheet says so, which Textual leaves out: without colour the
        cursor would be seen by its weight alone.
        """
        style = super().get_visual_style(*component_classes, partial=partial)
        found = [self.get_component_styles(name).text_style for name in component_classes]
        return style + Style(reverse=True) if any(one.reverse for one in found) else style

    def turn_page(self, by: int) -> None:
        """The cursor a page on (1) or back (-1)."""
        (self.action_page_down if by > 0 else self.action_page_up)()

    def action_page_up(self) -> None:
        """A page back, where there are pages: out of sight the list has no rows, and Textual fails."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A page on, likewise."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]

    def on_mount(self) -> None:
        """Draw once there is a width."""
        self._redraw()
        if self._entries and self.highlighted is None:
            self.highlighted = self._nearest(0)

    def _nearest(self, at: int) -> int | None:
        """The entry at a place, or the first one after it that is no heading."""
        places = [n for n, entry in enumerate(self._entries) if not entry.heading]
        return next((n for n in places if n >= at), places[-1] if places else None)

    def on_resize(self, event: Resize) -> None:
        """Draw anew for a new width."""
        at = self.highlighted
        self._redraw()
        self.highlighted = at

    def watch_highlighted(self, highlighted: int | None) -> None:
        """The row under the cursor is drawn without inks of its own, which would not be legible on the cursor."""
        rows = [row for row in dict.fromkeys((self._inked, highlighted)) if row is not None and row < self.option_count]
        if self._drawn is not None:
            for row in rows:
                drawn = _drawn(self._entries[row], self._drawn[0])
                prompt = Content(drawn.plain) if row == highlighted else drawn
                self.replace_option_prompt_at_index(row, prompt)
            self._inked = highlighted
        super().watch_highlighted(highlighted)

    def _redraw(self) -> None:
        columns = self.scrollable_content_region.width - MARGIN
        if columns < 1 or self._drawn == (columns, self._entries):
            if not self._entries:
                self.clear_options()
            elif columns < 1:
                self.set_options(Option(Content(entry.id), disabled=entry.heading) for entry in self._entries)
            return
        self._drawn, self._inked = (columns, self._entries), None
        self.set_options(Option(_drawn(entry, columns), disabled=entry.heading) for entry in self._entries)


DRAWN: LRUCache[tuple[str, tuple[Span, ...]], Content] = LRUCache(2048)
"""Entries as drawn, to be shared: in a room 24 seats have the same journal before them, and it is long."""


def _drawn(entry: Entry, columns: int) -> Content:
    ink = Ink(columns)
    entry.draw(ink)
    made = ink.content()
    key = (made.plain, tuple(made.spans))
    found = DRAWN.get(key)
    if found is None:
        found = DRAWN[key] = made
    return found
