"""law.md, What a delegation thinks: its points, its band and the reasons it gives."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Concern, Delegation, Measure, Wording
from tests.oracle_people import decision_of, profile_of, stake_of
from tests.oracle_reading import chosen, concerns_of, holds, response_of
from tests.oracle_record import Draft, Record


@dataclass
class View:
    """One delegation's own view of a text in one body."""

    stake: str
    parts: dict[str, int]
    """What its profile adds or takes, by name: each dimension, cost, flank, request."""
    concerns: list[Concern]
    """Those that hold for it."""
    private: int
    points: int
    red: bool


def view_of(record: Record, decision_id: str, draft: Draft, body: str, code: str) -> View:
    """The whole sum of the section, one line for each of its bullets."""
    decision, response = decision_of(record, decision_id), response_of(record, draft[0])
    measures = [m for m in response.measures if m.body == body] or list(response.measures)
    words = chosen(response, draft[1])
    stake = stake_of(record, decision, measures, code)
    profile = profile_of(record, code)
    parts = leanings(record, measures, words, profile, stake)
    parts["cost"] = -cost(record, measures, words, profile, code)
    parts["flank"] = flank(record, measures, profile)
    parts["request"] = asking(record, measures, code)
    concerns = [c for c in concerns_of(record, decision.id, response) if weighs(record, c, code, draft)]
    point = record.points[decision.id]
    private = point["private"].get(code, 0)
    points = sum(parts.values()) + sum(c.move for c in concerns) + point["moved"].get(code, 0) + private
    return View(stake, parts, concerns, private, points, any(c.red for c in concerns))


def leanings(
    record: Record, measures: list[Measure], words: list[Wording], profile: Delegation | None, stake: str
) -> dict[str, int]:
    """First bullet: the largest load each way, softened, times the leaning, times the weight of the stake."""
    weight = record.plan.costs.stake[("principal", "concerned", "bystander").index(stake)]
    found = {}
    for n, name in enumerate(record.plan.dimensions):
        loads = [load for m in measures for dimension, load in m.loads if dimension == n]
        points = sum(points for w in words for dimension, points in w.softens if dimension == n)
        high = max(0, max([0, *loads]) + min(0, points))
        low = min(0, min([0, *loads]) + max(0, points))
        found[name] = (high + low) * (profile.stance[n] if profile else 0) * weight
    return found


def cost(record: Record, measures: list[Measure], words: list[Wording], profile: Delegation | None, code: str) -> int:
    """Third bullet: what it pays, if it pays for one of the measures."""
    bands = [m.cost_band for m in measures if code in m.paid_by]
    if not bands or profile is None:
        return 0
    band = max(0, max(bands) + sum(w.cost_band for w in words))
    return record.plan.costs.cost_weight * profile.cost * band // 3


def flank(record: Record, measures: list[Measure], profile: Delegation | None) -> int:
    """Fourth bullet: by the first of the measures that has a theatre."""
    theatres = [m.theatre for m in measures if m.theatre]
    return record.plan.costs.flank_weight * profile.flank * theatres[0] if theatres and profile else 0


def asking(record: Record, measures: list[Measure], code: str) -> int:
    """Fifth bullet: what asking is worth, more to those who asked."""
    askers = [asker for m in measures for asker in m.requested_by]
    if not askers:
        return 0
    return record.plan.costs.asker if code in askers else record.plan.costs.asked


def weighs(record: Record, concern: Concern, code: str, draft: Draft) -> bool:
    """Whether a concern holds for a delegation on a text: not yet met, and only while its condition is true."""
    if code not in concern.who and "*" not in concern.who:
        return False
    met = concern.until is not None and holds(concern.until, record, draft)
    return not met and holds(concern.when, record, draft)


def band_at(record: Record, points: int, *, red: bool) -> str:
    """The four bands; a red concern that holds makes it object."""
    costs = record.plan.costs
    if red or points < costs.asks:
        return "objects"
    if points >= costs.supports:
        return "supports"
    return "silent" if points >= costs.silent else "asks"


def band_of(record: Record, view: View) -> str:
    """The band a delegation is truly in."""
    return band_at(record, view.points, red=view.red)


def against(view: View) -> list[str]:
    """Its concerns that hold and count against the text."""
    return [c.id for c in view.concerns if c.red or c.move < 0]


def reasons(view: View, band: str) -> list[str]:
    """law.md, Reasons: its concerns against the text; else, if it cannot live with it, what weighs most."""
    named = against(view)
    if named or band in ("supports", "silent"):
        return named
    heavy = sorted((weight, name) for name, weight in view.parts.items() if weight < 0)
    return [f"stance:{heavy[0][1]}"] if heavy else []
