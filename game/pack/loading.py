"""From a name or a path to a plan, or to every fault that stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.core.plan import Plan
from game.pack.books import Shelf
from game.pack.compile import Desk, compile_scenario, gather
from game.pack.crosscheck import review
from game.pack.data import find_pack, find_scenario
from game.pack.faults import Fault, tidy
from game.pack.overlay import idle_drop, read_pack, told
from game.pack.rulecheck import check_rulebook, is_rulebook
from game.pack.schema import ScenarioModel
from game.pack.source import Source
from game.pack.texts import fill_texts
from game.pack.validate import validate


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading: a plan when there is no error, and every fault either way."""

    plan: Plan | None
    faults: tuple[Fault, ...]
    bases: tuple[Path, ...] = ()
    """The folders of the scenarios it overlays, nearest first."""

    @property
    def errors(self) -> tuple[Fault, ...]:
        """The faults that stand in the way of a plan."""
        return tuple(fault for fault in self.faults if fault.severity == "error")


def load(name_or_path: str | Path) -> Loaded:
    """Read, check and compile a scenario given by id, folder or file.

    Raises ``game.pack.data.UnknownScenarioError`` when there is no such scenario; everything else is a fault.
    """
    return load_file(find_scenario(name_or_path))


def check(name_or_path: str | Path) -> tuple[Fault, ...]:
    """Every fault of a scenario (id, folder or file) or of a rulebook (id or file). Raises as ``load`` does."""
    return load_file(find_pack(name_or_path)).faults


def load_file(path: Path) -> Loaded:
    """As ``load``, for the very file. A rulebook is checked but gives no plan."""
    source, faults = read_pack(path)
    if source is None:
        return Loaded(None, tidy(faults))
    if is_rulebook(source):
        return Loaded(None, tidy(check_rulebook(path)))
    faults += [*idle_drop(source), *fill_texts(source)]
    plan, faults = _compiled(source, faults)
    found = tidy(told(source, faults))
    return Loaded(None if any(fault.severity == "error" for fault in found) else plan, found, source.folders[1:])


def _compiled(source: Source, faults: list[Fault]) -> tuple[Plan | None, list[Fault]]:
    """The plan as far as it could be made, and every fault."""
    raw = source.plain()
    model, unsound = validate(source, ScenarioModel)
    faults += unsound
    if model is None or not isinstance(raw, dict):
        return None, faults
    shelf = Shelf()
    shelf.take(source, "rulebooks", model.rulebooks)
    names, known = gather(raw, shelf.raws)
    desk = Desk(names, known, faults=faults + shelf.faults)
    plan = compile_scenario(desk, source, model, shelf.books)
    review(desk, source, plan, whole=not unsound)
    return plan, desk.faults
