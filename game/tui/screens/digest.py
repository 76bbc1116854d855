"""After time has run: where we are now, the injects in full, what happened, what moved and why."""

from __future__ import annotations

from textual.binding import Binding

from game.core.plan import Plan
from game.tui.desk import Stretch
from game.tui.ink import QUIET, STRONG, WARN, Ink
from game.tui.screens.page import Page
from game.tui.widgets import feed
from game.tui.widgets.sheet import Draw
from game.view import clock, names
from game.view.news import closed
from game.view.seat import Outcome


class DigestScreen(Page):
    """Enter goes back to the desk; c lets time run on at once."""

    BINDINGS = [Binding("c", "go_on", "Continue", show=False)]
    HINT = "↑ ↓ scroll · Enter to the desk · c continues at once"

    def action_go_on(self) -> None:
        """Read, and on."""
        self.dismiss(False)


def when(plan: Plan, stretch: Stretch) -> str:
    """Where time has run to, and how far."""
    seen = stretch.view
    later = f" · {clock.spoken(seen.now - stretch.before)} later" if seen.now > stretch.before else ""
    return f"{seen.stamp} · {clock.day(plan, seen.now)}{later}"


def digest(plan: Plan, stretch: Stretch) -> Draw:
    """The stretch on a sheet."""

    def draw(ink: Ink) -> None:
        _needs(ink, plan, stretch)
        if stretch.items:
            ink.heading("What happened")
        last = ""
        for item in stretch.items:
            ink.row("" if item.stamp == last else item.stamp, item.text, 12, lead_style=QUIET)
            last = item.stamp
        for paper in stretch.papers:
            ink.blank()
            feed.write(ink, paper)
        _moved(ink, plan, stretch)

    return draw


def _needs(ink: Ink, plan: Plan, stretch: Stretch) -> None:
    """Why time stopped, in a line each."""
    titles = {decision.id: decision.title for decision in plan.decisions}
    words = {
        "opened": "A decision opens: {}",
        "closed": "{}",
        "silence": "Silence was broken: {}",
        "refused": "The text did not carry: {}",
        "text": "The text has changed: {}",
        "deadline": "A day is left and {}",
        "step": "What you set going is done: the answers and the drafting you waited for",
        "pledge": "A pledge fell due",
        "endex": "ENDEX",
    }
    special = {("closed", one.decision): _outcome(one) for one in stretch.view.closed}
    special |= {("deadline", one.id): f"{one.lacks}: {one.title}" for one in stretch.view.decisions}
    told = {
        words[one.kind].format(special.get((one.kind, one.subject), titles.get(one.subject, ""))): one.kind
        for one in stretch.reasons
        if one.kind in words
    }
    for sentence, kind in told.items():
        style = WARN if kind in ("deadline", "silence", "refused") else STRONG
        ink.text(f"→ {closed(sentence)}", 0, 2, style=style)


def _outcome(outcome: Outcome) -> str:
    """What became of a decision, in a sentence without its full stop."""
    text = f"“{outcome.response_title}” " if outcome.response_title else ""
    return f"{names.led(outcome.title)} {text}{outcome.words}"


def _moved(ink: Ink, plan: Plan, stretch: Stretch) -> None:
    if stretch.shifts:
        ink.heading("What moved")
    for shift in stretch.shifts:
        ink.ends(f"{shift.title}: {shift.after}", f"was {shift.before}", STRONG if shift.lives else "")
        if shift.lives:
            note = next((i.note for i in plan.indicators if i.id == shift.id), "")
            ink.text(note or "Minimum recorded figure.", 2, style=QUIET)
        else:
            ink.text("; ".join(f"{cause.title} {cause.text}" for cause in shift.causes[:4]), 2, 2, style=QUIET)


def ruling(what: str, rule: str, cure: str, code: str) -> Draw:
    """A ruling: what is not in order, by which rule, and what would be."""

    def draw(ink: Ink) -> None:
        ink.ends("Not in order", code, WARN)
        ink.blank()
        ink.rows([("What", what), ("Rule", rule), ("In order", cure[:1].upper() + cure[1:])])

    return draw
