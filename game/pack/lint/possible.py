"""What an expression can come to, given what may ever happen: interval arithmetic with conditions taken seriously.

Nothing here guesses: a range is never too narrow, so that "can never hold" is always true. It may be too wide.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.plan import Expr, Id, Plan
from game.core.terms import Minute
from game.pack.intervals import MANY, Bounder, Range

NEVER: Range = (0, 0)
ALWAYS: Range = (1, 1)
MAYBE: Range = (0, 1)


@dataclass(slots=True)
class World:
    """What may happen between STARTEX and ``horizon``."""

    horizon: Minute
    injects: set[Id] = field(default_factory=set)
    decisions: set[Id] = field(default_factory=set)
    adopted: set[tuple[Id, Id]] = field(default_factory=set)
    """(response, decision point it may take effect in)."""
    facts: set[str] = field(default_factory=set)
    used: set[Id] = field(default_factory=set)
    """Responses and moves that may take effect."""
    pledges: set[Id] = field(default_factory=set)
    moved: set[int] = field(default_factory=set)
    """Positions of the indicators that may change."""
    examined: set[Id] = field(default_factory=set)
    """Evidence that may be looked for."""

    def size(self) -> int:
        """How much is possible; it only grows while a world is explored."""
        words = len(self.injects) + len(self.decisions) + len(self.facts) + len(self.used) + len(self.pledges)
        return words + len(self.adopted) + len(self.moved)


def everything(plan: Plan, horizon: Minute) -> World:
    """The world in which all that is declared may happen."""
    decisions = {item.id for item in plan.decisions}
    responses = {item.id for item in plan.responses}
    return World(
        horizon=horizon,
        injects={item.id for item in plan.injects},
        decisions=decisions,
        adopted={(response, decision) for response in responses for decision in decisions},
        facts={name for effect in plan.tables.effects.values() for name in effect.sets},
        used=responses | {item.id for item in plan.moves},
        pledges={item.id for item in plan.pledges},
        moved=set(range(len(plan.indicators))),
    )


def may(plan: Plan, world: World, expr: Expr | None) -> bool:
    """Whether a condition can ever hold; none always does."""
    return expr is None or reach(plan, world, expr) != NEVER


def must(plan: Plan, world: World, expr: Expr) -> bool:
    """Whether a condition holds whatever happens."""
    return _certain(reach(plan, world, expr))


def reach(plan: Plan, world: World, expr: Expr) -> Range:
    """Least and greatest value an expression can take in a world."""
    return _Possible(plan, world).of(expr)


def _certain(part: Range) -> bool:
    return part[0] > 0 or part[1] < 0


class _Possible(Bounder):
    """One walk over one expression."""

    def __init__(self, plan: Plan, world: World) -> None:
        super().__init__(plan.indicators, world.horizon)
        self.plan = plan
        self.world = world

    def leaf(self, expr: Expr) -> Range | None:
        """Ranges of indicators that never move, of questions whose answer is known, of the rest as they are."""
        world = self.world
        match expr.op, expr.args:
            case "ind", (int(position),) if position not in world.moved:
                start = self.plan.indicators[position].start
                return start, start
            case "since", (str(name),):
                return (-1, world.horizon) if name in world.facts else (-1, -1)
            case "hidden", (str(name), str(value)):
                return self._hidden(name, value)
            case "belief", _:
                return super().leaf(expr)
            case "uses" | "breaks", (str(name), *_):
                return (0, MANY) if name in world.used | world.decisions else NEVER
        if expr.args and isinstance(expr.args[0], str):
            return MAYBE if self._may(expr.op, expr.args) else NEVER
        return super().leaf(expr)

    def _hidden(self, name: Id, value: str) -> Range:
        weights = dict(self.plan.tables.hidden[name].chance.outcomes) if name in self.plan.tables.hidden else {}
        if not weights.get(value):
            return NEVER
        return MAYBE if any(weight for other, weight in weights.items() if other != value) else ALWAYS

    def _may(self, op: str, args: tuple[Expr | int | str, ...]) -> bool:
        world, name = self.world, str(args[0])
        match op:
            case "made":
                return name in world.injects
            case "adopted":
                return any(name == response and args[1] in ("", point) for response, point in world.adopted)
            case "fact":
                return name in world.facts
            case "kept" | "failed":
                return name in world.pledges
            case "amended":
                return not name or name in world.used
        return name in world.decisions

    def inner(self, expr: Expr, parts: list[Range]) -> Range:
        """Conditions as far as they are known; arithmetic as ever."""
        match expr.op:
            case "and":
                return NEVER if NEVER in parts else ALWAYS if all(map(_certain, parts)) else MAYBE
            case "or":
                return ALWAYS if any(map(_certain, parts)) else NEVER if set(parts) == {NEVER} else MAYBE
            case "not":
                return ALWAYS if parts[0] == NEVER else NEVER if _certain(parts[0]) else MAYBE
            case "if" if parts[0] == NEVER or _certain(parts[0]):
                return parts[2] if parts[0] == NEVER else parts[1]
            case "<" | "<=" | ">" | ">=" | "==" | "!=":
                return _compared(expr.op, *parts)
        return super().inner(expr, parts)


def _compared(op: str, left: Range, right: Range) -> Range:
    """A comparison of two ranges."""
    match op:
        case ">":
            return _compared("<", right, left)
        case ">=":
            return _compared("<=", right, left)
        case "!=":
            low, high = _compared("==", left, right)
            return 1 - high, 1 - low
        case "==":
            apart = left[1] < right[0] or right[1] < left[0]
            return NEVER if apart else ALWAYS if left == right and left[0] == left[1] else MAYBE
        case "<":
            return ALWAYS if left[1] < right[0] else NEVER if left[0] >= right[1] else MAYBE
    return ALWAYS if left[1] <= right[0] else NEVER if left[0] > right[1] else MAYBE
