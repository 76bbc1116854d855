"""Writing one line: a note, a reason for the record. Enter writes it, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.widgets import Input

from game.tui.ink import WARN
from game.tui.screens.page import Dialog
from game.tui.widgets.sheet import Sheet


class Write(Dialog[str]):
    """One line of the player's own words; an empty one is no answer unless ``empty``."""

    HINT = "Enter writes it · Esc leaves, with nothing on record"

    def __init__(
        self, title: str, lead: str, label: str, *, empty: bool = False, fault: Callable[[str], str] | None = None
    ) -> None:
        """``fault``: why words are not taken, in a sentence; "" when they are."""
        super().__init__(title)
        self._lead = lead
        self._label = label
        self._empty = empty
        self._fault = fault

    def inside(self) -> ComposeResult:
        """What it is about, then the line."""
        yield Sheet(lambda ink: ink.text(self._lead), classes="lead")
        yield Sheet(lambda ink: ink.text(f"{self._label}:", style="bold"), classes="label")
        yield Input(max_length=2000)
        yield Sheet(classes="fault")

    def on_mount(self) -> None:
        """This is the one place where letters are letters."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Written; an empty line where words are wanted leaves it."""
        words = event.value.strip()
        fault = self._fault(words) if self._fault is not None and words else ""
        if fault:
            self.query_one(".fault", Sheet).show(lambda ink: ink.text(f"! {fault}", style=WARN))
            return
        self.dismiss(words if words or self._empty else None)
