"""Text of authors and players is data: it cannot steer a terminal, and lines keep their width."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view.safe import pad, safe, width, wrap


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jgone", "<U+001B>[2Jgone"),
        ("bell\x07", "bell<U+0007>"),
        ("c1\x9b31m", "c1<U+009B>31m"),
        ("abc\u202eevil", "abc<U+202E>evil"),
        ("zero\u200bwidth", "zero<U+200B>width"),
        ("half\ud800pair", "half<U+D800>pair"),
        ("line\u2028sep", "line<U+2028>sep"),
        ("back\rover", "back<U+000D>over"),
        ("Türkiye, naïve, 東京", "Türkiye, naïve, 東京"),
    ],
    ids=["escape", "bell", "csi", "bidi", "zero width", "surrogate", "line separator", "return", "plain letters"],
)
def test_what_could_steer_a_terminal_is_made_visible(text: str, shown: str) -> None:
    """Escapes, controls, bidirectional marks and lone surrogates are printed as their code; letters stay."""
    assert safe(text) == shown


@given(st.text())
def test_nothing_that_steers_survives(text: str) -> None:
    """Whatever is written, only printable characters and line ends come out."""
    for char in safe(text):
        assert char in "\n\u00ad\u200c\u200d" or unicodedata.category(char)[0] in "LMNPSZ"
        assert char == "\n" or unicodedata.category(char) not in ("Cc", "Cs", "Zl", "Zp")


@given(st.text(), st.integers(10, 80))
def test_no_line_is_wider_than_the_page(text: str, columns: int) -> None:
    """Wrapped lines fit, whatever the text: long words are cut, wide characters count two."""
    for line in wrap(text, columns, "- ", "  "):
        assert width(line) <= columns


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=30), max_size=20))
def test_wrapping_loses_nothing(words: list[str]) -> None:
    """The letters of the text and of its lines are the same, in order."""
    text = " ".join(words)

    assert "".join("".join(wrap(text, 20)).split()) == "".join(safe(text).split())


def test_paragraphs_stay_apart_and_editor_line_ends_do_not() -> None:
    """An empty line parts paragraphs; a single line end inside one is a space; a dash begins an item."""
    assert list(wrap("one\ntwo\n\nthree\n- four\n- five\n", 40)) == ["one two", "", "three", "- four", "- five"]


def test_padding_counts_columns() -> None:
    """A wide character takes two columns, and what is too long ends in an ellipsis."""
    assert (pad("東", 4), pad("Germany", 4)) == ("東  ", "Ger…")
