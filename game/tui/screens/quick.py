"""Choosing with one key: each entry of the list has a digit or a letter of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from textual.app import App
from textual.events import Key

from game.tui.screens.choose import Choice, Choose
from game.tui.screens.write import Write
from game.tui.widgets.sheet import Draw

KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
"""Keys of the entries, in their order; what comes after them is chosen with the cursor."""


class Quick(Choose):
    """A list whose entries are taken by their own keys, or as in any list."""

    HINT = "its key takes it, or ↑ ↓ and Enter · Esc leaves"

    def __init__(self, title: str, choices: Sequence[Choice], at: str = "", lead: Draw | None = None) -> None:
        keyed = [replace(one, key=KEYS[n] if n < len(KEYS) else " ") for n, one in enumerate(choices)]
        super().__init__(title, keyed, at, lead)

    def on_key(self, event: Key) -> None:
        """Take the entry of that key."""
        place = KEYS.find(event.character) if event.character else -1
        if 0 <= place < len(self.choices):
            event.stop()
            event.prevent_default()
            self.dismiss(list(self.choices)[place])


class Place(Protocol):
    """A screen that asks by dialogs, and can say something in its line of answers."""

    @property
    def app(self) -> App[Any]:
        """The app it is shown by."""

    def say(self, words: str) -> None:
        """Say it."""


@dataclass(frozen=True)
class Act:
    """One thing that can be done, and what doing it leads to."""

    label: str
    do: Callable[[], None]
    note: str = ""
    more: str = ""


def ask_one(
    screen: Place,
    title: str,
    choices: Sequence[Choice],
    then: Callable[[str], None],
    at: str = "",
) -> None:
    """Choose one; nothing to choose from is said."""
    if not choices:
        screen.say(f"{title}: there is nothing to choose from now.")
        return

    def taken(found: str | None) -> None:
        if found is not None:
            then(found)

    screen.app.push_screen(Quick(title, choices, at), taken)


def ask_act(screen: Place, title: str, acts: Sequence[Act]) -> None:
    """Choose one thing to do, and do it."""
    choices = [Choice(str(n), act.label, act.note, act.more) for n, act in enumerate(acts)]
    ask_one(screen, title, choices, lambda found: acts[int(found)].do())


def ask_words(
    screen: Place,
    title: str,
    label: str,
    then: Callable[[str], None],
    *,
    lead: str = "",
    empty: bool = False,
    fault: Callable[[str], str] | None = None,
) -> None:
    """Write one line; leaving it empty does nothing unless ``empty``."""

    def written(words: str | None) -> None:
        if words is not None and (words or empty):
            then(words)

    screen.app.push_screen(Write(title, lead, label, empty=empty, fault=fault), written)
