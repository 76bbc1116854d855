"""Reading rulebooks: those a scenario cites and those they need."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from game.pack.data import rulebook_ids, rulebook_path
from game.pack.faults import Fault, suggestion
from game.pack.schema import RulebookModel
from game.pack.source import Source, read_source, shown
from game.pack.texts import fill_texts
from game.pack.validate import validate

Book = tuple[Source, RulebookModel]
"""A rulebook with the source its places stand in."""


@dataclass(slots=True)
class Shelf:
    """Rulebooks read so far, each once, those that others need before them."""

    books: list[Book] = field(default_factory=list)
    raws: list[object] = field(default_factory=list)
    """Their bare values, for the names they declare."""
    faults: list[Fault] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)

    def take(self, citing: Source, key: str, names: list[str]) -> None:
        """Read the rulebooks cited under ``key``, and what they need in turn."""
        for n, name in enumerate(names):
            if name not in self.taken:
                self.taken.add(name)
                self._take(citing, (key, n), name)

    def _take(self, citing: Source, place: tuple[str | int, ...], name: str) -> None:
        path = rulebook_path(name, *citing.folders)
        if path is None:
            node = citing.find(place)[1]
            cure = suggestion(name, rulebook_ids())
            message = f"there is no rulebook {name}"
            self.faults.append(Fault(node.file, node.line, node.col, "error", "E305", message, cure))
            return
        source, raw, model, faults = read_rulebook(path)
        self.faults += faults
        if source is not None and model is not None:
            self.take(source, "needs", model.needs)
            self.books.append((source, model))
            self.raws.append(raw)


def read_rulebook(path: Path) -> tuple[Source | None, object, RulebookModel | None, list[Fault]]:
    """One rulebook: its source, its bare values, the model as far as it is sound, and its faults.

    Read once for as long as the file stays the same: many scenarios checked together cite the same few.
    """
    try:
        stamp = path.stat()
    except OSError:
        return _read(path)
    source, raw, model, faults = _kept(path, shown(path), stamp.st_mtime_ns, stamp.st_size)
    return source, raw, model, list(faults)


@lru_cache(maxsize=64)
def _kept(
    path: Path, name: str, changed: int, size: int
) -> tuple[Source | None, object, RulebookModel | None, list[Fault]]:
    """A rulebook as it was at that moment; ``name`` is how faults call it, which the working folder decides."""
    return _read(path)


def _read(path: Path) -> tuple[Source | None, object, RulebookModel | None, list[Fault]]:
    source, faults = read_source(path, shown(path))
    if source is None:
        return None, None, None, faults
    faults += fill_texts(source)
    raw = source.plain()
    model, unsound = validate(source, RulebookModel)
    return source, raw, model, faults + unsound
