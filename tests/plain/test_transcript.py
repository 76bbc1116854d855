"""The transcript of an exercise played by policies."""

from __future__ import annotations

from io import StringIO

from game.plain import transcript
from tests.plain.seat import session

GOLDEN = """\
================================================================================
A SMALL EXERCISE                                                       two weeks
Seats: Secretary General.
================================================================================

Monday 8 Feb 2016                                                            D+0
D+0 08:00   STARTEX.
D+0 10:00   Ministers of Greece and Germany (diplomatic note): A joint request.
            Two members ask the council for ships.
            Cohesion of the council: from 60 to 63. Cause: A joint request +3.
            Opens in The Council: The tasking. What does the council do on the
            request? Until D+4 10:00.
"""


def told(policy: str) -> str:
    """The transcript of the tiny exercise played by one policy."""
    at, out = session(), StringIO()
    at.autoplay(policy)
    transcript(at, out)
    return out.getvalue()


def test_the_transcript_begins_like_this() -> None:
    """A heading, the day, the facts of each minute under one stamp, injects with their text."""
    assert told("history").startswith(GOLDEN)


def test_two_runs_read_the_same() -> None:
    """No path, wall time or random id is in it."""
    assert told("history") == told("history")
    assert "2026-01-02" not in told("history")


def test_the_transcript_ends_with_the_debrief() -> None:
    """The exercise was played to ENDEX, so the review follows."""
    text = told("status-quo")

    assert "ENDEX." in text
    assert text.index("ENDEX.") < text.rindex("Lives lost at sea")
