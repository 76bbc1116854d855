"""What each option is worth against the others at the same luck: one opening, every response in turn, then played on.

Each response is supposed to take effect at the minute its decision point opens, in the cheapest wording its bodies
would adopt, or as drafted where there is none. What follows meets the same draws (chance is keyed), so the difference
between two options is theirs and not luck's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core import due, points
from game.core.chairs import chair_of
from game.core.commands import Command
from game.core.events import DecisionOpened
from game.core.needs import gates
from game.core.plan import Decision, Id, Plan, Response
from game.core.state import State
from game.core.tape import Tape
from game.core.terms import Phase
from game.core.values import readings
from game.policies.base import contested
from game.policies.drive import every_chair
from game.policies.search import Way, best_way
from game.rollout.judging import LATE, PERFORMED, Judging
from game.rollout.ledger import Seed
from game.rollout.playthrough import Playthrough

LINES = ("public", "explore")
"""Policies that lead to the openings and play on from them: seed by seed in turn, so that most points are reached."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one option came to after one opening."""

    decision: Id
    response: Id
    seed: Seed
    price: tuple[int, int] | None
    """(steps, capital) to have it adopted; None: nobody could."""
    values: tuple[int, ...]
    """Readings at ENDEX in plan order."""
    met: int
    """Tasks performed, in time or late."""


@dataclass(frozen=True, slots=True)
class Parting:
    """All options of one opening, at the same luck."""

    decision: Id
    seed: Seed
    outcomes: tuple[Outcome, ...]


class _Openings(Playthrough):
    """Keeps the state at the first opening of every decision point, with what had been judged by then."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.first: dict[Id, State] = {}
        super().__init__(plan, seed)

    def put(self, command: Command, by: str) -> bool:
        """Ask, and keep the states in which a point has just opened."""
        mark = len(self.facts)
        done = super().put(command, by)
        for fact in self.facts[mark:]:
            if isinstance(fact, DecisionOpened) and self.state.points[fact.decision].open:
                self.first.setdefault(fact.decision, self.state)
        return done


def partings(plan: Plan, seeds: tuple[int, ...], first: int = 0) -> list[Parting]:
    """Every first opening of every decision point in these playthroughs, with all that is in order there.

    ``first`` is the number of the first seed among all, which says whose turn it is to lead.
    """
    found = []
    for number, seed in enumerate(seeds, first):
        policy = LINES[number % len(LINES)]
        line = _Openings(plan, seed)
        line.play(every_chair(plan, policy))
        for name, state in line.first.items():
            outcomes = tuple(_outcomes(plan, plan.tables.decisions[name], state, (policy, seed)))
            if len(outcomes) > 1:
                found.append(Parting(name, (policy, seed), outcomes))
    return found


def _outcomes(plan: Plan, decision: Decision, state: State, who: Seed) -> Iterator[Outcome]:
    for name in decision.responses:
        response = plan.tables.responses[name]
        if not gates(plan, state, response.requires):
            way = _way(plan, state, decision, response)
            played, judging = _played_on(plan, decision, response, state, way, who)
            met = sum(judging.rating(t) in (PERFORMED, LATE) for o in plan.objectives for t in o.tasks)
            price = (way.steps, way.capital) if way else None
            yield Outcome(decision.id, name, who, price, readings(plan, played), met)


def _way(plan: Plan, state: State, decision: Decision, response: Response) -> Way | None:
    """How its bodies would adopt it; a response that needs nobody costs nothing."""
    if not contested(plan, response) and not response.measures:
        return Way(response, (), (), 0, 0, 0)
    chair = chair_of(plan, decision.forum) or plan.seats[0].id
    return best_way(plan, state, decision, response, chair)


def _played_on(
    plan: Plan, decision: Decision, response: Response, state: State, way: Way | None, who: Seed
) -> tuple[State, Judging]:
    """The playthrough from the opening to ENDEX with the response in effect."""
    judging = Judging(plan)
    judging.watch(state)
    after = supposed(plan, decision, response, state, way)
    on = Playthrough.resumed(plan, after, lambda now, facts: judging.watch(now))
    judging.watch(on.state)
    if on.state.phase is Phase.CONDUCT:
        on.play(every_chair(plan, who[0]))
    return on.state, judging


def supposed(plan: Plan, decision: Decision, response: Response, state: State, way: Way | None) -> State:
    """The state once a response has taken effect, whatever its bodies say."""
    tape = Tape(plan, state)
    chair = chair_of(plan, decision.forum)
    measures = tuple(measure.id for measure in response.measures)
    how = "agreed" if contested(plan, response) else "own-power"
    points.adopt(tape, decision, points.Agreed(response, way.wordings if way else (), measures, (), how, chair))
    due.watchers(tape)
    return tape.state


@dataclass(frozen=True, slots=True)
class Pair:
    """One option against another of the same decision point."""

    decision: Id
    response: Id
    other: Id
    compared: int
    """Openings in which both were in order."""
    never_better: bool
    """No opening in which the response did better than the other on any count."""
    same: bool
    """No opening in which they came to anything different."""
    cheaper: bool
    """Some opening in which it was easier to have adopted than the other."""
    seed: Seed
    """An opening in which it did worse; the first one compared where there is none."""


def pairs(plan: Plan, found: list[Parting]) -> list[Pair]:
    """Every ordered pair of options that met at some opening."""
    met: dict[tuple[Id, Id, Id], list[tuple[Outcome, Outcome]]] = {}
    for parting in found:
        for one in parting.outcomes:
            for other in parting.outcomes:
                if one.response != other.response:
                    met.setdefault((parting.decision, one.response, other.response), []).append((one, other))
    return [_pair(plan, key, rows) for key, rows in met.items()]


def _pair(plan: Plan, key: tuple[Id, Id, Id], rows: list[tuple[Outcome, Outcome]]) -> Pair:
    gains = [_gains(plan, one, other) for one, other in rows]
    worse = [one.seed for (one, _), gain in zip(rows, gains, strict=True) if any(part < 0 for part in gain)]
    return Pair(
        *key,
        compared=len(rows),
        never_better=all(part <= 0 for gain in gains for part in gain),
        same=all(one.values == other.values and one.met == other.met for one, other in rows),
        cheaper=any(_cheaper(one, other) for one, other in rows),
        seed=(worse or [rows[0][0].seed])[0],
    )


def _gains(plan: Plan, one: Outcome, other: Outcome) -> list[int]:
    """By how much the first did better, count by count; gauges without a better end are left out."""
    sign = {"up": 1, "down": -1}
    indicators = [
        sign[indicator.better] * (mine - theirs)
        for indicator, mine, theirs in zip(plan.indicators, one.values, other.values, strict=True)
        if indicator.better in sign
    ]
    return [*indicators, one.met - other.met]


def _cheaper(one: Outcome, other: Outcome) -> bool:
    if one.price is None:
        return False
    return other.price is None or one.price[0] < other.price[0] or one.price[1] < other.price[1]
