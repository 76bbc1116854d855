"""The expression language of scenarios: text in, checked ``Expr`` out. A Pratt parser; nothing is ever executed.

``parse_expression`` gathers as many faults as it can in one reading: unknown names do not stop it, broken grammar does.
"""

from __future__ import annotations

from game.core.plan import Expr
from game.pack import intervals, questions
from game.pack.lexer import SyntaxFaultError, Token
from game.pack.names import ExpressionFault, Names, article, cure_for, written_as
from game.pack.reading import Reading, shown

LONGEST = 2000
"""Characters an expression may have."""
DEEPEST = 40
"""Levels of nesting an expression may have; keeps every recursion over it shallow."""

_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
_POWER = {"if": 1, "or": 2, "and": 3, **dict.fromkeys(_COMPARISONS, 5), "+": 6, "-": 6, "*": 7, "/": 7}
_NOT_POWER, _SIGN_POWER = 4, 8
_SPREAD = ("and", "or", "+")
"""Kept flat: ``a + b + c`` is one node of three, so that long sums are not deep."""

_SUMS = {"min": (2, 99), "max": (2, 99), "round": (1, 1), "clip": (3, 3)}
_HINTS = {
    "true": "write 1",
    "yes": "write 1",
    "false": "write 0",
    "no": "write 0",
    "abs": "write max(x, 0 - x)",
    "floor": "/ already rounds down",
    "int": "every number is whole already",
    "delivered": "write made(inject)",
    "D": "write the time since STARTEX, such as now > 5d",
}


def parse_expression(text: str, names: Names) -> tuple[Expr | None, tuple[ExpressionFault, ...]]:
    """Read ``text``; the expression, or None and every fault found in it, in order of place."""
    if len(text) > LONGEST:
        message = f"this expression has {len(text)} characters; the longest allowed has {LONGEST}"
        return None, (ExpressionFault(0, len(text), "E509", message, "set a fact in an effect and read that"),)
    parser = _Parser(text, names)
    try:
        expr = parser.whole()
    except SyntaxFaultError as stop:
        parser.faults.append(stop.fault)
    faults = sorted(parser.faults, key=lambda fault: (fault.offset, fault.code))
    if not faults:
        faults = parser.hazards(expr)
    return (None if faults else expr), tuple(faults)


