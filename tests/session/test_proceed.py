"""Letting time run: to the next thing that needs the held seats, and no further."""

from __future__ import annotations

import pytest

from game.core.commands import Advance, GivePledge, Lobby, PutUnderSilence, Sound, Table
from game.core.terms import DAY, HOUR
from game.journal import Line
from game.session import Reason, Session
from tests.session.made import PLAN, begun

PASSES = (("area", "own-waters"), ("duration", "sunset"))


def kinds(session: Session) -> list[str]:
    """Proceed once; the kinds of its reasons."""
    return [reason.kind for reason in session.proceed().reasons]


def test_time_runs_to_the_first_inject() -> None:
    """The request reaches the chair after two hours and opens its decision point."""
    session = begun()
    digest = session.proceed()
    assert session.state.now == 2 * HOUR
    assert digest.reasons == (Reason("inject", "request"), Reason("opened", "tasking"))
    assert digest.facts == tuple(fact for line in digest.lines if isinstance(line, Line) for fact in line.facts)


def test_an_untouched_file_is_said_a_day_before_its_deadline_and_then_lapses() -> None:
    """Nothing tabled: a warning with a day left, then the deadline itself."""
    session = begun()
    session.proceed()
    assert kinds(session) == ["deadline"]
    assert session.state.now == 2 * HOUR + 3 * DAY
    assert kinds(session) == ["closed"]
    assert session.state.now == 2 * HOUR + 4 * DAY


def test_steps_of_one_round_bring_one_stop() -> None:
    """Two soundings and an offer run side by side: time stops once, when the longest is done."""
    session = begun()
    session.proceed()
    session.ask(Table("sg", "tasking", "isr"))
    session.proceed()
    start = session.state.now
    assert session.ask(Sound("sg", "tasking", "TR")).refusal is None
    assert session.ask(Lobby("sg", "tasking", "ships-early", "FR")).refusal is None
    digest = session.proceed()
    assert [reason.kind for reason in digest.reasons] == ["step"]
    assert session.state.now == start + max(PLAN.costs.sound, PLAN.costs.lobby)


def test_drafting_under_silence_brings_no_stop_of_its_own() -> None:
    """A text put under silence while it is drafted is next heard of when silence ends."""
    session = begun()
    session.proceed()
    session.ask(Table("sg", "tasking", "isr", PASSES))
    session.ask(PutUnderSilence("sg", "tasking", 24))
    assert kinds(session) == ["closed"]
    assert session.state.adopted[0].response == "isr"


def test_a_broken_silence_stops_time() -> None:
    """As first drafted the text meets an objection, and the chair hears of it at once."""
    session = begun()
    session.proceed()
    session.ask(Table("sg", "tasking", "isr"))
    session.ask(PutUnderSilence("sg", "tasking", 24))
    assert kinds(session) == ["silence"]


def test_a_pledge_that_falls_due_stops_time() -> None:
    """Whether it was kept is news to the seat that gave it."""
    session = begun()
    session.ask(GivePledge("sg", "report-weekly"))
    met = set()
    while session.state.now < 8 * DAY:
        met |= set(kinds(session))
    assert "pledge" in met


def test_a_delegation_is_told_of_a_text_in_its_body() -> None:
    """A seat that speaks for a member stops when the chair, here a policy, tables a text or puts it under silence."""
    session = begun("gr")
    seen = []
    while not session.ended:
        seen += kinds(session)
    assert "text" in seen
    assert seen[-1] == "endex"


def test_what_reaches_others_only_does_not_stop_time() -> None:
    """The board's paper and its decision point are no stop for the chair of the council."""
    session = begun("sg")
    subjects: set[str] = set()
    while not session.ended:
        subjects |= {reason.subject for reason in session.proceed().reasons}
    assert "report" not in subjects
    assert "relief" not in subjects


def test_time_runs_no_further_than_asked() -> None:
    """With ``until`` the stretch ends there, even when nothing happened."""
    session = begun()
    session.proceed()
    digest = session.proceed(until=session.state.now + 5 * HOUR)
    assert session.state.now == 7 * HOUR
    assert digest.reasons == (Reason("until", ""),)


def test_chairs_nobody_sits_in_follow_their_policy() -> None:
    """The board's chair acts by its own policy, and its asks carry that policy's name."""
    session = begun("eu")
    while not session.ended:
        session.proceed()
    by = {line.by for line in session.lines if isinstance(line, Line) and line.seat == "sg"}
    assert "policy:consensus" in by
    assert session.state.adopted[0].response == "isr"


def test_after_endex_there_is_nothing_to_run_to() -> None:
    """Proceeding after ENDEX says so and adds no line."""
    session = begun()
    session.autoplay("status-quo")
    count = len(session.lines)
    assert session.proceed().reasons == (Reason("endex", ""),)
    assert len(session.lines) == count


@pytest.mark.parametrize("policy", ["history", "random", "consensus", "public", "status-quo"])
def test_every_policy_plays_to_endex_the_same_way_twice(policy: str) -> None:
    """Autoplay ends at ENDEX, and the same seed gives the same lines."""
    first, second = begun(), begun()
    first.autoplay(policy)
    second.autoplay(policy)
    assert first.ended
    assert first.lines == second.lines


def test_the_historical_line_is_agreed_on_its_day() -> None:
    """By policy history the text is agreed at the minute the scenario gives."""
    session = begun()
    session.autoplay("history")
    assert [(a.response, a.at) for a in session.state.adopted][:1] == [("isr", 3 * DAY)]


def test_an_unknown_policy_is_an_error() -> None:
    """A policy that does not exist is never played as another one."""
    with pytest.raises(KeyError):
        begun().autoplay("hope")


def test_running_in_two_stretches_or_one_gives_the_same_state() -> None:
    """A stop in between changes nothing in what happens."""
    one, two = begun(), begun()
    one.ask(Advance("sg", 10 * DAY))
    two.ask(Advance("sg", 3 * DAY + 17))
    two.ask(Advance("sg", 10 * DAY))
    assert one.state == two.state
