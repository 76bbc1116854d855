"""The tutorial: what each note tells to try can be tried at once, and what it says will happen does happen."""

from __future__ import annotations

import pytest

from game.core.commands import Amend, MakeMove, PutUnderSilence, Table, TakePosition
from game.core.events import Event, ResponseAdopted, SilenceBroken
from game.core.plan import Plan
from game.core.state import State
from game.core.terms import DAY, HOUR, Minute, Stand
from game.journal import Line
from game.session import Session
from game.view import view
from tests.plain.seat import typed
from tests.scenarios.lines import shipped
from tests.session.made import still

EVEN = (("private", "0"), ("sky", "sun"), ("fog-bank", "no"))
"""Nobody more or less flexible than the profile says, and fair weather."""
CHAIR, TOWNS = "chair", ("alderport", "brinehaven", "coveside", "dunmouth")
BY_THE_NOTES = (
    "continue",
    "table shared-timetable",
    "sound COV",
    "sound BRI",
    "continue",
    "amend stops four-quays",
    "offer late-boat BRI",
    "continue",
    "silence 2",
    "continue",
    "continue",
    "table hire-the-tern",
    "silence 2",
    "continue",
    "continue",
    "amend fares season-tickets",
    "silence 2",
    "continue",
    "continue",
    "table benches",
    "continue",
    "count",
    "declare",
    "continue",
)
"""What somebody types who follows the notes to the letter."""


def tutorial() -> Plan:
    """The scenario."""
    return shipped("tutorial")


def begun(*seats: str) -> Session:
    """An exercise in memory."""
    return Session.create(tutorial(), seats=seats or (CHAIR,), seed=1, forced=EVEN, clock=still)


def facts(session: Session) -> list[Event]:
    """Everything that was so, in order."""
    return [fact for line in session.lines if isinstance(line, Line) for fact in line.facts]


def run_to(session: Session, at: Minute) -> State:
    """Let time pass to a minute, whatever asks for attention on the way."""
    while session.state.now < at:
        session.proceed(at)
    return session.state


def test_the_notes_followed_to_the_letter_lead_through_the_whole_loop() -> None:
    """Brackets with their objector, an amendment, an offer, adoption by silence, a broken silence mended before its
    deadline, a vote, the debrief; and nothing typed is out of order.
    """
    session = begun()
    told = " ".join(typed(*BY_THE_NOTES, of=session).split())
    for words in (
        "Stops [The Puffin calls at Alderport, Brinehaven and Dunmouth.] COV",
        "Coveside objects: “We have one lane",
        "Brinehaven accepts: A late boat",
        "“One timetable for all” is adopted; nobody broke silence",
        "“Four crowns more - for whose feast?”",
        "Ida's fourth note: silence was broken",
        "“The Tern for Sunday” is adopted",
        "“A bench on every quay” is adopted",
        "At a glance",
    ):
        assert words in told, words
    assert "out of order" not in told
    assert "not in order" not in told
    assert session.ended
    assert sum(isinstance(fact, SilenceBroken) for fact in facts(session)) == 1


def test_every_note_comes_before_what_it_speaks_of_is_over() -> None:
    """A seat of the chair reads each of the five notes while its decision point is open or just about to be."""
    session = begun()
    typed(*BY_THE_NOTES, of=session)
    state = session.state
    for note, point in (("first-note", "weekend"), ("third-note", "second-boat"), ("fifth-note", "what-is-left")):
        assert state.made[note] == (state.points[point].opened,)
    assert state.made["second-note"] < (12 * HOUR,)


def test_a_room_of_five_plays_it_with_positions_of_their_own() -> None:
    """Coveside breaks Friday's silence by objecting; amended, the text stands although nobody else says a word. Every
    town is told its own brief, and none of them reads the chair's notes.
    """
    session = begun(CHAIR, *TOWNS)
    run_to(session, HOUR // 2)
    for command in (
        Table(CHAIR, "weekend", "shared-timetable", ()),
        PutUnderSilence(CHAIR, "weekend", 2),
        TakePosition("coveside", "weekend", Stand.OBJECT, slot="stops"),
    ):
        assert session.ask(command).refusal is None
    broken = [fact for fact in facts(session) if isinstance(fact, SilenceBroken)]
    assert [fact.decision for fact in broken] == ["weekend"]
    assert session.ask(Amend(CHAIR, "weekend", "stops", "four-quays")).refusal is None
    assert session.ask(PutUnderSilence(CHAIR, "weekend", 2)).refusal is None
    run_to(session, 6 * HOUR)
    taken = [fact.response for fact in facts(session) if isinstance(fact, ResponseAdopted)]
    assert taken == ["shared-timetable"]
    for town in TOWNS:
        seen = view(tutorial(), session.state, (town,))
        read = {paper.inject for paper in seen.feed}
        assert {"one-engine", "note-for-towns", "printed"} <= read
        assert not {"first-note", "second-note"} & read


@pytest.mark.parametrize("seat", [seat.id for seat in tutorial().seats])
def test_every_seat_has_a_move_of_its_own_from_the_first_minute(seat: str) -> None:
    """Nobody who sits down has to wait for the others to have something to do."""
    session = begun(CHAIR, *TOWNS)
    (move,) = tutorial().tables.seats[seat].moves
    assert session.ask(MakeMove(seat, move)).refusal is None


def test_it_is_small() -> None:
    """Three to six seats, one enough to play alone; three decision points within three days; three dials."""
    plan = tutorial()
    assert len(plan.seats) == 5
    assert plan.solo == (CHAIR,)
    assert len(plan.decisions) == 3
    assert plan.endex <= 3 * DAY
    assert sum(item.shown != "debrief" for item in plan.indicators) == 3
