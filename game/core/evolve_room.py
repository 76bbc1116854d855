"""The fold of a facilitated room: one small function per fact. Consults nothing, cannot fail."""

from __future__ import annotations

from dataclasses import replace

from game.core import facts_room as r
from game.core.mapping import put, without
from game.core.phases import follow
from game.core.room import (
    Adjustment,
    FreeClause,
    Observation,
    Rationale,
    Room,
    Said,
    Tour,
    Version,
    Words,
    Written,
)
from game.core.state import Point, State
from game.core.terms import ClauseRuling
from game.core.world import Id


def in_room(state: State, event: r.RoomEvent) -> State:
    """The state after one fact of the room."""
    match event:
        case r.SeatHeld(who, people):
            others = tuple(seat for seat in state.seats if seat != who)
            return replace(state, seats=(*others, who) if people else others)
        case r.DeadlineMoved(decision, closes):
            point = state.points.get(decision)
            return state if point is None else _with_point(state, decision, replace(point, closes=closes))
        case r.ClauseRuled():
            return _ruled(state, event)
        case r.OutcomeDeclared() | r.PledgeRuled():
            return state
        case _:
            return replace(state, room=_room(state, event))


def settled(room: Room, inject: Id) -> Room:
    """An inject's occurrence was delivered or passed: it is neither held, owed nor moved any more."""
    if inject not in room.held and inject not in room.owed and inject not in room.moved:
        return room
    return replace(
        room, held=_without(room.held, inject), owed=_without(room.owed, inject), moved=without(room.moved, inject)
    )


def cleared(room: Room, decision: Id) -> Room:
    """The text left the table: its free-text clauses went with it."""
    clauses = room.clauses.get(decision, ())
    if all(item.gone for item in clauses):
        return room
    return replace(room, clauses=put(room.clauses, decision, tuple(replace(item, gone=True) for item in clauses)))


def _room(state: State, event: r.RoomEvent) -> Room:
    room = state.room
    match event:
        case r.InjectHeld() | r.InjectWaits() | r.InjectReleased() | r.InjectMoved():
            return _inject(room, event)
        case r.InjectWritten(inject, title, text, to, sender, channel, marking):
            fresh = Written(inject, state.now, title, text, to, sender, channel, marking)
            return replace(room, written=(*room.written, fresh))
        case r.Adjusted(indicator, by, reason):
            return replace(room, adjustments=(*room.adjustments, Adjustment(state.now, indicator, by, reason)))
        case r.ClauseProposed() | r.ClauseRevised():
            return _drafted(state, room, event)
        case r.MessagesAllowed(allowed):
            return replace(room, talk=allowed)
        case r.MessageSent(seat, to, text):
            return replace(room, messages=(*room.messages, Words(state.now, seat, to, text)))
        case r.TourOpened() | r.Spoke() | r.FloorPassed():
            return _tour(state, room, event)
        case r.RationaleGiven(seat, decision, response, text, confidence):
            given = Rationale(state.now, seat, decision, response, text, confidence)
            return replace(room, rationales=(*room.rationales, given))
        case r.Observed(seat, text, objective, task, rating):
            seen = Observation(state.now, seat, text, objective, task, rating)
            return replace(room, observations=(*room.observations, seen))
        case _:
            return room


def _inject(room: Room, event: r.InjectHeld | r.InjectWaits | r.InjectReleased | r.InjectMoved) -> Room:
    name = event.inject
    match event:
        case r.InjectHeld():
            return replace(room, held=(*_without(room.held, name), name))
        case r.InjectWaits():
            return replace(room, owed=(*_without(room.owed, name), name))
        case r.InjectReleased():
            return replace(room, held=_without(room.held, name), owed=_without(room.owed, name))
        case r.InjectMoved(_, _, to):
            let_go = replace(room, held=_without(room.held, name), owed=_without(room.owed, name))
            return replace(let_go, moved=put(room.moved, name, to))


def _drafted(state: State, room: Room, event: r.ClauseProposed | r.ClauseRevised) -> Room:
    clauses = room.clauses.get(event.decision, ())
    version = Version(event.seat, event.text, state.now)
    if isinstance(event, r.ClauseProposed):
        fresh = FreeClause(event.clause, event.response, event.title, (version,))
        return replace(room, clauses=put(room.clauses, event.decision, (*clauses, fresh)))
    revised = tuple(
        replace(item, versions=(*item.versions, version), ruling="", reason="") if item.id == event.clause else item
        for item in clauses
    )
    return replace(room, clauses=put(room.clauses, event.decision, revised))


def _tour(state: State, room: Room, event: r.TourOpened | r.Spoke | r.FloorPassed) -> Room:
    if isinstance(event, r.TourOpened):
        return replace(room, tours=put(room.tours, event.decision, Tour(event.order, state.now)))
    tour = room.tours.get(event.decision)
    if tour is None:
        return room
    if isinstance(event, r.FloorPassed):
        said = Said(event.who, "", "", state.now, passed=True)
    else:
        said = Said(event.seat, event.stand, event.line, state.now)
    return replace(room, tours=put(room.tours, event.decision, replace(tour, said=(*tour.said, said))))


def _ruled(state: State, event: r.ClauseRuled) -> State:
    clauses = tuple(
        replace(
            item, ruling=event.ruling, reason=event.reason, slot=event.slot, wording=event.wording, moves=event.moves,
            changes=event.changes,
        ) if item.id == event.clause else item
        for item in state.room.clauses.get(event.decision, ())
    )  # fmt: skip
    after = replace(state, room=replace(state.room, clauses=put(state.room.clauses, event.decision, clauses)))
    point = state.points.get(event.decision)
    if point is None:
        return after
    positions = {code: stand for code, stand in point.positions.items() if code not in event.again}
    fresh = replace(point, positions=positions)
    return _with_point(after, event.decision, _with_clause(fresh, event))


def _with_clause(point: Point, event: r.ClauseRuled) -> Point:
    """A clause with an effect of its own is a wording of the text; since when it lies there does not change."""
    if point.file is None or event.ruling != ClauseRuling.EFFECT:
        return point
    wordings = tuple(sorted((*point.file.wordings, (event.clause, event.ruling))))
    return replace(point, file=replace(point.file, wordings=wordings, status=follow(point.file.status, "amend")))


def _with_point(state: State, decision: Id, point: Point) -> State:
    return replace(state, points=put(state.points, decision, point))


def _without(names: tuple[Id, ...], name: Id) -> tuple[Id, ...]:
    return tuple(item for item in names if item != name)
