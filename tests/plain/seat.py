"""Scripted plain sessions of the tiny exercise."""

from __future__ import annotations

from io import StringIO

from game.plain import play
from game.session import Session
from tests.tiny import tiny_plan

CALM = (("storm", "no"), ("rough-week", "calm"), ("private", "0"))


def session(*seats: str, practice: bool = False) -> Session:
    """The tiny exercise in memory, with calm luck and a wall clock that stands still."""
    return Session.create(
        tiny_plan(),
        seats=seats or ("sg",),
        seed=3,
        forced=CALM,
        practice=practice,
        clock=lambda: "2026-01-02T03:04:05Z",
    )


def typed(*lines: str, of: Session | None = None, width: int = 80) -> str:
    """Everything printed while these lines are typed and the input then ends."""
    at = of or session()
    out = StringIO()
    play(at, at.seats, StringIO("".join(f"{line}\n" for line in lines)), out, width)
    return out.getvalue()


def answer(*lines: str, of: Session | None = None) -> str:
    """What was printed after the last of these lines, up to the next prompt, on one line."""
    return " ".join(typed(*lines, of=of).rpartition(f"> {lines[-1]}\n")[2].partition(" sg> ")[0].split())
