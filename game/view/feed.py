"""The feed: the injects that reached these seats, newest last."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id, Inject, Plan
from game.core.room import Written
from game.core.state import State
from game.core.terms import Minute
from game.view import clock, names
from game.view.access import Sight, follows, reaches, receives


@dataclass(frozen=True, slots=True)
class Paper:
    """One inject as it lies on the desk."""

    inject: Id
    occurrence: int
    """0 for the first time it comes."""
    at: Minute
    stamp: str
    date: str
    sender: str
    channel: str
    marking: str
    title: str
    text: str
    to: tuple[str, ...]
    """Titles of its holders, but for the opposing cell; empty: everyone."""
    stylised: bool
    """True: words put to real people or states for training."""
    opens: tuple[str, ...]
    """Titles of the decision points it opens, as far as these seats follow them."""
    source: str


def feed(plan: Plan, state: State, who: Sight) -> tuple[Paper, ...]:
    """Every delivered inject these seats hold, by minute, then in authored order."""
    found = [
        _paper(plan, who, inject, occurrence, at)
        for inject in plan.injects
        if receives(who, inject)
        for occurrence, at in enumerate(state.made.get(inject.id, ()))
    ]
    found += [_written(plan, item) for item in state.room.written if reaches(who, item.to)]
    return tuple(sorted(found, key=lambda paper: paper.at))


def _written(plan: Plan, item: Written) -> Paper:
    return Paper(
        inject=item.id,
        occurrence=0,
        at=item.at,
        stamp=clock.stamp(plan, item.at),
        date=clock.date(plan, item.at),
        sender=item.sender,
        channel=item.channel,
        marking=item.marking,
        title=item.title,
        text=item.text,
        to=tuple(names.holder(plan, to) for to in item.to),
        stylised=True,
        opens=(),
        source="",
    )


def _listed(plan: Plan, who: Sight, to: Id) -> bool:
    """Is a holder on the distribution list these seats read? The opposing cell's seat is a device of the exercise."""
    seat = plan.tables.seats.get(to)
    return seat is None or seat.role != "red" or to in who.seats or who.all_papers


def _paper(plan: Plan, who: Sight, inject: Inject, occurrence: int, at: Minute) -> Paper:
    opens = [plan.tables.decisions[name] for name in inject.opens if name in plan.tables.decisions]
    return Paper(
        inject=inject.id,
        occurrence=occurrence,
        at=at,
        stamp=clock.stamp(plan, at),
        date=clock.date(plan, at),
        sender=inject.sender,
        channel=inject.channel,
        marking=inject.marking,
        title=inject.title,
        text=inject.text,
        to=tuple(names.holder(plan, to) for to in inject.to if _listed(plan, who, to)),
        stylised=inject.stylised,
        opens=tuple(decision.title for decision in opens if follows(who, decision)),
        source=inject.source,
    )
