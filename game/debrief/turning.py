"""Turning points: the facts after which the exercise ran otherwise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from game.core import events as e
from game.core.plan import Id, Indicator, Plan
from game.core.terms import Minute
from game.debrief import say
from game.debrief.walk import Happening, Walk
from game.view import names

LARGE = 8
"""A change counts as large from this many hundredths of the indicator's range."""
MOST_CHANGES = 6
"""No more large changes than this, the largest, so that decisions stay visible among them."""


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """One fact that turned the exercise."""

    at: Minute
    kind: str
    """``adopted``, ``lapsed``, ``blocked``, ``referred``, ``alone``, ``broken``, ``fell``, ``pledge`` or
    ``change``."""
    what: str
    why: str
    """What it came from; "" where the fact speaks for itself."""
    weight: int = 0
    """How far it moved the indicators, in hundredths of their ranges; 0 where others are told as the cause."""
    moved: str = ""
    """The indicator it moved most, and by how much; "" none."""


def turning_points(plan: Plan, walked: Walk) -> tuple[TurningPoint, ...]:
    """Decisions, broken silences, texts that fell, broken pledges and the largest changes, in order of time.

    Lives are not ranked among the changes: they stand first in the debrief, in a place of their own.
    """
    decided = (_decided(plan, walked.kept, n) for n in range(len(walked.kept)))
    found = [point for point in decided if point is not None]
    found += _largest(plan, walked.kept)
    return tuple(sorted(found, key=lambda point: point.at))


def _decided(plan: Plan, kept: tuple[Happening, ...], n: int) -> TurningPoint | None:
    item = kept[n]
    match item.fact:
        case e.ResponseAdopted() as fact:
            turned = _adopted(plan, item, fact, _helped(plan, kept[:n], fact.decision))
            return _weighed(plan, turned, fact.response, kept[n + 1 :])
        case e.SilenceBroken(_, response, by, count):
            what = f"{say.members(plan, by) or 'A delegation'} broke silence on {names.cited(plan, response)}"
            return TurningPoint(item.at, "broken", what, "the second break ends a text" if count > 1 else "")
        case e.TextFell(_, response, why):
            what = f"{names.cited(plan, response)} fell"
            return TurningPoint(item.at, "fell", what, FELL.get(why, why))
        case e.DecisionClosed(decision, how, "") if how != "adopted":
            what = f"{names.decision(plan, decision)} closed with nothing standing"
            return TurningPoint(item.at, how, what, HOW.get(how, how))
        case e.PledgeSettled(pledge, kept=False):
            return TurningPoint(item.at, "pledge", f"Pledge broken: {say.pledge(plan, pledge)}", "")
        case _:
            return None


FELL = {"silence": "silence was broken twice", "vote": "it failed twice", "keys": "a second key was missing twice"}
HOW = {
    "silence": "nobody broke silence",
    "agreed": "everyone at the table could live with it",
    "vote": "the count carried it",
    "own-power": "one authority decided",
    "blocked": "it replaced a text that was blocked",
    "lapsed": "the deadline passed",
    "referred": "the file went to another body",
    "alone": "one capital acted alone",
}


def _helped(plan: Plan, kept: tuple[Happening, ...], decision: Id) -> str:
    """What was reworded and offered while this text was on the table; "" when it passed as it was."""
    changed: list[str] = []
    for item in kept:
        match item.fact:
            case e.Tabled(_, about, _, _, _, _) if about == decision:
                changed = []
            case e.Amended(_, about, slot, _) if about == decision:
                point = item.before.points[decision]
                response = point.file.response if point.file else ""
                changed.append(f"amending {say.clause(plan, response, slot)}")
            case e.OfferMade(_, about, member, _, _) if about == decision:
                changed.append(f"an offer to {names.delegation(plan, member)}")
            case _:
                pass
    return say.series(dict.fromkeys(changed))


