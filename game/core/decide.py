"""``decide(plan, state, command)``: consults rules and luck; answers with facts, or with one ruling."""

from __future__ import annotations

from game.core import commands as c
from game.core import decide_room, due, effects, lookup, points, steps
from game.core import events as e
from game.core.chance import draw, mix, pick
from game.core.evidence import first_beliefs
from game.core.needs import normal
from game.core.order import ruling
from game.core.order_talk import position_of
from game.core.plan import Decision, Id, Plan
from game.core.refusals import Refusal
from game.core.state import File, State
from game.core.tape import Tape
from game.core.terms import HOUR, FileStatus, Stand
from game.core.verdict import alone, carries, verdicts_on


def decide(plan: Plan, state: State, command: c.Command) -> tuple[e.Event, ...] | Refusal:
    """Facts that follow from an ask in this state, or the ruling that refuses it. Never changes ``state``."""
    refused = ruling(plan, state, command)
    if refused is not None:
        return refused
    tape = Tape(plan, state)
    _act(tape, command)
    if not isinstance(command, c.Advance):
        due.watchers(tape)
    return tuple(tape.events)


def _act(tape: Tape, command: c.Command) -> None:
    match command:
        case c.Start():
            _start(tape, command)
        case c.Advance(_, to):
            due.run_to(tape, to)
        case c.Table():
            _table(tape, command)
        case c.Amend():
            _amend(tape, command)
        case c.TakePosition():
            _position(tape, command)
        case c.Sound(seat, decision, member):
            steps.begin(tape, "sound", seat, decision, member, "", tape.plan.costs.sound)
        case c.Confide():
            _confide(tape, command)
        case c.Lobby():
            _lobby(tape, command)
        case c.GivePledge():
            _pledge(tape, command)
        case c.PutUnderSilence():
            _silence(tape, command)
        case c.Declare(seat, decision):
            how = _how_declared(tape, decision)
            points.decide_text(tape, tape.plan.tables.decisions[decision], how, seat)
        case c.Withdraw(seat, decision):
            file = tape.state.points[decision].file
            tape.add(e.TextWithdrawn(seat, decision, file.response if file else ""))
        case c.Refer(seat, decision, body):
            steps.begin(tape, "refer", seat, decision, body, "", tape.plan.costs.refer)
        case c.ActAlone():
            _alone(tape, command)
        case c.MakeMove():
            _move(tape, command)
        case c.Note(seat, text):
            tape.add(e.Noted(seat, text))
        case c.End():
            tape.add(e.Ended(tape.state.now))
        case _:
            _in_room(tape, command)


def _in_room(tape: Tape, command: c.RoomCommand) -> None:
    decide_room.act(tape, command)
    if isinstance(command, c.Speak) and command.stand:
        _position(tape, position_of(command))


def _start(tape: Tape, command: c.Start) -> None:
    plan, state = tape.plan, tape.state
    tape.add(
        e.Started(
            seed=state.seed,
            playthrough=state.playthrough,
            values=tuple(indicator.start for indicator in plan.indicators),
            capital=tuple((seat.id, seat.capital) for seat in plan.seats),
            forced=tuple(sorted(state.forced.items())),
            seats=command.seats,
        )
    )
    luck = mix(state.seed, state.playthrough)
    for hidden in plan.hidden:
        forced = state.forced.get(hidden.chance.id)
        weights = tuple(weight for _, weight in hidden.chance.outcomes)
        names = [name for name, _ in hidden.chance.outcomes]
        value = forced if forced in names else names[pick(weights, draw(luck, hidden.id, 0, "hidden"))]
        tape.add(e.HiddenDrawn(hidden.id, value))
    first_beliefs(tape)
    due.run_to(tape, 0)


def _table(tape: Tape, command: c.Table) -> None:
    decision = tape.plan.tables.decisions[command.decision]
    response = tape.plan.tables.responses[command.response]
    wordings = normal(response, command.wordings)
    negotiated = decision.rounds > 0
    count = len(wordings) if negotiated else 0
    tape.add(e.Tabled(command.seat, decision.id, response.id, wordings, count, command.reason))
    takes = tape.plan.costs.table + count * tape.plan.costs.amend
    if negotiated and takes:
        steps.begin(tape, "draft", command.seat, decision.id, response.id, "", takes)


