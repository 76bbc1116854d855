"""``evolve(state, event)``: the fold. Consults nothing, cannot fail; one small function per fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from game.core import events as e
from game.core import evolve_room
from game.core.evolve_texts import fresh_point
from game.core.mapping import put, without
from game.core.phases import PHASES, follow
from game.core.plan import Id
from game.core.state import (
    Adoption,
    Given,
    Known,
    Modifier,
    Offered,
    Pending,
    Point,
    State,
    Step,
)
from game.core.terms import FileStatus, Phase


def fold(events: Iterable[e.Event], state: State | None = None) -> State:
    """The state after ``events``, from nothing or from ``state``."""
    current = State() if state is None else state
    for event in events:
        current = evolve(current, event)
    return current


def evolve(state: State, event: e.Event) -> State:
    """The state after one fact."""
    match event:
        case e.TimeMoved(to):
            return replace(state, now=max(state.now, to))
        case e.Started() | e.Ended():
            return _phase(state, event)
        case e.ChanceDrawn(chance, occurrence, outcome):
            return replace(state, drawn=put(state.drawn, f"{chance}#{occurrence}", outcome))
        case e.HiddenDrawn(hidden, value):
            return replace(state, hidden=put(state.hidden, hidden, value))
        case e.EvidenceExamined():
            return _examined(state, event)
        case e.BeliefRevised(belief, seat, parts, _):
            return replace(state, beliefs=put(state.beliefs, (belief, seat), parts))
        case e.InjectDelivered() | e.InjectPassed():
            return _inject(state, event)
        case e.DynamicsRan(dynamics, period):
            return replace(state, periods=put(state.periods, dynamics, period + 1))
        case (
            e.EffectQueued() | e.EffectsFell() | e.EffectPassed() | e.Changed() | e.ModifierSet() | e.ModifierExpired()
        ):
            return _effect(state, event)
        case e.FactSet(name):
            return replace(state, facts=put(state.facts, name, state.now))
        case e.FactCleared(name):
            return replace(state, facts=without(state.facts, name))
        case e.CapitalChanged(seat, by, _):
            return replace(state, capital=put(state.capital, seat, max(0, state.capital.get(seat, 0) + by)))
        case e.StepBegun() | e.StepDone():
            return _step(state, event)
        case e.PledgeGiven() | e.PledgeSettled():
            return _pledge(state, event)
        case e.Learned():
            return _learned(state, event)
        case e.MoveMade(_, move, _, _):
            return replace(state, uses=(*state.uses, (move, state.now)))
        case e.Noted(seat, text):
            return replace(state, notes=(*state.notes, (state.now, seat, text)))
        case e.ResponseAdopted():
            return _adopted(state, event)
        case e.DecisionOpened():
            return _opened(state, event)
        case _ if isinstance(event, e.ROOM_EVENTS):
            return evolve_room.in_room(state, event)
        case e.OfferMade():
            return _point(replace(state, offers=_accepted(state.offers, event)), event)
        case e.DecisionClosed(decision):
            left = tuple(step for step in state.steps if step.decision != decision)
            return _point(replace(state, steps=left), event)
        case _:
            return _point(state, event)


def _phase(state: State, event: e.Started | e.Ended) -> State:
    if isinstance(event, e.Ended):
        target = PHASES.get((str(state.phase), "end"), str(state.phase))
        return replace(state, phase=Phase(target), queue=(), steps=())
    return replace(
        state,
        phase=Phase(PHASES.get((str(state.phase), "start"), str(state.phase))),
        seed=event.seed,
        playthrough=event.playthrough,
        values=event.values,
        capital=dict(event.capital),
        forced=dict(event.forced),
        seats=event.seats,
    )


def _examined(state: State, event: e.EvidenceExamined) -> State:
    found = dict(state.found)
    for seat in event.to:
        found[seat] = (*found.get(seat, ()), (state.now, event.evidence, event.found))
    examined = put(state.examined, event.evidence, max(event.occurrence + 1, state.examined.get(event.evidence, 0)))
    return replace(state, examined=examined, found=found)


def _inject(state: State, event: e.InjectDelivered | e.InjectPassed) -> State:
    passed = put(state.passed, event.inject, max(event.occurrence + 1, state.passed.get(event.inject, 0)))
    room = evolve_room.settled(state.room, event.inject)
    if isinstance(event, e.InjectPassed):
        return replace(state, passed=passed, room=room)
    made = put(state.made, event.inject, (*state.made.get(event.inject, ()), state.now))
    return replace(state, passed=passed, made=made, room=room)


def _effect(
    state: State, event: e.EffectQueued | e.EffectsFell | e.EffectPassed | e.Changed | e.ModifierSet | e.ModifierExpired
) -> State:
    match event:
        case e.EffectQueued(effect, occurrence, due, share):
            return replace(state, queue=(*state.queue, Pending(effect, occurrence, due, share)))
        case e.EffectsFell(fell):
            left = list(state.queue)
            for effect, occurrence, due in fell:
                gone = next((i for i in left if (i.effect, i.occurrence, i.due) == (effect, occurrence, due)), None)
                if gone is not None:
                    left.remove(gone)
            return replace(state, queue=tuple(left))
        case e.EffectPassed():
            return state
        case e.Changed(values, _):
            fresh = list(state.values)
            for position, _, after in values:
                if position < len(fresh):
                    fresh[position] = after
            return replace(state, values=tuple(fresh))
        case e.ModifierSet(effect, occurrence, indicator, amount, until):
            added = Modifier(effect, occurrence, indicator, amount, until)
            return replace(state, modifiers=(*state.modifiers, added))
        case e.ModifierExpired(effect, occurrence, indicator):
            kept = tuple(
                m for m in state.modifiers if (m.effect, m.occurrence, m.indicator) != (effect, occurrence, indicator)
            )
            return replace(state, modifiers=kept)


def _step(state: State, event: e.StepBegun | e.StepDone) -> State:
    if isinstance(event, e.StepDone):
        return replace(state, steps=tuple(step for step in state.steps if step.number != event.number))
    begun = Step(
        event.kind, event.seat, event.decision, event.subject, event.detail, event.number, event.due, event.paid
    )
    after = replace(state, steps=(*state.steps, begun), step_count=max(state.step_count, event.number + 1))
    point = state.points.get(event.decision)
    if event.kind == "lobby":
        opening = point.occurrence if point else 0
        made = Offered(event.decision, opening, event.detail, event.subject, event.seat)
        after = replace(after, offers=(*after.offers, made))
    if point is None:
        return after
    new_round = point.round_at != state.now
    spent = 0 if event.kind in ("draft", "move", "refer") else 1
    fresh = replace(point, rounds=point.rounds + int(new_round), round_at=state.now, steps=point.steps + spent)
    return replace(after, points=put(after.points, event.decision, fresh))


def _accepted(offers: tuple[Offered, ...], event: e.OfferMade) -> tuple[Offered, ...]:
    """The seat's latest offer of that kind to the delegation is the one accepted."""
    wanted = (event.decision, event.offer, event.member, event.seat)
    at = [n for n, made in enumerate(offers) if (made.decision, made.offer, made.member, made.seat) == wanted]
    if not at:
        return offers
    return (*offers[: at[-1]], replace(offers[at[-1]], accepted=True), *offers[at[-1] + 1 :])


