"""What the room brings to a seat beside the story: tours de table, free-text clauses, messages, what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.plan import Decision, Id, Plan
from game.core.room import FreeClause, Observation
from game.core.stance import concerns_of
from game.core.state import Point, State
from game.core.terms import FACILITATOR, ClauseRuling
from game.view import clock, names
from game.view.access import Sight, chairs, follows
from game.view.console import Console, console


@dataclass(frozen=True, slots=True)
class SpokenView:
    """What one seat said in a tour de table."""

    seat: Id
    title: str
    delegation: str
    stand: str
    line: str
    stamp: str
    passed: bool
    """True: it was passed over."""


@dataclass(frozen=True, slots=True)
class TourView:
    """A tour de table."""

    decision: Id
    title: str
    said: tuple[SpokenView, ...]
    turn: Id
    """The seat whose turn it is; "" the tour is over."""
    turn_title: str
    mine: bool
    """Is it a held seat's turn?"""
    left: tuple[str, ...]
    """Titles of those still to speak, the present speaker first."""
    others: tuple[str, ...]
    """Delegations in the forum that nobody speaks for."""


@dataclass(frozen=True, slots=True)
class VersionView:
    """One wording of a free-text clause."""

    by: str
    text: str
    stamp: str


@dataclass(frozen=True, slots=True)
class FreeClauseView:
    """A clause in free words."""

    decision: Id
    id: Id
    title: str
    text: str
    version: int
    """To write over: ``ReviseClause.version``."""
    versions: tuple[VersionView, ...]
    ruling: str
    """``wording``, ``counts``, ``effect``, ``refused`` or "" none yet."""
    words: str
    """The ruling in words."""
    reason: str
    stands: bool
    open: bool
    """Can it be rewritten?"""


@dataclass(frozen=True, slots=True)
class MessageView:
    """Something said to one seat or to all."""

    stamp: str
    by: str
    to: str
    """"" everyone."""
    text: str
    mine: bool
    """Did a held seat say it?"""


@dataclass(frozen=True, slots=True)
class OwnLine:
    """A concern of a held delegation about a response of an open decision point: what its papers tell it to watch."""

    decision: Id
    response: str
    clause: str
    """The clause it is about; "" the text as a whole."""
    why: str
    red: bool
    """True: no offer moves it, only the text can."""


@dataclass(frozen=True, slots=True)
class RationaleView:
    """Why a seat decided so."""

    stamp: str
    seat: str
    decision: str
    response: str
    text: str
    confidence: int
    """1 to 5; 0 not said."""


@dataclass(frozen=True, slots=True)
class ObservationView:
    """What somebody watching saw."""

    stamp: str
    by: str
    text: str
    objective: str
    task: str
    rating: str


@dataclass(frozen=True, slots=True)
class RoomView:
    """The room as these seats see it."""

    tours: tuple[TourView, ...]
    clauses: tuple[FreeClauseView, ...]
    """Of the texts on the table they follow."""
    messages: tuple[MessageView, ...]
    writes_to: tuple[tuple[Id, str], ...]
    """(seat, title) that a held seat may write to."""
    explain: tuple[tuple[Id, str], ...]
    """(decision, title) that closed with a hand of theirs and for which no rationale is written yet."""
    rationales: tuple[RationaleView, ...]
    """Their own; all of them for the facilitator and evaluators."""
    observations: tuple[ObservationView, ...]
    """For the facilitator and evaluators."""
    lines: tuple[OwnLine, ...]
    """The held delegations' own concerns at the open points they follow."""
    console: Console | None
    """For the facilitator."""


def room_view(plan: Plan, state: State, who: Sight) -> RoomView:
    """The room as these seats see it."""
    return RoomView(
        tours=tuple(_tours(plan, state, who)),
        clauses=tuple(free_clauses(plan, state, who)),
        messages=tuple(_messages(plan, state, who)),
        writes_to=_writes_to(plan, state, who),
        explain=tuple(_explain(plan, state, who)),
        rationales=_rationales(plan, state, who),
        observations=tuple(observation(plan, item) for item in state.room.observations) if who.all_papers else (),
        lines=tuple(_lines(plan, state, who)),
        console=console(plan, state) if who.runs else None,
    )


def _followed(plan: Plan, state: State, who: Sight) -> Iterator[tuple[Decision, Point]]:
    for decision in plan.decisions:
        point = state.points.get(decision.id)
        if point is not None and point.open and follows(who, decision):
            yield decision, point


