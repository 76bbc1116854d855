"""The votes a text depends on, as far as these seats know the minds: never more is known, and the law counts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core import commands as c
from game.core import plan as p
from game.core.plan import Body, Member, Procedure, with_tables
from game.core.state import State
from game.core.tally import tally
from game.core.terms import Stand
from game.session import Session
from game.view import view
from game.view.board import BANDS, Line, Reason
from game.view.stands import InPlay, stands
from tests.plain.seat import session

BODY = Body("b", "B", "p", tuple(Member(code) for code in ("AA", "BB", "CC", "DD")))
CONSENSUS = Procedure(
    "p", "P", "silence", (p.Test("against", "members", at_most=0),), footnotes=1, asks_as="footnote",
    principals_block=True,
)  # fmt: skip
VOTE = Procedure("p", "P", "vote", (p.Test("for", "members", more_than=(1, 2)),))


def line(
    code: str,
    band: str,
    stake: str = "concerned",
    *,
    stand: Stand | None = None,
    formally: bool = False,
    concern: bool = True,
    words: str = "",
) -> Line:
    """What is known of one delegation, said of these very words; ``words``: how its declared position reads."""
    glyph, letter, word = BANDS[band]
    why = (Reason("why", "", "", red=False, holds=True, concern=concern),) if band in ("asks", "objects") else ()
    return Line(
        code, code, stake, "", "", band, glyph, letter, word, why, 1, "", 0, "", True, "", -1, 0, words, "", stand,
        formally,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("known", "consensus", "vote"),
    [
        (line("AA", "supports"), "for", "for"),
        (line("AA", "silent"), "for", "for"),
        (line("AA", "asks"), "footnote", "abstain"),
        (line("AA", "asks", "principal"), "against", "abstain"),
        (line("AA", "objects"), "against", "against"),
        (line("AA", "objects", "bystander", concern=False), "footnote", "against"),
        (line("AA", "asks", "bystander", concern=False), "for", "abstain"),
        (line("AA", "objects", "bystander"), "against", "against"),
        (line("AA", "supports", stand=Stand.OBJECT), "against", "against"),
        (line("AA", "objects", stand=Stand.ASSENT), "for", "for"),
        (line("AA", "", stand=Stand.TIME), "footnote", "abstain"),
        (line("AA", "", stand=Stand.ABSTAIN, formally=True), "declared", "declared"),
        (line("AA", "", stand=Stand.ABSTAIN, words="abstains: with a heavy heart"), "abstain", "abstain"),
        (line("AA", "", stand=Stand.ASSENT, words="s’oppose"), "for", "for"),
    ],
)
def test_a_known_mind_is_counted_as_the_law_counts_it(known: Line, consensus: str, vote: str) -> None:
    """What it declared comes first, then what it said; bystanders without a concern are a band milder."""
    assert stands(BODY, CONSENSUS, [known]) == {"AA": consensus}
    assert stands(BODY, VOTE, [known]) == {"AA": vote}


def test_more_footnotes_than_are_allowed_are_against() -> None:
    """One may let it pass with a footnote; where two would, both are against."""
    assert stands(BODY, CONSENSUS, [line("AA", "asks")]) == {"AA": "footnote"}
    assert stands(BODY, CONSENSUS, [line("AA", "asks"), line("BB", "asks")]) == {"AA": "against", "BB": "against"}


def test_who_takes_no_part_is_outside() -> None:
    """A member the procedure is closed to is on no side, whatever it said."""
    body = replace(BODY, members=(Member("AA", (), ("opted-out",)), Member("BB")))
    assert stands(body, replace(VOTE, without="opted-out"), [line("AA", "objects"), line("BB", "silent")]) == {
        "BB": "for"
    }


def counts(at: Session) -> tuple[InPlay, ...]:
    """What is in play at the first open decision, for the seats that play."""
    return view(at.plan, at.state, at.seats).decisions[0].in_play


def tabled() -> Session:
    """The tiny exercise with a text on the table."""
    at = session()
    at.proceed()
    at.ask(c.Table("sg", "tasking", "isr"))
    at.proceed(at.state.now + 120)
    return at


def test_before_a_text_there_is_the_forum_and_nobody_is_known() -> None:
    """The forum's own rule, all of its members unknown, on the day of the exercise."""
    at = session()
    at.proceed()
    (one,) = counts(at)
    assert (one.body.id, one.procedure.id, one.day, one.measures) == ("council", "consensus", "2016-02-08", ())
    assert {place.stand for place in one.places} == {"unknown"}


def test_with_every_mind_known_the_count_is_that_of_the_law() -> None:
    """Asked in confidence about these words, all four stand where the law will count them."""
    at = tabled()
    for code in ("GR", "TR", "DE", "FR"):
        at.ask(c.Confide("sg", "tasking", code))
    at.proceed()
    (one,) = counts(at)
    plan, response = at.plan, at.plan.tables.responses["isr"]
    law = tally(plan, at.state, "tasking", response, (), one.body, one.procedure)
    sides = {"for": set(law.supporting) - set(law.footnotes), "against": set(law.against)}
    known = {place.code: place.stand for place in one.places}
    assert {code for code, stand in known.items() if stand == "for"} == sides["for"]
    assert {code for code, stand in known.items() if stand == "against"} == sides["against"] == {"TR"}
    assert {place.how for place in one.places} == {"said"}


def test_what_is_not_known_stays_unknown_whatever_is_so() -> None:
    """Another seat's soundings, and positions declared into a silence, change nothing in what this seat sees."""
    at = tabled()
    at.ask(c.Sound("sg", "tasking", "TR"))
    at.proceed()
    (one,) = counts(at)
    assert {place.code: place.stand for place in one.places} == {
        "GR": "unknown", "TR": "against", "DE": "unknown", "FR": "unknown",
    }  # fmt: skip
    other = _seen_by(at, at.state, ("gr",))
    assert {place.stand for place in other.places} == {"unknown"}


def test_a_declared_position_is_counted_and_named_so() -> None:
    """What Greece declared at the table, its own seat and the chair see as declared."""
    at = session("sg", "gr")
    at.proceed()
    at.ask(c.Table("sg", "tasking", "isr"))
    at.ask(c.TakePosition("gr", "tasking", Stand.OBJECT))
    (one,) = counts(at)
    assert [(place.stand, place.how) for place in one.places if place.code == "GR"] == [("against", "declared")]


def _seen_by(at: Session, state: State, seats: tuple[str, ...]) -> InPlay:
    return view(at.plan, state, seats).decisions[0].in_play[0]


def test_every_measure_is_counted_by_its_own_body_once() -> None:
    """A package before two bodies is two counts; two measures under one rule are one; an own power is none."""
    at = tabled()
    plan = at.plan
    isr = plan.tables.responses["isr"]
    first = isr.measures[0]
    board = plan.tables.bodies["board"]
    measures = (
        first, replace(first, id="isr/more", title="More ships"),
        replace(first, id="isr/teams", title="Teams", body="board", procedure=board.procedure),
    )  # fmt: skip
    changed = tuple(replace(one, measures=measures) if one.id == "isr" else one for one in plan.responses)
    packaged = with_tables(replace(plan, responses=changed))
    found = view(packaged, at.state, ("sg",)).decisions[0].in_play
    assert [(one.body.id, one.measures) for one in found] == [
        ("council", ("Ships on watch", "More ships")), ("board", ("Teams",)),
    ]  # fmt: skip
