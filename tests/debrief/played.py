"""A short exercise of the tiny plan, asked line by line and kept in memory: what the debrief's tests read."""

from __future__ import annotations

from collections.abc import Iterable

from game.core import commands as c
from game.core.decide import decide
from game.core.evolve import fold
from game.core.plan import Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY, HOUR
from game.journal import Entry, Header, Line, Rewind
from tests.tiny import tiny_plan

CALM = {"storm": "no", "rough-week": "calm", "author": "h1"}
WALL = "2026-01-01T00:00:00Z"


class Exercise:
    """A journal in the making. ``ask`` fails the test when the ask is not in order."""

    def __init__(self, plan: Plan | None = None, seats: tuple[str, ...] = ("sg",)) -> None:
        self.plan = plan or tiny_plan()
        self.seats = seats
        self.lines: list[Entry] = []
        self.states = [State(seed=1, forced=CALM)]
        self.ask(c.Start("sg", seats))

    @property
    def state(self) -> State:
        """Where it stands."""
        return self.states[-1]

    @property
    def header(self) -> Header:
        """The first line of the journal."""
        digest, packs, forced = self.plan.digest, self.plan.packs, tuple(CALM.items())
        return Header(self.plan.id, self.plan.title, digest, packs, 1, 0, forced, self.seats, WALL)

    def ask(self, command: c.Command, by: str = "seat") -> None:
        """Ask, and write the line."""
        facts = decide(self.plan, self.state, command)
        assert not isinstance(facts, Refusal), facts.sentence()
        self.lines.append(Line(len(self.lines) + 1, command.seat, self.state.now, command, facts, WALL, by))
        self.states.append(fold(facts, self.state))

    def all(self, commands: Iterable[c.Command]) -> Exercise:
        """Ask one after another."""
        for command in commands:
            self.ask(command)
        return self

    def until(self, minute: int) -> Exercise:
        """Let time run."""
        self.ask(c.Advance("sg", minute))
        return self

    def rewind(self, entry: int) -> Exercise:
        """Go back to where it stood after ``entry``."""
        self.lines.append(Rewind(len(self.lines) + 1, entry, WALL, "sg"))
        self.states.append(self.states[entry])
        return self


def adopted(plan: Plan | None = None, seats: tuple[str, ...] = ("sg",)) -> Exercise:
    """The text falls once to silence, is amended twice, helped by an offer, and adopted; then time runs to ENDEX."""
    played = Exercise(plan, seats).until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "isr"))
    played.until(6 * HOUR)
    played.ask(c.PutUnderSilence("sg", "tasking", 12))
    played.until(20 * HOUR)
    played.ask(c.Amend("sg", "tasking", "area", "own-waters"))
    played.ask(c.Lobby("sg", "tasking", "ships-early", "FR"))
    played.until(34 * HOUR)
    played.ask(c.PutUnderSilence("sg", "tasking", 24))
    played.ask(c.Note("sg", "Second text, second silence."))
    return played.until(played.plan.endex)


def unlawful() -> Exercise:
    """The unlawful response is tabled with a written reason, put under silence and broken by one member."""
    played = Exercise().until(2 * HOUR)
    played.ask(c.Table("sg", "tasking", "bold", (), "Ministers asked for it."))
    played.until(6 * HOUR)
    played.ask(c.PutUnderSilence("sg", "tasking", 12))
    return played.until(3 * DAY)
