"""The smallest parts of an expression: numbers, names and signs, each with its place in the text.

The reader is asked for a token or for an id, because only the grammar knows which is meant: ``own-waters`` is one id
inside ``amended(own-waters)`` and a subtraction anywhere else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from game.pack.names import ExpressionFault

_SPACE = re.compile(r"[ \t\r\n]*")
_DURATION = re.compile(r"\d+[dhm](?:[ \t]+\d+[dhm])*(?![\w.])", re.ASCII)
_NUMBER = re.compile(r"\d[\w.]*%?", re.ASCII)
_NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
_ID = re.compile(r"\w+(?:-\w+)*(?:#\d+)?", re.ASCII)
_SIGN = re.compile(r"<=|>=|==|!=|[-+*/(),:<>]")

_TURNED = {"=<": "write <=", "=>": "write >="}
_CURES = {
    "=": "write == to compare",
    "!": "write not, or != to compare",
    "&": "write and",
    "|": "write or",
    "%": "write round(x * 10 / 100) for ten per cent of x",
    "−": "write - (the hyphen on the keyboard)",
    "–": "write - (the hyphen on the keyboard)",
    "×": "write *",
    "÷": "write /",
    "≤": "write <=",
    "≥": "write >=",
    "≠": "write !=",
    "^": "write a product; there are no powers",
    "?": "write a if c else b",
    "'": "write ids without quotation marks",
    '"': "write ids without quotation marks",
}


@dataclass(frozen=True, slots=True)
class Token:
    """One part of the text."""

    kind: str
    """``number``, ``name``, ``sign`` or ``end``."""
    text: str
    offset: int
    value: int = 0
    """Of a number; durations are in minutes."""

    @property
    def end(self) -> int:
        """Offset just after it."""
        return self.offset + len(self.text)


class SyntaxFaultError(Exception):
    """Raised inside this package where reading cannot go on; carries the fault."""

    def __init__(self, fault: ExpressionFault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class Lexer:
    """Reads one expression from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        """Offset of the next unread character."""
        self.last = 0
        """Offset just after the last token taken."""

    def peek(self) -> Token:
        """The next token, left unread. Raises SyntaxFaultError on an unreadable sign."""
        start = self._skip()
        if start == len(self.text):
            return Token("end", "", start)
        if found := _DURATION.match(self.text, start):
            return Token("number", found.group(), start, minutes(found.group()))
        if found := _NUMBER.match(self.text, start):
            return Token("number", found.group(), start, whole(found.group(), start))
        if found := _NAME.match(self.text, start):
            return Token("name", found.group(), start)
        if found := _SIGN.match(self.text, start):
            return Token("sign", found.group(), start)
        sign = self.text[start]
        cure = _TURNED.get(self.text[start : start + 2]) or _CURES.get(
            sign, "use whole numbers, ids, + - * / ( ) , and the words of the language"
        )
        raise SyntaxFaultError(ExpressionFault(start, 1, "E501", f"{sign!r} cannot stand in an expression", cure))

    def take(self) -> Token:
        """The next token."""
        token = self.peek()
        self.place = self.last = token.end
        return token

    def take_id(self) -> Token:
        """The next token read as an authored id, hyphens included; whatever else stands there, as it is."""
        start = self._skip()
        found = _ID.match(self.text, start)
        if not found:
            return self.peek()
        self.place = self.last = found.end()
        return Token("name", found.group(), start)

    def at(self, sign: str) -> bool:
        """Whether this sign comes next; reads no token, so nothing can be unreadable."""
        return self.text.startswith(sign, self._skip())

    def _skip(self) -> int:
        found = _SPACE.match(self.text, self.place)
        return found.end() if found else self.place


def minutes(text: str) -> int:
    """Minutes in a written duration such as ``1d 6h``, already known to be well formed."""
    sizes = {"d": 24 * 60, "h": 60, "m": 1}
    return sum(int(part[:-1]) * sizes[part[-1]] for part in text.split())


def whole(text: str, offset: int) -> int:
    """The number written; raises SyntaxFaultError when it is not a whole one or beyond 64 bits."""
    if not text.isdigit():
        cure = "use a finer unit, or round(a / b)" if "." in text else "write digits, or a duration such as 21d"
        if text.endswith("%"):
            cure = _CURES["%"]
        raise SyntaxFaultError(ExpressionFault(offset, len(text), "E513", f"{text} is not a whole number", cure))
    if len(text.lstrip("0")) > 18:
        fault = ExpressionFault(offset, len(text), "E507", f"{text} is beyond 64 bits", "use a coarser unit")
        raise SyntaxFaultError(fault)
    return int(text)
