"""The Aegean scenario as shipped: whole, playable, and every course of action within reach."""

from __future__ import annotations

import pytest

from game.core.commands import PutUnderSilence
from game.core.events import ResponseAdopted, TextFell, VerdictGiven
from game.core.plan import Plan
from game.core.terms import HOUR
from game.policies.drive import every_chair
from game.rollout.playthrough import Playthrough
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


def aegean() -> Plan:
    """The scenario."""
    return lines.shipped("aegean-2016")


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


def test_the_letter_that_was_moved_says_so() -> None:
    """The letter of week ten is marked stylised."""
    assert aegean().tables.injects["ankara-letter"].stylised


def test_every_response_has_a_line_or_a_reason() -> None:
    """A response without a line of play is bound to fail and says why."""
    lines.accounted(aegean(), LINES)


@pytest.mark.parametrize(("decision", "response"), LINES)
def test_every_response_is_within_reach(decision: str, response: str) -> None:
    """Its line of play leads to its adoption with all measures it needs."""
    lines.reaches(opened(decision), decision, response, LINES[decision, response])


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
    for decision, response in lines.every_response(plan):
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
                assert not crowd & set(lines.positions(amount)), effect.id


def test_knowledge_pays() -> None:
    """Who knows every mind adopts nearly all; who knows public lines about half; who draws lots little."""
    lines.knowledge_pays(aegean())
