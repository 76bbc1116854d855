"""News: facts as sentences."""

from __future__ import annotations

from dataclasses import replace

from game.core import events as e
from game.core import plan as p
from game.view import news
from game.view.news import news_of
from tests.view.table import Table, with_turkiye


def texts(plan: p.Plan, *events: e.Event, seats: tuple[str, ...] = ("sg",)) -> list[str]:
    """The sentences of some facts."""
    return [item.text for item in news(plan, events, seats)]


def test_facts_are_dated_as_time_moves() -> None:
    """A fact carries the minute time had reached, not the minute it was asked in."""
    found = news(with_turkiye(), (e.Noted("sg", "early"), e.TimeMoved(130), e.Noted("sg", "late")), ("sg",), at=120)

    assert [(item.at, item.stamp, item.text) for item in found] == [
        (120, "D+0 10:00", "Noted: early"),
        (130, "D+0 10:10", "Noted: late"),
    ]


def test_an_adoption_tells_how_and_with_which_amendments() -> None:
    """Wordings that stand as first drafted are left out; footnotes are counted and their authors named."""
    adopted = e.ResponseAdopted(
        "tasking", "isr", (("area", "own-waters"),), ("isr/watch",), ("FR",), "council", "silence", "sg", 0
    )

    told = texts(with_turkiye(), adopted, seats=("eu",))[0]

    assert told.startswith("The tasking: “Ships watch and report” is adopted; nobody broke silence. As amended: ")
    assert told.endswith("area: “each in its own waters”. With 1 footnote, by France.")
    assert "duration" not in told


def test_what_a_delegation_says_is_quoted_and_marked_as_stylised() -> None:
    """Reason, clause and red line; no price in a sounding."""
    said = e.Learned("sg", "tasking", "TR", 1, "objects", ("isr.area.TR",), -1, 0, "isr", (), "sounding")

    told = texts(with_turkiye(), said)[0]

    assert told.startswith("Türkiye objects: “waters of its own are touched” [area] (red line), on “Ships watch")
    assert told.endswith("(stylised).")


def test_a_price_is_told_in_confidence() -> None:
    """How far it is from living with the text, in points."""
    said = e.Learned("sg", "tasking", "FR", 2, "asks", ("isr.duration.FR",), 120, 50, "isr", (), "confidence")

    assert "In confidence: 120 points short of living with it" in texts(with_turkiye(), said)[0]


def _two_durations() -> p.Plan:
    """The tiny plan with a second response whose clause and wording bear the ids of the first one's."""
    plan = with_turkiye()
    slot = p.Slot("duration", "How long", (p.Wording("open-ended", "for ever"), p.Wording("sunset", "until Easter")))
    responses = tuple(replace(r, slots=(slot,)) if r.id == "bold" else r for r in plan.responses)
    return p.with_tables(replace(plan, responses=responses))


def test_an_amendment_quotes_the_text_it_amends() -> None:
    """Two responses may word one clause differently; the one on the table is quoted."""
    plan, amended = _two_durations(), e.Amended("sg", "tasking", "duration", "sunset")

    for response, words in (
        ("isr", "amends duration: “for three months”"),
        ("bold", "amends how long: “until Easter”"),
    ):
        facts = [(0, amended)]
        assert words in news_of(plan, facts, ("sg",), {"tasking": response})[0].text


def test_an_amendment_of_an_unknown_text_quotes_nothing() -> None:
    """Without knowing the text on the table the sentence names clause and wording, and invents no words."""
    found = texts(_two_durations(), e.Amended("sg", "tasking", "duration", "sunset"))

    assert found == ["Secretary General amends duration: sunset."]


def test_a_tabling_among_the_facts_is_the_text_amended() -> None:
    """The response tabled a moment before is the one whose words are quoted."""
    found = texts(
        _two_durations(),
        e.Tabled("sg", "tasking", "bold", (), 0, "a reason"),
        e.Amended("sg", "tasking", "duration", ""),
    )

    assert found[-1] == "Secretary General amends how long: “for ever”"


def test_a_seat_reads_nothing_of_an_unfollowed_file() -> None:
    """The board's chair is not told when the council tables, amends or goes under silence."""
    plan = Table().plan
    facts = (
        e.DecisionOpened("tasking", 0, 600, ()),
        e.Tabled("sg", "tasking", "isr", (), 0),
        e.Amended("sg", "tasking", "area", "own-waters"),
        e.SilenceBegun("sg", "tasking", 24, 1600),
        e.SilenceBroken("tasking", "isr", ("TR",), 1),
        e.TextFell("tasking", "isr", "silence"),
    )

    assert texts(plan, *facts, seats=("eu",)) == []
    assert len(texts(plan, *facts, seats=("gr",))) == len(facts)


def test_every_kind_of_fact_is_either_told_or_kept() -> None:
    """No kind of fact breaks the news, even when the plan no longer has what it speaks of."""
    gone: list[e.Event] = [
        e.InjectDelivered("gone", 0, ()),
        e.DecisionOpened("gone", 0, 10, ()),
        e.Learned("sg", "gone", "ZZ", 1, "objects", ("gone",), -1, 0, "gone", (), "sounding"),
        e.OfferMade("sg", "gone", "ZZ", "gone", 1),
        e.PledgeSettled("gone", True),
        e.MoveMade("sg", "gone", 0),
        e.Changed(((1, 10, 20),), ((1, "gone", 10),)),
        e.HiddenDrawn("gone", "x"),
        e.VerdictGiven("tasking", "gone", "gone", "gone", "gone", False, (), (), (), (), (), ()),
        e.ResponseAdopted("gone", "gone", (), (), (), "gone", "vote", "sg", 0),
    ]

    for fact in gone:
        assert all(isinstance(item.text, str) for item in news(with_turkiye(), (fact,), ("sg",)))
