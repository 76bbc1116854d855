"""Questions about the exercise inside an expression: ``made(inject)``, ``uses(x, within: 21d)``, ``amended(clause)``.

Every id is checked against what the pack declares, so that the core never meets an unknown one.
"""

from __future__ import annotations

from game.core.plan import Id
from game.core.terms import Minute
from game.pack.lexer import SyntaxFaultError, Token
from game.pack.names import article, cure_for, suggestion, written_as
from game.pack.reading import Reading

Args = tuple[int | str, ...]

READS: dict[str, tuple[str, ...]] = {
    "made": ("inject",),
    "adopted": ("response", "decision?"),
    "fact": ("fact",),
    "since": ("fact",),
    "uses": ("response or move",),
    "opened": ("decision",),
    "lapsed": ("decision",),
    "refused": ("decision",),
    "breaks": ("decision",),
    "kept": ("pledge",),
    "failed": ("pledge",),
    "hidden": ("hidden truth", "value"),
    "belief": ("belief", "seat", "value"),
    "amended": ("response?", "clause"),
}
"""Function to the kinds of id it asks for; ``?`` marks what may be left out."""


def read(reading: Reading, function: Token) -> Args:
    """Arguments of a question whose opening bracket has been read, as its ``Expr`` holds them."""
    ids, within = _ids(reading, function)
    kinds = READS[function.text]
    least = sum(not kind.endswith("?") for kind in kinds)
    if not least <= len(ids) <= len(kinds):
        reading.wrong_number(function, len(ids), " and ".join(kind for kind in kinds if not kind.endswith("?")))
        return ()
    match function.text:
        case "amended":
            return _amended(reading, function, ids)
        case "hidden":
            return _hidden(reading, function, ids)
        case "belief":
            return _belief(reading, ids)
        case "uses":
            _check(reading, ids[0], kinds[0])
            return ids[0].text, within
        case _:
            for token, kind in zip(ids, kinds, strict=False):
                _check(reading, token, kind)
            padding = ("",) * (len(kinds) - len(ids))
            return (*(token.text for token in ids), *padding)


def _ids(reading: Reading, function: Token) -> tuple[list[Token], Minute]:
    """The ids between the brackets, and the minutes after ``within:`` (0: none)."""
    found: list[Token] = []
    within = 0
    lexer = reading.lexer
    while not lexer.at(")"):
        token = lexer.take_id()
        if token.text == "within" and lexer.at(":"):
            within = _within(reading, function)
        elif token.kind == "name" and (lexer.at(",") or lexer.at(")") or not lexer.peek().text):
            found.append(token)
        else:
            raise _no_id(reading, function, token)
        if not lexer.at(")"):
            reading.expect(",")
    lexer.take()
    return found, within


def _within(reading: Reading, function: Token) -> Minute:
    """The duration after ``within:``."""
    reading.expect(":")
    token = reading.lexer.take()
    if function.text != "uses" or token.kind != "number" or token.value == 0:
        message = "within: takes a duration, and only inside uses()"
        raise reading.stop(token.offset, len(token.text), "E504", message, "write uses(x, within: 21d)")
    return token.value


def _check(reading: Reading, token: Token, kind: str) -> None:
    """Note a fault unless the id is of this kind."""
    wanted = kind.rstrip("?")
    known = tuple(name for each in wanted.split(" or ") for name in reading.names.of(each))
    if token.text in known:
        return
    others = reading.names.kinds(token.text)
    if others:
        message = f"{token.text} is {article(others[0])}, not {article(wanted)}"
        written = written_as(token.text, others) or f"{token.text} alone"
        reading.fault(token.offset, len(token.text), "E504", message, f"write {written}, or name {article(wanted)}")
        return
    message = f"there is no {wanted} {token.text}"
    reading.fault(token.offset, len(token.text), "E502", message, cure_for(token.text, known, wanted))


def _amended(reading: Reading, function: Token, ids: list[Token]) -> Args:
    """``amended(clause)`` of the draft in hand, or ``amended(response, clause)`` of the text as adopted."""
    clause, response = ids[-1], ""
    if len(ids) > 1:
        _check(reading, ids[0], "response")
        response = ids[0].text
        if response not in reading.names.of("response"):
            return response, clause.text
    elif reading.names.draft is None:
        message = "amended(clause) speaks of the draft in hand, and there is none outside a concern"
        cure = f"write amended(response, {clause.text})"
        reading.fault(function.offset, len(function.text), "E512", message, cure)
        return response, clause.text
    _check_clause(reading, clause, response or (reading.names.draft or ""))
    return response, clause.text


def _check_clause(reading: Reading, clause: Token, response: Id) -> None:
    known = reading.names.clause_ids(response)
    if clause.text in known:
        _check_amends(reading, clause, response)
        return
    of = f" in {response}" if response else ""
    message = f"there is no clause or wording {clause.text}{of}"
    reading.fault(clause.offset, len(clause.text), "E502", message, cure_for(clause.text, known, "clause or wording"))


def _check_amends(reading: Reading, clause: Token, response: Id) -> None:
    """The first wording stands as tabled: a text that has it was not amended there, so asking is never answered yes."""
    found = reading.names.as_tabled(clause.text, response)
    if found is None:
        return
    slot, others = found
    message = f"{clause.text} is how {slot} reads as tabled, so amended({clause.text}) never holds"
    cure = f"write not amended({slot}), or until: amended({others[0]})" if others else "give the clause another wording"
    reading.fault(clause.offset, len(clause.text), "E514", message, cure)


def _hidden(reading: Reading, function: Token, ids: list[Token]) -> Args:
    """``hidden(id, value)``, only where no seat could read it."""
    name, value = ids
    if not reading.names.secret:
        message = "a hidden truth cannot be read here, where a seat could see the answer"
        cure = "read a fact that an effect sets when the truth comes out, or write reveals: yes beside it"
        reading.fault(function.offset, len(function.text), "E511", message, cure)
    _check(reading, name, "hidden truth")
    _check_value(reading, name.text, value)
    return name.text, value.text


def _belief(reading: Reading, ids: list[Token]) -> Args:
    """``belief(id, seat, value)``: per cent that seat gives the value."""
    name, seat, value = ids
    _check(reading, name, "belief")
    over, holders = reading.names.beliefs.get(name.text, ("", ()))
    if holders and seat.text not in holders:
        message = f"{seat.text} does not hold the belief {name.text}"
        reading.fault(seat.offset, len(seat.text), "E502", message, cure_for(seat.text, holders, "holder"))
    _check_value(reading, over, value)
    return name.text, seat.text, value.text


def _check_value(reading: Reading, truth: Id, value: Token) -> None:
    values = reading.names.hidden.get(truth)
    if values is not None and value.text not in values:
        message = f"{truth} has no value {value.text}"
        cure = f"did you mean {near}?" if (near := suggestion(value.text, values)) else f"known: {', '.join(values)}"
        reading.fault(value.offset, len(value.text), "E502", message, cure)


def _no_id(reading: Reading, function: Token, token: Token) -> SyntaxFaultError:
    """The fault of something that is no id between the brackets of a question."""
    kind = READS[function.text][-1 if function.text == "amended" else 0]
    message = f"{function.text}() asks for the id of {article(kind)}"
    length = max(len(token.text), 1)
    return reading.stop(token.offset, length, "E504", message, f"write {function.text}({kind.split()[0].upper()})")
