"""Playing the tiny exercise through the prompt, line by line."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.core.commands import Note, Table
from game.core.terms import Phase
from game.journal import effective
from game.plain.help import WORDS
from game.session import Session
from game.view.safe import width
from tests.plain.seat import answer, session, typed


def asked(at: Session) -> list[str]:
    """Names of the asks on record."""
    return [type(line.asked).__name__ for line in effective(at.lines)]


def test_the_first_pages_say_where_who_why_and_how() -> None:
    """At first situation, role and the dials with lives first; under `brief` also aims, rules and how to play."""
    text = typed()
    rest = ("WHAT THIS EXERCISE PRACTISES", "HOW TEXTS ARE DECIDED HERE", "HOW TO PLAY")
    assert "SITUATION" in text
    assert "YOU ARE" in text
    assert "`brief` tells the rest" in " ".join(text.split())
    assert not any(part in text for part in rest)
    text = typed("brief")
    assert all(part in text for part in rest)
    assert "The Council: A text stands when no member breaks silence." in text
    assert text.index("Lives lost at sea: 0 people") < text.index("Sea arrivals")


def test_the_end_of_input_is_said_and_saved() -> None:
    """Nothing more to read: the exercise stands where it is."""
    at = session()

    assert typed("c", of=at).endswith("The input has ended. Saved; the exercise stands at D+0 10:00.\n")
    assert at.state.now == 120


def test_continue_brings_the_inject_and_opens_the_decision() -> None:
    """The paper in full, the dial it moved with its cause, the decision with every response, and a menu."""
    text = answer("c")

    for part in (
        ">> A joint request [unclassified] D+0 10:00",
        "From: Ministers of Greece and Germany · diplomatic note",
        "A joint request +3",
        "THE TASKING closes D+4 10:00, in 4 days",
        "Ships watch and report isr",
        "1 Table: Ships watch and report",
    ):
        assert part in text


def test_a_whole_negotiation_by_words() -> None:
    """Table, sound, read the objection, amend both clauses, silence, adopted."""
    at = session()
    typed("c", "table isr", "sound TR FR", "c", "amend area own-waters", "amend sunset", "c", "silence", "c", of=at)

    assert [a.response for a in at.state.adopted] == ["isr"]
    assert dict(at.state.adopted[0].wordings) == {"area": "own-waters", "duration": "sunset"}


def test_the_same_by_numbers_of_the_menu() -> None:
    """A number asks what the menu showed beside it."""
    at = session()
    typed("c", "1", of=at)

    assert asked(at)[-1] == "Table"


def test_a_bracket_shows_who_holds_out_on_which_clause() -> None:
    """After the sounding the area stands in brackets with Türkiye's code; the duration does not."""
    text = answer("c", "table isr", "sound TR", "c", "text")

    assert "Area [in the whole of the sea] TR (or own-waters)" in text
    assert "Duration until decided otherwise (or sunset)" in text


def test_the_board_says_how_and_since_when() -> None:
    """Known minds have reason, red line and age; unknown ones a question mark and their public line."""
    text = answer("c", "table isr", "sound TR", "c", "wait 3h", "board")

    assert "x O TR Türkiye (principal) objects: “waters of its own are touched” [Area, red line]." in text
    assert "(sounding, 3 hours ago)" in text
    assert "? ? GR Greece (principal) is not known. Wants: people on the islands." in text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("flarb", "I cannot read that: “flarb” is none of the words here. `help` lists them all."),
        ("tabel isr", "The nearest is “table”"),
        ("table isrr", "The nearest is “isr”; there are: isr, bold, decline."),
        ("sound", "I cannot read that: which delegation? For example:"),
        ("wait soon", "I cannot read that: “soon” is no length of time."),
        ("silence x", "I cannot read that: “x” is no number of hours."),
        ("77", "I cannot read that: the menu last shown has 1 to"),
        ("w", "That could mean several things: “w” begins several words. Say one of: wait, withdraw."),
        ("silence 24", "NOT IN ORDER R08 What There is no text on the table."),
        ("on relief", "I cannot read that: there is no open decision point “relief” here."),
    ],
)
def test_three_kinds_of_wrong_have_three_answers(line: str, words: str) -> None:
    """Unreadable, ambiguous and out of order: each says what and how to mend it."""
    assert words in answer("c", line)


