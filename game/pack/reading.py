"""What every part of the expression reader shares: the text, the names, and the faults noted so far."""

from __future__ import annotations

from game.pack.lexer import Lexer, SyntaxFaultError, Token
from game.pack.names import ExpressionFault, Names


class Reading:
    """One reading of one text."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.lexer = Lexer(text)
        self.faults: list[ExpressionFault] = []

    def fault(self, offset: int, length: int, code: str, message: str, cure: str) -> None:
        """Note a fault and go on."""
        self.faults.append(ExpressionFault(offset, length, code, message, cure))

    def stop(self, offset: int, length: int, code: str, message: str, cure: str) -> SyntaxFaultError:
        """A fault after which the rest cannot be read; the caller raises it."""
        return SyntaxFaultError(ExpressionFault(offset, length, code, message, cure))

    def expect(self, text: str) -> None:
        """Take this very token; raises SyntaxFaultError when another stands there."""
        token = self.lexer.peek()
        if token.text != text:
            found = shown(token.text) if token.text else "the end"
            cure = f"add {text}"
            if not token.text and "(" in self.text:
                # Between braces YAML ends a plain text at its first comma, and the rest is taken for another key.
                cure += ", or put quotation marks around the whole condition if it holds a comma and stands in braces"
            raise self.stop(token.offset, len(token.text), "E510", f"{text!r} is wanted before {found}", cure)
        self.lexer.take()

    def wrong_number(self, token: Token, count: int, wanted: str) -> None:
        """Note a call with too few or too many arguments."""
        message = f"{token.text}() was given {count} argument{'s' * (count != 1)}"
        self.fault(token.offset, self.lexer.last - token.offset, "E503", message, f"give it {wanted}")


def shown(text: str) -> str:
    """Author text inside a message, cut short and with its control characters visible."""
    return repr(text if len(text) <= 30 else text[:29] + "…")
