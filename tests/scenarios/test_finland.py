"""Finland 2023 as shipped: an overlay that stands by itself, with its own members, gates, ministries and numbers."""

from __future__ import annotations

import pytest

from game.core.events import ResponseAdopted, TextRefused, VerdictGiven
from game.core.plan import Plan
from game.core.terms import DAY
from game.core.values import readings
from game.pack.data import scenario_path
from game.rollout.playthrough import Playthrough
from tests.scenarios import lines
from tests.scenarios.lines import Line, bring_about

EVEN = (("frost", "no"), ("film", "no"), ("moscow-mood", "watchful"), ("private", "0"))
"""Luck in which nothing happens but what is decided, and nobody is more or less flexible than the profile says."""

LINES: dict[tuple[str, str], Line] = {
    ("first-posture", "ask-early"): Line({"tasks": "ask-the-road", "length": "for-the-autumn", "told": "said-plainly"}),
    ("first-posture", "quiet-line"): Line(
        {"who-knows": "told-to-allies", "until": "until-october", "who-rings": "by-the-guard"}
    ),
    ("first-posture", "let-it-be"): Line({}),
    ("bicycles", "bicycle-ban"): Line({"instead": "and-a-bus", "whom": "motorists-spared"}),
    ("bicycles", "bus-from-the-gate"): Line({"hours": "daylight", "questions": "counted"}, (("favour", "MOI"),)),
    ("bicycles", "leave-bicycles"): Line({}),
    ("south-east-posts", "close-south-east"): Line(
        {"claims": "two-posts-for-claims", "end": "three-months", "notice": "neighbours-told"}
    ),
    ("south-east-posts", "hold-with-more"): Line({}),
    ("frontex-help", "ask-sixty"): Line(
        {"command": "finnish-orders", "whom-for": "interpreters-too", "stay": "until-the-new-year"}
    ),
    ("frontex-help", "manage-alone"): Line({}),
    ("northern-posts", "close-north"): Line({"remaining": "raja-jooseppi", "span": "month", "freight": "trains-run"}),
    ("northern-posts", "sort-at-vartius"): Line({}),
    ("alliance-answer", "statement-and-team"): Line(
        {"author": "minsk-only", "readiness": "stand-ready", "people": "people-first", "scope": "every-border"}
    ),
    ("alliance-answer", "article-four"): Line(
        {"means": "civil-answer", "follow-up": "one-time", "steps": "named-steps"}
    ),
    ("alliance-answer", "hold-back"): Line({}),
    ("last-gate", "close-last"): Line({"span": "two-weeks", "elsewhere": "airports-named", "extent": "people-only"}),
    ("last-gate", "one-gate-stays"): Line({}),
    ("reopening", "reopen-two"): Line({"brake": "shut-at-once", "trial": "one-month", "notice": "announced-late"}),
    ("reopening", "stay-shut"): Line({}),
    ("union-answer", "paragraph-nineteen"): Line(
        {"measures": "no-new-list", "rights": "right-to-ask", "money": "external-border"}
    ),
    ("union-answer", "legal-road"): Line({}),
    ("union-answer", "conclusions-only"): Line({}),
    ("closing-again", "close-again"): Line({"span": "a-month", "queue": "queue-heard"}),
    ("closing-again", "sort-and-hold"): Line({}),
    ("end-state", "special-act"): Line(
        {"life": "one-year", "exceptions": "vulnerable-heard", "notice": "told-to-strasbourg"}
    ),
    ("end-state", "gate-by-appointment"): Line({"stop": "stop-rule", "with-whom": "with-union", "begins": "spring"}),
    ("end-state", "legal-road"): Line({}),
}
"""A line of play for every response that can be adopted."""


def finland() -> Plan:
    """The scenario."""
    return lines.shipped("finland-2023")


def base() -> Plan:
    """The scenario it is laid over."""
    return lines.shipped("belarus-border-2021")


