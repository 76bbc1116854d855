"""What follows from the asks of a facilitated room. Everything here was found in order before."""

from __future__ import annotations

from game.core import commands as c
from game.core import effects, lookup, points
from game.core import events as e
from game.core.due import inject_due
from game.core.needs import normal
from game.core.order_talk import speakers
from game.core.plan import Id, Inject
from game.core.room import FREE
from game.core.state import State
from game.core.tape import Tape
from game.core.terms import FACILITATOR, ClauseRuling, Minute


def act(tape: Tape, command: c.RoomCommand) -> None:
    """Write the facts of one ask of the room (``Speak`` with a position is completed by ``decide``)."""
    match command:
        case c.SendInject(_, inject):
            effects.hand_over(tape, tape.plan.tables.injects[inject])
        case c.HoldInject(_, inject):
            tape.add(e.InjectHeld(inject))
        case c.ReleaseInject(_, inject):
            _release(tape, inject)
        case c.SkipInject(_, inject):
            tape.add(e.InjectPassed(inject, tape.state.passed.get(inject, 0), "skipped"))
        case c.MoveInject(_, inject, to):
            tape.add(e.InjectMoved(inject, tape.state.passed.get(inject, 0), to))
        case c.WriteInject(_, title, text, to, sender, channel, marking):
            name = f"ad-hoc-{len(tape.state.room.written) + 1}"
            tape.add(e.InjectWritten(name, title, text, to, sender, channel, marking))
        case c.MoveDeadline(_, decision, closes):
            tape.add(e.DeadlineMoved(decision, closes))
        case c.Adjust(_, indicator, by, reason):
            tape.add(e.Adjusted(indicator, by, reason))
            effects.change(tape, [(tape.plan.tables.indicators[indicator], FACILITATOR, by)])
        case c.DeclareOutcome():
            _outcome(tape, command)
        case c.RuleOnPledge(_, pledge, kept, reason):
            tape.add(e.PledgeRuled(pledge, kept, reason))
            tape.add(e.PledgeSettled(pledge, kept))
        case c.HandOver(_, who, people):
            tape.add(e.SeatHeld(who, people))
        case c.AllowMessages(_, allowed):
            tape.add(e.MessagesAllowed(allowed))
        case c.Whisper(seat, to, text) | c.Message(seat, to, text):
            tape.add(e.MessageSent(seat, to, text))
        case c.Broadcast(seat, text):
            tape.add(e.MessageSent(seat, "", text))
        case c.SetBox(_, title, seconds, about, ran, stands):
            tape.add(e.BoxSet(title, seconds, about, ran, stands))
        case _:
            _said(tape, command)


def _said(tape: Tape, command: c.RoomCommand) -> None:
    match command:
        case c.ProposeClause(seat, decision, title, text):
            file = tape.state.points[decision].file
            name = f"{FREE}{len(tape.state.room.clauses.get(decision, ())) + 1}"
            tape.add(e.ClauseProposed(seat, decision, name, file.response if file else "", title, text))
        case c.ReviseClause(seat, decision, clause, version, text):
            tape.add(e.ClauseRevised(seat, decision, clause, version + 1, text))
        case c.RuleOnClause():
            _rule(tape, command)
        case c.OpenTour(seat, decision):
            order = speakers(tape.plan, tape.state, tape.plan.tables.decisions[decision])
            tape.add(e.TourOpened(seat, decision, order))
        case c.Speak(seat, decision, line, stand):
            tape.add(e.Spoke(seat, decision, stand, line))
        case c.PassFloor(_, decision):
            tape.add(e.FloorPassed(decision, tape.state.room.tours[decision].turn))
        case c.GiveRationale(seat, decision, text, confidence):
            tape.add(e.RationaleGiven(seat, decision, _stands(tape, decision), text, confidence))
        case c.Observe(seat, text, objective, task, rating):
            tape.add(e.Observed(seat, text, objective, task, rating))
        case _:
            return


def _stands(tape: Tape, decision: Id) -> Id:
    """The response a rationale speaks of: what stands there, else what lies on the table; "" nothing."""
    point = tape.state.points[decision]
    return point.outcome if not point.open else point.file.response if point.file else ""


def _release(tape: Tape, name: Id) -> None:
    """What would have brought a held inject brings it now, once: of several times missed only the last."""
    inject, owed = tape.plan.tables.injects[name], name in tape.state.room.owed
    tape.add(e.InjectReleased(name))
    now = tape.state.now
    while (at := inject_due(tape.state, inject)) is not None and at <= now:
        following = _following(tape.state, inject)
        if following is None or following > now:
            effects.deliver(tape, inject)
            return
        tape.add(e.InjectPassed(name, tape.state.passed.get(name, 0), "held"))
    if owed:
        effects.deliver(tape, inject)


def _following(state: State, inject: Inject) -> Minute | None:
    """When the occurrence after the present one would come by the clock; None: there is none."""
    if inject.at is None or not inject.every:
        return None
    at = inject.at + inject.every * (state.passed.get(inject.id, 0) + 1)
    return None if inject.until is not None and at > inject.until else at


def _rule(tape: Tape, command: c.RuleOnClause) -> None:
    point = tape.state.points[command.decision]
    named = (*(code for code, _ in command.moves), *command.again)
    again = tuple(dict.fromkeys(code for code in named if code in point.positions))
    tape.add(
        e.ClauseRuled(
            command.decision, command.clause, str(command.ruling), command.reason, command.slot, command.wording,
            command.moves, command.changes, again,
        )
    )  # fmt: skip
    if command.ruling is not ClauseRuling.COUNTS or point.file is None:
        return
    clause = tape.state.room.clause(command.decision, command.clause)
    response = tape.plan.tables.responses[point.file.response]
    slot = next(item for item in response.slots if item.id == command.slot)
    wording = "" if slot.wordings[0].id == command.wording else command.wording
    proposer = clause.versions[0].seat if clause else ""
    tape.add(e.Amended(proposer, command.decision, slot.id, wording, response.id))


def _outcome(tape: Tape, command: c.DeclareOutcome) -> None:
    decision = tape.plan.tables.decisions[command.decision]
    tape.add(e.OutcomeDeclared(decision.id, command.response, command.reason))
    if not command.response:
        points.close_point(tape, decision, "declared", "")
        return
    response, file = tape.plan.tables.responses[command.response], tape.state.points[decision.id].file
    lies = file is not None and file.response == response.id and file.status not in lookup.GONE
    on_table = file.wordings if file is not None and lies else ()
    wordings = normal(response, command.wordings) or on_table
    measures = tuple(measure.id for measure in response.measures)
    points.adopt(tape, decision, points.Agreed(response, wordings, measures, (), "declared", ""))
