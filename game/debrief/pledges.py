"""Pledges: what was promised to whom, what it moved, whether the promise was kept, and by which fact."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import events as e
from game.core.expr import holds
from game.core.plan import Expr, Id, Plan, Pledge
from game.core.state import State
from game.core.terms import Minute, Phase
from game.debrief import say
from game.debrief.timeline import told
from game.debrief.walk import Happening, Walk
from game.view import names
from game.view.clock import stamp

KEPT, BROKEN, OPEN, NOT_AT_STAKE = "kept", "broken", "open", "not at stake"


@dataclass(frozen=True, slots=True)
class Promise:
    """One pledge that was given."""

    at: Minute
    title: str
    seat: str
    """Who gave it."""
    member: str
    """To whom."""
    public: bool
    due: Minute
    move: int
    """Centi-points it moved the delegation by, on every decision point then open."""
    moved: tuple[str, ...]
    """Titles of those decision points; () it moved nothing."""
    verdict: str
    """``kept``, ``broken``, ``open``, or ``not at stake`` where its condition could not be judged."""
    why: str
    """The fact that settled it, or why nothing did, as a sentence."""


def promises(plan: Plan, walked: Walk) -> tuple[Promise, ...]:
    """Every pledge given, in order of time; one the plan no longer knows is left out."""
    return tuple(
        _promise(plan, walked, n, item.fact)
        for n, item in enumerate(walked.kept)
        if isinstance(item.fact, e.PledgeGiven) and item.fact.pledge in plan.tables.pledges
    )


def _promise(plan: Plan, walked: Walk, given: int, fact: e.PledgeGiven) -> Promise:
    item, pledge = walked.kept[given], plan.tables.pledges[fact.pledge]
    stretch = _until_settled(walked.kept[given:], fact.pledge)
    verdict, why = _verdict(plan, walked, pledge, stretch, fact.due)
    return Promise(
        at=item.at,
        title=say.pledge(plan, fact.pledge),
        seat=say.seat(plan, fact.seat),
        member=names.delegation(plan, fact.to),
        public=pledge.public,
        due=fact.due,
        move=fact.move,
        moved=tuple(names.decision(plan, name) for name, point in item.before.points.items() if point.open),
        verdict=verdict,
        why=why,
    )


def _until_settled(kept: tuple[Happening, ...], pledge: Id) -> tuple[Happening, ...]:
    """The facts while the pledge stood: from its giving to its settling, or to where the journal ends."""
    for n, item in enumerate(kept):
        if isinstance(item.fact, e.PledgeSettled) and item.fact.pledge == pledge:
            return kept[: n + 1]
    return kept


def _verdict(plan: Plan, walked: Walk, pledge: Pledge, stretch: tuple[Happening, ...], due: Minute) -> tuple[str, str]:
    settling = stretch[-1].fact
    if not isinstance(settling, e.PledgeSettled):
        if walked.final.phase is Phase.DEBRIEF:
            return NOT_AT_STAKE, f"ENDEX came before it fell due on {stamp(plan, due)}."
        return OPEN, f"It falls due on {stamp(plan, due)}."
    turned = _turned(plan, pledge, stretch, settling.kept)
    if turned is None and _without_occasion(plan, walked, pledge, stretch, settling.kept):
        counted = f"it counts as {KEPT if settling.kept else BROKEN}"
        return NOT_AT_STAKE, f"Nothing it depends on was up for decision by {stamp(plan, due)}; {counted}."
    if turned is not None:
        return (KEPT if settling.kept else BROKEN), f"{stamp(plan, turned.at)} {say.sentence(told(plan, turned))}"
    if settling.kept:
        if _at_startex(plan, walked, pledge):
            return KEPT, f"Nothing had broken it by {stamp(plan, due)}."
        return KEPT, f"It was so when it was given, and still on {stamp(plan, due)}."
    return BROKEN, f"Nothing had made it so by {stamp(plan, due)}."


def _turned(plan: Plan, pledge: Pledge, stretch: tuple[Happening, ...], kept: bool) -> Happening | None:
    """The last fact that made the condition what it was when the pledge fell due; None: it never changed."""
    found = None
    for item in stretch:
        if holds(pledge.kept, plan, item.before) is not kept and holds(pledge.kept, plan, item.after) is kept:
            found = item
    return found


def _without_occasion(plan: Plan, walked: Walk, pledge: Pledge, stretch: tuple[Happening, ...], kept: bool) -> bool:
    """Whether the condition speaks of texts alone, and none of their decision points was open while it stood."""
    texts = _texts(plan, pledge.kept)
    if texts is None or any(_on_offer(plan, item.after, texts) for item in stretch):
        return False
    return not kept or _at_startex(plan, walked, pledge)


def _at_startex(plan: Plan, walked: Walk, pledge: Pledge) -> bool:
    """Whether the condition was true from the start: it asks that something not be done. Else a deed has met it."""
    started = next((item.after for item in walked.kept if isinstance(item.fact, e.Started)), None)
    return started is not None and holds(pledge.kept, plan, started)


def _texts(plan: Plan, condition: Expr) -> frozenset[Id] | None:
    """The responses a condition speaks of; None when it speaks of anything else, which is always at stake."""
    found: set[Id] = set()
    for node in _nodes(condition):
        match node.op, node.args:
            case ("adopted" | "amended", (str(response), *_)) if response in plan.tables.responses:
                found.add(response)
            case ("uses", (str(name), *_)) if name in plan.tables.responses:
                found.add(name)
            case (op, _) if op not in PLAIN:
                return None
            case _:
                pass
    return frozenset(found)


NUMBERS = ("const", "+", "-", "*", "/", "neg", "min", "max", "round", "clip", "if")
PLAIN = frozenset((*NUMBERS, "==", "!=", "<", "<=", ">", ">=", "and", "or", "not"))
"""Operators that read nothing of the exercise."""


def _nodes(expr: Expr) -> Iterable[Expr]:
    yield expr
    for arg in expr.args:
        if isinstance(arg, Expr):
            yield from _nodes(arg)


def _on_offer(plan: Plan, state: State, texts: frozenset[Id]) -> bool:
    """Whether an open decision point offers one of the responses."""
    return any(
        point.open and name in plan.tables.decisions and not texts.isdisjoint(plan.tables.decisions[name].responses)
        for name, point in state.points.items()
    )