def _adopted(plan: Plan, item: Happening, fact: e.ResponseAdopted, helped: str) -> TurningPoint:
    kind = fact.how if fact.how in ("blocked", "lapsed", "referred", "alone") else "adopted"
    verb = "stood by default" if kind == "lapsed" else "took effect" if kind != "adopted" else "was adopted"
    what = f"{names.cited(plan, fact.response)} {verb} in {names.decision(plan, fact.decision)}"
    how = HOW.get(fact.how, fact.how)
    return TurningPoint(item.at, kind, what, f"{how}, after {helped}" if helped and kind == "adopted" else how)


def _weighed(plan: Plan, turned: TurningPoint, response: Id, later: Iterable[Happening]) -> TurningPoint:
    """The turning point with what the response's own effects came to until it was used again."""
    own, sums = _effects(plan, response), dict[int, int]()
    for item in later:
        if isinstance(item.fact, e.ResponseAdopted) and item.fact.response == response:
            break
        for position, effect, amount in item.fact.causes if isinstance(item.fact, e.Changed) else ():
            if effect in own and plan.indicators[position].shown in ("dial", "debrief"):
                sums[position] = sums.get(position, 0) + amount
    sizes = {position: _size(plan, position, amount) for position, amount in sums.items()}
    if not any(sums.values()):
        return turned
    most = max(sizes, key=lambda position: sizes[position])
    indicator = plan.indicators[most]
    return replace(turned, weight=sum(sizes.values()), moved=f"{indicator.title} {_signed(indicator, sums[most])}")


def _signed(indicator: Indicator, value: int) -> str:
    return f"{'+' if value > 0 else ''}{say.amount(indicator, value)}"


def _effects(plan: Plan, response: Id) -> frozenset[Id]:
    """Ids of every effect that the response, its measures or its wordings have."""
    found = plan.tables.responses.get(response)
    if found is None:
        return frozenset()
    inside = [*found.effects, *(effect for measure in found.measures for effect in measure.effects)]
    inside += [effect for slot in found.slots for wording in slot.wordings for effect in wording.effects]
    return frozenset(effect.id for effect in inside)


def _size(plan: Plan, position: int, amount: int) -> int:
    """A change in hundredths of its indicator's range, without its sign."""
    indicator = plan.indicators[position]
    return 100 * abs(amount) // max(1, indicator.high - indicator.low)


def _largest(plan: Plan, kept: Iterable[Happening]) -> list[TurningPoint]:
    ranked: list[tuple[int, TurningPoint]] = []
    decided = frozenset(effect for response in plan.responses for effect in _effects(plan, response.id))
    for item in kept:
        if isinstance(item.fact, e.Changed):
            ranked += _large(plan, item, item.fact, decided)
    ranked.sort(key=lambda pair: -pair[0])
    return [point for _, point in ranked[:MOST_CHANGES]]


def _large(plan: Plan, item: Happening, fact: e.Changed, decided: frozenset[Id]) -> list[tuple[int, TurningPoint]]:
    """Large changes of one moment with their sizes; what responses did is weighed where they took effect."""
    found = []
    for position, before, after in fact.values:
        indicator = plan.indicators[position]
        size = _size(plan, position, after - before)
        if indicator.shown not in ("dial", "debrief") or size < LARGE:
            continue
        moved = f"from {say.number(indicator, before)} to {say.amount(indicator, after)}"
        what = f"{indicator.title} {'rose' if after > before else 'fell'} {moved}"
        weight = 0 if decided.issuperset(effect for n, effect, _ in fact.causes if n == position) else size
        found.append((size, TurningPoint(item.at, "change", what, _causes(plan, fact, position), weight)))
    return found


def _causes(plan: Plan, fact: e.Changed, position: int) -> str:
    ranked = sorted((c for c in fact.causes if c[0] == position), key=lambda cause: -abs(cause[2]))
    titles = dict.fromkeys(say.cause(plan, effect) for _, effect, _ in ranked)
    return say.series(titles)
