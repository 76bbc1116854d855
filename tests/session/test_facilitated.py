"""A facilitator in a session: going back, speaking for a seat, handing seats over, and asks that cross each other."""

from __future__ import annotations

from pathlib import Path

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR, Stand
from game.journal import FileJournal, Line
from game.session import Session
from tests.session.made import CALM, PLAN, begun, still


def opened(*seats: str) -> Session:
    """The tiny exercise once the request has come."""
    session = begun(*(seats or ("sg", "gr")))
    assert session.ask(c.Advance(FACILITATOR, 3 * HOUR)).refusal is None
    return session


def code(answer: object) -> str:
    """The ruling's code; "" when it was in order."""
    found = getattr(answer, "refusal", None)
    return found.code if found else ""


def test_the_facilitator_goes_back_at_any_time_and_what_was_sent_is_unsent() -> None:
    """A seat may not rewind before ENDEX; the facilitator may, and the inject that was sent is as if never sent."""
    session = begun("sg", "gr")
    mark = len(session.lines)
    session.ask(c.SendInject(FACILITATOR, "request"))
    assert code(session.rewind(mark, "sg")) == "S02"
    assert session.rewind(mark, FACILITATOR).refusal is None
    assert "request" not in session.state.made
    assert session.ask(c.SendInject(FACILITATOR, "request")).refusal is None


def test_a_branch_keeps_what_the_facilitator_did(tmp_path: Path) -> None:
    """A branch begins with the same held inject, and goes its own way."""
    session = begun("sg", "gr")
    session.ask(c.HoldInject(FACILITATOR, "request"))
    other = session.branch(len(session.lines), tmp_path / "branch.jsonl")
    other.ask(c.ReleaseInject(FACILITATOR, "request"))
    assert (session.state.room.held, other.state.room.held) == (("request",), ())
    other.close()


def test_a_journal_of_a_facilitated_exercise_opens_again(tmp_path: Path) -> None:
    """What was held, written and allowed is there when the host starts again."""
    path = tmp_path / "j.jsonl"
    session = Session.create(
        PLAN, lambda header: FileJournal.create(path, header), seats=("sg", "gr"), seed=3, forced=CALM, clock=still
    )
    for command in (
        c.HoldInject(FACILITATOR, "request"),
        c.WriteInject(FACILITATOR, "A call", "The minister calls.", ("gr",)),
        c.AllowMessages(FACILITATOR, allowed=True),
        c.HandOver(FACILITATOR, "gr", people=False),
    ):
        assert session.ask(command).refusal is None
    state = session.state
    session.close()
    again = Session.resume(PLAN, FileJournal.open(path))
    assert again.state == state
    assert again.held == ("sg",)
    again.close()


def test_what_the_facilitator_asks_for_a_seat_says_so() -> None:
    """The line is the seat's, by the facilitator."""
    session = opened()
    assert session.on_behalf(c.Table("gr", "tasking", "isr")).refusal is None
    line = session.lines[-1]
    assert isinstance(line, Line)
    assert (line.seat, line.by) == ("gr", "facilitator")


def test_a_chair_handed_to_its_policy_acts_and_given_back_waits() -> None:
    """The Board's chair is empty and lets things lapse by its policy; handed over, the Council's chair acts too."""
    session = opened("sg", "gr")
    assert session.ask(c.HandOver(FACILITATOR, "sg", people=False)).refusal is None
    session.proceed(until=session.state.now + HOUR)
    acted = {line.by for line in session.lines if isinstance(line, Line) and line.seat == "sg"}
    assert "policy:consensus" in acted
    session.ask(c.HandOver(FACILITATOR, "sg", people=True))
    count = sum(isinstance(line, Line) and line.by.startswith("policy:") for line in session.lines)
    session.proceed(until=session.state.now + 30 * HOUR)
    after = [line for line in session.lines if isinstance(line, Line) and line.by.startswith("policy:")]
    assert not [line for line in after[count:] if line.seat == "sg"]


def test_what_is_prepared_behind_the_scenes_makes_no_ask_stale() -> None:
    """A seat that asks while the facilitator holds an inject and two others write is not told to look again."""
    session = opened()
    seen = len(session.lines)
    session.ask(c.HoldInject(FACILITATOR, "storm"))
    session.ask(c.Whisper(FACILITATOR, "sg", "slowly"))
    session.ask(c.Observe("evaluator", "They hurry."))
    assert code(session.ask(c.Table("sg", "tasking", "isr"), seen)) == ""


def test_an_ask_about_a_text_that_changed_is_stale_and_words_never_are() -> None:
    """Tabling meanwhile makes silence stale; a message, a rationale and a hold cross it."""
    session = opened()
    seen = len(session.lines)
    session.ask(c.Table("sg", "tasking", "isr"))
    assert code(session.ask(c.TakePosition("gr", "tasking", Stand.ASSENT), seen)) == "S01"
    assert code(session.ask(c.Message("gr", FACILITATOR, "wait"), seen)) == ""
    assert code(session.ask(c.HoldInject(FACILITATOR, "storm"), seen)) == ""
    assert code(session.ask(c.GiveRationale("gr", "tasking", "we had to"), seen)) == ""
