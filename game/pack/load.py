"""From a name or a path to a plan, or to every fault that stands in the way."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from game.core.plan import Plan
from game.pack.check import review
from game.pack.compile import Desk, Place, compile_scenario, gather
from game.pack.data import find_scenario, rulebook_ids, rulebook_path
from game.pack.faults import Fault, suggestion, tidy
from game.pack.schema import RulebookModel, ScenarioModel
from game.pack.source import Source, read_source
from game.pack.texts import fill_texts
from game.pack.validate import validate

Book = tuple[Source, RulebookModel]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: a plan when there is no error, and every fault either way."""

    plan: Plan | None
    faults: tuple[Fault, ...]

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that stand in the way of a plan."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


def load(name_or_path: str | Path) -> Loaded:
    """Read, check and compile a scenario given by id, folder or file.

    Raises ``game.pack.data.UnknownScenarioError`` when there is no such scenario; everything else is a fault.
    """
    return load_file(find_scenario(name_or_path))


def load_file(path: Path) -> Loaded:
    """As ``load``, for the very file."""
    source, faults = read_source(path, shown(path))
    if source is None:
        return Loaded(None, tidy(faults))
    faults += fill_texts(source)
    raw = source.plain()
    model, unsound = validate(source, ScenarioModel)
    faults += unsound
    if model is None or not isinstance(raw, dict):
        return Loaded(None, tidy(faults))
    books, raws, bad = read_rulebooks(source, model.rulebooks)
    names, known = gather(raw, raws)
    desk = Desk(names, known, faults=faults + bad)
    plan, _ = compile_scenario(desk, source, model, books)
    review(desk, source, plan)
    found = tidy(desk.faults)
    return Loaded(None if any(fault.severity == "error" for fault in found) else plan, found)


def read_rulebooks(source: Source, cited: list[str]) -> tuple[list[Book], list[object], list[Fault]]:
    """The rulebooks a scenario cites and those they need, each once, the needed ones first."""
    books: dict[str, Book] = {}
    raws: list[object] = []
    faults: list[Fault] = []

    def take(citing: Source, place: tuple[str | int, ...], name: str) -> None:
        if name in books or name in open_:
            return
        path = rulebook_path(name, source.folder)
        if path is None:
            node = citing.find(place)[1]
            cure = suggestion(name, rulebook_ids())
            faults.append(
                Fault(citing.file, node.line, node.col, "error", "E305", f"there is no rulebook {name}", cure)
            )
            return
        open_.add(name)
        book_source, raw, model, bad = read_rulebook(path)
        faults.extend(bad)
        if book_source is None or model is None:
            return
        for n, needed in enumerate(model.needs):
            take(book_source, ("needs", n), needed)
        books[name] = (book_source, model)
        raws.append(raw)

    open_: set[str] = set()
    for n, name in enumerate(cited):
        take(source, ("rulebooks", n), name)
    return list(books.values()), raws, faults


def read_rulebook(path: Path) -> tuple[Source | None, object, RulebookModel | None, list[Fault]]:
    """One rulebook: its source, its bare values, the model as far as it is sound, and its faults."""
    source, faults = read_source(path, shown(path))
    if source is None:
        return None, None, None, faults
    faults += fill_texts(source)
    raw = source.plain()
    model, unsound = validate(source, RulebookModel)
    return source, raw, model, faults + unsound


def shown(path: Path) -> str:
    """A path as faults show it: relative to the working folder where it lies inside."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(path)
    return str(path) if relative.startswith("..") else relative


__all__ = ["Loaded", "Place", "load", "load_file", "read_rulebook", "read_rulebooks", "shown"]