class _Parser(Reading):
    """The grammar."""

    def __init__(self, text: str, names: Names) -> None:
        super().__init__(text, names)
        self.nesting = 0
        self.built: list[tuple[Expr, int, int, int]] = []
        """Every node with its offset, end and depth. Kept alive here, so that identity names a node."""
        self.places: dict[int, tuple[int, int, int]] = {}

    def whole(self) -> Expr:
        """The whole text as one expression."""
        if not self.text.strip():
            raise self.stop(0, 0, "E510", "the expression is empty", "write a number, an indicator or a condition")
        expr = self.expression(0)
        rest = self.lexer.peek()
        if rest.kind != "end":
            found = self.text[rest.offset :].strip()
            message = f"{shown(found)} follows a complete expression"
            raise self.stop(rest.offset, len(found), "E508", message, "join the parts with and, or, + or a comma")
        return expr

    def hazards(self, expr: Expr) -> list[ExpressionFault]:
        """Divisions by zero and overflows that could happen, each at its place."""
        if not self.names.watched and self.names.indicators:
            return []
        found = []
        for hazard in intervals.hazards(expr, self.names.watched, self.names.endex):
            start, end, _ = self.places.get(id(hazard.node), (0, len(self.text), 0))
            found.append(ExpressionFault(start, end - start, hazard.code, hazard.message, hazard.cure))
        return found

    def expression(self, floor: int) -> Expr:
        """An expression whose operators bind tighter than ``floor``."""
        self.nesting += 1
        if self.nesting > DEEPEST:
            raise self.too_deep(self.lexer.last)
        start = self.lexer.peek().offset
        left = self.prefix()
        compared = False
        while (power := _POWER.get(self.lexer.peek().text, 0)) > floor:
            sign = self.lexer.take()
            if compared and sign.text in _COMPARISONS:
                message, cure = "comparisons cannot be chained", "write a < b and b < c"
                self.fault(sign.offset, len(sign.text), "E505", message, cure)
            compared = sign.text in _COMPARISONS
            left = self.infix(left, sign, power, start)
        self.nesting -= 1
        return left

    def prefix(self) -> Expr:
        """A number, a name, a call, a bracketed expression, or one with a sign or ``not`` before it."""
        token = self.lexer.take()
        if token.kind == "number":
            return self.node("const", (token.value,), token.offset)
        if token.text == "not":
            return self.node("not", (self.expression(_NOT_POWER),), token.offset)
        if token.text in ("-", "+"):
            return self.signed(token)
        if token.text == "(":
            inner = self.expression(0)
            self.expect(")")
            return inner
        if token.kind == "name" and token.text not in _POWER and token.text != "else":
            return self.named(token)
        what = f"{token.text!r} stands where a value is wanted" if token.text else "the expression ends too early"
        raise self.stop(token.offset, len(token.text), "E510", what, "write a number, an indicator or a question")

    def signed(self, sign: Token) -> Expr:
        """A value with a sign before it; a negative number is one constant."""
        inner = self.expression(_SIGN_POWER)
        if sign.text == "+":
            return inner
        if inner.op == "const" and isinstance(inner.args[0], int):
            return self.node("const", (-inner.args[0],), sign.offset)
        return self.node("neg", (inner,), sign.offset)

    def infix(self, left: Expr, sign: Token, power: int, start: int) -> Expr:
        """What follows an operator, joined to what stood before it."""
        if sign.text == "if":
            condition = self.expression(power)
            self.expect("else")
            return self.node("if", (condition, left, self.expression(0)), start)
        right = self.expression(power)
        if sign.text in _SPREAD and left.op == sign.text:
            return self.node(sign.text, (*left.args, right), start)
        return self.node(sign.text, (left, right), start)

    def named(self, token: Token) -> Expr:
        """An indicator, ``now``, or a call."""
        if self.lexer.peek().text == "(":
            return self.call(token)
        if token.text == "now":
            return self.node("now", (), token.offset)
        if token.text in self.names.indicators:
            return self.node("ind", (self.names.indicators[token.text],), token.offset)
        self.unknown_value(self.longest(token))
        return self.node("const", (0,), token.offset)

    def longest(self, token: Token) -> Token:
        """The token, or the hyphenated id that starts with it where such an id exists."""
        self.lexer.place = token.offset
        full = self.lexer.take_id()
        meant = full.text.replace("-", "_") in self.names.indicators
        if full.text != token.text and not meant and not self.names.kinds(full.text):
            self.lexer.place = self.lexer.last = token.end
            return token
        return full

    def unknown_value(self, token: Token) -> None:
        """Report a bare name that has no value."""
        name, kinds = token.text, self.names.kinds(token.text)
        if kinds:
            message, cure = (
                f"{name} is {article(kinds[0])}, which has no value of its own",
                f"write {written_as(name, kinds)}",
            )
            self.fault(token.offset, len(name), "E504", message, cure)
            return
        cure = _HINTS.get(name) or cure_for(name, (*self.names.indicators, "now"), "indicator")
        self.fault(token.offset, len(name), "E502", f"there is no indicator {name}", cure)

    def call(self, token: Token) -> Expr:
        """A sum such as ``min(a, b)`` or a question such as ``made(inject)``."""
        name = token.text
        self.expect("(")
        if name in _SUMS:
            return self.arithmetic(token)
        if name in questions.READS:
            return self.question(token)
        known = (*_SUMS, *questions.READS)
        cure = _HINTS.get(name) or cure_for(name, known, "function")
        self.fault(token.offset, len(name), "E502", f"there is no function {name}()", cure)
        self.skip_arguments()
        return self.node("const", (0,), token.offset)

    def arithmetic(self, token: Token) -> Expr:
        """``min``, ``max``, ``round`` or ``clip`` with its values."""
        arguments: list[Expr] = []
        while self.lexer.peek().text != ")":
            arguments.append(self.expression(0))
            if self.lexer.peek().text != ")":
                self.expect(",")
        self.lexer.take()
        least, most = _SUMS[token.text]
        if not least <= len(arguments) <= most:
            wanted = f"{least} or more values" if most > least else f"{least} value{'s' * (least > 1)}"
            self.wrong_number(token, len(arguments), wanted)
            return self.node("const", (0,), token.offset)
        if token.text == "round":
            return self.rounded(token, arguments[0])
        return self.node(token.text, tuple(arguments), token.offset)

    def rounded(self, token: Token, inner: Expr) -> Expr:
        """``round(a / b)``: the division inside becomes one that rounds half up."""
        if inner.op != "/":
            start, end, _ = self.places[id(inner)]
            message = "round() takes one division, as the last thing done inside its brackets"
            self.fault(start, end - start, "E504", message, "write round(a / b)")
            return inner
        return self.node("round", inner.args, token.offset)

    def question(self, token: Token) -> Expr:
        """A question about the exercise, checked against what the pack declares."""
        return self.node(token.text, questions.read(self, token), token.offset)

    def skip_arguments(self) -> None:
        """Pass over the arguments of an unknown function, to go on reading after them."""
        open_brackets = 1
        while open_brackets:
            token = self.lexer.take()
            if token.kind == "end":
                raise self.stop(token.offset, 0, "E510", "a bracket is never closed", "add )")
            open_brackets += {"(": 1, ")": -1}.get(token.text, 0)

    def node(self, op: str, args: tuple[Expr | int | str, ...], start: int) -> Expr:
        """Build one node and remember its place; stops when the tree grows too deep."""
        expr = Expr(op, args)
        depth = 1 + max((self.places[id(arg)][2] for arg in args if isinstance(arg, Expr)), default=0)
        if depth > DEEPEST:
            raise self.too_deep(start)
        self.built.append((expr, start, self.lexer.last, depth))
        self.places[id(expr)] = (start, self.lexer.last, depth)
        return expr

    def too_deep(self, offset: int) -> SyntaxFaultError:
        """The fault of a nest that is too deep."""
        message = f"the expression is nested more than {DEEPEST} levels deep"
        return self.stop(offset, 0, "E509", message, "set a fact in an effect and read that")
