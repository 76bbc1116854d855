"""What is in order: one check for each ask. ``decide``, the options list, bots and screens all use these same checks.

Each returns None, or the one ruling that says what is not in order, by which rule, and what would be.
"""

from __future__ import annotations

from game.core import commands as c
from game.core import lookup
from game.core.expr import holds
from game.core.learning import askable, up_to_date
from game.core.lookup import Refused, here, need, text_on_table
from game.core.phases import allowed
from game.core.plan import Decision, Gate, Id, Plan, Response, Slot
from game.core.refusals import Refusal
from game.core.state import File, Point, State
from game.core.steps import busy, find_offer, price, ready_at
from game.core.terms import HOUR, FileStatus, Knowing, Phase, Stand

Wordings = tuple[tuple[Id, Id], ...]


def ruling(plan: Plan, state: State, command: c.Command) -> Refusal | None:
    """The ruling on an ask: None when it is in order."""
    try:
        _seat_and_phase(plan, state, command)
        _check(plan, state, command)
    except Refused as refused:
        return refused.refusal
    return None


def _seat_and_phase(plan: Plan, state: State, command: c.Command) -> None:
    if command.seat not in plan.tables.seats:
        need(False, "R01", f"There is no seat “{command.seat}”.", "Every ask names a seat of the scenario.",
             f"one of {lookup.listing(plan.tables.seats)}.")  # fmt: skip
    if isinstance(command, c.Note):
        return
    wanted = Phase.BRIEFING if isinstance(command, c.Start) else Phase.CONDUCT
    need(
        state.phase is wanted, "R03",
        f"The exercise is in its {state.phase} phase.",
        "STARTEX comes once; everything else is asked between STARTEX and ENDEX.",
        {Phase.BRIEFING: "start the exercise.", Phase.CONDUCT: "go on with the exercise.",
         Phase.DEBRIEF: "read the debrief, or rewind and play on."}[state.phase],
    )  # fmt: skip


def _check(plan: Plan, state: State, command: c.Command) -> None:
    match command:
        case c.Advance():
            need(command.to >= state.now, "R04", "That moment has passed.", "Exercise time never runs backwards.",
                 "a later moment; rewinding is done in the journal.")  # fmt: skip
        case c.Table():
            _table(plan, state, command)
        case c.Amend():
            _amend(plan, state, command)
        case c.TakePosition():
            _position(plan, state, command)
        case c.Sound() | c.Confide():
            _ask(plan, state, command)
        case c.Lobby():
            _lobby(plan, state, command)
        case c.GivePledge():
            _pledge(plan, state, command)
        case c.PutUnderSilence():
            _silence(plan, state, command)
        case c.Declare():
            _declare(plan, state, command)
        case c.Withdraw():
            _withdraw(plan, state, command)
        case c.Refer():
            _refer(plan, state, command)
        case c.ActAlone():
            _alone(plan, state, command)
        case c.MakeMove():
            _move(plan, state, command)
        case c.Start() | c.Note() | c.End():
            return


def gates(plan: Plan, state: State, requires: tuple[Gate, ...]) -> tuple[Gate, ...]:
    """The gates that are closed now."""
    return tuple(gate for gate in requires if not holds(gate.test, plan, state))


def normal(response: Response, wordings: Wordings) -> Wordings:
    """Wordings in one form: first wordings left out, sorted by slot."""
    first = {slot.id: slot.wordings[0].id for slot in response.slots}
    return tuple(sorted((slot, wording) for slot, wording in wordings if first.get(slot) != wording))


def _offered(plan: Plan, decision: Decision, response_id: Id) -> Response:
    need(
        response_id in decision.responses, "R06",
        f"“{response_id}” is not among the responses here.",
        f"{decision.title} chooses between the responses it lists.",
        f"one of {lookup.listing(decision.responses)}.",
    )  # fmt: skip
    return plan.tables.responses[response_id]


def _open_gates(plan: Plan, state: State, response: Response) -> None:
    closed = gates(plan, state, response.requires)
    if closed:
        missing = "; ".join(gate.title for gate in closed)
        need(False, "R07", f"“{response.title}” is not in order yet: {missing}.",
             "A response is in order when each of its gates is open.", f"first {missing}.")  # fmt: skip


def _reason_given(response: Response, reason: str) -> None:
    need(
        not response.unlawful or bool(reason.strip()), "R24",
        f"The legal adviser notes on “{response.title}”: {response.unlawful}",
        "A response the adviser holds unlawful is tabled only with a written reason, for the record.",
        "the same again with a reason, or another response.",
    )  # fmt: skip


