"""What the seats may ask now: each command in words, with its price and, if it is not in order, the ruling."""

from __future__ import annotations

from dataclasses import dataclass

from game.core import commands as c
from game.core.options import options
from game.core.plan import Id, Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.steps import find_offer, price
from game.core.terms import Phase
from game.view import clock, names
from game.view.access import Sight
from game.view.asks_room import room_words


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing a held seat could ask now."""

    command: c.Command
    kind: str
    """``table``, ``amend``, ``position``, ``sound``, ``confide``, ``lobby``, ``pledge``, ``silence``, ``declare``,
    ``withdraw``, ``refer``, ``alone`` or ``move``."""
    decision: Id
    """"" where it belongs to no decision point."""
    subject: Id
    """Response, slot, delegation, pledge, body or move."""
    detail: Id
    """Wording, offer, stand or hours; "" none."""
    label: str
    """What it does, in one line."""
    price: str
    """Time, steps and capital it takes; "" nothing."""
    in_order: bool
    """True also when all it lacks is a written reason."""
    reason: bool
    """True: the legal adviser asks for a written reason first; ``ruling`` carries the note."""
    ruling: Refusal | None
    """None when nothing is missing."""


def asks(plan: Plan, state: State, who: Sight) -> tuple[Ask, ...]:
    """Everything the held seats could ask, each thing once: by the seat for which it is in order, else the first."""
    if state.phase is not Phase.CONDUCT:
        return ()
    best: dict[tuple[str, Id, Id, Id], Ask] = {}
    for seat in who.seats:
        for option in options(plan, state, seat):
            ask = _ask(plan, state, option.command, option.refusal)
            if ask is None:
                continue
            key = (ask.kind, ask.decision, ask.subject, ask.detail)
            if key not in best or (ask.in_order and not best[key].in_order):
                best[key] = ask
    return tuple(best.values())


def _ask(plan: Plan, state: State, command: c.Command, ruling: Refusal | None) -> Ask | None:
    shape = _shape(command)
    if shape is None:
        return None
    kind, decision, subject, detail = shape
    cost, point = _price(plan, state, command), state.points.get(decision)
    if kind == "amend" and point and point.file:
        label = amend_words(plan, (point.file.response,), subject, detail)
    else:
        label = _label(plan, kind, decision, subject, detail)
    reason = ruling is not None and ruling.code == "R24"
    return Ask(command, kind, decision, subject, detail, label, cost, ruling is None or reason, reason, ruling)


def _shape(command: c.Command) -> tuple[str, Id, Id, Id] | None:
    """(kind, decision, subject, detail) of a command; None for those that are no choice on a file."""
    match command:
        case c.Table(decision=decision, response=response):
            return "table", decision, response, ""
        case c.Amend(decision=decision, slot=slot, wording=wording):
            return "amend", decision, slot, wording
        case c.TakePosition(decision=decision, stand=stand):
            detail = f"{stand}-declared" if command.declared else str(stand)
            return "position", decision, command.slot, detail
        case c.Sound(decision=decision, member=member):
            return "sound", decision, member, ""
        case c.Confide(decision=decision, member=member):
            return "confide", decision, member, ""
        case c.Lobby(decision=decision, offer=offer, member=member):
            return "lobby", decision, member, offer
        case c.GivePledge(pledge=pledge):
            return "pledge", "", pledge, ""
        case c.PutUnderSilence(decision=decision):
            return "silence", decision, "", str(command.hours)
        case c.Declare(decision=decision):
            return "declare", decision, "", ""
        case c.Withdraw(decision=decision):
            return "withdraw", decision, "", ""
        case c.Refer(decision=decision, body=body):
            return "refer", decision, body, ""
        case c.ActAlone(decision=decision, response=response):
            return "alone", decision, response, ""
        case c.MakeMove(move=move):
            return "move", "", move, ""
        case _:
            return None


def words_of(plan: Plan, command: c.Command) -> str:
    """Any ask in words, as a journal tells it."""
    match command:
        case c.Start():
            return "STARTEX"
        case c.End():
            return "ENDEX before its time"
        case c.Advance(to=to):
            return f"time runs to {clock.stamp(plan, to)}"
        case c.Note(text=text):
            return f"note: {text}"
        case _ if isinstance(command, c.ROOM_COMMANDS):
            return room_words(plan, command)
        case _:
            shape = _shape(command)
            return _label(plan, *shape) if shape else type(command).__name__


STANDS = {
    "assent": "agree to the text",
    "abstain": "abstain",
    "abstain-declared": "abstain with a formal declaration",
    "object": "object to the text",
    "time": "ask for more time",
}


def _label(plan: Plan, kind: str, decision: Id, subject: Id, detail: Id) -> str:
    match kind:
        case "table":
            return f"Table: {names.response(plan, subject)}"
        case "amend":
            return amend_words(plan, plan.tables.decisions[decision].responses, subject, detail)
        case "position":
            return _position_label(plan, subject, detail)
        case "sound":
            return f"Sound {names.delegation(plan, subject)}"
        case "confide":
            return f"Speak in confidence with {names.delegation(plan, subject)}"
        case "lobby":
            return f"Offer {names.delegation(plan, subject)}: {_offer_title(plan, decision, detail)}"
        case "pledge":
            return f"Give a pledge: {plan.tables.pledges[subject].title}"
        case "silence":
            return f"Put the text under silence for {detail} hours"
        case "declare":
            return _declare_label(plan, decision)
        case "withdraw":
            return "Withdraw the text"
        case "refer":
            return f"Refer the file to {names.body(plan, subject)}"
        case "alone":
            return f"Act alone: {names.response(plan, subject)}"
        case _:
            return plan.tables.moves[subject].title


def _position_label(plan: Plan, slot_id: Id, detail: Id) -> str:
    words = STANDS.get(detail, detail)
    slot = next((slot for response in plan.responses for slot in response.slots if slot.id == slot_id), None)
    return f"Object to the clause “{slot.title}”" if slot else words.capitalize()


def amend_words(plan: Plan, responses: tuple[Id, ...], slot_id: Id, wording_id: Id) -> str:
    """An amendment in words: with the wording's text when these responses agree on it, else with its id alone.

    Two responses may each have a clause of the same id and word it differently.
    """
    found = {
        (slot.title, wording.text)
        for name in responses
        for slot in plan.tables.responses[name].slots
        for wording in slot.wordings
        if (slot.id, wording.id) == (slot_id, wording_id)
    }
    if len(found) == 1:
        title, text = found.pop()
        return f"Amend {title.lower()}: “{text}”"
    return f"Amend {slot_id}: {wording_id}"


def first_wording(plan: Plan, responses: tuple[Id, ...], slot_id: Id) -> Id:
    """The wording a clause has as first drafted, by the first response that has the clause; "" none."""
    slots = (slot for name in responses for slot in plan.tables.responses[name].slots if slot.id == slot_id)
    return next((slot.wordings[0].id for slot in slots), "")


def _declare_label(plan: Plan, decision_id: Id) -> str:
    body = plan.tables.bodies[plan.tables.decisions[decision_id].forum]
    procedure = plan.tables.procedures.get(body.procedure)
    if procedure and procedure.kind == "own":
        return "Decide in your own power"
    agreed = procedure is None or procedure.kind == "silence" or procedure.asks_as == "footnote"
    return "Record agreement at the table" if agreed else "Call the vote"


def _offer_title(plan: Plan, decision_id: Id, offer_id: Id) -> str:
    offer = find_offer(plan, plan.tables.decisions[decision_id], offer_id)
    return offer.title if offer else offer_id


def _offer_price(plan: Plan, state: State, command: c.Lobby) -> int:
    decision = plan.tables.decisions[command.decision]
    offer = find_offer(plan, decision, command.offer)
    point = state.points.get(command.decision)
    response = plan.tables.responses.get(point.file.response) if point and point.file else None
    return price(plan, state, decision, response, offer, command.seat, command.member) if offer else 0


def _price(plan: Plan, state: State, command: c.Command) -> str:
    costs = plan.costs
    match command:
        case c.Table():
            return clock.duration(costs.table)
        case c.Amend():
            return f"{clock.duration(costs.amend)}, one step"
        case c.Sound():
            return f"{clock.duration(costs.sound)}, one step"
        case c.Confide():
            return f"{clock.duration(costs.confide)}, one step, {costs.confide_capital} capital"
        case c.Lobby():
            return f"{clock.duration(costs.lobby)}, one step, {_offer_price(plan, state, command)} capital"
        case c.Refer():
            return clock.duration(costs.refer)
        case c.MakeMove(move=move_id):
            move = plan.tables.moves[move_id]
            parts = [clock.duration(move.takes)] if move.takes else []
            return ", ".join([*parts, *([f"{move.capital} capital"] if move.capital else [])])
        case _:
            return ""
