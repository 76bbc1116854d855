"""The shipped Aegean scenario keeps the calibration: its texts meet the objections that are on record for 2016."""

from __future__ import annotations

from functools import cache
from itertools import product

import pytest

from game.core.commands import Start
from game.core.decide import decide
from game.core.evolve import fold
from game.core.plan import Plan
from game.core.refusals import Refusal
from game.core.stance import assess
from game.core.state import State
from game.core.tally import Tally, failed_tests, tally
from game.core.terms import Band
from game.pack import load
from tests.rules.calibrated import EXPECTED, Wordings, share

ROWS: dict[str, tuple[str, str, Wordings]] = {
    "R-N03": ("tasking", "isr", ()),
    "R-N03 + sunset + area": ("tasking", "isr", (("duration", "sunset"), ("area", "agreed-areas"))),
    "R-N06": ("tasking", "round-table-first", ()),
    "R-N04": ("territorial-waters", "own-flag", ()),
    "R-N11": ("tasking", "interdiction", ()),
    "R-N09": ("renewal", "extend-to-the-centre", ()),
    "R-E13 (heads)": ("ankara-offer", "accept-as-drafted", ()),
}
"""Text of the calibration to decision point, response and wordings in the scenario."""


@cache
def started() -> tuple[Plan, State]:
    """The Aegean scenario at STARTEX."""
    plan = load("aegean-2016").plan
    assert plan is not None
    facts = decide(plan, State(seed=1), Start(plan.seats[0].id))
    assert not isinstance(facts, Refusal)
    return plan, fold(facts, State(seed=1))


def in_band(decision: str, response: str, wordings: Wordings, band: Band) -> set[str]:
    """Members of the forum with a voice in the matter whose stance on the text falls in ``band``."""
    plan, state = started()
    forum = plan.tables.decisions[decision].forum
    minds = {m: assess(plan, state, decision, response, wordings, forum, m) for m in plan.tables.members[forum]}
    return {member for member, mind in minds.items() if mind.band is band and mind.engaged}


def count(decision: str, response: str, wordings: Wordings) -> tuple[Tally, tuple[str, ...]]:
    """The count of the body that decides the first measure, and the tests it does not meet."""
    plan, state = started()
    wanted = plan.tables.responses[response]
    body = plan.tables.bodies[wanted.measures[0].body]
    procedure = plan.tables.procedures[wanted.measures[0].procedure]
    votes = tally(plan, state, decision, wanted, wordings, body, procedure)
    return votes, failed_tests(procedure, body, votes)


@pytest.mark.parametrize("text", sorted(ROWS))
def test_the_scenarios_texts_meet_the_objections_on_record(text: str) -> None:
    """Exactly the delegations of the calibration object, and those it names as asking ask."""
    _, _, _, objects, asks = EXPECTED[text]
    assert in_band(*ROWS[text], Band.OBJECTS) == objects
    if asks:
        assert in_band(*ROWS[text], Band.ASKS) == asks


def test_the_historical_tasking_passes() -> None:
    """With sunset and agreed areas the text of February 2016 carries, with one footnote of France."""
    votes, failed = count(*ROWS["R-N03 + sunset + area"])
    assert not failed
    assert votes.footnotes == ("FR",)


def test_no_wording_but_united_nations_authority_carries_interdiction() -> None:
    """Every other combination of its clauses fails."""
    plan, _ = started()
    slots = [
        [(slot.id, wording.id) for wording in slot.wordings if wording.id != "unsc"]
        for slot in plan.tables.responses["interdiction"].slots
    ]
    assert all(count("tasking", "interdiction", wordings)[1] for wordings in product(*slots))


def test_relocation_carries_against_four() -> None:
    """Relocation is adopted over four votes against: 23 of 28 for, with 83.6 % of the population."""
    votes, failed = count("ankara-offer", "relocation", ())
    assert not failed
    assert set(votes.against) == {"CZ", "HU", "PL", "SK"}
    assert votes.abstaining == ("RO",)
    assert (len(votes.supporting), share(votes.supporting)) == (23, 836)


def test_the_scenario_seats_28_and_28() -> None:
    """In February 2016 both Councils have 28 members, the United Kingdom in both, Finland and Sweden in one."""
    members = started()[0].tables.members
    assert len(members["nac"]) == len(members["european-council"]) == len(members["fac"]) == 28
    assert {"FI", "SE"}.isdisjoint(members["nac"])
    assert "GB" in members["nac"]
    assert {"FI", "SE", "GB"} <= set(members["european-council"])
