"""What can be played: the scenarios that came with the program, and the exercises under way in the data folder."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import Phase
from game.journal import JournalError, Line, fresh, read, states
from game.journal.place import folder
from game.journal.renamed import in_todays_names
from game.pack import load
from game.pack.data import UnknownScenarioError, find_scenario, scenario_ids
from game.tui.ink import ACCENT, QUIET, STRONG, WARN, Ink
from game.tui.widgets.sheet import Draw
from game.view import clock, names, view

AT_MOST = 30
"""Exercises listed, the latest first."""


@dataclass(frozen=True)
class Item:
    """One thing on the shelf."""

    id: str
    scenario: Id
    title: str
    note: str
    path: str = ""
    """The journal of an exercise under way; "" a scenario to begin."""
    lead: str = ""
    """Heading above it: the first of its kind."""
    faulty: bool = False


@lru_cache(maxsize=16)
def plan_of(scenario: str) -> Plan | None:
    """The plan of a scenario; None where there is none or it has faults."""
    try:
        return load(find_scenario(scenario)).plan
    except UnknownScenarioError:
        return None


def shelf() -> tuple[Item, ...]:
    """Scenarios first, then exercises under way."""
    begun = _under_way()
    fresh_ones = [_scenario(name) for name in scenario_ids()]
    return (*_led(fresh_ones, "Begin"), *_led(begun, "Go on with"))


def _led(items: list[Item], lead: str) -> list[Item]:
    return [
        Item(i.id, i.scenario, i.title, i.note, i.path, lead if not n else "", i.faulty) for n, i in enumerate(items)
    ]


def _scenario(name: str) -> Item:
    plan = plan_of(name)
    if plan is None:
        return Item(name, name, name, f"has faults; startex check {name} lists them", faulty=True)
    return Item(name, name, plan.title, plan.subtitle)


def _under_way() -> list[Item]:
    files = sorted(folder().glob("*/*.jsonl"), key=lambda path: path.stat().st_mtime, reverse=True)
    found = [_exercise(path) for path in files[:AT_MOST]]
    return [item for item in found if item is not None]


def _exercise(path: Path) -> Item | None:
    try:
        record = read(path)
    except JournalError:
        return None
    if len(record.lines) <= 1:
        return None  # begun and left at once: nothing to go on with
    last = record.lines[-1]
    plan, at = plan_of(record.header.plan), last.at if isinstance(last, Line) else 0
    stands = f"at {clock.stamp(plan, at)}, " if plan and at else ""
    note = f"{stands}last played {last.wall[:10]}"
    return Item(str(path), record.header.plan, record.header.title, note, str(path))


def preview(item: Item, seats: tuple[Id, ...], *, practice: bool) -> Draw:
    """What it is: for a scenario its story, length, seats and difficulty; for an exercise where it stands."""
    plan = plan_of(item.scenario)

    def draw(ink: Ink) -> None:
        if plan is None:
            ink.text(item.title, style=STRONG)
            ink.text(item.note, style=WARN)
        elif item.path:
            _stands(ink, plan, Path(item.path))
        else:
            _story(ink, plan, seats or plan.solo, practice=practice)

    return draw


def _story(ink: Ink, plan: Plan, seats: tuple[Id, ...], *, practice: bool) -> None:
    ink.text(plan.title.upper(), style=ACCENT)
    ink.text(plan.subtitle, style=QUIET)
    ink.heading("You")
    for seat in seats:
        ink.text(names.seat(plan, seat), 0, 2, style=STRONG)
    ink.text(f"{'Practice: rewinding is open. ' if practice else ''}s holds another seat, p practises.", style=QUIET)
    ink.heading("Length and difficulty")
    ink.rows(
        [
            ("Begins", clock.day(plan, 0)),
            ("Runs", f"{clock.spoken(plan.endex)}, {len(plan.decisions)} decision points, {len(plan.injects)} injects"),
            ("Seats", f"{sum(seat.role == 'player' for seat in plan.seats)} in all"),
            ("Agreement", difficulty(plan)),
        ]
    )
    ink.heading("The situation")
    ink.text(plan.briefing)


def difficulty(plan: Plan) -> str:
    """How hard agreement is to find, by the scenario's own rehearsal bounds."""
    bounds = {policy: (least, most) for policy, least, most in plan.rehearsal}
    if not bounds:
        return "not rehearsed"
    said = []
    if "public" in bounds:
        said.append("{} to {} with public knowledge".format(*bounds["public"]))
    if "consensus" in bounds:
        least = bounds["consensus"][0]
        said.append(f"{least} or more with full knowledge" if least < 100 else "all with full knowledge")
    if "random" in bounds:
        said.append(f"{bounds['random'][1]} at most by chance")
    return f"of a hundred texts are adopted: {'; '.join(said)}."


def _stands(ink: Ink, plan: Plan, path: Path) -> None:
    """Where an exercise stands. A journal of an older plan is shown by the plan there is."""
    try:
        record = read(path)
    except JournalError as error:
        ink.text(str(error), style=WARN)
        return
    lines = in_todays_names(plan, record.lines)
    state: State = states(lines, fresh(record.header))[-1]
    seen = view(plan, state, record.header.seats)
    ink.text(plan.title.upper(), style=ACCENT)
    ended = "It has ended: Enter opens the debrief." if state.phase is Phase.DEBRIEF else "Enter goes on with it."
    ink.text(ended, style=QUIET)
    ink.heading("Where you were")
    asks = sum(isinstance(line, Line) and line.by == "seat" for line in record.lines[1:])
    ink.rows(
        [
            ("Stands at", f"{seen.stamp}, {clock.day(plan, seen.now)}"),
            ("You", "; ".join(seat.title for seat in seen.seats)),
            (
                "Asked",
                f"{asks} ask{'s' if asks != 1 else ''} on record"
                + (", practice mode" if record.header.practice else ""),
            ),
            ("Journal", str(path)),
        ]
    )
    for decision in seen.decisions:
        ink.heading(decision.title, f"closes {decision.closes}")
        ink.text(f"On the table: “{decision.draft.title}”." if decision.draft else "No text on the table.")
    if record.note:
        ink.heading("Note")
        ink.text(record.note, style=WARN)
