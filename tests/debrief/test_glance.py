"""The first page: lives first, one page long, whatever was played; its choices and its place in every form."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.core import commands as c
from game.core import plan as p
from game.core.terms import DAY, HOUR
from game.debrief import Debrief, say, to_markdown, to_text, to_values
from game.debrief.glance import glance
from game.debrief.page_glance import PAGE
from game.view.safe import clean, width
from tests.debrief.played import Exercise, adopted, unlawful
from tests.debrief.test_aegean import debrief_of, session
from tests.debrief.test_pages import nasty, of
from tests.tiny import HAZARD, const, tiny_plan


def first_page(debrief: Debrief, columns: int = 80) -> str:
    """What stands before the second part."""
    return to_text(debrief, columns).split("\nLives\n-----\n")[0]


def said(debrief: Debrief) -> str:
    """The first page as one running line."""
    return " ".join(first_page(debrief).split())


def breached() -> Exercise:
    """The unlawful response is adopted, as nobody holds the concern that would stop it."""
    plan = tiny_plan()
    responses = tuple(replace(r, concerns=()) if r.id == "bold" else r for r in plan.responses)
    played = Exercise(p.with_tables(replace(plan, responses=responses))).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "bold", (), "We had to."))
    played.until(6 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    return played.until(played.plan.endex)


@pytest.mark.parametrize("policy", ["history", "random", "consensus", "public", "status-quo"])
def test_one_page(policy: str) -> None:
    """Whatever was played, the first page of the shipped exercise is at most 40 lines at 80 columns."""
    page = first_page(debrief_of(session(policy)))

    assert len(page.rstrip().splitlines()) <= PAGE
    assert all(width(line) <= 80 for line in page.splitlines())


def test_lives_before_all_else() -> None:
    """The first sentence below the title counts lives and says what kind of figure it is."""
    lines = first_page(of(adopted())).splitlines()

    assert lines[3] == "At a glance"
    assert lines[6].startswith("Lives lost at sea: ")
    assert "minimum recorded figure" in " ".join(lines[6:8])


def test_breach_stands_on_the_first_page() -> None:
    """An unlawful response that took effect stands above the decisions with its duty; one only tabled does not."""
    page = first_page(of(breached()))

    assert page.index("An unlawful response took effect") < page.index("Decided")
    assert "non-refoulement" in page
    assert "unlawful" not in first_page(of(unlawful()))


def test_decided_and_rated_in_a_line() -> None:
    """Every decision point and every objective is told with what stands and what its rating stood on."""
    page = said(of(adopted()))

    assert "D+2 The tasking: Ships watch and report · D+10 Relief on the islands: Wait and see — lapsed -" in page
    assert "[P] Find a text everyone can live with — 2 of 2, the last D+2: “Ships watch and report” adopted" in page


def test_rating_names_the_task_that_was_not_done() -> None:
    """Where a task was not performed, the line names it."""
    played = Exercise()
    page = said(of(played.until(played.plan.endex)))

    assert "[M] Find a text everyone can live with — 1 of 2, not: Adopt a tasking in time" in page


def test_turning_points_are_those_that_moved_most() -> None:
    """At most three stand on the page, in order of time, and a response is weighed by its own effects."""
    debrief = of(breached())
    points = glance(debrief).turning
    bold = next(point for point in points if "Turn boats round" in point.what)

    assert (bold.weight, bold.moved) == (6, "Deaths per attempt +30 per 10,000")
    assert len(points) <= 3
    assert [point.at for point in points] == sorted(point.at for point in points)
    assert min(point.weight for point in points) >= max(
        (point.weight for point in debrief.turning if point not in points), default=0
    )


def test_large_change_by_a_response_is_weighed_once() -> None:
    """What a response did is weighed where it took effect; the change it made is told and weighs nothing more."""
    plan = tiny_plan()
    large = p.Effect("bold/hazard", change=((HAZARD, const(200)),))
    responses = tuple(replace(r, concerns=(), effects=(large,)) if r.id == "bold" else r for r in plan.responses)
    played = Exercise(p.with_tables(replace(plan, responses=responses))).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "bold", (), "We had to."))
    played.until(6 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    turning = of(played.until(DAY)).turning

    assert [(point.kind, point.weight) for point in turning] == [("adopted", 40), ("change", 0)]


def test_every_form_has_it() -> None:
    """Text, Markdown and values carry the same first page."""
    debrief = of(adopted())
    values: dict[str, Any] = json.loads(json.dumps(to_values(debrief)))["at_a_glance"]
    markdown = to_markdown(debrief).split("## Lives")[0]

    assert list(values) == ["lives", "law", "decided", "rated", "turning", "failed"]
    assert values["lives"][0] in " ".join(to_text(debrief).split())
    assert values["lives"][0] in markdown
    assert values["decided"][0]["outcome"] in markdown
    assert values["decided"][0]["at_stamp"] == "D+2 18:00"


def test_scale_is_said_once() -> None:
    """What points mean stands in the debrief once, in words, with the limits of the plan."""
    plan = tiny_plan()
    dear = p.with_tables(replace(plan, costs=replace(plan.costs, asks=-350)))
    page = " ".join(to_text(of(adopted(dear))).split())

    assert page.count("one notch of support") == 1
    assert "down to -350 it asks for an amendment, below -350 it objects" in page


def test_many_of_everything_is_still_a_page() -> None:
    """More objectives than the page has room for are cut and counted, with the part that has them all."""
    plan = tiny_plan()
    long = "To find a text that everyone can live with and that says who does what by when and with which means"
    objectives = tuple(replace(plan.objectives[0], id=f"o{n}", title=f"{long} {n}") for n in range(30))
    page = first_page(of(adopted(p.with_tables(replace(plan, objectives=objectives)))))

    assert len(page.rstrip().splitlines()) <= PAGE
    assert "23 more in “Objectives”" in page


def test_hostile_titles_keep_the_page() -> None:
    """Authored marks and controls change neither the page's length nor what stands in it."""
    page = first_page(of(nasty()))

    assert len(page.rstrip().splitlines()) <= PAGE
    assert "\x1b" not in page


@given(st.text(max_size=120), st.integers(min_value=4, max_value=60))
def test_cut(text: str, columns: int) -> None:
    """A cut line fits, is a beginning of the text, and is whole where the text fits."""
    short = say.cut(text, columns)

    assert width(short) <= columns
    assert clean(text).startswith(short.removesuffix("…").rstrip()) or width(clean(text)) <= columns
    assert short == clean(text) or (short.endswith("…") and width(clean(text)) > columns)
