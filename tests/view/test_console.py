"""The facilitator's console, and what the room shows to each."""

from __future__ import annotations

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR, ClauseRuling
from game.view.console import Console, MselLine
from tests.view.table import Table, tabled


def console(table: Table) -> Console:
    """The facilitator's console."""
    found = table.view(FACILITATOR).room.console
    assert found is not None
    return found


def line(table: Table, inject: str) -> MselLine:
    """One line of the MSEL."""
    return next(item for item in console(table).msel if item.inject == inject)


def test_the_msel_shows_what_is_planned_held_moved_waiting_and_delivered() -> None:
    """Each inject with its status, its planned and its actual time."""
    table = tabled()
    table.ask(c.HoldInject(FACILITATOR, "storm"))
    table.ask(c.MoveInject(FACILITATOR, "report", table.state.now + HOUR))
    table.ask(c.WriteInject(FACILITATOR, "A call", "The minister calls.", ("gr",)))

    assert (line(table, "request").status, line(table, "request").actual) == ("delivered", ("D+0 10:00",))
    assert (line(table, "storm").status, line(table, "storm").planned) == ("held", "D+3 08:00")
    assert (line(table, "report").status, line(table, "report").planned) == ("moved", "D+0 14:00")
    assert (line(table, "alarm").status, line(table, "rumour").status) == ("waits", "open")
    assert (line(table, "ad-hoc-1").status, line(table, "ad-hoc-1").to) == ("written", ("Delegation of Greece",))
    assert console(table).next_inject == "report"
    table.ask(c.SkipInject(FACILITATOR, "report"))
    assert line(table, "report").status == "passed"


def test_only_the_facilitator_has_a_console_with_every_stance() -> None:
    """Players, evaluators and observers have none; the facilitator reads all four minds on the text."""
    table = tabled()

    assert {item.code for item in console(table).stances} == {"GR", "TR", "DE", "FR"}
    assert all(table.view(seat).room.console is None for seat in ("sg", "gr", "observer", "evaluator", "observer-2"))


def test_a_written_inject_reaches_its_holder_and_nobody_else() -> None:
    """Greece reads it; the Secretary General does not."""
    table = tabled()
    table.ask(c.WriteInject(FACILITATOR, "A call", "The minister calls.", ("gr",)))

    assert [paper.title for paper in table.view("gr").feed][-1] == "A call"
    assert "A call" not in [paper.title for paper in table.view("sg").feed]


def test_messages_reach_their_two_ends_and_the_facilitator() -> None:
    """A whisper to Greece is Greece's; what is said to all is everybody's."""
    table = tabled()
    table.ask(c.Whisper(FACILITATOR, "gr", "slowly"))
    table.ask(c.Broadcast(FACILITATOR, "ten minutes"))

    assert [item.text for item in table.view("gr").room.messages] == ["slowly", "ten minutes"]
    assert [item.text for item in table.view("sg").room.messages] == ["ten minutes"]
    assert [item.text for item in table.view(FACILITATOR).room.messages] == ["slowly", "ten minutes"]


def test_seats_that_may_be_written_to_are_listed() -> None:
    """The facilitator always; the others once messages are open."""
    table = tabled()
    assert [seat for seat, _ in table.view("gr").room.writes_to] == [FACILITATOR]
    table.ask(c.AllowMessages(FACILITATOR, allowed=True))
    assert "sg" in [seat for seat, _ in table.view("gr").room.writes_to]


def test_a_free_clause_shows_its_versions_and_its_ruling() -> None:
    """Drafted by two, ruled in: its text, who wrote what, and that it stands."""
    table = tabled()
    table.ask(c.ProposeClause("gr", "tasking", "Fishing boats", "Boats are left alone."))
    table.ask(c.ReviseClause("sg", "tasking", "free-1", 1, "Boats are hailed."))
    table.ask(c.RuleOnClause(FACILITATOR, "tasking", "free-1", ClauseRuling.WORDING))
    shown = table.view("sg").room.clauses[0]

    assert (shown.text, [one.by for one in shown.versions], shown.stands, shown.open) == (
        "Boats are hailed.", ["Delegation of Greece", "Secretary General"], True, False,
    )  # fmt: skip


def test_an_adopted_free_clause_stands_in_the_outcome() -> None:
    """Whoever follows the file reads it among the clauses."""
    table = tabled()
    table.ask(c.ProposeClause("gr", "tasking", "Fishing boats", "Boats are left alone."))
    table.ask(c.RuleOnClause(FACILITATOR, "tasking", "free-1", ClauseRuling.WORDING))
    table.ask(c.DeclareOutcome(FACILITATOR, "tasking", "isr", "time is short"))

    assert ("Fishing boats", "Boats are left alone.") in table.view("gr").closed[0].clauses


def test_a_tour_shows_whose_turn_it_is_and_rationale_is_asked_once_it_is_decided() -> None:
    """Greece has the floor; after the outcome it is asked for its reasons until it gives them."""
    table = tabled(("sg", "gr"))
    table.ask(c.OpenTour("sg", "tasking"))
    tour = table.view("gr").room.tours[0]
    assert (tour.turn, tour.mine, tour.others) == ("gr", True, ("Türkiye", "Germany", "France"))
    table.ask(c.Speak("gr", "tasking", "We are for it.", "assent"))
    assert table.view("sg").room.tours[0].said[0].line == "We are for it."
    table.ask(c.DeclareOutcome(FACILITATOR, "tasking", "isr", "time is short"))
    assert [decision for decision, _ in table.view("gr").room.explain] == ["tasking"]
    table.ask(c.GiveRationale("gr", "tasking", "we had to", 3))
    assert table.view("gr").room.explain == ()
    assert [item.confidence for item in table.view(FACILITATOR).room.rationales] == [3]