def _slot(response: Response, slot_id: Id) -> Slot:
    slot = next((item for item in response.slots if item.id == slot_id), None)
    if slot is None:
        need(False, "R12", f"The text has no clause “{slot_id}”.", "Only the clauses of the text can be amended.",
             f"one of {lookup.listing([item.id for item in response.slots])}.")  # fmt: skip
        raise AssertionError
    return slot


def _wording(slot: Slot, wording: Id) -> None:
    need(
        any(item.id == wording for item in slot.wordings), "R12",
        f"The clause “{slot.title}” has no wording “{wording}”.",
        "A clause holds one of its authored wordings.",
        f"one of {lookup.listing([item.id for item in slot.wordings])}.",
    )  # fmt: skip


def _affords(decision: Decision, point: Point, state: State, steps: int, *, in_round: bool) -> None:
    """Whether the decision point still affords these steps, and a round to take them in."""
    left = decision.steps - point.steps
    need(
        steps <= left, "R10",
        f"That takes {steps} negotiating step{'' if steps == 1 else 's'}; {left} left.",
        f"{decision.title} affords {decision.steps} steps.",
        "put the text to the decision as it stands, or let it lapse.",
    )  # fmt: skip
    if in_round and point.round_at != state.now:
        need(
            point.rounds < decision.rounds, "R11",
            "There is no negotiating round left.",
            f"{decision.title} affords {decision.rounds} rounds; steps taken at one moment share a round.",
            "put the text to the decision as it stands, or let it lapse.",
        )  # fmt: skip


def _in_time(point: Point, done: int) -> None:
    need(
        done <= point.closes, "R27",
        "That would be done only after this decision point has closed.",
        "Steps and silence must end by the deadline.",
        "something quicker, or let the deadline pass.",
    )  # fmt: skip


def _table(plan: Plan, state: State, command: c.Table) -> None:
    decision, point = here(plan, state, command.decision)
    lookup.speaks(plan, decision, command.seat)
    response = _offered(plan, decision, command.response)
    need(
        response.id not in point.fallen, "R19", f"“{response.title}” has fallen here.",
        "A text that failed for good does not come back in the same decision point.", "another response.",
    )  # fmt: skip
    _not_silent(point)
    _open_gates(plan, state, response)
    for slot_id, wording in command.wordings:
        _wording(_slot(response, slot_id), wording)
    wordings = normal(response, command.wordings)
    file = point.file
    same = file is not None and file.status is not FileStatus.WITHDRAWN
    need(
        not (same and file is not None and (file.response, file.wordings) == (response.id, wordings)), "R13",
        "That very text is on the table.", "Tabling changes the text on the table.",
        "amend it, put it to the decision, or table another.",
    )  # fmt: skip
    if decision.rounds:
        _affords(decision, point, state, len(wordings), in_round=plan.costs.table > 0)
    _reason_given(response, command.reason)


def _not_silent(point: Point) -> None:
    silent = point.file is not None and point.file.status is FileStatus.UNDER_SILENCE
    need(not silent, "R09", "The text is under silence.", "A text under silence is not touched until silence ends.",
         "wait for the end of silence, or withdraw the text.")  # fmt: skip


def _amend(plan: Plan, state: State, command: c.Amend) -> None:
    decision, point = here(plan, state, command.decision)
    lookup.speaks(plan, decision, command.seat)
    file, response = text_on_table(plan, point)
    _not_silent(point)
    slot = _slot(response, command.slot)
    _wording(slot, command.wording)
    stands = dict(file.wordings).get(slot.id, slot.wordings[0].id)
    need(stands != command.wording, "R13", "That wording stands already.", "Amending swaps a wording for another.",
         f"one of {lookup.listing([w.id for w in slot.wordings if w.id != stands])}.")  # fmt: skip
    _affords(decision, point, state, 1, in_round=plan.costs.amend > 0)
    _in_time(point, state.now + plan.costs.amend)


def _position(plan: Plan, state: State, command: c.TakePosition) -> None:
    decision, point = here(plan, state, command.decision)
    file, response = text_on_table(plan, point)
    code = plan.tables.seats[command.seat].delegation
    need(
        bool(code) and code in askable(plan, decision, response), "R14",
        "This seat has no voice on the text.",
        f"Positions are for members of {plan.tables.bodies[decision.forum].title} and holders of a second key.",
        "ask a delegation that has one.",
    )  # fmt: skip
    if command.slot:
        _slot(response, command.slot)
    procedure = lookup.procedure_of(plan, decision)
    constructive = any(test.count == "declared" for deep in procedure.tests for test in (deep, *deep.either))
    if command.stand is Stand.ABSTAIN:
        need(
            procedure.kind == "vote" and (constructive or not command.declared), "R26",
            "That abstention does not exist here.", procedure.rule or procedure.title,
            "assent, object, or ask for time.",
        )  # fmt: skip
    stands = point.positions.get(code)
    same = stands is not None and (stands.stand, stands.slot, stands.declared, stands.why) == (
        command.stand, command.slot, command.declared, command.why,
    )  # fmt: skip
    need(not same, "R13", "That position stands already.", "A position is taken once and changed when it changes.",
         "another position, or none.")  # fmt: skip
    _ = file


