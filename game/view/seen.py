"""``view(plan, state, seats)``: the only way out of the state. What is not here, no screen can show."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import Minute
from game.view import clock
from game.view.access import Sight, follows, sight
from game.view.asks import Ask, asks
from game.view.beliefs import BeliefView, Finding, belief_views, finding_views
from game.view.decision import DecisionView, decision_view
from game.view.dials import Dial, Past, dials
from game.view.feed import Paper, feed
from game.view.room import RoomView, room_view
from game.view.seat import (
    MoveView,
    OfferView,
    Outcome,
    PledgeView,
    SeatAbout,
    StepView,
    move_views,
    offer_views,
    outcomes,
    pledge_views,
    seats_about,
    step_views,
)


@dataclass(frozen=True, slots=True)
class SeatView:
    """Everything one person holding these seats may see now. Plain values, equal when nothing new was learned."""

    exercise: Id
    title: str
    subtitle: str
    phase: str
    now: Minute
    stamp: str
    date: str
    endex: str
    left: Minute
    """Minutes to ENDEX."""
    seats: tuple[SeatAbout, ...]
    briefing: str
    dilemma: str
    objectives: tuple[str, ...]
    notes: tuple[str, ...]
    dials: tuple[Dial, ...]
    feed: tuple[Paper, ...]
    decisions: tuple[DecisionView, ...]
    """Open, in the order they opened."""
    closed: tuple[Outcome, ...]
    moves: tuple[MoveView, ...]
    pledges: tuple[PledgeView, ...]
    offers: tuple[OfferView, ...]
    steps: tuple[StepView, ...]
    asks: tuple[Ask, ...]
    truths: tuple[tuple[str, str], ...]
    """Hidden truths these seats are told: (title, value)."""
    beliefs: tuple[BeliefView, ...]
    """What these seats think likely."""
    findings: tuple[Finding, ...]
    """Evidence they were told of."""
    jotted: tuple[tuple[str, str], ...]
    """Their own notes: (stamp, text)."""
    room: RoomView
    """Tours de table, free-text clauses, messages, rationale; for the facilitator the console."""


def view(plan: Plan, state: State, seats: tuple[Id, ...], past: Past = ()) -> SeatView:
    """What these seats may see. ``past`` (dated facts) gives the dials their trend and the seats their own offers.

    ``ValueError`` names a seat the plan does not have.
    """
    who = sight(plan, tuple(seats))
    asked = asks(plan, state, who)
    return SeatView(
        exercise=plan.id,
        title=plan.title,
        subtitle=plan.subtitle,
        phase=str(state.phase),
        now=state.now,
        stamp=clock.stamp(plan, state.now),
        date=clock.date(plan, state.now),
        endex=clock.stamp(plan, plan.endex),
        left=max(0, plan.endex - state.now),
        seats=seats_about(plan, state, who),
        briefing=plan.briefing,
        dilemma=plan.dilemma,
        objectives=tuple(objective.title for objective in plan.objectives),
        notes=plan.notes,
        dials=dials(plan, state, who, past),
        feed=feed(plan, state, who),
        decisions=_open(plan, state, who, asked),
        closed=outcomes(plan, state, who),
        moves=move_views(plan, who, asked),
        pledges=pledge_views(plan, state, who, asked),
        offers=offer_views(plan, who, past),
        steps=step_views(plan, state, who),
        asks=tuple(ask for ask in asked if _of_a_followed(plan, who, ask)),
        truths=_truths(plan, state, who),
        beliefs=belief_views(plan, state, who),
        findings=finding_views(plan, state, who),
        jotted=tuple((clock.stamp(plan, at), text) for at, seat, text in state.notes if seat in who.seats),
        room=room_view(plan, state, who),
    )


def _open(plan: Plan, state: State, who: Sight, asked: tuple[Ask, ...]) -> tuple[DecisionView, ...]:
    found = [(decision, state.points[decision.id]) for decision in plan.decisions if decision.id in state.points]
    shown = [(decision, point) for decision, point in found if point.open and follows(who, decision)]
    shown.sort(key=lambda pair: pair[1].opened)
    return tuple(decision_view(plan, state, who, decision, point, asked) for decision, point in shown)


def _of_a_followed(plan: Plan, who: Sight, ask: Ask) -> bool:
    decision = plan.tables.decisions.get(ask.decision)
    return decision is None or follows(who, decision)


def _truths(plan: Plan, state: State, who: Sight) -> tuple[tuple[str, str], ...]:
    return tuple(
        (hidden.title or hidden.id, state.hidden[hidden.id])
        for hidden in plan.hidden
        if hidden.id in state.hidden and (who.all_papers or any(seat in who.seats for seat in hidden.known_to))
    )
