"""Lines of play for tests of shipped scenarios: up to a decision point in history, and a text brought through there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import NamedTuple

from game.core.commands import Command, Declare, Lobby, MakeMove, PutUnderSilence, Table
from game.core.events import ResponseAdopted
from game.core.order import ruling
from game.core.plan import Expr, Id, Plan, Response
from game.core.terms import DAY, HOUR
from game.pack import load
from game.policies.drive import act_all, every_chair, next_stop
from game.rollout.economy import played as openings_of
from game.rollout.economy import summary
from game.rollout.playthrough import Playthrough

SEEDS = range(1, 13)
Luck = tuple[tuple[str, str], ...]
"""(chance, outcome) laid down beforehand."""


class Line(NamedTuple):
    """How one response is brought about at its decision point."""

    wordings: dict[str, str]
    offers: tuple[tuple[str, str], ...] = ()
    """(offer, delegation)."""
    moves: tuple[tuple[str, str], ...] = ()
    """(seat, own move) made before the text is tabled."""


@cache
def shipped(scenario: Id) -> Plan:
    """A scenario that came with the program, loaded once and without fault."""
    loaded = load(scenario)
    assert loaded.plan is not None, "\n".join(str(fault) for fault in loaded.faults)
    return loaded.plan


def every_response(plan: Plan) -> list[tuple[Id, Response]]:
    """(decision point, response) for all that can be tabled."""
    return [(point.id, plan.tables.responses[name]) for point in plan.decisions for name in point.responses]


def positions(expr: Expr) -> Iterator[int]:
    """Positions of the indicators an expression reads."""
    if expr.op == "ind":
        yield int(str(expr.args[0]))
    for part in expr.args:
        if isinstance(part, Expr):
            yield from positions(part)


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


def accounted(plan: Plan, known: Collection[tuple[Id, Id]]) -> None:
    """A response without a line of play is bound to fail and says why; no line is for a response that is gone."""
    tabled = {(decision, response.id): bool(response.bound_to_fail) for decision, response in every_response(plan)}
    wrong = set(known) ^ {place for place, fails in tabled.items() if not fails}
    assert not wrong, wrong


def reaches(played: Playthrough, decision: Id, response: Id, line: Line) -> None:
    """The line leads to the response's adoption, by a decision and with all measures it needs."""
    before = len(played.facts)
    bring_about(played, decision, response, line)
    facts = played.facts[before:]
    adopted = [fact for fact in facts if isinstance(fact, ResponseAdopted) and fact.decision == decision]
    assert [fact.response for fact in adopted] == [response], adopted
    assert adopted[0].how != "lapsed", adopted


def knowledge_pays(plan: Plan) -> None:
    """Who knows every mind, public lines or nothing wins as much over a few seeds as the rehearsal's bounds say."""
    bounds = {policy: (low, high) for policy, low, high in plan.rehearsal}
    for policy, slack in (("consensus", 0), ("public", 8), ("random", 8)):
        low, high = bounds[policy]
        won = summary(one for seed in SEEDS for one in openings_of(plan, policy, seed)).won
        assert low - slack <= won <= high + slack, (policy, won)
