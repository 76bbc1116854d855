"""The room in the review: a section each for what was observed, explained, noted and changed by hand."""

from __future__ import annotations

import re

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR, ClauseRuling
from game.debrief import build
from game.debrief.markdown import to_markdown
from game.session import Session
from tests.session.made import begun


def facilitated() -> Session:
    """The tiny exercise with a facilitator who does a little of everything, played to ENDEX."""
    session = begun("sg", "gr")
    for command in (
        c.Advance(FACILITATOR, 3 * HOUR),
        c.Table("sg", "tasking", "isr"),
        c.Advance(FACILITATOR, 5 * HOUR),
        c.WriteInject(FACILITATOR, "A call from Athens", "The minister calls.", ("sg",)),
        c.MoveDeadline(FACILITATOR, "tasking", 60 * HOUR),
        c.Adjust(FACILITATOR, "cohesion", -4, "the room was too calm"),
        c.ProposeClause("gr", "tasking", "Fishing boats", "Fishing boats are left alone."),
        c.RuleOnClause(FACILITATOR, "tasking", "free-1", ClauseRuling.WORDING),
        c.Observe("evaluator", "Nobody asked for the legal basis.", "a-text-for-all", "asked", "M"),
        c.DeclareOutcome(FACILITATOR, "tasking", "isr", "time was short"),
        c.GiveRationale("gr", "tasking", "It was the best to be had.", 4),
        c.SkipInject(FACILITATOR, "report"),
    ):
        assert session.ask(command).refusal is None, command
    assert session.on_behalf(c.Note("gr", "Call Berlin.")).refusal is None
    assert session.ask(c.End(FACILITATOR)).refusal is None
    return session


def page(session: Session) -> str:
    """The debrief as Markdown."""
    return to_markdown(build(session.plan, session.header, session.lines))


def section(text: str, title: str) -> str:
    """One section of the page."""
    return text.split(f"## {title}\n")[1].partition("\n## ")[0]


def test_each_has_its_section() -> None:
    """Observations, rationale, notes, what was changed by hand and what was written on the day."""
    text = page(facilitated())

    assert "Nobody asked for the legal basis" in section(text, "Observations")
    assert "confidence 4 of 5 — It was the best to be had" in section(text, "Rationale")
    assert "Call Berlin" in section(text, "What was noted")
    by_hand = section(text, "By the facilitator's hand")
    assert "the room was too calm" in by_hand
    assert "deadline moved" in by_hand
    assert "time was short" in by_hand
    assert "stands in the text, as wording only" in by_hand
    assert "A call from Athens, to Secretary General" in section(text, "Injects written on the day")


def test_a_task_that_people_rate_carries_their_letter() -> None:
    """The task nobody could compute is rated M by the evaluator, in place of the line to write on."""
    text = section(page(facilitated()), "Objectives")

    assert re.search(r"\\?\[M\\?\] The legal basis was asked before tabling", text)
    assert "Rating (P, S, M or U): \\_" not in text.split("The legal basis")[1]


def test_none_of_it_stands_there_when_there_was_none() -> None:
    """An exercise without a facilitator has none of these sections."""
    session = begun("sg")
    session.ask(c.End("sg"))
    text = page(session)

    for title in ("Observations", "Rationale", "What was noted", "By the facilitator", "Injects written"):
        assert f"## {title}" not in text


def test_the_timeline_says_whom_the_facilitator_spoke_for() -> None:
    """A note asked on behalf of Greece is told as such."""
    timeline = section(page(facilitated()), "Timeline")

    assert "Delegation of Greece (the facilitator on its behalf): notes: Call Berlin" in timeline
