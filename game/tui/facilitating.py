"""The app of whoever runs the exercise: the console in the place of a desk."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence

from textual import events

from game.debrief import Debrief
from game.journal import JournalError
from game.session import Session
from game.tui import keymap, messages
from game.tui.actions import ACTIONS as ALL_ACTIONS
from game.tui.actions import EVERYWHERE, Action
from game.tui.console_actions import ACTIONS, shown_keys, with_keys
from game.tui.control import Control
from game.tui.ink import ACCENT, Ink
from game.tui.opening import branch
from game.tui.screens.console import ConsoleScreen
from game.tui.screens.course import gone
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.page import Page
from game.tui.seated import Moved, SeatedApp
from game.tui.widgets.sheet import Draw


class ConsoleApp(SeatedApp):
    """The facilitator's app. Its keys can be remapped in the file of the one who opened the room."""

    def __init__(
        self,
        session: Session,
        environ: Mapping[str, str],
        debrief: Callable[[], Debrief],
        control: Control,
        choices: keymap.Choices | None = None,
    ) -> None:
        super().__init__(session, environ, debrief)
        self.control = control
        ours = {one.id for one in ACTIONS}
        self.keys = {name: key for name, key in choices.keys.items() if name in ours} if choices else {}
        self.set_keymap(self.keys)

    def open_desk(self, *, instead: bool = False) -> None:
        """The console, before, during and after the exercise."""
        screen = ConsoleScreen(self.desk, self.control, self.so_far, self.keys)
        if instead:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def so_far(self) -> DebriefScreen:
        """The review over the console, which Esc leads back to; going back is open here at any time."""
        screen = self.at_debrief(self.desk)
        screen.below, screen.withheld = "the console", frozenset({"again"})
        return screen

    async def on_event(self, event: events.Event) -> None:
        """As at a seat: a key on the console means that what is on it has been seen."""
        if isinstance(event, events.Key | events.MouseDown) and isinstance(self.screen, ConsoleScreen):
            self.desk.look()
        await super().on_event(event)

    def on_moved(self, message: Moved) -> None:
        """Show what others did, wherever the console lies."""
        message.prevent_default()
        self.desk.catch_up()
        self.show_desk()
        if message.drawn is not None:
            self.call_after_refresh(message.drawn)

    def show_desk(self) -> None:
        """Draw the console anew."""
        for screen in self.screen_stack:
            if isinstance(screen, ConsoleScreen):
                screen.show()

    def on_go_back(self, message: messages.GoBack) -> None:
        """The facilitator goes back at any time."""
        message.prevent_default()
        words = gone(self.desk.plan, self.desk.session.lines, message.n)
        refused = self.desk.rewind(message.n)
        if refused is not None:
            self.tell("Ruling", refused.sentence())
        else:
            self.desk.say(words)
            if isinstance(self.screen, DebriefScreen):
                self.pop_screen()
        self.show_desk()

    def on_branch_from(self, message: messages.BranchFrom) -> None:
        """Another room can play on from there, in a journal of its own; this one goes on as it is."""
        message.prevent_default()
        try:
            branched = branch(self.desk.session, message.n)
        except (JournalError, ValueError, OSError) as error:
            self.tell("No branch", str(error))
            return
        place = branched.journal.place
        branched.close()
        words = shlex.join(["startex", "host", "--resume", place])
        self.tell(
            "A branch", f"It begins with what stood after line {message.n}. Open it as a room of its own: {words}"
        )

    def action_help(self) -> None:
        """The console's keys; over the review the review's."""
        here = self.actions_here() if isinstance(self.screen, DebriefScreen) else None
        self.push_screen(Page("Help", keys_help(here) if here else console_help(with_keys(self.keys))))


def keys_help(actions: Sequence[Action]) -> Draw:
    """These keys, by what they are about."""

    def draw(ink: Ink) -> None:
        for group in dict.fromkeys(one.group for one in actions):
            ink.heading(group)
            for one in (one for one in actions if one.group == group):
                ink.row(one.shown_key, f"{one.title}: {one.help}.", 9, lead_style=ACCENT)

    return draw


def console_help(actions: Sequence[Action]) -> Draw:
    """Every key of the console, by what it is about."""

    def draw(ink: Ink) -> None:
        for group in dict.fromkeys(one.group for one in actions):
            ink.heading(group)
            for one in (one for one in actions if one.group == group):
                ink.row(shown_keys(one), f"{one.title}: {one.help}.", 9, lead_style=ACCENT)
        ink.heading("Everywhere")
        for one in (one for one in ALL_ACTIONS if one.place == EVERYWHERE and one.id not in HIDDEN):
            ink.row(shown_keys(one), f"{one.title}: {one.help}.", 9, lead_style=ACCENT)
        ink.blank()
        ink.text("In a list each entry has a key of its own: two keys do anything. Tab goes from the MSEL to the seats"
                 " and back. Pausing is doing nothing: no inject is lost or late.")  # fmt: skip

    return draw


HIDDEN = ("copy", "palette")
"""Actions of every screen whose keys mean something else on the console, or that it has no list for."""
