"""Plain mode: the same exercise as lines of text, for screen readers, pipes and logs; it can be scripted."""

from __future__ import annotations

from typing import TextIO

from game.core.plan import Id
from game.plain.loop import Loop
from game.plain.page import Page
from game.plain.transcript import transcript
from game.session import Session

__all__ = ["play", "transcript"]


def play(session: Session, seats: tuple[Id, ...], stdin: TextIO, stdout: TextIO, width: int = 80) -> None:
    """Play ``seats`` of a session line by line until ``quit`` or the end of input; the session keeps everything."""
    Loop(session, tuple(seats), stdin, Page(stdout, width)).run()
