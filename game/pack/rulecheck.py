"""A rulebook checked on its own, under an empty scenario, with the names of every rulebook it could be cited with."""

from __future__ import annotations

from pathlib import Path

from game.pack.books import Shelf, read_rulebook
from game.pack.compile import Desk, Place, compile_scenario, gather
from game.pack.compile.rulebooks import merge
from game.pack.composer import Node
from game.pack.data import rulebook_ids, rulebook_path
from game.pack.faults import Fault
from game.pack.lint import remark_rulebook
from game.pack.schema import RulebookModel, ScenarioModel
from game.pack.schema.response import EntryModel
from game.pack.source import Source

SECTIONS = frozenset(RulebookModel.model_fields) - {"format", "id", "title", "version", "source", "notes", "costs"}
SCENARIO_SIGNS = frozenset({"overlays", "starts", "endex", "rulebooks", "injects", "responses", "decisions"})
LAST_DAY = "9999-12-31"
EMPTY = {"format": 1, "id": "empty", "title": "Empty", "starts": f"{LAST_DAY}T00:00", "endex": "D+1"}
"""A rulebook has no day of its own: its members are those it has in the end."""


def is_rulebook(source: Source) -> bool:
    """Whether a file looks like a rulebook rather than a scenario."""
    keys = set(source.root.value) if isinstance(source.root.value, dict) else set()
    return bool(keys & SECTIONS) and not keys & SCENARIO_SIGNS


def check_rulebook(path: Path) -> list[Fault]:
    """Every fault of one rulebook."""
    source, raw, model, faults = read_rulebook(path)
    if source is None or model is None:
        return faults
    shelf = Shelf(taken={model.id})
    shelf.take(source, "needs", model.needs)
    names, known = gather({}, [raw, *shelf.raws, *_others(path)])
    desk = Desk(names, known, faults=faults + shelf.faults)
    empty = Source("", Node(1, 1, {}), path.parent)
    books = [*shelf.books, (source, model)]
    plan = compile_scenario(desk, empty, ScenarioModel.model_validate(EMPTY), books)
    for name, entry in model.catalogue.items():
        _entry(desk, Place(source) / "catalogue" / name, entry)
    remark_rulebook(desk, source, model, merge(Desk(names, known), books), plan)
    return [fault for fault in desk.faults if fault.file == source.file and not _of_the_last_day(fault)]


def _of_the_last_day(fault: Fault) -> bool:
    """A group whose terms have all run out by the empty scenario's day is sound; a scenario of another day cites it."""
    return fault.code == "E304" and LAST_DAY in fault.message


def _others(path: Path) -> list[object]:
    """The bare values of the rulebooks in the same folder and of those of the program."""
    shipped = {name: found for name in rulebook_ids() if (found := rulebook_path(name))}
    beside = {file.stem: file for file in path.parent.glob("*.yaml")}
    return [read_rulebook(file)[1] for name, file in sorted((shipped | beside).items()) if name != path.stem]


def _entry(desk: Desk, place: Place, model: EntryModel) -> None:
    """A catalogue entry; whom its keys belong to is for scenarios to say."""
    desk.ref(place / "body", "body", model.body)
    desk.ref(place / "procedure", "procedure", model.procedure)
    for name in model.loads:
        desk.ref(place / "loads" / name, "dimension", name, key=True)
