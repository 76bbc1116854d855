"""The author's view of a text: every delegation's arithmetic, every body's verdict, at the minute its point opens."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.core.chairs import chair_of
from game.core.commands import Command
from game.core.plan import Body, Decision, Id, Plan, Response
from game.core.stance import assess
from game.core.state import State
from game.core.verdict import carries, verdicts_on
from game.policies.drive import every_chair
from game.rollout.playthrough import Playthrough
from game.view import clock, names

Wordings = tuple[tuple[Id, Id], ...]


class UnknownTextError(LookupError):
    """A decision point, response or wording that does not exist; says which there are."""


@dataclass(frozen=True, slots=True)
class Mind:
    """One delegation's arithmetic."""

    body: Id
    member: Id
    stake: str
    band: str
    points: int
    """Centi-points: 100 supports, -100 stays silent, -400 asks, below that objects (as the plan's costs say)."""
    red: bool
    parts: tuple[tuple[str, int], ...]
    """Named terms that add up to ``points``."""


@dataclass(frozen=True, slots=True)
class Minds:
    """A whole text."""

    decision: Id
    response: Id
    wordings: Wordings
    where: str
    """At which moment of which playthrough the world was read."""
    minds: tuple[Mind, ...]
    verdicts: tuple[tuple[Id, str, bool, tuple[str, ...]], ...]
    """(measure, body, adopted, what failed)."""
    carries: bool

    def to_text(self) -> str:
        """Every row as text, those who stand in the way first."""
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        chosen = ", ".join(f"{slot}={wording}" for slot, wording in self.wordings) or "as drafted"
        yield f"{self.response} in {self.decision}, {chosen}"
        yield f"{self.where}\n"
        for body in dict.fromkeys(mind.body for mind in self.minds):
            yield f"{body}"
            rows = [mind for mind in self.minds if mind.body == body]
            for mind in sorted(rows, key=lambda row: (not row.red, row.points)):
                terms = ", ".join(f"{name} {value:+}" for name, value in mind.parts) or "nothing moves it"
                red = " RED" if mind.red else ""
                yield f"  {mind.member:8}{mind.stake:11}{mind.band:9}{mind.points:>6}{red}   {terms}"
        yield ""
        for measure, body, adopted, failed in self.verdicts:
            yield f"{measure} in {body}: {'adopted' if adopted else 'not adopted: ' + '; '.join(failed)}"
        yield f"The text {'carries' if self.carries else 'does not carry'} if it is put to the decision as it stands."


def text_named(plan: Plan, words: tuple[str, ...]) -> tuple[Decision, Response, Wordings]:
    """The text ``DECISION RESPONSE [slot=wording …]`` names. Raises UnknownTextError."""
    if len(words) < 2:
        raise UnknownTextError("A draft is named by its decision point, its response and perhaps slot=wording.")
    decision = plan.tables.decisions.get(words[0])
    if decision is None:
        raise _unknown("decision point", words[0], plan.tables.decisions)
    if words[1] not in decision.responses:
        raise _unknown(f"response in {decision.id}", words[1], decision.responses)
    response = plan.tables.responses[words[1]]
    return decision, response, tuple(_wording(response, word) for word in words[2:])


def _wording(response: Response, word: str) -> tuple[Id, Id]:
    slot_id, _, wording = word.partition("=")
    slot = next((slot for slot in response.slots if slot.id == slot_id), None)
    if slot is None:
        raise _unknown(f"clause in {response.id}", slot_id, [slot.id for slot in response.slots])
    known = [one.id for one in slot.wordings]
    if wording not in known:
        raise _unknown(f"wording of {slot_id}", wording or "“”", known)
    return slot_id, wording


def _unknown(kind: str, name: str, known: Iterable[str]) -> UnknownTextError:
    listed = list(known)
    near = difflib.get_close_matches(name, listed, 1)
    cure = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(listed) or 'none'}."
    return UnknownTextError(f"There is no {kind} {name}. {cure}")


def minds(
    plan: Plan, decision: Decision, response: Response, wordings: Wordings, policies: tuple[str, ...], seed: int
) -> Minds:
    """What everyone makes of the text when the point first opens, in the first policy's playthrough that opens it."""
    state, where = _opened(plan, decision.id, policies, seed)
    bodies = dict.fromkeys(
        [*(measure.body for measure in response.measures), *(() if response.measures else (decision.forum,))]
    )
    chair = chair_of(plan, decision.forum) or plan.seats[0].id
    verdicts = verdicts_on(plan, state, decision, response, wordings, chair)
    return Minds(
        decision=decision.id,
        response=response.id,
        wordings=wordings,
        where=where,
        minds=tuple(mind for body in bodies for mind in _body(plan, state, decision, response, wordings, body)),
        verdicts=tuple((v.measure, names.body(plan, v.body), v.adopted, v.failed) for v in verdicts),
        carries=carries(response, verdicts),
    )


def _body(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, body: Id
) -> Iterator[Mind]:
    keyed = (key.holder for measure in response.measures if measure.body == body for key in measure.keys if key.holder)
    for member in dict.fromkeys([*_of(plan.tables.bodies[body]), *keyed]):
        mind = assess(plan, state, decision.id, response.id, wordings, body, member)
        yield Mind(body, member, str(mind.stake), str(mind.band), mind.points, mind.red, mind.parts)


def _of(body: Body) -> Iterator[Id]:
    yield from (member.code for member in body.members)
    if body.holder:
        yield body.holder


def _opened(plan: Plan, decision: Id, policies: tuple[str, ...], seed: int) -> tuple[State, str]:
    for policy in policies:
        line = _Until(plan, seed, decision)
        line.play(every_chair(plan, policy))
        if line.there is not None:
            stamp = clock.stamp(plan, line.there.now)
            return line.there, f"as it opens on {stamp}, policy {policy}, seed {seed}"
    started = Playthrough(plan, seed)
    return (
        started.state,
        f"as the world stands at STARTEX: it does not open under {', '.join(policies)} with seed {seed}",
    )


class _Until(Playthrough):
    """Keeps the state in which a decision point first stood open."""

    def __init__(self, plan: Plan, seed: int, decision: Id) -> None:
        self.decision = decision
        self.there: State | None = None
        super().__init__(plan, seed)

    def put(self, command: Command, by: str) -> bool:
        """Ask, and look."""
        done = super().put(command, by)
        point = self.state.points.get(self.decision)
        if self.there is None and point is not None and point.open:
            self.there = self.state
        return done
