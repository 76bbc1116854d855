"""Leaving: asked once, because a q is pressed quickly."""

from __future__ import annotations

from textual.binding import Binding

from game.core.plan import Id
from game.session import Session
from game.tui.opening import resume_words
from game.tui.screens.choose import Choice, Choose


class Leave(Choose):
    """Enter stays, q leaves: the key that brought it, pressed twice, does what it says."""

    BINDINGS = [Binding("q,ctrl+q,ctrl+c", "take('leave')", "Leave", show=False)]
    HINT = "↑ ↓ choose · Enter takes it · q leaves at once · Esc stays"

    def __init__(self, session: Session, round_: tuple[Id, ...] = ()) -> None:
        """``round_``: the seats of a terminal passed round."""
        kept = "everything is kept" if session.journal.place else "nothing is kept"
        choices = [Choice("stay", "Stay"), Choice("leave", f"Leave; {kept}")]
        super().__init__("Leave the exercise?", choices, "stay", resume_words(session, round_))

    def action_take(self, answer: str) -> None:
        """Answer without the list."""
        self.dismiss(answer)
