"""One seat of a facilitated exercise: it asks for itself; time, going back and the end belong to the room."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping

from textual import events
from textual.message import Message

from game.debrief import Debrief, to_markdown
from game.journal import Line, dated, effective
from game.plain.so_far import so_far
from game.session import Session, rulings
from game.tui import keymap, messages, themes
from game.tui.actions import Action
from game.tui.app import StartexApp
from game.tui.desk import Desk
from game.tui.manner import IN_A_ROOM
from game.tui.screens import seat_asks
from game.tui.screens.briefing import BriefingScreen
from game.tui.screens.choose import Choice, Choose
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.help import help_text
from game.tui.screens.late import late
from game.tui.screens.page import Page
from game.tui.screens.play import PlayScreen
from game.tui.screens.seated import SeatedScreen
from game.tui.seat_room import NoRoom, SeatRoom
from game.view import Item

OTHERS = frozenset({"again", "go-back", "branch"})
"""Actions of the debrief that are the facilitator's, or nobody's in a room."""
SHOWN = 3
"""Sentences of news in the line above the keys; the record page has all."""


class Moved(Message):
    """The exercise has moved: somebody asked, or time ran. ``drawn`` is called once the screen shows it."""

    def __init__(self, drawn: Callable[[], None] | None = None) -> None:
        super().__init__()
        self.drawn = drawn


class Said(Message):
    """Somebody in the room says something to this seat, past the exercise: a notice to read."""

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.title, self.words = title, words


class SeatedDesk(Desk):
    """A desk that others move, too. It knows how much of the record its person has had before the eyes."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.told = self.seen = len(session.lines)
        """Entries told of here; entries the person had seen when the last key was pressed on the desk."""

    def look(self) -> None:
        """What lies on the desk now has been seen."""
        self.seen = len(self.session.lines)

    def catch_up(self) -> tuple[Item, ...]:
        """The news since the last time, but for what this seat asked itself; after a rewind there is none."""
        fresh, self.told = self.session.lines[self.told :], len(self.session.lines)
        if any(not isinstance(entry, Line) for entry in fresh):
            self.focus = ""
            self.say(f"The facilitator went back to {self.view.stamp}. Nothing is erased.")
            return ()
        standing = {entry.n for entry in effective(self.session.lines)}
        foreign = [entry for entry in fresh if isinstance(entry, Line) and entry.n in standing and not self._own(entry)]
        items = self._news(dated(foreign))
        if items:
            more = f" (and {len(items) - SHOWN} more)" if len(items) > SHOWN else ""
            self.say(" ".join(item.text for item in items[:SHOWN]) + more)
        return items

    def _own(self, line: Line) -> bool:
        return line.seat in self.seats and line.by == "seat"