def _pledge(state: State, event: e.PledgeGiven | e.PledgeSettled) -> State:
    if isinstance(event, e.PledgeSettled):
        given = state.pledges.get(event.pledge)
        if given is None:
            return state
        return replace(state, pledges=put(state.pledges, event.pledge, replace(given, kept=event.kept)))
    given = Given(event.seat, event.to, event.due, event.move)
    points = {
        key: replace(point, moved=put(point.moved, event.to, point.moved.get(event.to, 0) + event.move))
        if point.open
        else point
        for key, point in state.points.items()
    }
    return replace(state, pledges=put(state.pledges, event.pledge, given), points=points)


def _learned(state: State, event: e.Learned) -> State:
    mine = state.known.get(event.seat, {})
    key = (event.decision, event.member)
    before = mine.get(key)
    same_text = before is not None and (before.response, before.wordings) == (event.response, event.wordings)
    kept = same_text and event.short < 0
    known = Known(
        depth=max(event.depth, before.depth if before and same_text else 0),
        band=event.band,
        concerns=event.concerns,
        short=before.short if before and kept else event.short,
        flexible=before.flexible if before and kept else event.flexible,
        response=event.response,
        wordings=event.wordings,
        at=state.now,
        how=event.how,
    )
    return replace(state, known=put(state.known, event.seat, put(mine, key, known)))


def _adopted(state: State, event: e.ResponseAdopted) -> State:
    adoption = Adoption(
        event.response, event.decision, state.now, event.wordings, event.measures, event.footnotes, event.body,
        event.how, event.seat,
    )  # fmt: skip
    after = replace(state, adopted=(*state.adopted, adoption), uses=(*state.uses, (event.response, state.now)))
    point = state.points.get(event.decision)
    if point is None or point.file is None or point.file.response != event.response or event.how == "alone":
        return after
    return _with_file(after, event.decision, follow(point.file.status, "adopt"))


def _opened(state: State, event: e.DecisionOpened) -> State:
    before = state.points.get(event.decision)
    point = Point(
        occurrence=event.occurrence, opened=state.now, closes=event.closes, private=dict(event.private),
        silences=before.silences if before else 0,
    )  # fmt: skip
    room = evolve_room.cleared(state.room, event.decision)
    return replace(state, points=put(state.points, event.decision, point), room=room)


def _with_file(state: State, decision: Id, status: FileStatus) -> State:
    point = state.points[decision]
    if point.file is None:
        return state
    file = replace(point.file, status=status, until=None, since=state.now)
    return replace(state, points=put(state.points, decision, replace(point, file=file)))


def _point(state: State, event: e.Event) -> State:
    """Facts about one open decision point; a fact about an unknown one changes nothing."""
    point = state.points.get(getattr(event, "decision", ""))
    if point is None:
        return state
    fresh = fresh_point(state, point, event)
    if isinstance(event, e.Tabled | e.TextWithdrawn):
        state = replace(state, room=evolve_room.cleared(state.room, event.decision))
    return replace(state, points=put(state.points, event.decision, fresh)) if fresh is not point else state  # type: ignore[union-attr]
