"""What changes the course of an exercise from the console: indicators by hand, going back; hand-over and debrief."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.plan import Plan
from game.core.terms import FACILITATOR
from game.journal import Entry, Line, effective
from game.journal.record import ON_BEHALF
from game.tui import messages
from game.tui.handover import Section, as_text, drawn, hand_over
from game.tui.screens.choose import Choice
from game.tui.screens.page import Page
from game.tui.screens.quick import Act, ask_act, ask_one, ask_words
from game.tui.screens.running import put
from game.view import clock, names
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


def take_back(screen: ConsoleScreen) -> None:
    """Back to before the last act of one's own, if nobody has acted since."""
    lines = screen.desk.session.lines
    last = next((entry for entry in reversed(lines) if not _by_itself(entry)), None)
    if not isinstance(last, Line) or not (last.seat == FACILITATOR or last.by == ON_BEHALF) or last.n < 2:
        screen.say("Somebody else acted last; y goes back to before any line.")
        return
    screen.post_message(messages.GoBack(last.n - 1))


def _by_itself(entry: Entry) -> bool:
    """Time that ran, and chairs nobody sits in: going back further than these takes nothing from a person."""
    return isinstance(entry, Line) and (entry.by == "clock" or entry.by.startswith("policy:"))


def gone(plan: Plan, lines: Sequence[Entry], n: int) -> str:
    """What going back to line ``n`` takes back, in a sentence: the first ask of a person, and how many more."""
    asked = [line for line in effective(lines) if line.n > n]
    people = [line for line in asked if not _by_itself(line)] or asked
    if not people:
        return "Nothing stood after that line."
    more = f" (and {len(people) - 1} more)" if len(people) > 1 else ""
    return f"Taken back: {_told(plan, people[0])}{more}. Nothing is erased."


def rewind(screen: ConsoleScreen) -> None:
    """Back to before a line, chosen from the latest."""
    plan = screen.desk.plan
    asked = [entry for entry in screen.desk.session.lines if isinstance(entry, Line) and entry.n > 1]
    choices = [
        Choice(str(line.n - 1), _told(plan, line), clock.stamp(plan, line.at)) for line in reversed(asked[-LAST:])
    ]

    def taken(n: str) -> None:
        screen.post_message(messages.GoBack(int(n)))

    ask_one(screen, "Go back to before …", choices, taken)


def _told(plan: Plan, line: Line) -> str:
    """Who asked what. Time is nobody's at the table: a line of time names a seat only because every line does."""
    words, who = words_of(plan, line.asked), names.seat(plan, line.seat)
    if isinstance(line.asked, c.Advance):
        return words[:1].upper() + words[1:]
    if line.by == ON_BEHALF:
        who = f"{names.seat(plan, FACILITATOR)} for {who}"
    return f"{who}: {words}"


def handover(screen: ConsoleScreen) -> None:
    """The note for the next shift: read it, add to it, take it along."""
    acts = [
        Act("Read how things stand", lambda: _read(screen)),
        Act("Write a word for the next shift", lambda: _add(screen)),
        Act("Take it along as a file", lambda: _take(screen)),
    ]
    ask_act(screen, "Hand-over of the shift", acts)


def _add(screen: ConsoleScreen) -> None:
    ask_words(screen, "For the next shift", "Words", lambda words: put(screen, c.Note(FACILITATOR, words)))


def _note(screen: ConsoleScreen) -> list[Section]:
    return hand_over(screen.desk.plan, screen.desk.session.state, screen.desk.view, screen.excon, screen.control)


def _read(screen: ConsoleScreen) -> None:
    found = _note(screen)
    screen.app.push_screen(Page("For the next shift", lambda ink: drawn(ink, found)))


def _take(screen: ConsoleScreen) -> None:
    name = f"{screen.desk.plan.id}-hand-over.txt"
    screen.app.deliver_text(io.StringIO(as_text(_note(screen))), save_filename=name, mime_type="text/plain")


def debrief(screen: ConsoleScreen) -> None:
    """The hot wash and the debrief so far."""
    screen.app.push_screen(screen.review())
