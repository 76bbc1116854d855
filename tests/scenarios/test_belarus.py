"""The scenario of 2021 at the border with Belarus: whole, playable, calibrated, every course of action within reach."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.commands import Lobby, Table
from game.core.events import InjectDelivered, VerdictGiven
from game.core.plan import Plan
from game.core.stance import assess, reasons
from game.core.state import State
from game.core.terms import DAY, Band, Stake
from game.core.verdict import verdicts_on
from game.plain.resolve import resolve
from game.plain.words import Request, read
from game.policies.drive import every_chair
from game.policies.search import drafts
from game.rollout.playthrough import Playthrough
from game.view import view
from tests.scenarios import lines
from tests.scenarios.lines import Line, bring_about, chair, must, on, opened

CALM = (
    *((name, "no") for name in ("frost", "shots", "leak", "lorries", "gas", "lamps", "caller")),
    ("hubs", "work"),
    ("heed", "work"),
    ("court", "later"),
    ("moscow-mood", "watchful"),
)
"""Luck in which nothing happens but what is decided."""
EVEN = (*CALM, ("private", "0"))
"""The same, and nobody more or less flexible than the profile says."""

THIRTEEN = (
    "no-longer-held-back",
    "charter-flights",
    "july-record",
    "entry-refused",
    "usnarz",
    "first-deaths",
    "october-record",
    "kuznica",
    "wire-and-lasers",
    "calls-to-minsk",
    "carriers-stop",
    "warehouse",
    "derogations-tabled",
)
"""The story's own injects, in their order."""

POINTS = {
    "first-posture": ("ask-early", "emergency", "register-and-hear", "quiet-talks"),
    "flight-chain": ("visits-and-returns", "warn-carriers", "leave-it", "icao-route"),
    "green-border": ("claims-kept-open", "push-back", "suspend-claims", "discretion"),
    "polish-zone": ("closed-zone", "zone-with-witnesses", "invite-frontex", "allied-engineers"),
    "alliance-answer": ("statement-and-team", "article-four", "visible-exercise"),
    "union-answer": ("fifth-package", "corridor-offer"),
    "end-state": ("returns-and-pressure", "pay-minsk", "lock-in-derogations", "long-road", "legal-road"),
}
"""The story's own decision points with their options; the answer to Kuźnica is given in two houses."""

LINES: dict[tuple[str, str], Line] = {
    ("fourth-package", "sectoral-measures"): Line({"credit": "signed-loans", "potash": "narrow-potash"}),
    ("fourth-package", "listings-only"): Line({"evenness": "even-hand", "reasons": "with-reasons"}),
    ("fourth-package", "wait-for-evidence"): Line({}),
    ("first-posture", "ask-early"): Line({"tasks": "ask-the-road"}),
    ("first-posture", "emergency"): Line({}),
    ("first-posture", "register-and-hear"): Line({}),
    ("first-posture", "quiet-talks"): Line({}),
    ("flight-chain", "visits-and-returns"): Line(
        {"returns": "of-own-will", "ankara": "technical", "money": "existing", "passengers": "lawful-travel"}
    ),
    ("flight-chain", "warn-carriers"): Line(
        {"leases": "leases-run-out", "way-out": "stops-spared"},
        moves=(("lt", "open-the-files"), ("hr", "fusion-note")),
    ),
    ("flight-chain", "icao-route"): Line({}),
    ("flight-chain", "leave-it"): Line({}),
    ("green-border", "claims-kept-open"): Line(
        {"observers": "own-observers", "gates": "named-posts", "time": "four-weeks"}
    ),
    ("green-border", "discretion"): Line({}),
    ("green-border", "suspend-claims"): Line({}),
    ("green-border", "push-back"): Line({}),
    ("support-team", "team-to-vilnius"): Line(
        {"report": "allies-only", "stay": "three-weeks", "people": "people-line"}
    ),
    ("support-team", "advice-from-headquarters"): Line({}),
    ("polish-zone", "zone-with-witnesses"): Line(
        {"accreditation": "warsaw-accredits", "movement": "escorted", "end": "ninety-days"}
    ),
    ("polish-zone", "invite-frontex"): Line(
        {"command": "polish-command", "stretch": "both-lines"}, (("officers-under-order", "PL"),)
    ),
    ("polish-zone", "allied-engineers"): Line({}),
    ("polish-zone", "closed-zone"): Line({}),
    ("alliance-answer", "statement-and-team"): Line(
        {
            "author": "minsk-only",
            "carriers": "carriers-unnamed",
            "readiness": "stand-ready",
            "people": "people-first",
        }
    ),
    ("alliance-answer", "article-four"): Line(
        {"means": "civil-answer", "follow-up": "one-time", "steps": "named-steps"}
    ),
    ("alliance-answer", "visible-exercise"): Line({"place": "inland", "notice": "announced"}),
    ("alliance-answer", "hold-back"): Line({}),
    ("union-answer", "fifth-package"): Line(
        {"scope": "organisers-only", "leases": "leases-run-out", "third-country": "stops-spared"},
        moves=(("de", "travel-chain-evidence"),),
    ),
    ("union-answer", "corridor-offer"): Line(
        {"receiving": "members-receive", "account": "willing-only"}, (("transit-safe", "HU"),)
    ),
    ("union-answer", "conclusions-only"): Line({}),
    ("end-state", "returns-and-pressure"): Line({"order": "heard-first", "measures": "reviewed", "words": "no-title"}),
    ("end-state", "long-road"): Line(
        {"money": "no-wire-money", "body": "national-body", "ways": "voluntary-ways", "pace": "assessed"}
    ),
    ("end-state", "lock-in-derogations"): Line({"watch": "watched", "who-else": "precedent"}),
    ("end-state", "pay-minsk"): Line({}),
    ("end-state", "legal-road"): Line({}),
}
"""A line of play for every response, with nobody more flexible than the profile says."""

