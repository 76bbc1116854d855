"""The screen: solo play in the terminal. ``run`` opens it and tells with which session, and why, it ended."""

from __future__ import annotations

import signal
from dataclasses import dataclass

from game.session import Session
from game.tui.resting import steady

__all__ = ["Played", "run", "run_round", "steady"]


@dataclass(frozen=True, slots=True)
class Played:
    """How the screen was left."""

    session: Session | None
    """The session played last, still open; None when none was begun."""
    told: int = 0
    """The signal that told it to end; 0 when the player left."""


def run(session: Session | None = None) -> Played:
    """Play ``session`` on the screen, or begin at the start screen; SIGTERM leaves it as the player would."""
    # Imported here: the command line may name this room without loading the toolkit.
    from game.tui.app import StartexApp  # noqa: PLC0415

    app = StartexApp(session, heeds=(signal.SIGTERM,))
    steady()
    app.run()
    return Played(app.session, app.ended_by)


def run_round(session: Session, seats: tuple[str, ...]) -> Played:
    """Play ``session`` with one terminal passed round among ``seats``, in that order."""
    from game.tui.passed_round import RoundApp  # noqa: PLC0415

    app = RoundApp(session, seats, heeds=(signal.SIGTERM,))
    steady()
    app.run()
    return Played(session, app.ended_by)
