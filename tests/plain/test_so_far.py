"""What somebody who comes late is told."""

from __future__ import annotations

from game.core import commands as c
from game.core import events as e
from game.core.terms import DAY
from game.plain.so_far import LAST, TOLD, so_far
from tests.tiny import COHESION
from tests.view.table import Table


def test_a_move_with_several_effects_at_once_is_told_once() -> None:
    """The facts of one minute are read together, as the seat that sat through them read them."""
    table = Table()
    facts = (
        e.ModifierSet("press-line/cohesion", 0, COHESION, 4, DAY),
        e.Changed(((COHESION, 50, 51),), ((COHESION, "press-line/cohesion", 1),)),
    )
    found = so_far(table.plan, table.view("sg"), [(120, fact) for fact in facts])
    assert [words for _, words in found.news] == [
        "“Hold a press line” takes effect: Cohesion of the council +4; Cohesion of the council +1."
    ]


def test_the_last_news_without_papers_and_dials() -> None:
    """Only the last sentences are told, oldest first; injects and dials have parts of their own."""
    table = Table()
    past = [*table.wait(48)]
    for number in range(LAST + 3):
        past += table.ask(c.Note("sg", f"note {number}"))
    found = so_far(table.plan, table.view("sg"), past)
    assert [words for _, words in found.news] == [f"Noted: note {number}" for number in range(3, LAST + 3)]
    assert found.papers and TOLD == ("inject", "dial")