LATER = {("end-state", "lock-in-derogations"): 171 * DAY}
"""When a response whose gate opens after its point can first be tabled."""


def belarus() -> Plan:
    """The scenario."""
    return lines.shipped("belarus-border-2021")


def seats_in(body: str) -> tuple[str, ...]:
    """Codes of a body's members."""
    return tuple(member.code for member in belarus().tables.bodies[body].members)


def test_the_scenario_is_whole() -> None:
    """The thirteen injects of the story come in order of their clock, and every option of the six points is there."""
    plan = belarus()
    authored = [inject.id for inject in plan.injects if inject.id in THIRTEEN]
    assert tuple(authored) == THIRTEEN
    assert {inject.kind for inject in plan.injects} >= {"inject", "contingency", "red", "chance"}
    for decision, options in POINTS.items():
        assert set(options) <= set(plan.tables.decisions[decision].responses), decision
    assert all(2 <= len(objective.tasks) <= 4 for objective in plan.objectives)
    assert len(plan.objectives) == 6


def test_the_span_is_twenty_seven_weeks_of_2021() -> None:
    """Nine turns of three weeks from 14 June 2021, with 30 Allies and 27 members of the Union."""
    plan = belarus()
    assert plan.endex == 9 * 21 * DAY
    assert len(plan.tables.bodies["nac"].members) == 30
    assert len(plan.tables.bodies["fac"].members) == 27
    assert seats_in("border-states") == ("EE", "LV", "LT", "PL")


# ------------------------------------------------------------------------------------------------------ within reach


def test_every_response_has_a_line() -> None:
    """Nothing here is bound to fail: what Europe did not do in 2021 was nowhere impossible."""
    lines.accounted(belarus(), LINES)
    assert not any(response.bound_to_fail for response in belarus().responses)


@pytest.mark.parametrize(("decision", "response"), LINES)
def test_every_response_is_within_reach(decision: str, response: str) -> None:
    """Its line of play leads to its adoption with all measures it needs."""
    played = opened(belarus(), decision, EVEN)
    if (decision, response) in LATER:
        played = on(played, LATER[decision, response])
    lines.reaches(played, decision, response, LINES[decision, response])


# -------------------------------------------------------------------------------------------------------- calibration