def _amend(tape: Tape, command: c.Amend) -> None:
    file = tape.state.points[command.decision].file
    response = tape.plan.tables.responses[file.response if file else ""]
    slot = next(item for item in response.slots if item.id == command.slot)
    wording = "" if slot.wordings[0].id == command.wording else command.wording
    tape.add(e.Amended(command.seat, command.decision, slot.id, wording, response.id))
    if tape.plan.costs.amend:
        steps.begin(tape, "draft", command.seat, command.decision, slot.id, wording, tape.plan.costs.amend)


def _position(tape: Tape, command: c.TakePosition) -> None:
    member = tape.plan.tables.seats[command.seat].delegation
    tape.add(
        e.PositionTaken(
            command.seat, command.decision, member, command.stand, command.slot, command.declared, command.why
        )
    )
    file = tape.state.points[command.decision].file
    decision = tape.plan.tables.decisions[command.decision]
    silent = file is not None and file.status is FileStatus.UNDER_SILENCE
    if file is None or not silent or command.stand is not Stand.OBJECT:
        return
    if member in tape.plan.tables.members[decision.forum] and not _stands(tape, decision, file):
        points.decide_text(tape, decision, "silence", file.seat)


def _stands(tape: Tape, decision: Decision, file: File) -> bool:
    """Whether the text would carry all the same; its silence then runs on."""
    response = tape.plan.tables.responses[file.response]
    return carries(response, verdicts_on(tape.plan, tape.state, decision, response, file.wordings, file.seat))


def _confide(tape: Tape, command: c.Confide) -> None:
    if not lookup.trusted(tape.state, command.seat, command.member):
        tape.add(e.CapitalChanged(command.seat, -tape.plan.costs.confide_capital, "confidence"))
    takes = tape.plan.costs.confide
    steps.begin(tape, "confide", command.seat, command.decision, command.member, "", takes)


def _lobby(tape: Tape, command: c.Lobby) -> None:
    plan, decision = tape.plan, tape.plan.tables.decisions[command.decision]
    file = tape.state.points[decision.id].file
    response = plan.tables.responses[file.response] if file else None
    offer = steps.find_offer(plan, decision, command.offer)
    if offer is None:
        return
    cost = steps.price(plan, tape.state, decision, response, offer, command.seat, command.member)
    if cost:
        tape.add(e.CapitalChanged(command.seat, -cost, "offer"))
    steps.begin(tape, "lobby", command.seat, decision.id, command.member, offer.id, plan.costs.lobby, cost)


def _pledge(tape: Tape, command: c.GivePledge) -> None:
    pledge = tape.plan.tables.pledges[command.pledge]
    tape.add(e.PledgeGiven(command.seat, pledge.id, pledge.to, tape.state.now + pledge.due, pledge.move))


def _silence(tape: Tape, command: c.PutUnderSilence) -> None:
    until = steps.ready_at(tape.state, command.decision) + command.hours * HOUR
    tape.add(e.SilenceBegun(command.seat, command.decision, command.hours, until))


def _how_declared(tape: Tape, decision_id: Id) -> str:
    procedure = points.forum_procedure(tape, tape.plan.tables.decisions[decision_id])
    if procedure.kind == "own":
        return "own-power"
    return "agreed" if procedure.asks_as == "footnote" else "vote"


def _alone(tape: Tape, command: c.ActAlone) -> None:
    decision = tape.plan.tables.decisions[command.decision]
    response = tape.plan.tables.responses[command.response]
    verdicts = alone(tape.plan, tape.state, decision, response, command.seat)
    if command.reason:
        tape.add(e.Noted(command.seat, command.reason))
    for verdict in verdicts:
        tape.add(verdict)
    # Whether a holder of a second key agrees is only learned by asking, as with any other text.
    if carries(response, verdicts):
        adopted = tuple(verdict.measure for verdict in verdicts if verdict.adopted)
        points.adopt(tape, decision, points.Agreed(response, (), adopted, (), "alone", command.seat))


def _move(tape: Tape, command: c.MakeMove) -> None:
    move = tape.plan.tables.moves[command.move]
    occurrence = sum(1 for name, _ in tape.state.uses if name == move.id)
    share = effects.half_if_again(tape, move.id)
    if move.capital:
        tape.add(e.CapitalChanged(command.seat, -move.capital, "move"))
    tape.add(e.MoveMade(command.seat, move.id, occurrence, command.reason))
    if not move.takes:
        effects.begin(tape, move.effects, occurrence, share)
        return
    for effect in move.effects:
        done = tape.state.now + move.takes + effect.after
        tape.add(e.EffectQueued(effect.id, occurrence, done, share))
