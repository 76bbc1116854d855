"""Lines of play for tests of shipped scenarios: up to a decision point in history, and a text brought through there."""

from __future__ import annotations

from typing import NamedTuple

from game.core.commands import Command, Declare, Lobby, MakeMove, PutUnderSilence, Table
from game.core.order import ruling
from game.core.plan import Plan
from game.core.terms import DAY, HOUR
from game.policies.drive import act_all, every_chair, next_stop
from game.rollout.playthrough import Playthrough

Luck = tuple[tuple[str, str], ...]
"""(chance, outcome) laid down beforehand."""


class Line(NamedTuple):
    """How one response is brought about at its decision point."""

    wordings: dict[str, str]
    offers: tuple[tuple[str, str], ...] = ()
    """(offer, delegation)."""
    moves: tuple[tuple[str, str], ...] = ()
    """(seat, own move) made before the text is tabled."""


def chair(plan: Plan, decision: str) -> str:
    """The seat that chairs a decision point's forum."""
    forum = plan.tables.decisions[decision].forum
    return next(seat.id for seat in plan.seats if forum in seat.chairs)


def opened(plan: Plan, decision: str, luck: Luck) -> Playthrough:
    """The historical line up to the minute at which a decision point first opens."""
    played = Playthrough(plan, 1, luck)
    drivers = every_chair(plan, "history")
    while decision not in played.state.points:
        act_all(plan, played, drivers)
        stop = next_stop(plan, played.state, drivers)
        assert stop is not None, f"{decision} never opens in the historical line"
        played.advance(stop)
    return played


def on(played: Playthrough, minute: int) -> Playthrough:
    """Let the historical line run to a minute, every chair acting for itself."""
    drivers = every_chair(played.plan, "history")
    while played.state.now < minute:
        act_all(played.plan, played, drivers)
        stop = next_stop(played.plan, played.state, drivers, minute)
        assert stop is not None
        played.advance(min(stop, minute))
    return played


def must(played: Playthrough, command: Command) -> None:
    """Ask what has to be in order."""
    refused = ruling(played.plan, played.state, command)
    assert refused is None, refused
    assert played.put(command, "test")


def bring_about(played: Playthrough, decision: str, response: str, line: Line) -> None:
    """Make the moves, table the text, make its offers, put it to the decision and wait for the verdict."""
    plan, seat = played.plan, chair(played.plan, decision)
    for who, move in line.moves:
        must(played, MakeMove(who, move))
        played.advance(played.state.now + plan.tables.moves[move].takes)
    must(played, Table(seat, decision, response, tuple(sorted(line.wordings.items())), reason="asked by the test"))
    for offer, member in line.offers:
        must(played, Lobby(seat, decision, offer, member))
    drafting = plan.costs.table + plan.costs.amend * len(line.wordings)
    played.advance(played.state.now + max(DAY, drafting))
    forum = plan.tables.bodies[plan.tables.decisions[decision].forum]
    if plan.tables.procedures[forum.procedure].kind == "silence":
        must(played, PutUnderSilence(seat, decision, 24))
        played.advance(played.state.now + 24 * HOUR)
    else:
        must(played, Declare(seat, decision))
