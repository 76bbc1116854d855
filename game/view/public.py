"""What everybody in the room may see: the projector's view. No seat's paper, no stance, no silence's secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import FACILITATOR
from game.view import clock
from game.view.access import Sight
from game.view.decision import DecisionView, decision_view
from game.view.dials import Dial, Past, dials
from game.view.feed import Paper, feed
from game.view.room import FreeClauseView, free_clauses
from game.view.seat import Outcome, outcomes

NOBODY = Sight(seats=(), chairs=(), bodies=(), delegations=(), all_papers=False)


@dataclass(frozen=True, slots=True)
class PublicView:
    """The exercise on the wall."""

    title: str
    stamp: str
    date: str
    ended: bool
    dials: tuple[Dial, ...]
    papers: tuple[Paper, ...]
    """What was sent to everybody, oldest first."""
    texts: tuple[DecisionView, ...]
    """The open files of the forum put on the wall, with what was said openly; nobody's mind, no offers."""
    clauses: tuple[FreeClauseView, ...]
    """In free words, of those texts; the facilitator has ruled that they stand in them."""
    said: str
    """What the facilitator said last to everybody, while no exercise time has passed since; "" nothing."""
    closed: tuple[Outcome, ...]


def public(plan: Plan, state: State, past: Past = (), forum: Id = "") -> PublicView:
    """What everybody may see. ``forum``: the body whose open files are on the wall; "" none.

    Putting a forum on the wall shows its texts to all in the room: that is the facilitator's to decide. What was said
    into a silence stays with the chair even then.
    """
    who = replace(NOBODY, bodies=(forum,)) if forum else NOBODY
    return PublicView(
        title=plan.title,
        stamp=clock.stamp(plan, state.now),
        date=clock.date(plan, state.now),
        ended=str(state.phase) == "debrief",
        dials=dials(plan, state, NOBODY, past),
        papers=feed(plan, state, NOBODY),
        texts=_texts(plan, state, who, forum) if forum else (),
        clauses=tuple(one for one in free_clauses(plan, state, who) if one.stands) if forum else (),
        said=next(_said(state), ""),
        closed=outcomes(plan, state, NOBODY),
    )


def _said(state: State) -> Iterator[str]:
    for item in reversed(state.room.messages):
        if item.seat == FACILITATOR and not item.to and item.at == state.now:
            yield item.text


def _texts(plan: Plan, state: State, who: Sight, forum: Id) -> tuple[DecisionView, ...]:
    found = [(decision, state.points.get(decision.id)) for decision in plan.decisions if decision.forum == forum]
    return tuple(
        decision_view(plan, state, who, decision, point, ()) for decision, point in found if point and point.open
    )
