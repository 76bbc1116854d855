"""Finding what a command names: a scenario, a seat, a policy, the plan of a journal."""

from __future__ import annotations

import difflib
import shlex
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, streams

if TYPE_CHECKING:
    from game.core.plan import Id, Plan
    from game.journal import Header

journal_file = click.Path(exists=True, dir_okay=False, path_type=Path)
"""An existing journal file as an argument."""


class Number(click.ParamType[int]):
    """A line of a journal: digits and nothing else, from 0 on."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; a usage error for anything else."""
        text = str(value)
        if not (text.isascii() and text.isdecimal() and len(text) <= 9):
            self.fail(f"“{text}” is no number of a line; write digits such as 40.", param, ctx)
        return int(text)


class Seed(click.ParamType[int]):
    """A whole number of 64 bits."""

    name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The seed; a usage error for what is no number or too large."""
        text = str(value).strip()
        if not (text.isascii() and text.isdecimal()):
            self.fail(f"“{text}” is no seed; a seed is a whole number such as 7.", param, ctx)
        if int(text) >= 2**64:
            self.fail(f"{text} is too large; a seed lies below {2**64}.", param, ctx)
        return int(text)


scenario_option = click.option(
    "--scenario", metavar="PATH", help="Where the scenario is, when it is not one that came with Startex."
)


def plan_of(scenario: str) -> Plan:
    """The plan of a scenario given by id, folder or file. Unknown: exit 2; faulty: its faults and exit 1."""
    from game.pack import load
    from game.pack.data import UnknownScenarioError, find_scenario

    try:
        path = find_scenario(scenario)
    except UnknownScenarioError as error:
        raise click.UsageError(whole(error)) from error
    loaded = load(path)
    if loaded.plan is None:
        for fault in loaded.faults:
            streams.talk(str(fault))
        raise exits.Failure(f"The scenario {scenario} has faults; `startex check {scenario}` lists them.")
    return loaded.plan


def plan_for(header: Header, scenario: str | None) -> Plan:
    """The plan a journal was played on; says so when the scenario was edited since."""
    from game.pack.data import scenario_ids

    if scenario is None and header.plan not in scenario_ids():
        raise click.UsageError(
            f"This journal is of the scenario {header.plan}, which did not come with Startex; name its place."
        )
    plan = plan_of(scenario or header.plan)
    if plan.id != header.plan:
        raise click.UsageError(f"This journal is of the scenario {header.plan}, not of {plan.id}.")
    if plan.digest != header.digest:
        streams.talk(
            "Note: the scenario or its rulebooks have changed since this exercise;"
            " `startex verify` shows where that matters."
        )
    return plan


def seats_of(plan: Plan, named: tuple[str, ...]) -> tuple[Id, ...]:
    """The seats named, or the plan's own solo seats. Unknown: exit 2 with the nearest."""
    for seat in named:
        if seat not in plan.tables.seats:
            raise click.UsageError(f"There is no seat {seat} in {plan.id}. {nearest(seat, plan.tables.seats)}")
    return tuple(dict.fromkeys(named)) or plan.solo or tuple(seat.id for seat in plan.seats[:1])


def cut_of(plan: Plan, name: str) -> None:
    """Refuse a cut the plan does not have: exit 2 with the nearest. "" is the whole exercise."""
    if name and name not in plan.tables.cuts:
        known = nearest(name, plan.tables.cuts) if plan.cuts else "It has none; leave --cut out."
        raise click.UsageError(f"There is no cut {name} of {plan.id}. {known}")


def policy_named(name: str) -> str:
    """The policy's name again, once it is known to exist. Unknown: exit 2 with the nearest."""
    from game.policies import NAMES

    if name not in NAMES:
        raise click.UsageError(f"There is no policy {name}. {nearest(name, NAMES)}")
    return name


def nearest(word: str, known: Iterable[str], most: int = 20) -> str:
    """The cure for an unknown word: the nearest known one, or the first of them all."""
    names = list(known)
    near = difflib.get_close_matches(word, names, 1) or difflib.get_close_matches(word.casefold(), names, 1)
    if near:
        return f"Did you mean {near[0]}?"
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return f"There are {', '.join(names[:most])}{more}."


def whole(error: Exception) -> str:
    """A fault's message as a whole sentence."""
    text = str(error).rstrip(".")
    return text[:1].upper() + text[1:] + ("" if text.endswith("?") else ".")


def resume_line(journal: str, scenario: str | None, round_: tuple[str, ...] = ()) -> str:
    """The command that goes on with a journal, ready to paste; ``scenario`` as the command line gave it.

    ``round_``: the seats of a terminal passed round.
    """
    from game.pack.data import scenario_ids

    words = ["startex", "play", "--resume", journal, *(["--hot-seat", ",".join(round_)] if round_ else [])]
    if scenario is not None and scenario not in scenario_ids():
        words.insert(2, scenario)
    return shlex.join(words)
