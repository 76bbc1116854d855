"""The Aegean scenario as shipped: whole, playable, and every course of action within reach."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from game.core.commands import PutUnderSilence
from game.core.events import DecisionClosed, ResponseAdopted, TextFell, VerdictGiven
from game.core.plan import Expr, Plan, Response, ScenarioTest
from game.core.terms import HOUR
from game.pack import load
from game.policies.base import contested
from game.policies.drive import every_chair
from game.rollout.playthrough import Playthrough
from game.rollout.scenario_tests import run_test
from tests.scenarios import lines
from tests.scenarios.lines import Line, bring_about, must

CALM = tuple(
    (name, "no")
    for name in ("storm", "capsize-near-ship", "islet", "islet-declined", "leak", "attack", "donor", "spoiler")
)
"""Luck in which nothing happens but what is decided."""
EVEN = (*CALM, ("private", "0"))
"""The same, and nobody more or less flexible than the profile says."""


LINES: dict[tuple[str, str], Line] = {
    ("tasking", "isr"): Line({"duration": "sunset", "area": "agreed-areas"}),
    ("tasking", "round-table-first"): Line({"information": "unclass"}, (("deputy-command", "TR"),)),
    ("tasking", "decline"): Line({}),
    ("rescue-protocol", "return-with-checks"): Line({"checks": "individual"}),
    ("rescue-protocol", "nearest-port"): Line(
        {"onward": "flag-share", "scope": "this-sea"}, (("minutes-sharing", "HU"),)
    ),
    ("rescue-protocol", "leave-vague"): Line({}),
    ("territorial-waters", "own-flag"): Line({"flags": "own-waters"}),
    ("territorial-waters", "more-ships"): Line({"information": "unclass"}, (("staff-seal", "TR"),)),
    ("territorial-waters", "high-seas-only"): Line({}),
    ("territorial-waters", "escalate"): Line({}),
    ("ankara-offer", "accept-with-safeguards"): Line(
        {"chapters": "one-chapter", "shares": "no-reloc", "money": "second-tranche"}
    ),
    ("ankara-offer", "accept-as-drafted"): Line(
        {"chapters": "one-chapter", "shares": "no-reloc"}, (("fair-share-note", "SE"),)
    ),
    ("ankara-offer", "money-and-resettlement"): Line(
        {"pledges": "voluntary", "boats": "patrols", "corridor": "corridor-stays"}
    ),
    ("ankara-offer", "close-route"): Line({}),
    ("ankara-offer", "relocation"): Line({}, moves=(("eu-chair", "ask-for-proposal"),)),
    ("reporting", "joint-note"): Line({"method": "annex"}),
    ("reporting", "victory-message"): Line({}),
    ("reporting", "say-nothing"): Line({}),
    ("civil-military", "fold-into-regulation"): Line({"consent": "on-request", "pace": "by-june"}),
    ("civil-military", "csdp-mission"): Line(
        {"command": "host-command", "participants": "members-only", "costs": "national"}
    ),
    ("civil-military", "decline-politely"): Line({}),
    ("renewal", "renew-with-review"): Line({"criteria": "public-criteria", "money": "existing"}),
    ("renewal", "liaison-and-one-ship"): Line({"information": "unclass"}, (("summit-mention", "TR"),)),
    ("renewal", "extend-to-the-centre"): Line({"lead": "eu-lead", "authority": "unsc"}),
    ("renewal", "end"): Line({}),
}
"""A line of play for every response that can be adopted, with nobody more flexible than the profile says."""


@cache
def aegean() -> Plan:
    """The scenario, loaded once."""
    loaded = load("aegean-2016")
    assert loaded.plan is not None, "\n".join(str(fault) for fault in loaded.faults)
    return loaded.plan


def opened(decision: str) -> Playthrough:
    """The historical line up to the minute at which a decision point opens."""
    return lines.opened(aegean(), decision, EVEN)


def test_the_scenario_is_whole() -> None:
    """Thirteen injects, seven decision points, six objectives; whatever else arrives is marked as something else."""
    plan = aegean()
    assert sum(inject.kind == "inject" for inject in plan.injects) == 13
    assert len(plan.decisions) == 7
    assert len(plan.objectives) == 6
    assert all(2 <= len(objective.tasks) <= 4 for objective in plan.objectives)
    assert {inject.kind for inject in plan.injects} >= {"inject", "contingency", "red", "chance"}


def test_lives_come_first_of_six_dials() -> None:
    """One indicator is shown first, it counts lives and says what it counts; with it there are at most six dials."""
    plan = aegean()
    first = [item for item in plan.indicators if item.shown == "first"]
    assert [item.id for item in first] == ["lives_lost"]
    assert "inimum recorded figure" in first[0].note
    assert sum(item.shown == "dial" for item in plan.indicators) <= 5


def test_the_letter_that_was_moved_says_so() -> None:
    """The letter of week ten is marked stylised."""
    assert aegean().tables.injects["ankara-letter"].stylised


@pytest.mark.parametrize("test", aegean().tests, ids=lambda test: test.name)
def test_embedded(test: ScenarioTest) -> None:
    """Every test written in the scenario passes."""
    result = run_test(aegean(), test)
    assert result.passed, str(result)


def every_response() -> list[tuple[str, Response]]:
    """(decision point, response) for all that can be tabled."""
    plan = aegean()
    return [(point.id, plan.tables.responses[name]) for point in plan.decisions for name in point.responses]


def test_every_response_has_a_line_or_a_reason() -> None:
    """A response without a line of play is bound to fail and says why."""
    for decision, response in every_response():
        assert ((decision, response.id) in LINES) != bool(response.bound_to_fail), response.id


@pytest.mark.parametrize(("decision", "response"), LINES)
def test_every_response_is_within_reach(decision: str, response: str) -> None:
    """Its line of play leads to its adoption with all measures it needs."""
    played = opened(decision)
    before = len(played.facts)
    bring_about(played, decision, response, LINES[decision, response])
    facts = played.facts[before:]
    adopted = [fact for fact in facts if isinstance(fact, ResponseAdopted) and fact.decision == decision]
    assert [fact.response for fact in adopted] == [response]
    assert adopted[0].how != "lapsed"


def test_interdiction_fails_for_the_reason_stated() -> None:
    """With every clause that was asked for, the Security Council is still missing and Berlin does not move."""
    plan = aegean()
    played = opened("tasking")
    wordings = {slot.id: slot.wordings[-1].id for slot in plan.tables.responses["interdiction"].slots}
    bring_about(played, "tasking", "interdiction", Line(wordings))
    played.advance(played.state.now + 12 * HOUR)  # four new wordings take longer to draft than the day allowed for
    must(played, PutUnderSilence("sg", "tasking", 24))
    played.advance(played.state.now + 24 * HOUR)
    verdicts = [fact for fact in played.facts if isinstance(fact, VerdictGiven)]
    assert all("authority of the UN Security Council" in verdict.failed for verdict in verdicts)
    assert "DE" in verdicts[-1].against
    assert any(isinstance(fact, TextFell) and fact.response == "interdiction" for fact in played.facts)
    assert "Security Council" in plan.tables.responses["interdiction"].bound_to_fail


def test_as_tabled_contested_texts_do_not_pass() -> None:
    """No contested text that names a red line passes before a word of it was changed."""
    plan = aegean()
    for decision, response in every_response():
        concerns = [*response.concerns, *(c for measure in response.measures for c in measure.concerns)]
        forum = plan.tables.bodies[plan.tables.decisions[decision].forum]
        voted = plan.tables.procedures[forum.procedure].asks_as == "abstain" or response.id == "relocation"
        if not any(c.red and c.who != ("*",) for c in concerns) or voted:
            continue
        played = opened(decision)
        bring_about(played, decision, response.id, Line({}))
        assert not any(
            isinstance(fact, ResponseAdopted) and fact.response == response.id and fact.decision == decision
            for fact in played.facts
        ), response.id


def test_the_sea_is_never_emptied_by_arithmetic() -> None:
    """Whatever is decided, somebody still crosses: simultaneous measures never push expected crossings to nought."""
    plan = aegean()
    position = plan.tables.indicators["demand"]
    assert plan.indicators[position].low > 0
    played = Playthrough(plan, 1, CALM)
    played.play(every_chair(plan, "consensus"))
    assert played.state.values[plan.tables.indicators["arrivals"]] >= plan.indicators[position].low


def test_terrorism_risk_never_reads_arrivals() -> None:
    """Nothing that changes the assessed risk depends on how many people come."""
    plan = aegean()
    risk = plan.tables.indicators["terrorism_risk"]
    crowd = {plan.tables.indicators[name] for name in ("arrivals", "demand", "host_strain")}
    for effect in plan.tables.effects.values():
        for position, amount in (*effect.change, *effect.modify):
            if position == risk:
                assert not crowd & set(reads(amount)), effect.id


def reads(expr: Expr) -> Iterator[int]:
    """Positions of the indicators an expression reads."""
    if expr.op == "ind":
        yield int(str(expr.args[0]))
    for part in expr.args:
        if isinstance(part, Expr):
            yield from reads(part)


SEEDS = range(1, 13)


def rate(name: str) -> int:
    """Per cent of contested decision points at which a contested text was adopted, over a few seeds."""
    plan, won, all_points = aegean(), 0, 0
    for seed in SEEDS:
        played = Playthrough(plan, seed)
        played.play(every_chair(plan, name))
        for fact in played.facts:
            if not isinstance(fact, DecisionClosed):
                continue
            texts = plan.tables.decisions[fact.decision].responses
            if any(contested(plan, plan.tables.responses[text]) for text in texts):
                all_points += 1
                adopted = plan.tables.responses.get(fact.response) if fact.how == "adopted" else None
                won += adopted is not None and contested(plan, adopted)
    return 100 * won // all_points


def test_knowledge_pays() -> None:
    """Who knows every mind adopts nearly all; who knows public lines about half; who draws lots little."""
    least = {policy: (low, high) for policy, low, high in aegean().rehearsal}
    for policy, slack in (("consensus", 0), ("public", 8), ("random", 8)):
        low, high = least[policy]
        assert low - slack <= rate(policy) <= high + slack, policy
