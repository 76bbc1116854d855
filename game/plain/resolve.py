"""From a request to a command: which decision point, which delegation, which wording, and by which held seat."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from game.core import commands as c
from game.core.plan import Id
from game.core.terms import Stand
from game.plain.words import Ambiguous, Problem, Request, Unreadable, pick
from game.view.asks import Ask
from game.view.decision import DecisionView
from game.view.safe import safe
from game.view.seen import SeatView

Found = tuple[c.Command, ...] | Problem
STANDS = {"agree": Stand.ASSENT, "object": Stand.OBJECT, "abstain": Stand.ABSTAIN, "time": Stand.TIME}


def resolve(view: SeatView, request: Request, focus: Id) -> Found:
    """The commands a request asks for, in order; ``focus`` is the decision point the player has turned to."""
    match request.word:
        case "move" | "pledge":
            return _own(view, request)
        case word if word in _ON_FILE:
            decision = file_meant(view, request, focus)
            if not isinstance(decision, DecisionView):
                return decision
            return _ON_FILE[word](view, request, decision)
        case word:
            return Unreadable(f"“{word}” asks for nothing.", "`help` lists the words.")


def file_meant(view: SeatView, request: Request, focus: Id) -> DecisionView | Problem:
    """The open decision point meant: named after ``on``, turned to, or the only one to which the words fit."""
    names = {decision.id: decision.title for decision in view.decisions}
    if not names:
        cure = "`continue` runs on to the next thing that needs you."
        return Unreadable("no decision point is open now.", cure, read=True)
    if request.on:
        found = pick(request.on, names, "open decision point")
        return found if not isinstance(found, str) else _by_id(view, found)
    fits = [decision for decision in view.decisions if _fits(view, request, decision)] or list(view.decisions)
    chosen = next((decision for decision in fits if decision.id == focus), None)
    if chosen is not None or len(fits) == 1:
        return chosen or fits[0]
    return Ambiguous(
        "several decision points are open. Turn to one with `on …`, or end the line with it.",
        tuple(f"on {decision.id}" for decision in fits),
    )


def _by_id(view: SeatView, decision_id: Id) -> DecisionView:
    return next(decision for decision in view.decisions if decision.id == decision_id)


def _fits(view: SeatView, request: Request, decision: DecisionView) -> bool:
    """Could the first word after the verb belong to this decision point?"""
    if request.word in ("table", "alone") and request.args:
        return not isinstance(pick(request.args[0], _responses(decision), "response"), (Unreadable, Ambiguous))
    kind = KINDS.get(request.word, request.word)
    return any(ask.kind == kind and ask.decision == decision.id for ask in view.asks)


KINDS = {"offer": "lobby", "agree": "position", "object": "position", "abstain": "position", "time": "position"}


def _responses(decision: DecisionView) -> dict[str, str]:
    return {response.id: response.title for response in decision.responses}


def _asks(view: SeatView, kind: str, decision: Id) -> list[Ask]:
    return [ask for ask in view.asks if ask.kind == kind and ask.decision == decision]


def _seat(view: SeatView, kind: str, decision: DecisionView, fits: Callable[[Ask], bool] = lambda _: True) -> Id:
    """The held seat that asks: the one for whom it is in order, else one that might, else the first."""
    found = sorted((ask for ask in _asks(view, kind, decision.id) if fits(ask)), key=lambda ask: not ask.in_order)
    found = found or _asks(view, kind, decision.id) or [ask for ask in view.asks if ask.decision == decision.id]
    return found[0].command.seat if found else view.seats[0].id


def _table(view: SeatView, request: Request, decision: DecisionView) -> Found:
    if not request.args:
        return _missing("which response?", "table", _responses(decision))
    response = pick(request.args[0], _responses(decision), "response")
    if not isinstance(response, str):
        return response
    wordings = _wordings(decision, response, request.args[1:])
    if not isinstance(wordings, tuple):
        return wordings
    seat = _seat(view, "table", decision, lambda ask: ask.subject == response)
    return (c.Table(seat, decision.id, response, wordings, request.reason),)


def _wordings(decision: DecisionView, response: Id, args: Iterable[str]) -> tuple[tuple[Id, Id], ...] | Problem:
    slots = next(item.slots for item in decision.responses if item.id == response)
    chosen: dict[Id, Id] = {}
    for arg in args:
        slot, _, wording = arg.rpartition("=")
        found = _wording(
            {s.id: s.title for s in slots}, {s.id: {w.id: w.title or w.text for w in s.wordings} for s in slots},
            [part for part in (slot, wording) if part],
        )  # fmt: skip
        if isinstance(found, (Unreadable, Ambiguous)):
            return found
        chosen[found[0]] = found[1]
    return tuple(chosen.items())


def _wording(clauses: dict[str, str], wordings: dict[str, dict[str, str]], args: list[str]) -> tuple[Id, Id] | Problem:
    """(clause, wording) from ``clause wording`` or from a wording alone that only one clause has."""
    if len(args) > 1:
        slot = pick(args[0], clauses, "clause")
        if not isinstance(slot, str):
            return slot
        wording = pick(args[1], wordings[slot], f"wording of {slot}")
        return (slot, wording) if isinstance(wording, str) else wording
    flat = {f"{slot} {name}": name for slot, names in wordings.items() for name in names}
    exact = [pair for pair, name in flat.items() if name.casefold() == args[0].casefold()]
    near = exact or [pair for pair, name in flat.items() if name.casefold().startswith(args[0].casefold())]
    if len(near) == 1:
        slot_id, _, name = near[0].partition(" ")
        return slot_id, name
    if near:
        return Ambiguous(f"“{args[0]}” is a wording of several clauses.", tuple(near))
    return Unreadable(f"there is no wording “{args[0]}” in this text.", f"There are: {', '.join(flat) or 'none'}.")


def _amend(view: SeatView, request: Request, decision: DecisionView) -> Found:
    clauses = {clause.slot: clause.title for clause in decision.draft.clauses} if decision.draft else {}
    wordings = {
        clause.slot: {w.id: w.title or w.text for w in clause.others} | {clause.wording: clause.text}
        for clause in (decision.draft.clauses if decision.draft else ())
    }
    if not clauses:
        return (c.Amend(_seat(view, "amend", decision), decision.id, *(*request.args, "", "")[:2]),)
    others = (
        [f"{clause.slot} {w.id}" for clause in decision.draft.clauses for w in clause.others] if decision.draft else []
    )
    args = [part for arg in request.args for part in arg.split("=")]
    if not args:
        return _missing("which clause, and which wording?", "amend", others)
    if len(args) == 1 and decision.draft:
        args = _only_other(decision, args[0]) or args
    found = _wording(clauses, wordings, args)
    if isinstance(found, (Unreadable, Ambiguous)):
        return found
    return (c.Amend(_seat(view, "amend", decision), decision.id, *found),)


def _only_other(decision: DecisionView, word: str) -> list[str] | None:
    """A clause named alone means its one other wording, if it has just one."""
    clauses = decision.draft.clauses if decision.draft else ()
    found = [clause for clause in clauses if word.casefold() in (clause.slot.casefold(), clause.title.casefold())]
    return [found[0].slot, found[0].others[0].id] if len(found) == 1 and len(found[0].others) == 1 else None


def people(view: SeatView, decision: DecisionView) -> dict[str, str]:
    """Delegations that can be named here: those on the board and those one could ask."""
    names = {line.code: line.title for line in decision.board}
    for ask in view.asks:
        if ask.decision == decision.id and ask.kind in ("sound", "confide", "lobby"):
            names.setdefault(ask.subject, ask.label.removeprefix("Sound "))
    return names


def _ask(view: SeatView, request: Request, decision: DecisionView) -> Found:
    kind = c.Sound if request.word == "sound" else c.Confide
    names = people(view, decision)
    if not request.args:
        return _missing("which delegation?", request.word, names)
    found: list[c.Command] = []
    for arg in request.args:
        member = _delegation(arg, names)
        if not isinstance(member, str):
            return member
        seat = _seat(view, request.word, decision, lambda ask, code=member: ask.subject == code)  # type: ignore[misc]
        found.append(kind(seat, decision.id, member))
    return tuple(dict.fromkeys(found))


def _delegation(word: str, names: dict[str, str]) -> str | Problem:
    """A delegation by code or title; an unknown two-letter code is passed on, for the rules to answer."""
    found = pick(word, names, "delegation")
    if isinstance(found, Unreadable) and len(word) == 2 and word.isalpha() and word.isupper():
        return word
    return found


def _offer(view: SeatView, request: Request, decision: DecisionView) -> Found:
    names = people(view, decision)
    offers = {offer.id: offer.title for offer in decision.offers}
    if not request.args:
        return _missing("to which delegation?", "offer", names)
    # Both orders are read: `offer FR favour` and `offer favour FR`. A code is always a delegation.
    first, *others = request.args
    if others and first.upper() not in names and not isinstance(pick(first, offers, "offer"), Unreadable):
        first, others = others[0], [first]
    member = _delegation(first, names)
    if not isinstance(member, str):
        return member
    open_to = {offer.id: offer.title for offer in decision.offers if member in offer.to}
    if not open_to:  # nothing in order: one that is meant for it, so that the ruling says why not
        meant = [ask.detail for ask in _asks(view, "lobby", decision.id) if ask.subject == member]
        open_to = {name: offers[name] for name in meant[:1]} or offers
    if not others and len(open_to) != 1:
        return _missing("which offer?", f"offer {member}", open_to)
    offer = pick(others[0], offers, "offer") if others else next(iter(open_to))
    if not isinstance(offer, str):
        return offer
    seat = _seat(view, "lobby", decision, lambda ask: (ask.subject, ask.detail) == (member, offer))
    return (c.Lobby(seat, decision.id, offer, member),)


def _silence(view: SeatView, request: Request, decision: DecisionView) -> Found:
    asks = _asks(view, "silence", decision.id)
    usual = asks[0].detail if asks else "24"
    hours = (request.args[0] if request.args else usual).removesuffix("h")
    if not (hours.isascii() and hours.isdigit()):
        return Unreadable(f"“{safe(hours)}” is no number of hours.", f"For example: `silence {usual}`.")
    if len(hours) > 4:
        return Unreadable(
            "that is too long a silence.", f"For example: `silence {usual}`, for so many hours.", read=True
        )
    return (c.PutUnderSilence(_seat(view, "silence", decision), decision.id, int(hours)),)


def _simple(view: SeatView, request: Request, decision: DecisionView) -> Found:
    kind = c.Declare if request.word == "declare" else c.Withdraw
    return (kind(_seat(view, request.word, decision), decision.id),)


def _refer(view: SeatView, request: Request, decision: DecisionView) -> Found:
    names = {ask.subject: ask.label.removeprefix("Refer the file to ") for ask in _asks(view, "refer", decision.id)}
    if not request.args:
        return _missing("to which body?", "refer", names)
    body = pick(" ".join(request.args), names, "body to refer it to")
    return (c.Refer(_seat(view, "refer", decision), decision.id, body),) if isinstance(body, str) else body


def _position(view: SeatView, request: Request, decision: DecisionView) -> Found:
    clauses = {clause.slot: clause.title for clause in decision.draft.clauses} if decision.draft else {}
    slot: str | Problem = ""
    if request.word == "object" and request.args:
        slot = pick(" ".join(request.args), clauses, "clause")
    if not isinstance(slot, str):
        return slot
    declared = request.word == "abstain" and "declared".startswith("".join(request.args) or "-")
    seat = _seat(view, "position", decision)
    return (c.TakePosition(seat, decision.id, STANDS[request.word], slot, declared, request.reason),)


def _alone(view: SeatView, request: Request, decision: DecisionView) -> Found:
    names = {ask.subject: ask.label.removeprefix("Act alone: ") for ask in _asks(view, "alone", decision.id)}
    if not request.args:
        return _missing("which response?", "alone", names)
    response = pick(request.args[0], names or _responses(decision), "response")
    if not isinstance(response, str):
        return response
    seat = _seat(view, "alone", decision, lambda ask: ask.subject == response)
    return (c.ActAlone(seat, decision.id, response, request.reason),)


_ON_FILE: dict[str, Callable[[SeatView, Request, DecisionView], Found]] = {
    "table": _table,
    "amend": _amend,
    "sound": _ask,
    "confide": _ask,
    "offer": _offer,
    "silence": _silence,
    "declare": _simple,
    "withdraw": _simple,
    "refer": _refer,
    "agree": _position,
    "object": _position,
    "abstain": _position,
    "time": _position,
    "alone": _alone,
}


def _own(view: SeatView, request: Request) -> Found:
    """A move or a pledge: it belongs to a seat, not to a file."""
    asks = [ask for ask in view.asks if ask.kind == request.word]
    names = {ask.subject: ask.label.removeprefix("Give a pledge: ") for ask in asks}
    if not request.args:
        return _missing(f"which {request.word}?", request.word, names)
    subject = pick(" ".join(request.args), names, request.word)
    if not isinstance(subject, str):
        return subject
    seat = next(ask.command.seat for ask in asks if ask.subject == subject)
    return (c.MakeMove(seat, subject, request.reason) if request.word == "move" else c.GivePledge(seat, subject),)


def _missing(question: str, word: str, names: Iterable[str]) -> Unreadable:
    listed = [f"`{word} {name}`" for name in names]
    if not listed:
        return Unreadable(f"there is nothing here now for `{word}`.", "`menu` shows what there is.", read=True)
    return Unreadable(question, f"For example: {', '.join(listed[:6])}.")