def _ask(plan: Plan, state: State, command: c.Sound | c.Confide) -> None:
    decision, point = here(plan, state, command.decision)
    lookup.speaks(plan, decision, command.seat)
    file, response = text_on_table(plan, point)
    people = askable(plan, decision, response)
    need(command.member in people, "R20", f"“{command.member}” has no say on this text.",
         "One sounds those who decide on the text or hold a second key to it.",
         f"one of {lookup.listing(people)}.")  # fmt: skip
    own = plan.tables.seats[command.seat].delegation
    need(command.member != own, "R20", "That is this seat's own delegation.", "One sounds others.", "another one.")
    confide = isinstance(command, c.Confide)
    depth = Knowing.CONFIDENCE if confide else Knowing.SOUNDING
    known = state.known.get(command.seat, {}).get((decision.id, command.member))
    need(
        not up_to_date(known, response.id, file.wordings, depth), "R20",
        "It has said what it has to say on this very text.", "Asking again helps when the text has changed.",
        "change the text first, or ask in confidence.",
    )  # fmt: skip
    kind = "confide" if confide else "sound"
    _not_under_way(state, kind, decision.id, command.member, command.seat)
    _affords(decision, point, state, 1, in_round=True)
    takes = plan.costs.confide if confide else plan.costs.sound
    _in_time(point, state.now + takes)
    if confide and not lookup.trusted(state, command.seat, command.member):
        _capital(state, command.seat, plan.costs.confide_capital)


def _not_under_way(state: State, kind: str, decision: Id, subject: Id, seat: Id = "") -> None:
    """Refuse a second step of one kind; with ``seat`` only its own count, for another's sounding is its secret."""
    under_way = any(
        (s.kind, s.decision, s.subject) == (kind, decision, subject) and seat in ("", s.seat) for s in state.steps
    )
    need(not under_way, "R25", "That is under way already.", "One such step at a time to each.",
         "wait until it is done.")  # fmt: skip


def _capital(state: State, seat: Id, price_: int) -> None:
    have = state.capital.get(seat, 0)
    need(have >= price_, "R17", f"That costs {price_} capital; this seat has {have}.",
         "Favours are paid from the seat's own capital.",
         "something cheaper; a text adopted without a footnote earns one.")  # fmt: skip


def _lobby(plan: Plan, state: State, command: c.Lobby) -> None:
    decision, point = here(plan, state, command.decision)
    offer = find_offer(plan, decision, command.offer)
    if offer is None:
        need(False, "R01", f"There is no offer “{command.offer}” here.", "Offers are authored.",
             f"one of {lookup.listing(lookup.offer_ids(plan, decision))}.")  # fmt: skip
        return
    if offer.by:
        need(command.seat in offer.by, "R02", f"“{offer.title}” is not this seat's to offer.",
             "An offer names who can make it.", f"for {lookup.listing(offer.by)} to make it.")  # fmt: skip
    else:
        lookup.speaks(plan, decision, command.seat)
    file, response = text_on_table(plan, point)
    eligible = lookup.eligible(plan, decision, response, offer)
    need(command.member in eligible, "R18", f"“{offer.title}” is not open to “{command.member}”.",
         "An offer goes to those it is meant for, with a stake in the text.",
         f"one of {lookup.listing(eligible)}.")  # fmt: skip
    lookup.not_made(state, decision, offer, command.member)
    closed = gates(plan, state, offer.requires)
    need(not closed, "R07", f"“{offer.title}” is not in order yet.", "An offer has its gates too.",
         f"first {'; '.join(gate.title for gate in closed)}.")  # fmt: skip
    _affords(decision, point, state, 1, in_round=True)
    _in_time(point, state.now + plan.costs.lobby)
    _capital(state, command.seat, price(plan, state, decision, response, offer, command.seat, command.member))
    _ = file


def _pledge(plan: Plan, state: State, command: c.GivePledge) -> None:
    pledge = plan.tables.pledges.get(command.pledge)
    if pledge is None:
        need(False, "R01", f"There is no pledge “{command.pledge}”.", "Pledges are authored.",
             f"one of {lookup.listing(plan.tables.pledges)}.")  # fmt: skip
        return
    need(pledge.by == command.seat, "R02", "That is not this seat's to promise.", "A pledge names who gives it.",
         f"for {pledge.by} to give it.")  # fmt: skip
    need(pledge.id not in state.pledges, "R21", "That pledge has been given.", "A pledge is given once.",
         "keep it.")  # fmt: skip