AS_DRAFTED: dict[tuple[str, str, str], tuple[str, str]] = {
    ("fourth-package", "sectoral-measures", "fac"): ("AT HU", "IT"),
    ("flight-chain", "visits-and-returns", "fac"): ("CY DE FR IE LU SE", ""),
    ("green-border", "claims-kept-open", "border-states"): ("PL", "LV"),
    ("support-team", "team-to-vilnius", "nac"): ("FR IT TR", "ES PT"),
    ("polish-zone", "zone-with-witnesses", "border-states"): ("PL", "LV"),
    ("polish-zone", "invite-frontex", "border-states"): ("PL", "LV"),
    ("alliance-answer", "statement-and-team", "nac"): ("DE ES FR HU PL TR", "PT"),
    ("union-answer", "fifth-package", "fac"): ("AT CY HU IE IT", ""),
    ("end-state", "returns-and-pressure", "european-council"): ("LT LU PT", "AT DE HU IE"),
}
"""(decision point, response, body): who objects and who asks for an amendment before a word of it was changed."""


def bands(state: State, decision: str, response: str, body: str, wordings: dict[str, str]) -> dict[str, Band]:
    """Band of every member of a body on one draft."""
    plan = belarus()
    draft = tuple(sorted(wordings.items()))
    return {member: assess(plan, state, decision, response, draft, body, member).band for member in seats_in(body)}


def speaking(state: State, decision: str, response: str, body: str, band: Band) -> set[str]:
    """Members with a stake or a concern whose band on the text as drafted is this one."""
    plan = belarus()
    found = set()
    for member in seats_in(body):
        mind = assess(plan, state, decision, response, (), body, member)
        if mind.band is band and (mind.stake is not Stake.BYSTANDER or mind.holding):
            found.add(member)
    return found


@pytest.mark.parametrize(("decision", "response", "body"), AS_DRAFTED)
def test_who_minds_the_text_as_drafted(decision: str, response: str, body: str) -> None:
    """With no private leanings, those object and those ask for words of whom it is on record or authored."""
    state = opened(belarus(), decision, EVEN).state
    objects, asks = AS_DRAFTED[decision, response, body]
    assert speaking(state, decision, response, body, Band.OBJECTS) == set(objects.split())
    assert speaking(state, decision, response, body, Band.ASKS) == set(asks.split())


@pytest.mark.parametrize(("decision", "response", "body"), AS_DRAFTED)
def test_who_minds_has_a_reason(decision: str, response: str, body: str) -> None:
    """Whoever objects to a text as drafted names a concern that was written for it, and not a mere weight."""
    plan, state = belarus(), opened(belarus(), decision, EVEN).state
    for member in speaking(state, decision, response, body, Band.OBJECTS):
        said = reasons(assess(plan, state, decision, response, (), body, member))
        assert said and not said[0].startswith("stance:"), (member, said)


AGREED = [(act.decision, act.response, act.wordings) for act in belarus().history_acts]
"""What was really agreed, with its wordings."""


@pytest.mark.parametrize(("decision", "response", "wordings"), AGREED, ids=lambda value: str(value)[:24])
def test_what_was_agreed_in_2021_is_agreed_here(
    decision: str, response: str, wordings: tuple[tuple[str, str], ...]
) -> None:
    """On the historical text nobody whose word counts objects, at the time it was before them."""
    plan = belarus()
    act = next(a for a in plan.history_acts if (a.decision, a.response) == (decision, response))
    state = on(Playthrough(plan, 1, EVEN), act.at - DAY).state
    forum = plan.tables.decisions[decision].forum
    if not plan.tables.bodies[forum].members:
        return
    assert not [
        m for m, band in bands(state, decision, response, forum, dict(wordings)).items() if band is Band.OBJECTS
    ]


def test_the_derogations_are_not_carried_by_a_divided_union() -> None:
    """Below a cohesion of fifty the key to the Commission's proposal does not turn, whatever its wording."""
    plan = belarus()
    state = on(opened(plan, "end-state", EVEN), 171 * DAY).state
    position = plan.tables.indicators["eu_cohesion"]
    decision, response = plan.tables.decisions["end-state"], plan.tables.responses["lock-in-derogations"]
    divided = replace(state, values=(*state.values[:position], 49, *state.values[position + 1 :]))
    for draft in drafts(response):
        (verdict,) = verdicts_on(plan, divided, decision, response, draft, chair(plan, "end-state"))
        assert not verdict.adopted
        assert any("cohesion of 50" in failed for failed in verdict.failed)


