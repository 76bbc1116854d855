"""What only the facilitator sees: the MSEL as planned and as it came, every stance, who holds what, what is next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.core.due import inject_due, next_due
from game.core.learning import askable, mind_of
from game.core.lookup import GONE
from game.core.plan import Decision, Id, Inject, Plan
from game.core.staff import plays
from game.core.state import Point, State
from game.core.tally import held_by_people
from game.core.terms import Minute, Phase
from game.view import clock, names
from game.view.board import BANDS


@dataclass(frozen=True, slots=True)
class MselLine:
    """One inject of the MSEL."""

    inject: Id
    title: str
    kind: str
    to: tuple[str, ...]
    """Titles of its holders; empty: everyone."""
    status: str
    """``planned``, ``moved`` (by hand), ``held``, ``waits`` (for its watch), ``open`` (an effect may bring it),
    ``delivered``, ``passed`` (its time came and it was not delivered) or ``written`` (on the day).
    """
    planned_at: Minute | None
    """When its next occurrence comes by the clock, also while it is held; None: by no clock, or not any more."""
    planned: str
    """The stamp of that; of one that was left out, of when it was planned. "" none."""
    actual: tuple[str, ...]
    """Stamps of its deliveries."""
    owed: bool
    """True: an effect would have brought it while it was held."""
    opens: tuple[str, ...]
    """Titles of the decision points it opens."""


@dataclass(frozen=True, slots=True)
class StanceLine:
    """One delegation's true mind on a text on the table. Stylised for training."""

    decision: Id
    code: Id
    title: str
    people: bool
    """True: people speak for it, and what is shown is only what its stance would be."""
    stake: str
    band: str
    word: str
    points: int
    red: bool
    why: tuple[str, ...]
    """Its concerns that hold, in words."""


@dataclass(frozen=True, slots=True)
class SeatLine:
    """One seat of the story."""

    id: Id
    title: str
    people: bool
    """False: its delegation follows its stance and its chair its policy."""
    capital: int


@dataclass(frozen=True, slots=True)
class Console:
    """The facilitator's own part of a view."""

    msel: tuple[MselLine, ...]
    """In the order they come or came; those without a time last."""
    stances: tuple[StanceLine, ...]
    seats: tuple[SeatLine, ...]
    next_at: Minute | None
    """The next minute at which anything is due; None when the exercise is not under way."""
    next: str
    next_inject: Id
    """The next inject by the clock that is not held; "" none."""
    talk: bool
    """Are private messages between seats open?"""
    adjustments: tuple[tuple[str, str, str, str], ...]
    """(stamp, indicator, signed amount, reason) of every adjustment."""


def console(plan: Plan, state: State) -> Console:
    """The facilitator's own part of a view."""
    msel = _msel(plan, state)
    ahead = (line for line in msel if line.status in ("planned", "moved") and line.planned_at is not None)
    due = next_due(plan, state) if state.values else None
    return Console(
        msel=msel,
        stances=tuple(_stances(plan, state)),
        seats=tuple(
            SeatLine(seat.id, seat.title, seat.id in state.seats, state.capital.get(seat.id, seat.capital))
            for seat in plan.seats
            if plays(plan, seat.id)
        ),
        next_at=due,
        next=clock.stamp(plan, due) if due is not None else "",
        next_inject=next((line.inject for line in ahead), "") if state.phase is not Phase.DEBRIEF else "",
        talk=state.room.talk,
        adjustments=tuple(
            (clock.stamp(plan, item.at), names.indicator(plan, item.indicator), f"{item.by:+d}", item.reason)
            for item in state.room.adjustments
        ),
    )


def _msel(plan: Plan, state: State) -> tuple[MselLine, ...]:
    found = [(_place(plan, state, inject), _line(plan, state, inject)) for inject in plan.injects]
    found += [
        (
            item.at,
            MselLine(
                item.id, item.title, "inject", tuple(names.holder(plan, to) for to in item.to), "written", None, "",
                (clock.stamp(plan, item.at),), owed=False, opens=(),
            ),
        )
        for item in state.room.written
    ]  # fmt: skip
    return tuple(line for _, line in sorted(found, key=lambda pair: pair[0]))


def _planned(state: State, inject: Inject) -> Minute | None:
    """When it comes next by the clock, were it not held."""
    room = state.room
    return (
        inject_due(replace(state, room=replace(room, held=())), inject)
        if inject.id in room.held
        else inject_due(state, inject)
    )


def _place(plan: Plan, state: State, inject: Inject) -> Minute:
    planned, made = _planned(state, inject), state.made.get(inject.id, ())
    if planned is not None:
        return planned
    if made:
        return made[-1]
    return inject.at if inject.at is not None else plan.endex


def _line(plan: Plan, state: State, inject: Inject) -> MselLine:
    planned = _planned(state, inject)
    status = _status(state, inject, planned)
    when = planned if planned is not None or status != "passed" else inject.at
    return MselLine(
        inject=inject.id,
        title=inject.title,
        kind=inject.kind,
        to=tuple(names.holder(plan, to) for to in inject.to),
        status=status,
        planned_at=planned,
        planned=clock.stamp(plan, when) if when is not None else "",
        actual=tuple(clock.stamp(plan, at) for at in state.made.get(inject.id, ())),
        owed=inject.id in state.room.owed,
        opens=tuple(names.decision(plan, name) for name in inject.opens),
    )


def _status(state: State, inject: Inject, planned: Minute | None) -> str:
    if inject.id in state.room.held:
        return "held"
    if inject.id in state.room.moved:
        return "moved"
    if planned is not None:
        return "planned"
    if state.made.get(inject.id):
        return "delivered"
    if state.passed.get(inject.id):
        return "passed"
    return "waits" if inject.watch is not None else "open"


def _stances(plan: Plan, state: State) -> Iterator[StanceLine]:
    for decision in plan.decisions:
        point = state.points.get(decision.id)
        if point is not None and point.open and point.file is not None and point.file.status not in GONE:
            yield from _minds(plan, state, decision, point)


def _minds(plan: Plan, state: State, decision: Decision, point: Point) -> Iterator[StanceLine]:
    if point.file is None:
        return
    response = plan.tables.responses[point.file.response]
    for code in askable(plan, decision, response):
        mind = mind_of(plan, state, decision, response, point.file.wordings, code)
        told = (names.concern(plan, name) for name in mind.holding)
        yield StanceLine(
            decision.id, code, names.delegation(plan, code), held_by_people(plan, state, code), str(mind.stake),
            str(mind.band), BANDS[mind.band][2], mind.points, mind.red, tuple(item.why for item in told if item),
        )  # fmt: skip
