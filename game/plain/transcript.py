"""The transcript of an exercise: what the held seats could read, from STARTEX on, in the sentences of plain mode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from game.core.events import Event
from game.core.terms import Minute
from game.debrief import build, to_text
from game.journal import Line, Rewind, dated
from game.plain.digest import sentences, told
from game.plain.page import Page
from game.session import Session
from game.view import clock, names
from game.view.news import Item


def transcript(session: Session, out: TextIO, width: int = 80) -> None:
    """Write the whole exercise so far, and after ENDEX its debrief. No path, wall time or random id is in it."""
    page, plan = Page(out, width), session.plan
    page.rule("=")
    page.title(plan.title.upper(), plan.subtitle)
    page.text(f"Seats: {names.listed(names.seat(plan, seat) for seat in session.seats)}.")
    page.rule("=")
    for entry, facts in _stretches(session):
        if isinstance(entry, Rewind):
            page.blank()
            page.text(f"<< back to where it stood after line {entry.rewound} >>")
        _day(page, session, told(plan, facts, session.seats))
    if session.ended:
        page.blank()
        for line in to_text(build(plan, session.header, session.lines), page.columns).splitlines():
            page.raw(line)


def _stretches(session: Session) -> Iterator[tuple[Line | Rewind | None, list[tuple[Minute, Event]]]]:
    """Facts between one rewind and the next; each stretch is led by the rewind that began it."""
    lead: Line | Rewind | None = None
    facts: list[tuple[Minute, Event]] = []
    for entry in session.lines:
        if isinstance(entry, Rewind):
            yield lead, facts
            lead, facts = entry, []
        else:
            facts += dated([entry])
    yield lead, facts


def _day(page: Page, session: Session, items: list[Item]) -> None:
    """Items under a heading for each day of the calendar; an inject with its text."""
    last, stamp = "", ""
    for item in items:
        day = clock.day(session.plan, item.at)
        if day != last:
            page.blank()
            page.title(day, item.stamp.split()[0])
        sentences(page, [item], stamp)
        inject = session.plan.tables.injects.get(item.subject) if item.kind == "inject" else None
        if inject and inject.text:
            page.text(inject.text, 12)
        last, stamp = day, item.stamp
