"""What happened over a stretch of exercise time: injects in full, then the news, then the dials that moved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from game.core.events import Event
from game.core.plan import Id, Plan
from game.core.terms import Minute
from game.plain.page import Page
from game.view import clock
from game.view.access import sight
from game.view.dials import shifts
from game.view.feed import Paper
from game.view.names import led
from game.view.news import Item, news_of
from game.view.seen import SeatView

ALREADY_TOLD = ("inject", "dial")
"""Kinds that a digest shows in another way: papers in full, dials summed up."""


def where(page: Page, plan: Plan, view: SeatView, before: Minute) -> None:
    """The line that says where we are, and how far time has moved."""
    page.blank()
    moved = f", {clock.spoken(view.now - before)} later" if view.now > before else ""
    page.rule()
    page.title(f"{view.stamp}  {clock.day(plan, view.now)}{moved}", f"ENDEX {view.endex}")
    page.rule()


def digest(
    page: Page, plan: Plan, view: SeatView, facts: Sequence[tuple[Minute, Event]], texts: Mapping[Id, Id] | None = None
) -> None:
    """Everything these seats may know of the stretch; ``texts`` is what lay on each table before it."""
    seats = tuple(seat.id for seat in view.seats)
    items = told(plan, facts, seats, texts)
    for sheet in papers(view, items):
        paper(page, sheet)
    rest = [item for item in items if item.kind not in ALREADY_TOLD]
    if rest:
        page.blank()
        sentences(page, rest)
    moved(page, plan, [event for _, event in facts], seats)


def told(
    plan: Plan, facts: Iterable[tuple[Minute, Event]], seats: tuple[Id, ...], texts: Mapping[Id, Id] | None = None
) -> list[Item]:
    """The news of dated facts; ``texts`` is what lay on each table before them."""
    return list(news_of(plan, facts, seats, texts))


def papers(view: SeatView, items: Iterable[Item]) -> list[Paper]:
    """The injects among the news that lie on this desk, in the order they came."""
    came = [(item.subject, item.at) for item in items if item.kind == "inject"]
    return [sheet for key in came for sheet in view.feed if (sheet.inject, sheet.at) == key]


def sentences(page: Page, items: Iterable[Item], last: str = "") -> None:
    """Dated sentences; a stamp is written once for all that happened in its minute, ``last`` being written already."""
    for item in items:
        page.row("" if item.stamp == last else item.stamp, item.text, 0, 11)
        last = item.stamp


def paper(page: Page, sheet: Paper) -> None:
    """One inject as it lies on the desk."""
    page.blank()
    marking = f" [{sheet.marking}]" if sheet.marking else ""
    page.title(f">> {sheet.title}{marking}", sheet.stamp)
    origin = " · ".join(part for part in (sheet.sender, sheet.channel) if part)
    if origin:
        page.text(f"From: {origin}", 3, 6)
    if sheet.to:
        page.text(f"To: {', '.join(sheet.to)}", 3, 4)
    page.text(sheet.text, 3)
    if sheet.stylised:
        page.text("(Stylised for training.)", 3)


def moved(page: Page, plan: Plan, events: Sequence[Event], seats: tuple[Id, ...]) -> None:
    """The dials that moved over these facts, lives first, with their causes."""
    found = shifts(plan, events, sight(plan, seats))
    if not found:
        return
    page.blank()
    for shift in found:
        page.across(f"{led(shift.title)} {shift.after}", f"was {shift.before}")
        if shift.lives:
            page.text(f"({shift.note or 'minimum recorded figure'})", 4)
        elif shift.causes:
            page.text("; ".join(f"{cause.title} {cause.text}" for cause in shift.causes[:4]), 4, 2)
