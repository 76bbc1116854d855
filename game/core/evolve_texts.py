"""The fold of one decision point: its text, its positions, how it failed. Consults nothing, cannot fail."""

from __future__ import annotations

from dataclasses import replace

from game.core import events as e
from game.core.mapping import put, without
from game.core.phases import follow
from game.core.plan import Id
from game.core.state import File, Point, Position, State
from game.core.terms import FileStatus


def fresh_point(state: State, point: Point, event: e.Event) -> Point:
    """The point after a fact about it; the same one when the fact changes nothing there."""
    match event:
        case e.Tabled(seat, _, response, wordings, steps, _):
            file = File(response, wordings, FileStatus.TABLED, seat, state.now)
            return replace(point, file=file, positions={}, steps=point.steps + steps)
        case e.Amended(seat, _, slot, wording):
            return _amended(state, point, seat, slot, wording)
        case e.PositionTaken():
            silent = point.file is not None and point.file.status is FileStatus.UNDER_SILENCE
            earlier = point.positions.get(event.member)
            before = earlier.openly if silent and earlier is not None else None
            taken = Position(event.stand, event.slot, event.declared, event.why, state.now, silent, before)
            return replace(point, positions=put(point.positions, event.member, taken))
        case e.OfferMade(_, _, member, _, move):
            return replace(point, moved=put(point.moved, member, point.moved.get(member, 0) + move))
        case e.SilenceLeaked(_, response, by):
            return replace(point, leaked=put(point.leaked, response, by))
        case e.SilenceBegun(_, _, _, until) if point.file is not None:
            status = follow(point.file.status, "put_under_silence")
            return replace(point, file=replace(point.file, status=status, since=state.now, until=until))
        case e.SilenceBroken(_, response, _, count) | e.TextRefused(_, response, _, count):
            trigger = "break_silence" if isinstance(event, e.SilenceBroken) else "refuse"
            breaks, broke = put(point.breaks, response, count), put(point.broke, response, event.by)
            silences = point.silences + int(trigger == "break_silence")
            failed = replace(
                point, breaks=breaks, broke=broke, leaked=without(point.leaked, response), silences=silences
            )
            return _stopped(state, failed, trigger)
        case e.TextFell(_, response, _):
            return _stopped(state, replace(point, fallen=(*point.fallen, response)), "fall")
        case e.TextWithdrawn():
            return replace(_stopped(state, point, "withdraw"), positions={})
        case e.DecisionClosed(_, how, response):
            closed = replace(point, open=False, how=how, outcome=response)
            ending = {"lapsed": "lapse", "referred": "refer"}.get(how)
            return _stopped(state, closed, ending) if ending else closed
        case _:
            return point


def _stopped(state: State, point: Point, trigger: str) -> Point:
    if point.file is None:
        return point
    status = follow(point.file.status, trigger)
    return replace(point, file=replace(point.file, status=status, until=None, since=state.now))


def _amended(state: State, point: Point, seat: Id, slot: Id, wording: Id) -> Point:
    """The wording of one slot swapped; "" puts the first wording back. Positions were taken on the old text."""
    if point.file is None:
        return point
    others = tuple(pair for pair in point.file.wordings if pair[0] != slot)
    wordings = (*others, (slot, wording)) if wording else others
    status = follow(point.file.status, "amend")
    file = File(point.file.response, tuple(sorted(wordings)), status, seat, state.now)
    return replace(point, file=file, positions={}, steps=point.steps + 1)
