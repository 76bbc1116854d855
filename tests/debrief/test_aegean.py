"""The debrief of the shipped exercise, played by policies: whole, in order, readable at 80 columns."""

from __future__ import annotations

from functools import cache

import pytest

from game.core import commands as c
from game.core.terms import DAY
from game.debrief import Debrief, build, to_markdown, to_text
from game.journal import Header, MemoryJournal
from game.pack import load
from game.session import Session
from game.view.safe import width
from tests.debrief.test_pages import SECTIONS

UNLAWFUL = "accept-as-drafted"
"""The response to the Ankara offer that hears nobody."""


@cache
def session(policy: str) -> Session:
    """The exercise played to ENDEX by one policy."""
    played = opened()
    played.autoplay(policy)
    return played


def opened() -> Session:
    """The exercise before STARTEX, its solo seats held."""
    plan = load("aegean-2016").plan
    assert plan is not None
    return Session.create(plan, memory, seats=plan.solo, seed=1, clock=lambda: "2026-01-01T00:00:00Z")


def memory(header: Header) -> MemoryJournal:
    """A journal kept in memory."""
    return MemoryJournal(header)


def debrief_of(played: Session) -> Debrief:
    """The review of a session."""
    return build(played.plan, played.header, played.lines)


@pytest.mark.parametrize("policy", ["history", "random", "consensus", "status-quo"])
def test_whole(policy: str) -> None:
    """Whatever was played, every section that has something to say stands in its order."""
    page = to_markdown(debrief_of(session(policy)))
    headings = [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")]

    sometimes = (
        "What would have carried",
        "Pledges",
        "What was noted",
        "Other indicators",
        "Annex: sums of delegations",
    )
    assert [item for item in headings if item not in sometimes] == [
        *(item for item in SECTIONS if item not in sometimes),
        "Annex: sources",
    ]


@pytest.mark.parametrize("policy", ["history", "random"])
def test_eighty_columns(policy: str) -> None:
    """No line is wider than 80 columns."""
    assert all(width(line) <= 80 for line in to_text(debrief_of(session(policy))).splitlines())


def test_history_is_the_same_text() -> None:
    """Where the historical policy plays, every decision that history settled has history's text."""
    beside = debrief_of(session("history")).history.beside

    assert {item.same for item in beside if item.history} == {"the same text"}


def test_every_objective_is_told() -> None:
    """Each objective has a rating, and each rated task a sentence."""
    debrief = debrief_of(session("consensus"))

    assert len(debrief.objectives) == len(debrief.plan.objectives)
    assert all(task.why for item in debrief.objectives for task in item.tasks)


def test_lives_are_told_with_what_they_come_from() -> None:
    """The count of lives comes first, with crossings and danger behind it, and terrorism is no part of that."""
    debrief = debrief_of(session("history"))

    assert [reading.indicator.id for reading in debrief.lives] == ["lives_lost"]
    assert {"arrivals", "hazard"} <= {reading.indicator.id for reading in debrief.hazards}
    assert "terrorism_risk" not in {reading.indicator.id for reading in debrief.hazards}


def test_unlawful_response() -> None:
    """When the unlawful answer to the Ankara offer is tabled, the law section names duty, people and reason."""
    played = opened()
    chair = next(s.id for s in played.plan.seats if "european-council" in s.chairs)
    played.ask(c.Start(chair, played.seats))
    played.ask(c.Advance(chair, 28 * DAY))
    answer = played.ask(c.Table(chair, "ankara-offer", UNLAWFUL, (), "The offer ends tonight."))
    assert answer.refusal is None, answer.refusal.sentence()

    law = to_markdown(debrief_of(played)).split("## Law")[1].split("## ")[0]

    assert "The offer ends tonight." in law
    assert "every person who lands" in law
