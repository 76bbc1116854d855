"""The first page: situation, role, what only you know. And what `brief` adds: aims, rules, how to play."""

from __future__ import annotations

from game.core.plan import Plan
from game.plain.page import Page
from game.view.access import sight
from game.view.beliefs import spoken
from game.view.dials import Dial
from game.view.names import led, listed
from game.view.seen import SeatView

HOW = (
    "`continue` runs on to the next thing that needs you. Time moves only when you say so.",
    "When a decision opens, table a response; sound delegations; amend the text; then put it to the decision.",
    "Every step costs time and one of the few steps a decision affords. Steps begun together run side by side.",
    "A number or a word chooses: `menu` lists what is in order now, `board` what you know, `text` the draft.",
    "`help` lists the words, `? word` explains one. `quit` saves; so does the end of input.",
)


def opening(page: Page, plan: Plan, view: SeatView) -> None:
    """What a player reads before the first inject: as much as fits in one mind, and where the rest is."""
    page.rule("=")
    page.title(view.title.upper(), view.subtitle)
    page.rule("=")
    situation(page, view)
    page.blank()
    notes = ", and what to note" if view.notes else ""
    page.text(
        "`brief` tells the rest: what this exercise practises, how texts are decided here, how to play"
        f"{notes}. `help` lists the words. Effects, and words put to real people and states, are stylised for training."
    )


def brief(page: Page, plan: Plan, view: SeatView) -> None:
    """Everything a player is told before the first inject, again at any time."""
    situation(page, view)
    if view.objectives:
        page.heading("What this exercise practises")
        objectives(page, view)
    page.heading("How texts are decided here")
    for title, rule in rules(plan, view):
        page.text(f"{led(title)} {rule}", 0, 2)
    page.heading("How to play")
    for number, line in enumerate(HOW, 1):
        page.row(f"{number}.", line)
    if view.notes:
        page.heading("Please note")
    for note in view.notes:
        page.text(f"- {note}", 0, 2)


def situation(page: Page, view: SeatView) -> None:
    """Situation, dilemma, role, what only these seats know."""
    if view.briefing:
        page.heading("Situation")
        page.text(view.briefing)
    if view.dilemma:
        page.heading("The dilemma")
        page.text(view.dilemma)
    page.heading("You are")
    for number, seat in enumerate(view.seats):
        if number:
            page.blank()
        chairs = f", in the chair of {listed(seat.chairs)}" if seat.chairs else ""
        speaks = f", speaking for {seat.delegation}" if seat.delegation else ""
        page.text(f"{seat.title}{chairs}{speaks}. Capital for favours: {seat.capital}.", 0, 2)
        if seat.brief:
            page.text(seat.brief, 2)
        if seat.knows:
            page.text(f"Only you are told: {seat.knows}", 2)
    for title, value in view.truths:
        page.text(f"Only you know: {led(title)} {value}.", 2)


def objectives(page: Page, view: SeatView) -> None:
    """The objectives, numbered."""
    for number, title in enumerate(view.objectives, 1):
        page.row(f"{number}.", title)


def rules(plan: Plan, view: SeatView) -> list[tuple[str, str]]:
    """(forum, its rule in a sentence) for every forum whose papers these seats receive."""
    who = sight(plan, tuple(seat.id for seat in view.seats))
    forums = dict.fromkeys(decision.forum for decision in plan.decisions)
    found = []
    for forum in forums:
        body = plan.tables.bodies[forum]
        procedure = plan.tables.procedures.get(body.procedure)
        if procedure and (forum in who.bodies or who.all_papers):
            found.append((body.title, procedure.rule or procedure.title))
    return found


def dials(page: Page, view: SeatView, *, causes: bool = True) -> None:
    """The dials, lives first, with trend and the cause of the last change."""
    for dial in view.dials:
        page.across(f"{led(dial.title)} {dial.text}", dial.trend)
        if dial.lives:
            page.text(f"({dial.note or 'minimum recorded figure'})", 4)
        if causes and dial.causes:
            page.text(_why(dial), 4, 2)


def beliefs(page: Page, view: SeatView) -> None:
    """What the held seats think likely, and the evidence they were told of."""
    for belief in view.beliefs:
        page.across(f"{belief.seat}: {belief.title}", "")
        page.text(spoken(belief.parts), 4)
    for finding in view.findings:
        page.row(finding.stamp, finding.title if finding.found else f"not found: {finding.title}", 0, 14)


def _why(dial: Dial) -> str:
    because = "; ".join(cause.title if dial.lives else f"{cause.title} {cause.text}" for cause in dial.causes)
    return f"last changed {dial.changed}: {because}"
