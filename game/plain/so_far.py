"""What has happened so far, for somebody who comes late: what stands, what is open, what was read and said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.events import Event
from game.core.plan import Plan
from game.core.terms import Minute
from game.view import SeatView, clock
from game.view.news import news_of

LAST = 12
"""Sentences of news told; the record has the rest."""
TOLD = ("inject", "dial")
"""Kinds of news that have parts of their own: the papers, the dials."""


@dataclass(frozen=True, slots=True)
class SoFar:
    """The exercise until now, as one seat may know it."""

    open: tuple[str, ...]
    """Open decision points: question, clock, text."""
    stands: tuple[str, ...]
    """What was decided."""
    papers: tuple[tuple[str, str], ...]
    """(stamp, title), newest first."""
    news: tuple[tuple[str, str], ...]
    """(stamp, sentence), the last ones, oldest first."""


def so_far(plan: Plan, seen: SeatView, past: Iterable[tuple[Minute, Event]]) -> SoFar:
    """The digest; ``past`` is what happened, dated, without what was gone back on."""
    seats = tuple(seat.id for seat in seen.seats)
    items = [item for item in news_of(plan, past, seats) if item.kind not in TOLD]
    return SoFar(
        tuple(_open(seen)),
        tuple(
            f"{one.title}: " + (f"“{one.response_title}” " if one.response_title else "") + f"{one.words}."
            for one in seen.closed
        ),
        tuple((paper.stamp, paper.title) for paper in reversed(seen.feed)),
        tuple((item.stamp, item.text) for item in items[-LAST:]),
    )


def _open(seen: SeatView) -> Iterable[str]:
    for one in seen.decisions:
        text = f"“{one.draft.title}” is {one.draft.words}" if one.draft else "no text is on the table"
        yield f"{one.title}: {one.question} {text[:1].upper()}{text[1:]}. Closes in {clock.spoken(one.left)}."
