"""What a seat sees: papers, dials, the text with its brackets, the board, what it may ask."""

from __future__ import annotations

import pytest

from game.core import commands as c
from game.core.terms import Stand
from game.view.board import Line
from game.view.decision import ClauseView
from tests.view.table import Table, tabled


def line_of(table: Table, code: str, *seats: str) -> Line:
    """A delegation's line on the board of the first open decision."""
    return next(line for line in table.view(*seats).decisions[0].board if line.code == code)


def clause_of(table: Table, slot: str, *seats: str) -> ClauseView:
    """A clause of the text on the table."""
    draft = table.view(*seats).decisions[0].draft
    assert draft is not None
    return next(clause for clause in draft.clauses if clause.slot == slot)


def test_an_unknown_seat_is_named() -> None:
    """A seat the plan does not have is an error that lists those it has."""
    with pytest.raises(ValueError, match="no seat 'admiral' in tiny; there are sg, eu, gr, observer, tr"):
        Table().view("admiral")


def test_papers_reach_their_holders_only() -> None:
    """The joint request goes to the council's people; the board's chair, an outsider to it, has no such paper."""
    table = tabled()

    assert [paper.inject for paper in table.view("sg").feed] == ["request"]
    assert [paper.inject for paper in table.view("gr").feed] == ["request"]
    assert [paper.inject for paper in table.view("eu").feed] == []


def test_a_seat_outside_the_forum_does_not_see_its_file() -> None:
    """Organisations do not read each other's open files."""
    table = tabled()

    assert [decision.id for decision in table.view("sg").decisions] == ["tasking"]
    assert table.view("eu").decisions == ()


def test_two_seats_held_together_see_what_either_sees() -> None:
    """One person in two chairs has both desks before them."""
    table = tabled()

    assert {decision.id for decision in table.view("sg", "eu").decisions} == {"tasking"}
    assert [card.id for card in table.view("sg", "eu").seats] == ["sg", "eu"]


def test_lives_come_first_among_at_most_six_dials() -> None:
    """The first dial is lives, with its note; indicators kept for the debrief are no dials."""
    dials = tabled().view().dials

    assert [dial.id for dial in dials] == ["lives_lost", "arrivals", "cohesion"]
    assert (dials[0].lives, dials[0].note) == (True, "minimum recorded figure")


def test_a_dial_has_trend_and_cause() -> None:
    """The request raised cohesion by three, and says so."""
    dial = tabled().view().dials[2]

    assert (dial.text, dial.trend) == ("63", "up 3 since STARTEX")
    assert [(cause.title, cause.text) for cause in dial.causes] == [("A joint request", "+3")]


def test_a_dial_forgets_what_is_older_than_a_week() -> None:
    """Eight days on, the rise of the first day is no trend any more."""
    table = Table()
    table.wait(8 * 24)

    assert next(d for d in table.view().dials if d.id == "cohesion").trend == "unchanged in a week"


def test_the_unknown_is_a_question_mark() -> None:
    """Before anyone is asked the board shows public lines and nothing else."""
    line = line_of(tabled(), "TR")

    assert (line.glyph, line.letter, line.band, line.at, line.reasons) == ("?", "?", "", None, ())
    assert line.red_lines == "foreign ships in its waters"


def test_a_sounding_fills_the_board_and_brackets_the_clause() -> None:
    """Türkiye objects to the area: its line says so with reason and age, and the clause carries its code."""
    table = tabled()
    table.ask(c.Sound("sg", "tasking", "TR"))
    table.wait(12)
    line = line_of(table, "TR")

    assert (line.band, line.how, line.age, line.present) == ("objects", "sounding", "6 hours ago", True)
    assert [(reason.why, reason.slot, reason.red) for reason in line.reasons] == [
        ("waters of its own are touched", "area", True)
    ]
    assert clause_of(table, "area").objectors == ("TR",)
    assert clause_of(table, "duration").objectors == ()


def test_a_sounding_never_tells_the_price() -> None:
    """Price and flexibility are told in confidence alone."""
    table = tabled()
    table.ask(c.Sound("sg", "tasking", "FR"))
    table.wait(6)
    sounded = line_of(table, "FR")
    table.ask(c.Confide("sg", "tasking", "FR"))
    table.wait(12)

    assert (sounded.short, sounded.flexible) == (-1, 0)
    assert line_of(table, "FR").short >= 0


