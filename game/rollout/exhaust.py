"""Every line of a small scenario: each text at each decision point, each outcome of each chance.

At an opening the chair tables one draft and puts it to the decision as soon as it can, or lets the deadline pass; a
text that does not carry is not tried again. Private leanings are laid down at 0. Positions that are equal are walked
once, however many lines lead there, so lines are counted and not visited one by one.

A scenario of full size has more lines than can be walked. As chess programs count the positions after so many moves, a
walk may be cut after so many choices: a line then ends where the next choice would be made. It may also keep to the
luck of one seed, so that only choices part the lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.core import commands as c
from game.core import events as e
from game.core.chairs import chair_of
from game.core.decide import decide
from game.core.due import next_due
from game.core.evolve import fold
from game.core.plan import Decision, Id, Plan
from game.core.refusals import Refusal
from game.core.state import Point, State
from game.core.terms import FileStatus, Phase
from game.core.values import readings
from game.policies.base import put_to_decision
from game.policies.search import drafts
from game.rollout.accounts import ending
from game.rollout.report import everything

REASON = "every line is walked"
CUT = " …"
"""After what stands in a line that was cut."""
Left = frozenset[tuple[Id, int]]
"""Openings (decision, occurrence) nothing more is tried at."""


class TooManyError(Exception):
    """The scenario has more positions than were allowed; says how far the walk came."""


@dataclass(frozen=True, slots=True)
class Exhausted:
    """All lines of a scenario."""

    scenario: Id
    lines: int
    """Ways through, by choices and by luck."""
    endings: Counter[str]
    """What was decided, as one key, to its lines."""
    finals: int
    """Distinct readings of all indicators at the end of a line."""
    positions: int
    """Distinct positions looked at."""
    unreached: tuple[tuple[str, Id], ...]
    """(``inject``, ``decision`` or ``response``, id) that no line comes to; of a walk that was cut, none is named."""
    cut: int = 0
    """Lines that ended for want of depth."""

    def values(self) -> dict[str, object]:
        """The same as values for JSON."""
        return {
            "scenario": self.scenario,
            "lines": self.lines,
            "endings": dict(sorted(self.endings.items())),
            "finals": self.finals,
            "positions": self.positions,
            "unreached": [list(item) for item in self.unreached],
            "cut": self.cut,
        }

    def to_text(self) -> str:
        """The counts, then every ending with its lines."""
        rows = [f"{count:12}  {name}" for name, count in sorted(self.endings.items(), key=lambda i: (-i[1], i[0]))]
        missing = [f"no line comes to the {kind} {name}" for kind, name in self.unreached]
        counts = (
            f"{self.scenario}: {self.lines} lines, {len(self.endings)} distinct endings, {self.finals} final readings"
        )
        cut = f", {self.cut} lines cut" if self.cut else ""
        return "\n".join([f"{counts} ({self.positions} positions{cut})", *missing, *rows])


def exhaust(plan: Plan, most: int = 200_000, depth: int | None = None, seed: int | None = None) -> Exhausted:
    """Walk all lines, or those of ``depth`` choices, under every luck or under that of one ``seed``.

    Raises TooManyError past ``most`` positions.
    """
    walk = _Walk(plan, most, depth, every_luck=seed is None)
    endings: Counter[str] = Counter()
    try:
        for state in walk.after(State(seed=seed or 0, forced={"private": "0"}), c.Start(plan.seats[0].id)):
            endings.update(walk.endings(state, frozenset(), 0))
    except RecursionError as error:
        raise TooManyError(f"{plan.id} has lines of more steps than can be walked; rehearse it instead.") from error
    cut = sum(count for name, count in endings.items() if name.endswith(CUT))
    unreached = () if cut else tuple(walk.unreached())
    return Exhausted(plan.id, sum(endings.values()), endings, len(walk.finals), len(walk.known), unreached, cut)


class _Walk:
    """The walk: known positions with what follows from them."""

    def __init__(self, plan: Plan, most: int, depth: int | None, *, every_luck: bool) -> None:
        self.plan = plan
        self.most = most
        self.depth = depth
        self.every_luck = every_luck
        self.known: dict[str, Counter[str]] = {}
        self.finals: set[tuple[int, ...]] = set()
        self.reached: set[tuple[str, Id]] = set()
        self.outcomes = _outcomes(plan)

    def unreached(self) -> Iterator[tuple[str, Id]]:
        """What no line came to."""
        for kind, names in everything(self.plan).items():
            if kind in ("inject", "decision", "response"):
                yield from ((kind, name) for name in names if (kind, name) not in self.reached)

    def endings(self, state: State, left: Left, chosen: int) -> Counter[str]:
        """Endings that follow from a position ``chosen`` choices in, each with its lines."""
        if state.phase is not Phase.CONDUCT:
            return self._ended(state)
        key = repr((replace(state, forced={}), sorted(left), chosen))
        found = self.known.get(key)
        if found is None:
            if len(self.known) >= self.most:
                raise TooManyError(
                    f"{self.plan.id} has more than {self.most} positions; allow more with --most, cut it with --depth, "
                    "or rehearse it."
                )
            found = self.known[key] = Counter()
            for after, passed, more in self.next(state, left, chosen):
                found.update(self.endings(after, passed, more) if more >= 0 else self._ended(state, CUT))
        return found

    def _ended(self, state: State, mark: str = "") -> Counter[str]:
        self.finals.add(readings(self.plan, state))
        self.reached |= {("inject", name) for name in state.made} | {("decision", name) for name in state.points}
        self.reached |= {("response", item.response) for item in state.adopted}
        return Counter([ending(state) + mark])

    def next(self, state: State, left: Left, chosen: int) -> Iterator[tuple[State, Left, int]]:
        """The positions one choice, one ask or one stretch of time further, each with its choices; -1: no further."""
        for decision in self.plan.decisions:
            point = state.points.get(decision.id)
            here = (decision.id, point.occurrence if point else 0)
            if point is None or not point.open or here in left:
                continue
            chair = chair_of(self.plan, decision.forum)
            if point.file is None and chosen == self.depth:
                yield state, left, -1
                return
            if point.file is None:
                yield state, left | {here}, chosen + 1
                for text in self._texts(decision, chair):
                    yield from ((after, left, chosen + 1) for after in self.after(state, text))
                return
            ask = self._put(state, decision, point, chair)
            if ask is not None:
                yield from ((after, left, chosen) for after in self.after(state, ask))
                return
            if point.file.status not in (FileStatus.TABLED, FileStatus.UNDER_SILENCE):
                yield state, left | {here}, chosen
                return
        due = next_due(self.plan, state)
        if due is not None:
            yield from ((after, left, chosen) for after in self.after(state, c.Advance(self.plan.seats[0].id, due)))

    def _texts(self, decision: Decision, chair: Id) -> Iterator[c.Command]:
        for name in decision.responses if chair else ():
            response = self.plan.tables.responses[name]
            reason = REASON if response.unlawful else ""
            yield from (c.Table(chair, decision.id, name, wordings, reason) for wordings in drafts(response))

    def _put(self, state: State, decision: Decision, point: Point, chair: Id) -> c.Command | None:
        """The ask that puts the text on the table to the decision; None while it must wait or is done with."""
        if point.file is None or point.file.status is not FileStatus.TABLED:
            return None
        ask = put_to_decision(self.plan, state, decision, point, chair)
        return ask if ask is not None and not isinstance(decide(self.plan, state, ask), Refusal) else None

    def after(self, state: State, ask: c.Command) -> Iterator[State]:
        """The positions after an ask: none when it is not in order, one for each way luck can fall otherwise."""
        facts = decide(self.plan, state, ask)
        if isinstance(facts, Refusal):
            return
        open_chance = next((key for key in map(self._drawn, facts) if key and key not in state.forced), "")
        if not open_chance or not self.every_luck:
            yield fold(facts, state)
            return
        for outcome in self.outcomes[open_chance.partition("#")[0]]:
            yield from self.after(replace(state, forced={**state.forced, open_chance: outcome}), ask)

    def _drawn(self, fact: e.Event) -> str:
        """How a draw is laid down beforehand; "" for other facts."""
        match fact:
            case e.ChanceDrawn(chance, occurrence, _):
                return f"{chance}#{occurrence}"
            case e.HiddenDrawn(hidden, _):
                return self.plan.tables.hidden[hidden].chance.id
            case _:
                return ""


def _outcomes(plan: Plan) -> dict[Id, tuple[str, ...]]:
    """Chance or hidden truth to its possible outcomes."""
    chances = [effect.chance for effect in plan.tables.effects.values()]
    chances += [inject.chance for inject in plan.injects] + [entry.chance for entry in plan.dynamics]
    chances += [hidden.chance for hidden in plan.hidden]
    found = {chance.id: chance for chance in chances if chance is not None}
    return {name: tuple(outcome for outcome, weight in chance.outcomes if weight) for name, chance in found.items()}
