"""The calculator in plain mode: ``count`` shows the rule at work, ``count against FR for rest`` tries positions."""

from __future__ import annotations

import pytest

from game.plain.counting import read, sides, silent, text, vote
from game.plain.words import Ambiguous, Unreadable
from game.view.stands import InPlay, Place
from tests.plain.seat import answer, session, typed
from tests.votes.at_hand import law

TABLED = ("continue", "table isr", "sound TR", "continue")


def in_play(body: str, procedure: str, day: str = "2016-06-01", **known: str) -> InPlay:
    """A vote of a body of the rulebooks in which these are known."""
    found = law().compiled(body, day)
    stood = [(member.code, known.get(member.code, "unknown")) for member in found.members]
    places = tuple(Place(code, code, stand, "" if stand in ("unknown", "outside") else "said") for code, stand in stood)
    return InPlay(found, law().rule(procedure), day, ("A measure",), places)


MAJORITY = in_play("eu-council", "qualified-majority", DE="for", FR="against")


def test_the_count_shows_only_what_is_known() -> None:
    """Türkiye was asked and objects, the others are not known; the text cannot carry, and by whom it is blocked."""
    said = answer(*TABLED, "count")
    assert "NOT ADOPTED: 1 against, 3 not known." in said
    assert "It cannot carry as things are known" in said
    assert "Not known: GR DE FR" in said
    assert "Blocked by: TR." in said
    assert "1 member would carry it by no longer objecting: TR." in said
    assert "Rule: A text stands when no member breaks silence." in said


def test_what_if_is_tried_and_nothing_is_on_record() -> None:
    """With Türkiye for it is open again; the journal is as long as before."""
    at = session()
    said = answer(*TABLED, "count for TR", of=at)
    assert "What if: TR for. Nothing of it is on record." in said
    assert "Open: the 3 not known will decide it." in said
    before = session()
    typed(*TABLED, of=before)
    assert len(at.lines) == len(before.lines)


@pytest.mark.parametrize(
    ("words", "tried", "others"),
    [
        ("", {}, "abstain"),
        ("against FR DE for IT", {"FR": "against", "DE": "against", "IT": "for"}, "abstain"),
        ("FR=against de:for", {"FR": "against", "DE": "for"}, "abstain"),
        ("FR DE against", {"FR": "against", "DE": "against"}, "abstain"),
        ("unknown DE", {"DE": "unknown"}, "abstain"),
        ("against MT for rest", {"MT": "against"}, "for"),
        ("rest=against", {}, "against"),
    ],
)
def test_positions_are_read_as_typed(words: str, tried: dict[str, str], others: str) -> None:
    """A side and its members, members and their side, or member=side; ``rest`` is all that are not known."""
    assert read(MAJORITY, words.split()) == (tried, others)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("FR", "on which side is FR?"),
        ("declared FR", "“declared” is no side"),
        ("against XX", "no member that votes “XX”"),
        ("unknown rest", "“unknown” is no side"),
        ("FR=perhaps", "“perhaps” is no side"),
    ],
)
def test_what_cannot_be_meant_gets_a_cure(words: str, says: str) -> None:
    """The answer says what is not clear, and what there is."""
    found = read(MAJORITY, words.split())
    assert isinstance(found, (Unreadable, Ambiguous))
    assert says in found.sentence()


def test_sides_are_those_the_rule_knows() -> None:
    """Silence knows no abstention, foreign policy a formal one; silence agrees, who does not vote is not in favour."""
    silence, foreign = in_play("nac", "consensus"), in_play("fac", "cfsp-unanimity")
    assert sides(silence) == ("for", "against", "unknown")
    assert sides(MAJORITY) == ("for", "against", "abstain", "unknown")
    assert sides(foreign) == ("for", "against", "abstain", "declared", "unknown")
    assert (silent(silence), silent(MAJORITY)) == ("for", "abstain")


def test_trying_changes_only_members_that_vote() -> None:
    """One who takes no part stays outside; a footnote counts as for."""
    one = in_play("eu-council", "justice-majority", DK="outside", SE="footnote")
    found = vote(one, {"DK": "against", "FI": "against"}, "for")
    assert (found.on("outside"), found.on("against"), found.on("for")) == (("DK",), ("FI",), ("SE",))


def test_the_page_says_where_its_knowledge_is_from() -> None:
    """Which measure it decides, who said so when asked, with a footnote or declared; and the width holds."""
    one = in_play("eu-council", "qualified-majority", DE="for", FR="footnote")
    page = text(one, {"IT": "against"}, "abstain", 60)
    flat = " ".join(page.split())
    assert "This count decides on “A measure”." in flat
    assert "With a footnote, so counted as for: FR." in flat
    assert "By what they said when asked about these very words: FR, DE." in flat
    assert flat.startswith("What if: IT against.")
    assert all(len(line) <= 60 for line in page.splitlines())


def test_a_count_that_is_not_there_is_said() -> None:
    """There is one count here, so a second cannot be shown; without a decision there is none."""
    assert "There is no count 3 here; there are 1 to 1." in answer(*TABLED, "count 3")
    assert "no decision point is open" in answer("count").casefold()