def test_knowledge_of_an_amended_text_is_marked_as_old() -> None:
    """After the area is reworded the sounding speaks of an earlier wording, and no bracket is left from it."""
    table = tabled()
    table.ask(c.Sound("sg", "tasking", "TR"))
    table.wait(6)
    table.ask(c.Amend("sg", "tasking", "area", "own-waters"))
    line = line_of(table, "TR")

    assert (line.present, line.about, line.reasons[0].holds) == (False, "an earlier wording", False)
    assert clause_of(table, "area").objectors == ()


def test_a_reason_about_an_untouched_clause_still_holds() -> None:
    """Rewording the duration leaves Türkiye's bracket on the area."""
    table = tabled()
    table.ask(c.Sound("sg", "tasking", "TR"))
    table.wait(6)
    table.ask(c.Amend("sg", "tasking", "duration", "sunset"))

    assert clause_of(table, "area").objectors == ("TR",)


def test_an_objection_declared_at_the_table_brackets_its_clause_for_all() -> None:
    """What Greece declares openly is seen by the chair and by nobody outside the forum."""
    table = tabled(("sg", "gr"))
    table.ask(c.TakePosition("gr", "tasking", Stand.OBJECT, "duration", why="too long"))

    assert clause_of(table, "duration", "sg").objectors == ("GR",)
    assert line_of(table, "GR", "sg").declared == "objects: too long"


def test_what_was_said_into_a_silence_is_for_the_chair_and_the_speaker() -> None:
    """Under silence the other members do not read who objects."""
    table = tabled(("sg", "gr"))
    table.ask(c.PutUnderSilence("sg", "tasking", 24))
    table.wait(1)
    table.ask(c.TakePosition("gr", "tasking", Stand.TIME))

    assert line_of(table, "GR", "sg").declared == "asks for more time"
    assert line_of(table, "GR", "gr").declared == "asks for more time"
    assert line_of(table, "GR", "tr").declared == ""


def test_an_unlawful_response_is_in_order_and_asks_for_a_reason() -> None:
    """The legal adviser's note stands beside it; nothing bars the seat from tabling it."""
    view = tabled().view()
    bold = next(response for response in view.decisions[0].responses if response.id == "bold")
    ask = next(ask for ask in view.asks if (ask.kind, ask.subject) == ("table", "bold"))

    assert bold.in_order
    assert "non-refoulement" in bold.unlawful
    assert (ask.in_order, ask.reason) == (True, True)


def test_every_ask_shown_as_in_order_is_accepted_by_the_rules() -> None:
    """The list of asks and ``decide`` agree, but for the written reason an unlawful response still needs."""
    table = tabled()
    for ask in table.view().asks:
        if ask.in_order and not ask.reason:
            Table.ask(_copy(table), ask.command)


def _copy(table: Table) -> Table:
    copy = Table.__new__(Table)
    copy.plan, copy.state, copy.past, copy.seats = table.plan, table.state, list(table.past), table.seats
    return copy


def test_an_ask_out_of_order_carries_its_ruling() -> None:
    """Silence of 24 hours begun a few hours before the deadline is refused with its rule and cure."""
    table = tabled()
    table.wait(80)
    silence = next(ask for ask in table.view().asks if (ask.kind, ask.detail) == ("silence", "24"))

    assert not silence.in_order
    assert silence.ruling is not None
    assert silence.ruling.code == "R27"


def test_a_closed_decision_shows_what_stands_to_everyone() -> None:
    """Once adopted the text is public: the board's chair reads title and wordings too."""
    table = tabled()
    table.ask(c.Amend("sg", "tasking", "area", "own-waters"))
    table.ask(c.Amend("sg", "tasking", "duration", "sunset"))
    table.wait(6)
    table.ask(c.PutUnderSilence("sg", "tasking", 24))
    table.wait(24)
    outcome = table.view("eu").closed[0]

    assert (outcome.decision, outcome.response, outcome.how) == ("tasking", "isr", "silence")
    assert outcome.clauses == (("Area", "each in its own waters"), ("Duration", "for three months"))
