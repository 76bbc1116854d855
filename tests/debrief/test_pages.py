"""The debrief on paper: order, honesty, width, and that no text of authors or players becomes markup."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from time import perf_counter
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from game.core import commands as c
from game.core import plan as p
from game.core.terms import DAY, HOUR
from game.debrief import Debrief, build, to_markdown, to_text, to_values
from game.debrief import markdown as md
from game.debrief import text as plain
from game.debrief.blocks import Dated, Heading, Item, Items, Para, Row, Table
from game.view.safe import clean, width
from tests.debrief.played import Exercise, adopted, unlawful
from tests.tiny import tiny_plan

SECTIONS = [
    "At a glance",
    "Lives",
    "Law",
    "What was decided",
    "The playthrough",
    "Timeline",
    "Turning points",
    "Objectives",
    "Cohesion and deliberation",
    "What was noted",
    "History beside it",
    "Questions for the hot wash",
    "Lessons identified",
    "Notes",
    "Annex: sums of delegations",
]
"""The parts that the tiny exercise, adopted as history did, has something to say in."""
TEXT = st.text(min_size=1, max_size=40) | st.text("#*_`~[]<>|\\&+-=.!():/\n 1a", min_size=1, max_size=12)
"""Any text, and texts dense with the letters that Markdown reads as marks."""
NASTY = "[/] **bold** <b>x</b> | `code` # ~~y~~ {z} $1 @all &amp; \x1b[31m \u202e 1. \\"


def of(played: Exercise) -> Debrief:
    """The debrief of an exercise."""
    return build(played.plan, played.header, played.lines)


def markdown_reader() -> MarkdownIt:
    """A reader of CommonMark with tables and strike-through."""
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(source: str) -> list[str]:
    """The texts that a Markdown page reads as, block by block, inline markup shown as ``<type>``."""
    inline = [token.children or [] for token in markdown_reader().parse(source) if token.type == "inline"]
    return [
        "".join(child.content if child.type in ("text", "text_special") else f"<{child.type}>" for child in children)
        for children in inline
    ]


def test_order() -> None:
    """The page at a glance comes first, then lives, then the law, and every section stands in its place."""
    headings = re.findall(r"^## (.*)$", to_markdown(of(adopted())), re.MULTILINE)

    assert headings == SECTIONS


def test_minimum_recorded_figure() -> None:
    """The count of lives carries the sentence that some deaths are never recorded, also where its author forgot."""
    plan = tiny_plan()
    indicators = tuple(replace(item, note="") for item in plan.indicators)
    for played in (adopted(), adopted(p.with_tables(replace(plan, indicators=indicators)))):
        lives = to_markdown(of(played)).split("## Lives")[1].split("## ")[0]
        assert "minimum recorded figure" in lives


def test_breach_is_announced_at_the_head() -> None:
    """When an unlawful response took effect, the page says so before the first section."""
    plan = tiny_plan()
    responses = tuple(replace(r, concerns=()) if r.id == "bold" else r for r in plan.responses)
    played = Exercise(p.with_tables(replace(plan, responses=responses))).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "bold", (), "We had to."))
    played.until(6 * HOUR).ask(c.PutUnderSilence("sg", "tasking", 12))
    page = to_markdown(of(played.until(played.plan.endex)))

    assert "An unlawful response took effect" in page.split("## Lives")[0]
    assert "non-refoulement" in page.split("## Law")[1].split("## ")[0]


def test_notes_say_stylised() -> None:
    """The notes say that effects and dialogue are stylised, and repeat the author's own notes."""
    notes = to_markdown(of(adopted())).split("## Notes")[1]

    assert "stylised for training" in notes
    assert "Dialogue and objections put to real states are stylised" in notes
    assert "Made for tests." in notes


def test_interim_review_says_so() -> None:
    """Before ENDEX the page calls itself an interim review and keeps history back."""
    page = to_text(of(unlawful()))

    assert "Interim review" in page
    assert "History beside it" not in page


@pytest.mark.parametrize("columns", [40, 60, 80, 120], ids=str)
def test_width(columns: int) -> None:
    """No line is wider than asked for, and none ends in a blank."""
    for line in to_text(of(adopted()), columns).splitlines():
        assert width(line) <= columns
        assert line == line.rstrip()


