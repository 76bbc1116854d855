"""Expressions and texts as the oracle reads them."""

from __future__ import annotations

from game.core.plan import Concern, Expr, Response, Wording
from tests.oracle_evidence import per_cent
from tests.oracle_record import Draft, Record


def holds(test: Expr | None, record: Record, draft: Draft | None = None) -> bool:
    """Whether a condition is true; none at all always is."""
    return test is None or value(test, record, draft) != 0


def value(expr: Expr, record: Record, draft: Draft | None = None) -> int:
    """The whole number an expression stands for."""
    op, args = expr.op, expr.args
    if op == "const":
        return int(args[0])  # type: ignore[arg-type]
    if op == "ind":
        return record.readings()[int(args[0])]  # type: ignore[arg-type]
    if args and isinstance(args[0], Expr):
        nodes = [arg for arg in args if isinstance(arg, Expr)]
        return _worked(op, nodes, record, draft)
    return int(_on_record(op, [str(arg) for arg in args], record, draft))


def _worked(op: str, nodes: list[Expr], record: Record, draft: Draft | None) -> int:
    if op == "if":
        return value(nodes[1] if value(nodes[0], record, draft) else nodes[2], record, draft)
    if op == "and":
        return int(all(value(n, record, draft) for n in nodes))
    if op == "or":
        return int(any(value(n, record, draft) for n in nodes))
    got = [value(n, record, draft) for n in nodes]
    if op == "clip":
        return min(max(got[0], got[1]), got[2])
    if op in ("min", "max"):
        return min(got) if op == "min" else max(got)
    if op in ("neg", "not"):
        return -got[0] if op == "neg" else int(got[0] == 0)
    if op in ("+", "*"):
        total = got[0]
        for number in got[1:]:
            total = total + number if op == "+" else total * number
        return total
    left, right = got
    if op == "/":
        return left // right
    if op == "round":
        return (2 * left + right) // (2 * right)
    if op == "-":
        return left - right
    return int({"==": left == right, "!=": left != right, "<": left < right, "<=": left <= right,
                ">": left > right, ">=": left >= right}[op])  # fmt: skip


def _on_record(op: str, args: list[str], record: Record, draft: Draft | None) -> int | bool:
    name = args[0] if args else ""
    point = record.points.get(name)
    if op == "now":
        return record.now
    if op == "made":
        return name in record.made
    if op == "adopted":
        return any(a["response"] == name and args[1] in ("", a["decision"]) for a in record.adopted)
    if op == "amended":
        return _amended(name, args[1], record, draft)
    if op == "fact":
        return name in record.facts
    if op == "since":
        return record.now - record.facts[name] if name in record.facts else -1
    if op == "uses":
        within = int(args[1])
        return sum(1 for used, at in record.uses if used == name and (not within or record.now - at <= within))
    if op == "opened":
        return point is not None
    if op == "lapsed":
        return point is not None and point["how"] == "lapsed"
    if op == "breaks":
        return 0 if point is None else sum(point["breaks"].values())
    if op == "refused":
        return point is not None and (bool(point["fallen"]) or point["how"] == "blocked")
    if op in ("kept", "failed"):
        return name in record.pledges and record.pledges[name]["kept"] is (op == "kept")
    if op == "belief":
        return per_cent(record, name, args[1], args[2])
    assert op == "hidden", op
    return record.hidden.get(name) == args[1]


def _amended(response: str, what: str, record: Record, draft: Draft | None) -> bool:
    if response == "":
        return draft is not None and has(draft[1], what)
    last = [a["wordings"] for a in record.adopted if a["response"] == response][-1:]
    return bool(last) and has(last[0], what)


def has(wordings: dict[str, str], what: str) -> bool:
    """Whether a text differs from its first draft in that slot, or has that very wording."""
    return what in wordings or what in wordings.values()


def response_of(record: Record, name: str) -> Response:
    """A response by its id."""
    return next(r for r in record.plan.responses if r.id == name)


def chosen(response: Response, wordings: dict[str, str]) -> list[Wording]:
    """The wordings of a text, the first of each slot where nothing else is said, in slot order."""
    found = []
    for slot in response.slots:
        wanted = wordings.get(slot.id, slot.wordings[0].id)
        found += [w for w in slot.wordings if w.id == wanted]
    return found


def normal(response: Response, wordings: tuple[tuple[str, str], ...]) -> dict[str, str] | None:
    """The wordings that differ from the first draft; None when a slot or wording is unknown."""
    found: dict[str, str] = {}
    for slot_id, wording_id in wordings:
        slot = next((s for s in response.slots if s.id == slot_id), None)
        if slot is None or wording_id not in [w.id for w in slot.wordings]:
            return None
        if wording_id != slot.wordings[0].id:
            found[slot_id] = wording_id
    return found


def concerns_of(record: Record, decision: str, response: Response) -> list[Concern]:
    """What may weigh on a text: the mood of the point, the text's own, its measures'."""
    mood = next(d for d in record.plan.decisions if d.id == decision).concerns
    found = [*mood, *response.concerns]
    for measure in response.measures:
        found += measure.concerns
    return found
