"""A table for tests of the view: the tiny exercise, asked step by step, with its dated facts."""

from __future__ import annotations

from dataclasses import replace

from game.core import commands as c
from game.core import plan as p
from game.core.decide import decide
from game.core.events import Event
from game.core.evolve import fold
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import HOUR, Minute
from game.view import SeatView, dated, view
from tests.tiny import tiny_plan


def with_turkiye() -> p.Plan:
    """The tiny plan with one more seat: ``tr`` speaks for Türkiye and neither chairs nor speaks for Greece."""
    plan = tiny_plan()
    return p.with_tables(replace(plan, seats=(*plan.seats, p.Seat("tr", "Delegation of Türkiye", delegation="TR"))))


class Table:
    """The tiny exercise under way."""

    def __init__(self, seats: tuple[str, ...] = ("sg",), seed: int = 3) -> None:
        self.plan = with_turkiye()
        self.state = State(seed=seed, forced={"private": "0"})
        self.past: list[tuple[Minute, Event]] = []
        self.seats = seats
        self.ask(c.Start(seats[0], seats))

    def ask(self, command: c.Command) -> tuple[tuple[Minute, Event], ...]:
        """Ask; the dated facts it brought. A refusal fails the test."""
        facts = decide(self.plan, self.state, command)
        assert not isinstance(facts, Refusal), facts
        new = tuple(dated(facts, self.state.now))
        self.past.extend(new)
        self.state = fold(facts, self.state)
        return new

    def wait(self, hours: int) -> tuple[tuple[Minute, Event], ...]:
        """Let time run for so many hours."""
        return self.ask(c.Advance("sg", self.state.now + hours * HOUR))

    def view(self, *seats: str) -> SeatView:
        """What the seats see; those held when none is named."""
        return view(self.plan, self.state, seats or self.seats, tuple(self.past))


def tabled(seats: tuple[str, ...] = ("sg",)) -> Table:
    """The tiny exercise once ``isr`` is tabled and its draft is ready, at D+0 13:00."""
    table = Table(seats)
    table.wait(3)
    table.ask(c.Table("sg", "tasking", "isr"))
    table.wait(2)
    return table
