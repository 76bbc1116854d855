"""A whole exercise as 24 seats would play it in an hour: who asks what in each minute, made once in a session here.

Every ask in it was in order when it was made, so the host under test, which begins with the same luck, takes it too.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field

from game.core import commands as c
from game.core.options import options
from game.core.plan import Id, Plan
from game.core.terms import FACILITATOR, Minute
from game.journal import Line
from game.policies import policy
from game.session import Session

MINUTES = 60
"""Real minutes of the hour; the exercise's whole time is spread over them."""
EACH = 2
"""A seat asks for something every so many minutes, besides what chairs ask to carry the exercise on."""
WRITTEN = 5
"""The facilitator writes an inject of the day's own every so many minutes."""
CHAIRS = 2
"""A chair goes one step on every so many minutes, so that the others have a text before them to speak to."""
LEFT_TO_CHAIRS = (c.Table, c.Withdraw, c.Refer, c.ActAlone)
WORDS = "The delegation has taken note, asks for the figures by route and by month, and comes back to it in writing."


@dataclass
class Beat:
    """One minute of the hour."""

    at: Minute
    """Exercise time runs to this minute first."""
    leading: list[c.Command] = field(default_factory=list)
    """Asks of the facilitator and of chairs, one after the other."""
    asks: list[c.Command] = field(default_factory=list)
    """Asks of the other seats, all at once."""


class Company:
    """Plays the hour in a session of its own, and keeps what was asked."""

    def __init__(self, plan: Plan, seats: tuple[Id, ...]) -> None:
        self.plan = plan
        self.session = Session.create(plan, seats=seats, seed=1)
        self.beats: list[Beat] = []
        self._luck = random.Random(5)  # noqa: S311  (a story, no secret)
        self._seats = seats
        self._chair = policy("public")

    def play(self) -> list[Beat]:
        """Every minute of the hour, the last one a little before ENDEX."""
        for minute in range(MINUTES):
            beat = Beat(self.plan.endex * minute // MINUTES)
            self.beats.append(beat)
            if minute:
                self._put(c.Advance(FACILITATOR, beat.at))
            else:
                self._lead(beat, c.AllowMessages(FACILITATOR, True))
            if minute % WRITTEN == 0:
                self._lead(beat, c.WriteInject(FACILITATOR, f"Inject of minute {minute}", f"{WORDS} {WORDS}"))
            if minute % CHAIRS == 0:
                for seat in self._seats:
                    self._conduct(beat, seat)
            for number, seat in enumerate(self._seats):
                if (minute + number) % EACH == 0:
                    beat.asks.append(self._anything(seat, minute))
        return self.beats

    @property
    def decided(self) -> int:
        """Decision points closed in it."""
        return sum(not point.open for point in self.session.state.points.values())

    def kinds(self) -> Counter[str]:
        """How often each kind of ask was made."""
        return Counter(type(line.asked).__name__ for line in self.session.lines if isinstance(line, Line))

    def _conduct(self, beat: Beat, seat: Id) -> None:
        """The next step a chair takes to carry its matters on."""
        command = self._chair.act(self.plan, self.session.state, seat) if seat in self.plan.tables.seats else None
        if command is not None:
            self._lead(beat, command)

    def _anything(self, seat: Id, minute: int) -> c.Command:
        """Something a seat may ask now: of its own options as often as of words."""
        words = self._words(seat, f"Minute {minute}. {WORDS}")
        if self._luck.random() < 0.5:
            words = [*self._deeds(seat), *words]
        return next(one for one in words if self._put(one))

    def _deeds(self, seat: Id) -> list[c.Command]:
        """One of each kind that is in order, but for what would take a chair's matter from it."""
        by_kind: dict[str, list[c.Command]] = {}
        for option in options(self.plan, self.session.state, seat):
            if option.refusal is None and not isinstance(option.command, LEFT_TO_CHAIRS):
                by_kind.setdefault(type(option.command).__name__, []).append(option.command)
        return [self._luck.choice(by_kind[kind]) for kind in self._luck.sample(sorted(by_kind), len(by_kind))]

    def _words(self, seat: Id, text: str) -> list[c.Command]:
        """Words somewhere, in the order in which they are tried."""
        if seat not in self.plan.tables.seats:
            return [c.Observe(seat, text)]
        to = self._luck.choice([FACILITATOR, *(other for other in self._seats if other != seat)])
        written: list[c.Command] = [c.Message(seat, to, text), c.Note(seat, text)]
        written += [
            c.ProposeClause(seat, decision, "A line of our own", text)
            for decision, point in self.session.state.points.items()
            if point.open and point.file is not None
        ]
        return self._luck.sample(written, len(written))

    def _lead(self, beat: Beat, command: c.Command) -> bool:
        if not self._put(command):
            return False
        beat.leading.append(command)
        return True

    def _put(self, command: c.Command) -> bool:
        return self.session.put(command, "seat")