def test_it_is_laid_over_the_border_with_belarus() -> None:
    """It is no copy: what it takes from there is not written again, and both are among its packs."""
    assert [name for name, _ in finland().packs[:2]] == ["finland-2023", "belarus-border-2021"]
    shared = {response.id for response in base().responses} & {response.id for response in finland().responses}
    assert {"ask-early", "statement-and-team", "article-four", "hold-back", "legal-road"} <= shared
    own = scenario_path("finland-2023").read_text(encoding="utf-8")
    assert all(f"\n  {name}:\n    title" not in own for name in ("article-four", "hold-back", "legal-road"))
    taken, given = finland().tables.responses["article-four"], base().tables.responses["article-four"]
    assert [[wording.text for wording in slot.wordings] for slot in taken.slots] == [
        [wording.text for wording in slot.wordings] for slot in given.slots
    ]


def test_memberships_are_those_of_its_own_day() -> None:
    """Thirty-one Allies with Finland and without Sweden, twenty-seven in the Union; two years before, thirty."""
    allies, union = finland().tables.members["nac"], finland().tables.members["european-council"]
    assert (len(allies), len(union)) == (31, 27)
    assert "FI" in allies
    assert "SE" not in allies
    assert "GB" not in union
    before = base().tables.members["nac"]
    assert (len(before), "FI" in before) == (30, False)


def test_every_response_has_a_line_or_a_reason() -> None:
    """A response without a line of play is bound to fail and says why."""
    lines.accounted(finland(), LINES)


@pytest.mark.parametrize(("decision", "response"), LINES)
def test_every_response_is_within_reach(decision: str, response: str) -> None:
    """Its line of play leads to its adoption with all measures it needs."""
    played = lines.opened(finland(), decision, EVEN)
    lines.reaches(played, decision, response, LINES[decision, response])


def test_the_draft_that_leaves_no_gate_is_stopped_by_the_chancellor() -> None:
    """As drafted the northern closure lacks the Chancellor's key, and the Ministry of Justice stands against it."""
    played = lines.opened(finland(), "northern-posts", EVEN)
    bring_about(played, "northern-posts", "close-north", Line({}))
    verdict = next(fact for fact in reversed(played.facts) if isinstance(fact, VerdictGiven))
    assert not verdict.adopted
    assert "the Chancellor of Justice's reading" in verdict.failed
    assert "MOJ" in verdict.against
    assert not any(isinstance(fact, ResponseAdopted) and fact.decision == "northern-posts" for fact in played.facts)


def test_claims_are_never_refused_by_order() -> None:
    """The unlawful response may be tabled with a written reason; the key that is missing is the one it names."""
    played = lines.opened(finland(), "south-east-posts", EVEN)
    bring_about(played, "south-east-posts", "suspend-at-once", Line({}))
    failed = [fact.failed for fact in played.facts if isinstance(fact, VerdictGiven) and not fact.adopted]
    assert any("the Chancellor of Justice's reading" in titles for titles in failed)
    assert any(isinstance(fact, TextRefused) or type(fact).__name__ == "SilenceBroken" for fact in played.facts)


def test_the_historical_line_counts_what_was_counted() -> None:
    """About 911 people by 24 November, more than 600 of them in November's first three weeks, and over 1,000 in all."""
    by_day = arrivals_by_day()
    november = sum(by_day[92:113]) // 7
    assert 820 <= sum(by_day[:116]) // 7 <= 1000
    assert 540 <= november <= 720
    assert 1000 <= sum(by_day) // 7 <= 1400


def arrivals_by_day() -> list[int]:
    """The reading of arrivals a week at the end of each day of the historical line."""
    plan = finland()
    position = plan.tables.indicators["arrivals"]
    played = Playthrough(plan, 1, EVEN)
    found = []
    for day in range(1, plan.endex // DAY):
        lines.on(played, day * DAY)
        found.append(readings(plan, played.state)[position])
    return found
