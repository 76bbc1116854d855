"""Rulebooks as prose: what is uncertain is said, what is of other days is not mixed in, and lines fit."""

from __future__ import annotations

import pytest

from game.view.safe import width
from game.votes.prose import about, listing
from game.votes.prose_text import render
from tests.votes.at_hand import law


def said(name: str, day: str = "") -> str:
    """A page as one line of text."""
    return " ".join(render(about(law(), name, day)).split())


UNCERTAIN = [
    ("eu", "No tables were found for 2024 and 2026"),
    ("eu", "The column of 2025 is exact for AT, BE"),
    ("eu", "is not proven equal to the Council's annex"),
    ("eu", "Read literally the four-member clause does not apply here"),
    ("nato", "How long a silence lasts is set case by case"),
    ("nato", "What the Supreme Allied Commander may do without a new decision"),
    ("nato", "The order of the steps from force preparation to activation request differs"),
    ("nato", "Which instrument links NATO's maritime command to Frontex was not found"),
    ("eu", "The durations since July 2024 are from memory"),
    ("eu", "The clocks of this action are from memory."),
    ("eu", "The steps of two weeks, the day from which it applies (1 July 2026) and the wording of Article 1(4)(b)"),
    ("eu", "those of 14 May 2024 on the asylum pact differed from file to file"),
    ("eu", "25 to 2 is inferred"),
    ("eu", "28 February 2022 on the European Peace Facility is from memory"),
    ("eu", "Who took part in votes on justice and home affairs"),
    ("nato", "Article 4 was invoked nine times to 26 September 2025; whether it was since is not known"),
    ("un", "Vetoes after about June 2026 are not known"),
    ("un", "The tally of resolution 2803 (2025) is from memory"),
    ("eu", "A head who leaves the room has been counted as not objecting"),
    ("african-union-psc", "from memory (medium confidence)"),
]
"""Rulebook and how it says each point that is not certain."""


@pytest.mark.parametrize(("book", "words"), UNCERTAIN, ids=[words[:40] for _, words in UNCERTAIN])
def test_what_is_uncertain_is_said(book: str, words: str) -> None:
    """Each disputed or unproven point of the research stands in the rulebook's page, behind the word Uncertain."""
    text = said(book)
    assert words in text
    assert "Uncertain:" in text[: text.index(words)]


@pytest.mark.parametrize("name", sorted({model for model in law().rules.bodies if not model.startswith("capital-")}))
def test_every_page_fits_eighty_columns(name: str) -> None:
    """No line of any body's page is wider than eighty columns, on a day and on none."""
    day = law().body(name).to or "2024-06-03"
    for page in (about(law(), name), about(law(), name, day)):
        assert max(width(line) for line in render(page).splitlines()) <= 80


@pytest.mark.parametrize("name", [book.id for book in law().books()])
def test_every_rulebook_fits_eighty_columns(name: str) -> None:
    """Nor of any rulebook's, nor of the list of all."""
    lines = [*render(about(law(), name)).splitlines(), *render(listing(law())).splitlines()]
    assert max(width(line) for line in lines) <= 80


def test_on_a_day_only_the_rules_of_that_day_are_shown() -> None:
    """In February 2016 the rule of 2026 and those before 2013 are named as of other days; Nice is there on request."""
    page = said("eu-council", "2016-02-08")
    shown, _, others = page.partition("Of other days, and so not shown: ")
    assert "(qualified-majority) — the ordinary one" in shown
    assert "(nice-majority)" in shown
    assert "Crisis and force majeure in asylum (crisis-regulation)" not in shown
    assert "crisis-regulation" in others.partition(".")[0]
    assert "weighted-majority-15" in others.partition(".")[0]


def test_the_ordinary_rule_of_an_earlier_day_is_marked() -> None:
    """In 2003 the Council's ordinary rule is 62 of 87 votes."""
    page = said("eu-council", "2003-06-01")
    assert "15 members, on a proposal (weighted-majority-15) — the ordinary one 62 of 87 weighted votes" in page


def test_members_are_told_by_the_days_they_came_and_went() -> None:
    """Those who came together stand together, nobody who came after the end; who is kept out is told."""
    page = said("dpc")
    assert "Members from 1952-02-18: GR TR" in page
    assert "2024-03-07" not in page
    assert "Without those with “outside-planning”: FR from 1966-03-10; GR from 1974-08-14 to 1980-10-19" in page


def test_who_takes_no_part_in_a_procedure_is_told() -> None:
    """Denmark in justice, and in defence to the end of June 2022; Denmark, Ireland and Britain at the border."""
    page = said("eu-council", "2018-06-01")
    assert "Without those with “justice-opt-out”: DK from 1999-05-01" in page
    assert "Without those with “defence-opt-out”: DK from 1999-05-01 to 2022-06-30" in page
    assert "DK IE from 1999-05-01; GB from 1999-05-01 to 2020-01-31" in page


def test_a_clock_of_one_is_singular() -> None:
    """One year is no years."""
    page = said("temporary-protection")
    assert "what the Council starts with: 1 year" in page
    assert "1 years" not in page
