"""The desk a pack is compiled on: places, known names, and the faults found so far."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from game.core.plan import Chance, Expr, Id, Indicator
from game.core.terms import Minute
from game.pack.amounts import parse_amount, parse_weights
from game.pack.expressions import parse_expression
from game.pack.faults import Fault, suggestion
from game.pack.names import ExpressionFault, Names
from game.pack.schema.effects import ChanceModel
from game.pack.source import Source
from game.pack.times import TimeFaultError, parse_duration, parse_moment

HEAVIEST = 2**32
"""Most the weights of a chance may sum to: draws are taken from 32 bits."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source: a path of keys and positions."""

    source: Source
    path: tuple[str | int, ...] = ()

    def __truediv__(self, part: str | int) -> Place:
        return Place(self.source, (*self.path, part))


@dataclass(slots=True)
class Desk:
    """What the compilers of all parts share. A fault never stops the work: something harmless stands in."""

    names: Names
    known: dict[str, tuple[Id, ...]]
    """Kind of thing (as said in messages) to the ids the pack declares, sound or not."""
    start_of_day: Minute = 0
    indicators: tuple[Indicator, ...] = ()
    faults: list[Fault] = field(default_factory=list)
    chances: dict[Id, Chance] = field(default_factory=dict)
    effect_places: dict[Id, Place] = field(default_factory=dict)
    absent: dict[Id, str] = field(default_factory=dict)
    """Delegations that rulebooks know but that have no part on the scenario's day, with the reason."""
    initiates: set[Id] = field(default_factory=set)
    """Seats that know every hidden truth anyway."""
    times: set[Minute] = field(default_factory=set)
    """Every authored time, for the quantum."""

    def error(self, place: Place, code: str, message: str, cure: str = "", *, key: bool = False) -> None:
        """Note an error at the value of a place, or at its key."""
        self._note(place, "error", (code, message, cure), key=key)

    def warn(self, place: Place, code: str, message: str, cure: str = "", *, key: bool = False) -> None:
        """Note a warning."""
        self._note(place, "warning", (code, message, cure), key=key)

    def _note(self, place: Place, severity: str, said: tuple[str, str, str], *, key: bool, offset: int = 0) -> None:
        of_key, of_value = place.source.find(place.path)
        node = of_key if key else of_value
        inside = offset + node.inset if node.inset is not None and offset + node.inset else 0
        self.faults.append(Fault(node.file, node.line, node.col + inside, severity, *said))

    def ref(self, place: Place, kind: str, name: str, *, key: bool = False) -> str:
        """``name``, which must be the id of a known thing of this kind; "" passes."""
        if name and name not in self.known[kind]:
            self.error(place, "E301", f"there is no {kind} {name}", suggestion(name, self.known[kind]), key=key)
        elif kind == "delegation" and name in self.absent:
            cure = "leave it out, or give it a profile in a rulebook"
            self.error(place, "E304", self.absent[name], cure, key=key)
        return name

    def refs(self, place: Place, kind: str, names: Sequence[str]) -> tuple[str, ...]:
        """Several ids of one kind; none twice."""
        for n, name in enumerate(names):
            self.ref(place / n, kind, name)
            if name in names[:n]:
                self.error(place / n, "E302", f"{name} is listed twice", "list it once")
        return tuple(names)

    def unique(self, places: Iterable[tuple[Place, str]], what: str) -> None:
        """Note every id that an earlier entry already has."""
        seen: set[str] = set()
        for place, name in places:
            if name in seen:
                self.error(place, "E302", f"there are two {what} called {name}", "rename one of them")
            seen.add(name)

    def duration(self, place: Place, text: str) -> Minute:
        """Minutes of a duration; 0 when it cannot be read."""
        try:
            minutes = parse_duration(text)
        except TimeFaultError as fault:
            self.error(place, fault.code, fault.message, fault.cure)
            return 0
        self.times.add(minutes)
        return minutes

    def some(self, place: Place, text: str, cure: str, message: str) -> Minute:
        """As ``duration``, where none is a fault too; one that cannot be read is only that."""
        known = len(self.faults)
        minutes = self.duration(place, text)
        if not minutes and len(self.faults) == known:
            self.error(place, "E405", message, cure)
        return minutes

    def moment(self, place: Place, text: str) -> Minute:
        """Minutes after STARTEX of a moment; 0 when it cannot be read."""
        try:
            minutes = parse_moment(text, self.start_of_day)
        except TimeFaultError as fault:
            self.error(place, fault.code, fault.message, fault.cure)
            return 0
        self.times.add(minutes)
        return minutes

    def moment_or_none(self, place: Place, text: str | None) -> Minute | None:
        """As ``moment``; None stays None."""
        return None if text is None else self.moment(place, text)

    def expr(self, place: Place, text: str | None, *, draft: Id | None = None, secret: bool = True) -> Expr | None:
        """A checked expression; None where there is none or it cannot be read."""
        if text is None:
            return None
        names = self.names if draft is None and secret else replace(self.names, draft=draft, secret=secret)
        expr, faults = parse_expression(text, names)
        self._expression_faults(place, faults)
        return expr

    def amounts(self, place: Place, changes: dict[str, str]) -> tuple[tuple[int, Expr], ...]:
        """Indicators and the amounts added to them."""
        found = []
        for name, text in changes.items():
            position = self.names.indicators.get(name)
            if position is None:
                cure = suggestion(name, self.names.indicators)
                self.error(place / name, "E301", f"there is no indicator {name}", cure, key=True)
                continue
            if position >= len(self.indicators):
                continue
            expr, faults = parse_amount(text, self.indicators[position], position, self.names)
            self._expression_faults(place / name, faults)
            if expr is not None:
                found.append((position, expr))
        return tuple(found)

    def _expression_faults(self, place: Place, faults: tuple[ExpressionFault, ...]) -> None:
        for fault in faults:
            said = (fault.code, fault.message, fault.cure)
            self._note(place, "error", said, key=False, offset=fault.offset)

    def chance(self, place: Place, model: ChanceModel | None) -> Chance | None:
        """A chance; the same id everywhere means the same outcomes."""
        if model is None:
            return None
        weights = self.weights(place / "outcomes", model.outcomes)
        chance = Chance(model.id, weights)
        if model.id == "private":
            cure = "use another id"
            self.error(place / "id", "E607", "private means delegations' private leanings, not a chance", cure)
        known = self.chances.setdefault(model.id, chance)
        if known != chance:
            cure = "write the same outcomes or use another id"
            self.error(place / "id", "E607", f"the chance {model.id} has other outcomes elsewhere", cure)
        return chance

    def weights(self, place: Place, outcomes: dict[str, str]) -> tuple[tuple[str, int], ...]:
        """Outcomes with their weights; even ones when they cannot be read."""
        try:
            weights = parse_weights(outcomes)
        except TimeFaultError as fault:
            self.error(place, fault.code, fault.message, fault.cure)
            return tuple((name, 1) for name in outcomes)
        if sum(weight for _, weight in weights) > HEAVIEST:
            self.error(place, "E403", "the weights sum to more than 2^32", "write smaller numbers in proportion")
        return weights