class SeatedApp(StartexApp):
    """The desk of one seat, in a room with others.

    Textual calls the handlers of every class above this one, too: each that replaces one says so to the message.
    """

    def __init__(
        self,
        session: Session,
        environ: Mapping[str, str],
        debrief: Callable[[], Debrief],
        place: SeatRoom | None = None,
    ) -> None:
        """``place``: the room past the exercise; None where nothing runs in real time."""
        super().__init__(session, keymap.Choices())
        self.place = place or NoRoom()
        self._debrief = debrief
        """The debrief as seats may read it, made once for all of them."""
        self.desk: SeatedDesk = SeatedDesk(session)
        self.theme = themes.first_theme(environ, "")
        self._floor = False
        """Has this seat been rung for having the floor?"""

    async def on_event(self, event: events.Event) -> None:
        """A key pressed on the desk itself: what is on it has been seen."""
        if isinstance(event, events.Key | events.MouseDown) and isinstance(self.screen, PlayScreen):
            self.desk.look()
        await super().on_event(event)

    def on_moved(self, message: Moved) -> None:
        """Show what others did; ENDEX leads to the debrief, going back from there leads to the desk again."""
        items = self.desk.catch_up()
        ended, debriefed = self.desk.session.ended, any(isinstance(one, DebriefScreen) for one in self.screen_stack)
        if ended != debriefed:
            self._only_desk()
            self.open_desk(instead=True)
        else:
            self.show_desk()
        mine = any(tour.mine for tour in self.desk.view.room.tours)
        if any(item.kind in ("inject", "decision", "message") for item in items) or (mine and not self._floor):
            self.bell()
        self._floor = mine
        if message.drawn is not None:
            self.call_after_refresh(message.drawn)

    def on_said(self, message: Said) -> None:
        """Read it."""
        self.tell(message.title, message.words)

    def open_desk(self, *, instead: bool = False) -> None:
        """As in solo play; whoever comes when the exercise is under way first reads what has happened."""
        super().open_desk(instead=instead)
        seen = self.desk.view
        late_comer = self.desk.begun and not (instead or self.desk.session.ended or self.desk.mine())
        if late_comer and (seen.feed or seen.decisions or seen.closed):
            found = so_far(self.desk.plan, seen, dated(effective(self.desk.session.lines)))
            self.desk.read.clear()
            self.push_screen(Page("What has happened so far", late(found)))

    def at_briefing(self, desk: Desk) -> BriefingScreen:
        """The briefing, with a seat's keys."""
        return BriefingScreen(desk, IN_A_ROOM)

    def at_desk(self, desk: Desk) -> PlayScreen:
        """The desk's screen, offering what a seat may do."""
        return SeatedScreen(desk, self.place)

    def actions_here(self) -> list[Action]:
        """The seat's own; of the debrief those that are not the facilitator's."""
        if isinstance(self.screen, SeatedScreen):
            return list(self.screen.actions)
        held = self.screen.withheld if isinstance(self.screen, DebriefScreen) else frozenset[str]()
        return [action for action in super().actions_here() if action.id not in held]

    def action_help(self) -> None:
        """The keys of this seat, and the ideas."""
        screen = next((one for one in self.screen_stack if isinstance(one, SeatedScreen)), None)
        if screen is None:
            super().action_help()
        else:
            self.push_screen(Page("Help", help_text(screen.actions, screen.manner)))

    def at_debrief(self, desk: Desk) -> DebriefScreen:
        """The debrief's screen, on the debrief made for all."""
        screen = super().at_debrief(desk)
        screen.review.debrief = self._debrief()
        screen.withheld = OTHERS
        return screen

    def on_put(self, message: messages.Put) -> None:
        """As in solo play; a ruling has told the person how things stand now."""
        message.prevent_default()
        before = len(self.desk.mine())
        super().on_put(message)
        self.desk.look()
        if len(self.desk.mine()) > before:
            seat_asks.accepted(self, message.command)

    def on_proceed(self, message: messages.Proceed) -> None:
        """Not a seat's to decide."""
        message.prevent_default()
        self._room()

    def on_go_back(self, message: messages.GoBack) -> None:
        """Not a seat's to decide."""
        message.prevent_default()
        self._room()

    def on_branch_from(self, message: messages.BranchFrom) -> None:
        """Not a seat's to decide."""
        message.prevent_default()
        self._room()

    def on_another_round(self, message: messages.AnotherRound) -> None:
        """Not a seat's to decide."""
        message.prevent_default()
        self._room()

    def on_export(self, message: messages.Export) -> None:
        """The debrief goes to the person's own machine, and is written nowhere here."""
        message.prevent_default()
        name = f"{self.desk.plan.id}-debrief.md"
        self.deliver_text(io.StringIO(to_markdown(self._debrief())), save_filename=name, mime_type="text/markdown")
        self.notify(f"The debrief goes to your own machine, as {name}.", markup=False)

    def set_colours(self, name: str | None) -> None:
        """For this seat, as long as the room is open."""
        if name is not None:
            self.theme = name

    def action_leave(self) -> None:
        """Leave the screen; the seat stays this person's."""
        choices = [Choice("stay", "Stay"), Choice("leave", "Leave the screen; the seat stays yours")]
        self.push_screen(Choose("Leave the room?", choices, "stay"), self.left)

    def _room(self) -> None:
        self.desk.say(rulings.not_a_seats().what)
        self.show_desk()

    def _only_desk(self) -> None:
        """Close dialogs that lie over the desk: what they ask of is over."""
        while len(self.screen_stack) > 2:
            self.pop_screen()
