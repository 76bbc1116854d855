"""What changes the course of an exercise from the console: indicators and outcomes by hand, going back, the debrief."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.terms import FACILITATOR
from game.journal import Line
from game.tui import messages
from game.tui.screens.choose import Choice
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.running import ask_one, ask_words, put
from game.view import clock
from game.view.asks import words_of

if TYPE_CHECKING:
    from game.tui.screens.console import ConsoleScreen

LAST = 40
"""Lines to go back to that are offered."""


def adjust(screen: ConsoleScreen) -> None:
    """Change an indicator, with a reason."""
    found = [Choice(one.id, one.title, one.unit) for one in screen.desk.plan.indicators]

    def taken(indicator: str) -> None:
        def by(amount: str) -> None:
            sign, digits = amount[:1], amount.lstrip("+-").replace(",", "")
            if not (digits.isascii() and digits.isdecimal() and len(digits) < 10):
                screen.say(f"“{amount}” is no amount; one looks like +5 or -300.")
                return
            number = -int(digits) if sign == "-" else int(digits)
            ask_words(screen, "Why?", "Reason", lambda reason: put(
                screen, c.Adjust(FACILITATOR, indicator, number, reason)))  # fmt: skip

        ask_words(screen, "By how much?", "Amount, such as +5 or -300", by)

    ask_one(screen, "Which indicator?", found, taken)


def declare(screen: ConsoleScreen) -> None:
    """Close a decision point with an outcome, with a reason."""
    choices = [
        Choice(f"{one.id}={response}", f"{one.title}: {title}")
        for one in screen.desk.view.decisions
        for response, title in (*((r.id, r.title) for r in one.responses), ("", "nothing stands"))
    ]

    def taken(found: str) -> None:
        decision, _, response = found.partition("=")
        ask_words(screen, "Your ruling", "Reason", lambda reason: put(
            screen, c.DeclareOutcome(FACILITATOR, decision, response, reason)))  # fmt: skip

    ask_one(screen, "Declare an outcome", choices, taken)


def take_back(screen: ConsoleScreen) -> None:
    """Back to before the last act of one's own, if nobody has acted since."""
    lines = screen.desk.session.lines
    last = next((entry for entry in reversed(lines) if not (isinstance(entry, Line) and entry.by == "clock")), None)
    if not isinstance(last, Line) or last.seat != FACILITATOR or last.n < 2:
        screen.say("Somebody else acted last; y goes back to before any line.")
        return
    screen.post_message(messages.GoBack(last.n - 1))


def rewind(screen: ConsoleScreen) -> None:
    """Back to before a line, chosen from the latest."""
    plan = screen.desk.plan
    asked = [entry for entry in screen.desk.session.lines if isinstance(entry, Line) and entry.n > 1]
    choices = [
        Choice(str(line.n - 1), f"{line.seat}: {words_of(plan, line.asked)}", clock.stamp(plan, line.at))
        for line in reversed(asked[-LAST:])
    ]

    def taken(n: str) -> None:
        screen.post_message(messages.GoBack(int(n)))

    ask_one(screen, "Go back to before …", choices, taken)


def debrief(screen: ConsoleScreen) -> None:
    """The hot wash and the debrief so far."""
    screen.app.push_screen(DebriefScreen(screen.desk.session))
