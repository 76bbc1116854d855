"""What a cold player found at the prompt."""

from __future__ import annotations

from tests.plain.seat import answer, session, typed


def test_going_back_from_endex_is_no_trap() -> None:
    """After `rewind 2` the way forward is named, `debrief` names it too, and going it leads to the debrief again."""
    at = session()
    typed("wait 3w", *["c"] * 60, of=at)
    assert at.ended
    end = at.end_line
    told = answer("rewind 2", of=at)
    assert f"`rewind {end}` returns to where you were" in told
    assert f"`rewind {end}` goes back to where this exercise reached it" in answer("debrief", of=at)
    typed(f"rewind {end}", of=at)
    assert at.ended
    assert "DEBRIEF" in typed("debrief", of=at).upper()