def test_no_list_without_evidence() -> None:
    """At a confidence below 60 no wording of the fifth package is adopted, and the ruling names what is missing."""
    plan = belarus()
    played = opened(plan, "union-answer", EVEN)
    decision, response = plan.tables.decisions["union-answer"], plan.tables.responses["fifth-package"]
    assert played.state.values[plan.tables.indicators["attribution_confidence"]] < 60
    for draft in drafts(response):
        verdicts = verdicts_on(plan, played.state, decision, response, draft, "hr")
        assert any("confidence of 60" in failed for verdict in verdicts for failed in verdict.failed)


def test_a_blocked_statement_gives_its_reason() -> None:
    """The statement as first drafted breaks its silence, and the chair learns a reason with a clause."""
    plan = belarus()
    played = opened(plan, "alliance-answer", EVEN)
    bring_about(played, "alliance-answer", "statement-and-team", Line({}))
    verdict = [fact for fact in played.facts if isinstance(fact, VerdictGiven)][-1]
    assert {"TR", "PL"} <= set(verdict.against)
    told = [known for (point, _), known in played.state.known["sg"].items() if point == "alliance-answer"]
    assert any(known.how == "broken silence" and known.concerns for known in told)


# ---------------------------------------------------------------------------------------------------- law and dignity


def test_every_option_that_shuts_out_claims_has_a_note() -> None:
    """Returning everybody, suspending claims and refusing at a guard's discretion show the legal adviser's note."""
    plan = belarus()
    for name in ("push-back", "suspend-claims", "discretion"):
        note = plan.tables.responses[name].unlawful
        assert "Refugee Convention" in note or "Directive 2013/32/EU" in note, name
        assert "Affected:" in note, name
    assert not plan.tables.responses["claims-kept-open"].unlawful


def test_no_gain_from_deaths() -> None:
    """Nothing but the count itself reads the lives lost: no amount and no gate rewards or spends them."""
    plan = belarus()
    lives = plan.tables.indicators["lives_lost"]
    for effect in plan.tables.effects.values():
        for target, amount in (*effect.change, *effect.modify):
            assert target == lives or lives not in lines.positions(amount), effect.id


def ended(luck: tuple[tuple[str, str], ...], policy: str) -> Playthrough:
    """One playthrough to ENDEX."""
    played = Playthrough(belarus(), 1, luck)
    played.play(every_chair(belarus(), policy))
    return played


def value(played: Playthrough, indicator: str) -> int:
    """An indicator at ENDEX."""
    return played.state.values[played.plan.tables.indicators[indicator]]


def test_the_historical_line_counts_what_was_recorded() -> None:
    """Twenty-two deaths are on record from August to December 2021; the model's historical line is near it."""
    luck = (*(pair for pair in EVEN if pair[0] != "caller"), ("caller", "yes"))
    assert 18 <= value(ended(luck, "history"), "lives_lost") <= 26


def test_somebody_always_tries() -> None:
    """Measures on the same day never push expected attempts to nought."""
    played = ended(EVEN, "consensus")
    plan = played.plan
    low = plan.indicators[plan.tables.indicators["demand"]].low
    assert low > 0
    assert value(played, "arrivals") >= low


def test_the_calls_are_learned_from_the_news() -> None:
    """The inject about the calls comes only where somebody called."""
    silent = ended(EVEN, "history")
    assert not any(isinstance(f, InjectDelivered) and f.inject == "calls-to-minsk" for f in silent.facts)


def test_a_code_is_a_delegation_whatever_offer_begins_with_it() -> None:
    """In plain mode `offer HU transit-safe` reaches Hungary, though an offer here is called hundred-places."""
    played = opened(belarus(), "union-answer", EVEN)
    must(played, Table("hr", "union-answer", "corridor-offer"))
    seat = view(belarus(), played.state, ("hr",))
    request = read("offer HU transit-safe")
    assert isinstance(request, Request)
    assert resolve(seat, request, "union-answer") == (Lobby("hr", "union-answer", "transit-safe", "HU"),)


# ------------------------------------------------------------------------------------------------------------ economy


@pytest.mark.slow
def test_knowledge_pays() -> None:
    """Who knows every mind adopts nearly all; who knows public lines about half; who draws lots little."""
    lines.knowledge_pays(belarus())