def _silence(plan: Plan, state: State, command: c.PutUnderSilence) -> None:
    decision, point = here(plan, state, command.decision)
    lookup.presides(plan, decision, command.seat)
    file, _ = text_on_table(plan, point)
    procedure = lookup.procedure_of(plan, decision)
    need(procedure.kind == "silence", "R16", "There is no silence procedure here.", procedure.rule or procedure.title,
         "declare the outcome.")  # fmt: skip
    _movable(file, "put_under_silence")
    least, most = procedure.silence_hours[1], procedure.silence_hours[2]
    need(least <= command.hours <= most, "R15", f"Silence of {command.hours} hours is outside the limits.",
         f"Silence runs {least} to {most} hours here.",
         f"{procedure.silence_hours[0]} hours is usual.")  # fmt: skip
    _in_time(point, ready_at(state, decision.id) + command.hours * HOUR)


def _movable(file: File, trigger: str) -> None:
    need(allowed(file.status, trigger), "R09", f"The text is {file.status.replace('-', ' ')}.",
         "Each step of a file has its place in the procedure.", "wait, or amend the text first.")  # fmt: skip


def _declare(plan: Plan, state: State, command: c.Declare) -> None:
    decision, point = here(plan, state, command.decision)
    lookup.presides(plan, decision, command.seat)
    file, _ = text_on_table(plan, point)
    procedure = lookup.procedure_of(plan, decision)
    need(procedure.kind != "silence", "R16", "Nothing is declared by the chair here.",
         procedure.rule or procedure.title, "put the text under silence.")  # fmt: skip
    _movable(file, "adopt")
    need(not busy(state, decision.id), "R25", "The drafters are still at work on the text.",
         "The outcome is declared on a finished text.", "wait until the draft is ready.")  # fmt: skip


def _withdraw(plan: Plan, state: State, command: c.Withdraw) -> None:
    decision, point = here(plan, state, command.decision)
    file, _ = text_on_table(plan, point)
    if command.seat != file.seat:
        lookup.presides(plan, decision, command.seat)
    _movable(file, "withdraw")


def _refer(plan: Plan, state: State, command: c.Refer) -> None:
    decision, point = here(plan, state, command.decision)
    lookup.presides(plan, decision, command.seat)
    bodies = [item.body for item in decision.referrals]
    need(command.body in bodies, "R22", f"This file cannot be referred to “{command.body}”.",
         "A file is referred where the scenario provides for it.",
         f"one of {lookup.listing(bodies)}." if bodies else "none here.")  # fmt: skip
    _not_silent(point)
    _not_under_way(state, "refer", decision.id, command.body)
    _in_time(point, state.now + plan.costs.refer)


def _alone(plan: Plan, state: State, command: c.ActAlone) -> None:
    decision, _ = here(plan, state, command.decision)
    response = _offered(plan, decision, command.response)
    need(
        lookup.own_power(plan, command.seat, response), "R02",
        f"“{response.title}” does not lie in this seat's own power.",
        "One acts alone only where every measure needed is one's own to take.",
        "table it in its forum.",
    )  # fmt: skip
    _open_gates(plan, state, response)
    taken = any(a.response == response.id and a.how == "alone" for a in state.adopted)
    need(not taken, "R13", "That has been done.", "A capital acts once.", "something else.")
    _reason_given(response, command.reason)


def _move(plan: Plan, state: State, command: c.MakeMove) -> None:
    move = plan.tables.moves.get(command.move)
    own = plan.tables.seats[command.seat].moves
    if move is None or move.id not in own:
        need(False, "R23", f"“{command.move}” is not one of this seat's moves.", "A seat has its own moves.",
             f"one of {lookup.listing(own)}." if own else "none for this seat.")  # fmt: skip
        return
    used = [at for name, at in state.uses if name == move.id]
    free = not used or (move.every > 0 and state.now - used[-1] >= move.every)
    need(free, "R23", f"“{move.title}” has been used.",
         "Once only." if not move.every else f"At most once in {move.every // HOUR} hours.",
         "another move, or wait.")  # fmt: skip
    closed = gates(plan, state, move.requires)
    need(not closed, "R07", f"“{move.title}” is not in order yet.", "A move has its gates too.",
         f"first {'; '.join(gate.title for gate in closed)}.")  # fmt: skip
    _capital(state, command.seat, move.capital)
