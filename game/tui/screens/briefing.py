"""The briefing: situation, role, what only you know, objectives, and the rule of each forum in a sentence."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen

from game.core.plan import Plan
from game.plain.opening import rules
from game.tui import messages
from game.tui.actions import EVERYWHERE, bindings
from game.tui.desk import Desk
from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.manner import ALONE, Manner
from game.tui.widgets.sheet import Draw, Sheet
from game.view import SeatView


def briefing_text(plan: Plan, seen: SeatView, manner: Manner = ALONE) -> Draw:
    """Everything a player is told before the first inject."""

    def draw(ink: Ink) -> None:
        ink.ends(seen.title.upper(), "", ACCENT)
        ink.text(seen.subtitle, style=QUIET)
        for title, words in (("The situation", seen.briefing), ("The dilemma", seen.dilemma)):
            if words:
                ink.heading(title)
                ink.text(words)
        _role(ink, seen)
        ink.heading("What this exercise practises")
        for number, title in enumerate(seen.objectives, 1):
            ink.row(f"{number}.", title, 3, lead_style=QUIET)
        ink.heading("How texts are decided here")
        for title, rule in rules(plan, seen):
            ink.text(title, style=STRONG)
            ink.text(rule, 2)
        ink.heading("The keys to begin with")
        at = max(len(name) for name, _ in manner.how) + 2
        for name, words in manner.how:
            ink.row(name, words, at, lead_style=ACCENT)
        ink.blank()
        for note in seen.notes:
            ink.text(note, style=QUIET)

    return draw


def _role(ink: Ink, seen: SeatView) -> None:
    ink.heading("You are")
    for seat in seen.seats:
        chairs = f", in the chair of {' and '.join(seat.chairs)}" if seat.chairs else ""
        speaks = f", speaking for {seat.delegation}" if seat.delegation else ""
        ink.text(f"{seat.title}{chairs}{speaks}. Capital for favours: {seat.capital}.", 0, 2, style=STRONG)
        if seat.brief:
            ink.text(seat.brief, 2)
        if seat.knows:
            ink.text("Only you are told:", 2, style=ACCENT)
            ink.text(seat.knows, 2)
        ink.blank()
    for title, value in seen.truths:
        ink.text(f"Only you know: {title}: {value}.", 2)


class BriefingScreen(Screen[None]):
    """Read before STARTEX; Enter sits down at the desk."""

    BINDINGS = [*bindings(EVERYWHERE), Binding("enter,c", "begin", "Begin", show=False)]
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, desk: Desk, manner: Manner = ALONE) -> None:
        super().__init__()
        self.desk = desk
        self.manner = manner

    def compose(self) -> ComposeResult:
        """One column to read, one line of keys."""
        with VerticalScroll(classes="column"):
            yield Sheet(briefing_text(self.desk.plan, self.desk.view, self.manner), classes="measure")
        yield Sheet(
            lambda ink: ink.line(
                (" Enter", ACCENT), " begins   ", ("↑ ↓", ACCENT), " scroll   ", ("?", ACCENT), " help   ",
                ("q", ACCENT), " quits",
            ),
            classes="strip",
        )  # fmt: skip

    def action_begin(self) -> None:
        """To the desk."""
        self.post_message(messages.ToTheDesk())
