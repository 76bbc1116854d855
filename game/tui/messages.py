"""What screens and widgets say to the app, which alone asks the session."""

from __future__ import annotations

from textual.message import Message

from game.core.commands import Command
from game.core.plan import Id
from game.core.terms import Minute


class Put(Message):
    """Put an ask to the rules."""

    def __init__(self, command: Command) -> None:
        super().__init__()
        self.command = command


class Proceed(Message):
    """Let time run: to the next thing that needs the held seats, or for so long if that is sooner."""

    def __init__(self, length: Minute | None = None) -> None:
        super().__init__()
        self.length = length


class GoBack(Message):
    """Rewind to where the exercise stood after line ``n``."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.n = n


class Begin(Message):
    """Begin a new exercise, or go on with the one in the journal ``path``."""

    def __init__(self, scenario: str, seats: tuple[Id, ...] = (), *, practice: bool = False, path: str = "") -> None:
        super().__init__()
        self.scenario = scenario
        self.seats = seats
        self.practice = practice
        self.path = path


class ToTheDesk(Message):
    """The briefing is read: sit down."""


class BranchFrom(Message):
    """Play on from line ``n`` in a journal of its own."""

    def __init__(self, n: int) -> None:
        super().__init__()
        self.n = n


class Export(Message):
    """Write the debrief to a file beside the journal."""


class AnotherRound(Message):
    """Leave this exercise and choose the next one."""
