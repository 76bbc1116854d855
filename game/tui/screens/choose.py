"""Choosing one of several asks: each with its price; out of order ones dim, with their ruling under the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.events import Resize
from textual.widgets import OptionList

from game.tui.ink import QUIET, WARN, Ink
from game.tui.safe import shown
from game.tui.screens.page import Dialog
from game.tui.widgets.choices import Choices, Entry
from game.tui.widgets.sheet import Draw, Sheet, nothing
from game.view.asks import Ask
from game.view.safe import width


@dataclass(frozen=True)
class Choice:
    """One thing to choose."""

    id: str
    label: str
    note: str = ""
    """A price, a date: shown at the right edge."""
    more: str = ""
    """What is said of it while the cursor is on it."""
    closed: str = ""
    """Why it is not in order; "" it is."""
    key: str = ""
    """The key that takes it, where each has one of its own."""


class Choose(Dialog[str]):
    """A list with an explanation below. Enter chooses, Esc leaves."""

    HINT = "↑ ↓ choose · Enter takes it · Esc leaves"

    def __init__(self, title: str, choices: Sequence[Choice], at: str = "", lead: Draw | None = None) -> None:
        super().__init__(title)
        self.choices = {choice.id: choice for choice in choices}
        self._at = at
        self._lead = lead

    def inside(self) -> ComposeResult:
        """Lead, list, explanation."""
        if self._lead:
            yield Sheet(self._lead, classes="lead")
        yield Choices([Entry(one.id, draw_choice(one)) for one in self.choices.values()])
        yield Sheet(nothing, classes="more")

    def on_mount(self) -> None:
        """Begin on the choice asked for, else on the first in order."""
        listed = self.query_one(Choices)
        first = next((one.id for one in self.choices.values() if not one.closed), "")
        listed.turn_to(self._at if self._at in self.choices else first)
        listed.focus()

    def on_resize(self, event: Resize) -> None:
        """The list takes the room that the lead and the explanation leave."""
        lead = 4 if self._lead else 0
        self.query_one(Choices).styles.max_height = max(3, self.size.height - 11 - lead)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say more of the choice under the cursor."""
        choice = self.choices.get(self.query_one(Choices).chosen)
        self.query_one(".more", Sheet).show(_more(choice) if choice else nothing)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take it. One that is not in order is taken too: the ruling is the answer."""
        event.stop()
        self.dismiss(self.query_one(Choices).chosen)


def draw_choice(choice: Choice) -> Draw:
    """A choice as one entry of a list."""

    def draw(ink: Ink) -> None:
        lead = ("– " if choice.closed else "  ") + (f"{choice.key}  " if choice.key else "")
        style = QUIET if choice.closed else ""
        room = ink.columns - width(lead) - width(shown(choice.note)) - 2
        if width(shown(choice.label)) <= room:
            gap = " " * (room - width(shown(choice.label)) + 2)
            ink.line((lead + shown(choice.label), style), gap, (shown(choice.note), QUIET))
        else:
            ink.row(lead, shown(choice.label), width(lead), style=style, lead_style=style)
            if choice.note:
                ink.text(choice.note, width(lead) + 2, style=QUIET)

    return draw


def _more(choice: Choice) -> Draw:
    def draw(ink: Ink) -> None:
        if choice.more:
            ink.text(choice.more)
        if choice.closed:
            ink.text(f"Not in order: {choice.closed}", 0, 2, style=WARN)

    return draw


def of_asks(asks: Sequence[Ask], more: dict[str, str]) -> list[Choice]:
    """Asks as choices, numbered by their place; ``more`` by what each is about."""
    return [
        Choice(
            str(number),
            ask.label + (" (! written reason)" if ask.reason else ""),
            ask.price,
            more.get(ask.detail if ask.kind == "lobby" else ask.subject, ""),
            f"{ask.ruling.what} In order: {ask.ruling.cure}" if ask.ruling and not ask.in_order else "",
        )
        for number, ask in enumerate(asks)
    ]