def test_same_journal_same_page() -> None:
    """The page holds no wall time: two runs of the same asks give the same bytes."""
    assert to_text(of(adopted())) == to_text(of(adopted()))
    assert "2026" not in to_text(of(adopted()))


def test_in_time() -> None:
    """The debrief is ready well within five seconds of ENDEX."""
    played = adopted()
    began = perf_counter()
    to_markdown(of(played))

    assert perf_counter() - began < 5


def test_values_only() -> None:
    """The review as values survives JSON unchanged, names its minutes and holds nothing of the compiled plan."""
    values: dict[str, Any] = json.loads(json.dumps(to_values(of(adopted()))))

    assert to_values(of(adopted())) == values
    assert (values["scenario"], values["now"], values["now_stamp"]) == ("tiny", 15 * DAY, "D+15 08:00")
    assert values["objectives"][0]["tasks"][0]["task"] == {"id": "adopt", "title": "Adopt a tasking in time"}
    assert values["lives"][0]["indicator"]["note"] == "minimum recorded figure"


def nasty() -> Exercise:
    """An exercise whose author and player write markup, escapes and direction controls."""
    plan = tiny_plan()
    responses = tuple(replace(r, title=f"{r.title} {NASTY}") for r in plan.responses)
    questions = (f"# {NASTY}", "- [ ] really?")
    played = adopted(p.with_tables(replace(plan, title=NASTY, responses=responses, debrief_questions=questions)))
    played.lines = played.lines[:-1]
    played.states = played.states[:-1]
    played.ask(c.Note("sg", NASTY))
    return played.until(played.plan.endex)


def test_nothing_becomes_markup() -> None:
    """Texts of authors and players appear as written: no token of the page comes from them."""
    page = to_markdown(of(nasty()))
    inline = [child for token in markdown_reader().parse(page) for child in token.children or []]

    assert {child.type for child in inline} <= {"text", "text_special", "strong_open", "strong_close"}
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert re.findall(r"^## (.*)$", page, re.MULTILINE) == SECTIONS


def test_text_shows_controls() -> None:
    """In plain text escape sequences and direction controls are shown, not sent."""
    page = to_text(of(nasty()))

    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "<U+001B>[31m" in page


@given(TEXT)
def test_escape_reads_back(text: str) -> None:
    """Whatever the text, its escaped form reads back as that very text on one line, with no markup in it."""
    assume(clean(text))

    assert read(md.escape(text)) == [clean(text)]


@example("#")
@example("a ##")
@example("- 1. +")
@given(TEXT)
def test_every_place_is_safe(text: str) -> None:
    """In a heading, a list, a dated line and a cell a text reads as itself."""
    cell = clean(text)
    assume(cell)
    blocks = (Heading(2, text), Items((Item(text, (text,)),)), Dated((Row("D+0", text),)), Table((text,), ((text,),)))

    assert read(md.render(blocks)) == [cell, cell, cell, f"<strong_open>D+0<strong_close> {cell}", cell, cell]


@given(st.text(max_size=200), st.integers(min_value=2, max_value=100))
def test_wrapping_loses_nothing(text: str, columns: int) -> None:
    """Wrapped lines fit and hold every letter."""
    lines = plain.wrap(text, columns)

    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


def test_struck_lines() -> None:
    """What was taken back is marked in both forms, in words and not by looks alone."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Note("sg", "first thought"))
    played.rewind(2)

    assert "[taken back] Secretary General: notes: first thought" in to_text(of(played))
    assert "~~Secretary General: notes: first thought~~ (taken back)" in to_markdown(of(played))


def test_blank_rows_are_space_to_write() -> None:
    """An empty row of a table is a ruled line in text and an empty cell in Markdown."""
    block = Table(("Lesson", "Who"), (("", ""),))

    assert "____" in plain.render((block,))
    assert "&nbsp;" in md.render((block,))


def test_numbered() -> None:
    """Questions are numbered in both forms."""
    blocks: tuple[Any, ...] = (Para("Ask:"), Items((Item("Why?"), Item("How?", ("So?",))), numbered=True))

    assert plain.render(blocks) == "Ask:\n\n1. Why?\n2. How?\n   · So?\n"
    assert md.render(blocks) == "Ask:\n\n1. Why?\n2. How?\n   - So?\n"