def _tours(plan: Plan, state: State, who: Sight) -> Iterator[TourView]:
    for decision, point in _followed(plan, state, who):
        tour = state.room.tours.get(decision.id)
        if tour is None or tour.since < point.opened:
            continue
        spoken = tuple(
            SpokenView(
                one.seat, names.seat(plan, one.seat), _delegation(plan, one.seat), one.stand, one.line,
                clock.stamp(plan, one.at), one.passed,
            )
            for one in tour.said
        )  # fmt: skip
        here = {plan.tables.seats[seat].delegation for seat in tour.order if seat in plan.tables.seats}
        others = (code for code in plan.tables.members[decision.forum] if code not in here)
        yield TourView(
            decision.id, decision.title, spoken, tour.turn, names.seat(plan, tour.turn) if tour.turn else "",
            tour.turn in who.seats, tuple(names.seat(plan, seat) for seat in tour.order[len(tour.said) :]),
            tuple(names.delegation(plan, code) for code in others),
        )  # fmt: skip


def _delegation(plan: Plan, seat: Id) -> str:
    known = plan.tables.seats.get(seat)
    return names.delegation(plan, known.delegation) if known and known.delegation else ""


RULINGS: dict[str, str] = {
    "": "not ruled on yet",
    ClauseRuling.WORDING: "stands in the text, as wording only",
    ClauseRuling.COUNTS: "counts as an authored wording",
    ClauseRuling.EFFECT: "stands in the text, with an effect of its own",
    ClauseRuling.REFUSED: "not taken into the text",
}
"""Rulings on a free-text clause in words."""


def free_clauses(plan: Plan, state: State, who: Sight) -> Iterator[FreeClauseView]:
    """The clauses in free words of the texts on the table these seats follow."""
    for decision, _ in _followed(plan, state, who):
        for clause in state.room.clauses.get(decision.id, ()):
            if not clause.gone:
                yield _clause(plan, decision.id, clause)


def _clause(plan: Plan, decision: Id, clause: FreeClause) -> FreeClauseView:
    versions = tuple(
        VersionView(names.seat(plan, one.seat), one.text, clock.stamp(plan, one.at)) for one in clause.versions
    )
    return FreeClauseView(
        decision, clause.id, clause.title, versions[-1].text, len(versions), versions, clause.ruling,
        RULINGS.get(clause.ruling, clause.ruling), clause.reason, clause.stands, clause.open,
    )  # fmt: skip


def _lines(plan: Plan, state: State, who: Sight) -> Iterator[OwnLine]:
    for decision, _ in _followed(plan, state, who):
        told: dict[Id, None] = {}
        for response in (plan.tables.responses[name] for name in decision.responses):
            titles = {slot.id: slot.title for slot in response.slots}
            for one in concerns_of(decision, response, response.measures):
                theirs = any(code in one.who or "*" in one.who for code in who.delegations)
                if theirs and (one.red or one.move < 0) and one.id not in told:
                    told[one.id] = None
                    yield OwnLine(decision.id, response.title, titles.get(one.slot, ""), one.why, one.red)


def _messages(plan: Plan, state: State, who: Sight) -> Iterator[MessageView]:
    for item in state.room.messages:
        mine = item.seat in who.seats
        if mine or not item.to or item.to in who.seats or who.runs:
            to = names.seat(plan, item.to) if item.to else ""
            yield MessageView(clock.stamp(plan, item.at), names.seat(plan, item.seat), to, item.text, mine)


def _writes_to(plan: Plan, state: State, who: Sight) -> tuple[tuple[Id, str], ...]:
    seats = [seat.id for seat in plan.seats if seat.id not in who.seats] if state.room.talk or who.runs else []
    facilitator = [] if who.runs else [FACILITATOR]
    return tuple((seat, names.seat(plan, seat)) for seat in (*facilitator, *seats)) if who.seats else ()


def _explain(plan: Plan, state: State, who: Sight) -> Iterator[tuple[Id, str]]:
    for decision in plan.decisions:
        point = state.points.get(decision.id)
        if point is None or point.open or not follows(who, decision):
            continue
        given = any(
            item.decision == decision.id and item.seat in who.seats and item.at >= point.opened
            for item in state.room.rationales
        )
        hand = chairs(who, decision) or any(code in point.positions for code in who.delegations)
        if hand and not given:
            yield decision.id, decision.title


def _rationales(plan: Plan, state: State, who: Sight) -> tuple[RationaleView, ...]:
    return tuple(
        RationaleView(
            clock.stamp(plan, item.at), names.seat(plan, item.seat), names.decision(plan, item.decision),
            names.response(plan, item.response), item.text, item.confidence,
        )
        for item in state.room.rationales
        if who.all_papers or item.seat in who.seats
    )  # fmt: skip


def observation(plan: Plan, item: Observation) -> ObservationView:
    """An observation with titles for ids."""
    objective = next((one for one in plan.objectives if one.id == item.objective), None)
    task = next((one.title for one in objective.tasks if one.id == item.task), "") if objective else ""
    title = objective.title if objective else ""
    return ObservationView(
        clock.stamp(plan, item.at), names.seat(plan, item.seat), item.text, title, task, item.rating
    )  # fmt: skip
