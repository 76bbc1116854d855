"""All actions in one list, narrowed by what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, OptionList

from game.tui.actions import Action
from game.tui.ink import ACCENT, QUIET, Ink
from game.tui.screens.page import Dialog
from game.tui.widgets.choices import Choices, Entry
from game.tui.widgets.sheet import Draw


class Palette(Dialog[str]):
    """Type a word, Enter takes the first that fits; arrows choose another."""

    BINDINGS = [
        Binding("down", "move(1)", "Down", show=False, priority=True),
        Binding("up", "move(-1)", "Up", show=False, priority=True),
    ]
    HINT = "Type a word · ↑ ↓ choose · Enter does it · Esc leaves"

    def __init__(self, actions: Sequence[Action]) -> None:
        super().__init__("All actions")
        self.actions = tuple(actions)

    def inside(self) -> ComposeResult:
        """The line to type in, then the list."""
        yield Input()
        yield Choices([Entry(action.id, _draw(action)) for action in self.actions])

    def on_mount(self) -> None:
        """Letters go into the line."""
        self.query_one(Choices).can_focus = False
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Only what fits."""
        found = [Entry(a.id, _draw(a)) for a in self.fitting(event.value)]
        self.query_one(Choices).show(found or [Entry("", _none, heading=True)])
        self.query_one(Choices).highlighted = 0

    def fitting(self, words: str) -> list[Action]:
        """Actions whose title or sentence holds every word typed; titles that begin so come first."""
        wanted = words.casefold().split()
        found = [a for a in self.actions if all(w in f"{a.title} {a.help} {a.id} {a.words}".casefold() for w in wanted)]
        return sorted(found, key=lambda a: not a.title.casefold().startswith(words.casefold().strip() or " "))

    def action_move(self, by: int) -> None:
        """Another of the list."""
        listed = self.query_one(Choices)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do it."""
        self.dismiss(self.query_one(Choices).chosen or None)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do it, by the mouse."""
        self.dismiss(self.query_one(Choices).chosen or None)


def _none(ink: Ink) -> None:
    ink.text("No action has this word; rub it out, or Esc leaves.", 2, style=QUIET)


def _draw(action: Action) -> Draw:
    def draw(ink: Ink) -> None:
        ink.row(f"{action.shown_key:<4}{action.title}", action.help, 21, style=QUIET, lead_style=ACCENT)

    return draw