def test_a_ruling_is_a_card_of_three_parts() -> None:
    """What is not in order, by which rule, and what would be."""
    text = answer("c", "table isr", "silence 500")

    assert text.startswith("NOT IN ORDER R15 What Silence of 500 hours is outside the limits. Rule Silence runs")
    assert "In order 24 hours is usual." in text


def test_an_unlawful_response_asks_for_a_written_reason() -> None:
    """The legal adviser speaks first; an empty line leaves it, a reason puts it on record."""
    left, put = session(), session()
    note = typed("c", "table bold", "", of=left)
    typed("c", "table bold", "the coast is near", of=put)

    assert "THE LEGAL ADVISER" in note
    assert "non-refoulement" in note
    assert "Table" not in asked(left)
    last = effective(put.lines)[-1].asked
    assert isinstance(last, Table)
    assert last.reason == "the coast is near"


def test_input_that_ends_at_the_written_reason_leaves_it() -> None:
    """The end of input is no reason."""
    at = session()
    text = typed("c", "table bold", of=at)

    assert "Left; nothing is on record." in text
    assert "Table" not in asked(at)


def test_player_text_is_data() -> None:
    """An escape in a note is kept as typed and printed harmless."""
    at = session()
    text = typed("note \x1b[31mred\u202e", of=at)

    assert "\x1b" not in text
    assert "\u202e" not in text
    kept = effective(at.lines)[-1].asked
    assert isinstance(kept, Note)
    assert kept.text == "\x1b[31mred\u202e"


def test_rewind_is_open_in_practice_only() -> None:
    """Outside practice the ruling says so; in practice the exercise stands where the line left it."""
    strict, free = session(), session(practice=True)

    assert "NOT IN ORDER S02" in answer("c", "table isr", "rewind 2", of=strict)
    assert "Back to where it stood after line 2." in typed("c", "table isr", "rewind 2", of=free)
    assert free.state.points["tasking"].file is None


def test_the_journal_lists_own_asks_with_line_numbers() -> None:
    """Lines gone back on are marked, not lost."""
    text = answer("c", "table isr", "rewind 2", "journal", of=session(practice=True))

    assert "Table: Ships watch and report (gone back on)" in text
    assert "went back to where it stood after line 2" in text


def test_after_endex_comes_the_debrief() -> None:
    """Running on to the end prints the review, and the prompt stays for a second look."""
    at = session()
    text = typed(*["c"] * 20, of=at)

    assert at.state.phase is Phase.DEBRIEF
    assert "Lives lost at sea" in text.rpartition("ENDEX.")[2]
    assert "The exercise has ended. `debrief`, `journal`, `rewind LINE` or `quit`." in text


def test_taking_up_again_shows_where_it_stands() -> None:
    """A second start says so and shows the open text, not the first pages."""
    at = session()
    typed("c", "table isr", of=at)
    text = typed(of=at)

    assert "taken up again" in text
    assert "On the table: “Ships watch and report”" in text
    assert "HOW TO PLAY" not in text


@pytest.mark.parametrize("word", [word.name for word in WORDS])
def test_every_word_is_explained(word: str) -> None:
    """``? word`` shows how it is typed and what it does."""
    usage = next(item.usage for item in WORDS if item.name == word)

    assert " ".join(usage.split())[:20] in answer(f"? {word}")


lines = st.one_of(
    st.text(max_size=30),
    st.sampled_from([word.name for word in WORDS if word.name != "quit"]),
    st.tuples(
        st.sampled_from([word.name for word in WORDS if word.name not in ("quit", "debrief")]),
        st.sampled_from(["isr", "bold", "TR", "FR", "area", "sunset", "favour", "24", "2h", "press-line", "relief"]),
    ).map(" ".join),
    st.integers(0, 12).map(str),
)


@settings(max_examples=25)
@given(st.lists(lines, max_size=15))
def test_whatever_is_typed_the_page_holds(typing: list[str]) -> None:
    """No line typed breaks the loop, steers the terminal or leaves the page."""
    text = typed("c", *(line.replace("\n", " ") for line in typing), of=session(practice=True))

    for line in text.splitlines():
        assert "\x1b" not in line
        assert line.startswith("D+") or "> " in line or width(line) <= 80
