"""Watching a scenario while it is written: what was saved is checked at once, and the last good version is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from game.author.preview import Item, item_at, items, preview
from game.core.plan import Plan
from game.pack import load_file
from game.pack.data import SCENARIO_FILE, rulebook_path
from game.pack.faults import Fault
from game.pack.lines import with_lines
from game.pack.source import read_source
from game.view.safe import pad, wrap

Stamps = dict[Path, tuple[int, int]]
"""File to (time of its last change in nanoseconds, bytes)."""
BESIDE = 130
"""Columns from which the faults stand beside the preview instead of above it."""
SHOWN = 12
"""Faults that are shown at once."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a save came to."""

    faults: tuple[Fault, ...]
    item: Item
    """What was edited, as far as the first changed line tells."""
    lines: tuple[str, ...]
    """Its preview."""
    good: bool
    """The preview is of the file as saved; False: of the last version without errors."""

    def to_text(self, columns: int = 80) -> str:
        """Faults and preview, one above the other or side by side where there is room."""
        shown = [self._head(), *self.lines]
        if columns < BESIDE:
            return "\n".join([*self._said(with_lines(self.faults[:SHOWN])), "", *shown])
        half = columns // 2 - 2
        said = list(self._said(line for fault in self.faults[:SHOWN] for line in wrap(str(fault), half, "", "    ")))
        rows = max(len(said), len(shown))
        left, right = said + [""] * (rows - len(said)), shown + [""] * (rows - len(shown))
        return "\n".join(f"{pad(a, half)} | {b}".rstrip() for a, b in zip(left, right, strict=True))

    def _said(self, faults: Iterable[str]) -> Iterator[str]:
        errors = sum(fault.severity == "error" for fault in self.faults)
        yield f"{errors} errors, {len(self.faults) - errors} warnings"
        yield from faults
        if len(self.faults) > SHOWN:
            yield f"and {len(self.faults) - SHOWN} more; startex check lists them all"

    def _head(self) -> str:
        if not self.lines:
            return f"No preview of {self.item[1] or 'this part'}."
        return "As saved:" if self.good else "As in the last version without errors:"


class Watching:
    """One scenario file under watch. ``look`` is cheap while nothing was saved."""

    def __init__(self, path: Path, columns: int = 80) -> None:
        self.path = path
        self.columns = columns
        self.plan: Plan | None = None
        """The last good version; None until there is one."""
        self._items: list[tuple[int, Item]] = []
        self._item: Item = ("", "")
        self._text: tuple[str, ...] = ()
        self._books: tuple[str, ...] = ()
        self._bases: tuple[Path, ...] = ()
        """Folders of the scenarios it overlays, as far as is known."""
        self._stamps: Stamps = {}

    def look(self) -> Look | None:
        """What was saved since the last look; None for nothing. A file that is away for a moment counts as unsaved."""
        stamps = self._read_stamps()
        if stamps == self._stamps or self.path not in stamps:
            return None
        self._stamps = stamps
        loaded = load_file(self.path)
        self._place()
        self._bases = loaded.bases or self._bases
        if loaded.plan is not None:
            self.plan = loaded.plan
            self._books = tuple(name for name, _ in loaded.plan.packs[1:])
        # What was saved while this was read counts as unseen: only files not yet known are stamped anew.
        self._stamps = {**self._read_stamps(), **stamps}
        columns = self.columns // 2 - 4 if self.columns >= BESIDE else self.columns
        lines = preview(self.plan, self._item, columns) if self.plan else []
        return Look(loaded.faults, self._item, tuple(lines), loaded.plan is not None)

    def _place(self) -> None:
        """Find what was edited: the part in which the first changed line stands."""
        source, _ = read_source(self.path, str(self.path))
        if source is not None:
            self._items = items(source)
        text = tuple(self.path.read_text(encoding="utf-8", errors="replace").split("\n"))
        changed = next((n for n, (a, b) in enumerate(zip(self._text, text, strict=False)) if a != b), None)
        if changed is None and self._text and len(text) != len(self._text):
            changed = min(len(text), len(self._text)) - 1
        if changed is not None:
            self._item = item_at(self._items, changed + 1)
        elif not self._text:
            self._item = next((item for _, item in self._items if item[0] == "inject"), ("", ""))
        self._text = text

    def _read_stamps(self) -> Stamps:
        """Everything the scenario is made of: its folder, those it overlays and the rulebooks it cites."""
        folders = (self.path.parent, *self._bases)
        files = {self.path, *(base / SCENARIO_FILE for base in self._bases)}
        files |= {file for folder in folders for kind in ("rules/*.yaml", "texts/*.md") for file in folder.glob(kind)}
        files |= {book for name in self._books if (book := rulebook_path(name, *folders)) is not None}
        return {file: found for file in sorted(files) if (found := _stamp(file)) is not None}


def _stamp(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
