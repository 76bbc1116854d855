"""The facilitator's console: the MSEL, the seats, what is on the table; every live act in at most two keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import OptionList

from game.core.plan import Id
from game.tui import console_actions
from game.tui.actions import EVERYWHERE, bindings
from game.tui.control import Control
from game.tui.desk import Desk
from game.tui.prompt import prompt
from game.tui.screens import course, people, ruling, running
from game.tui.widgets import bars, msel
from game.tui.widgets.choices import Choices
from game.tui.widgets.sheet import Sheet
from game.view.console import Console, MselLine, console

BEAT = 1.0
"""Seconds between two looks at the room's own clock."""
IDLE_STEP = 30
"""Seconds by which the idle times are shown."""


class ConsoleScreen(Screen[None]):
    """Shows the whole exercise to the one who runs it, and turns keys into asks and acts of the room."""

    BINDINGS = [*console_actions.bindings(), *bindings(EVERYWHERE)]
    AUTO_FOCUS = "#msel"
    CSS_PATH = "../styles/console.tcss"

    def __init__(
        self, desk: Desk, control: Control, review: Callable[[], Screen[None]], keys: Mapping[str, str] | None = None
    ) -> None:
        """``review`` makes the screen of the debrief so far, which holds no seed."""
        super().__init__()
        self.review = review
        self.actions = console_actions.with_keys(keys or {})
        self.desk = desk
        self.control = control
        self.last_pace = 60
        """The pace the clock had when it was stopped last."""
        self._excon: tuple[int, Console] | None = None
        self._ahead = ""
        """The inject that was next when this was drawn last."""
        self._head: tuple[object, ...] = ()
        self._seats: tuple[object, ...] = ()
        """What head and seats were drawn from last."""

    @property
    def excon(self) -> Console:
        """The facilitator's own part of the view, made once a line."""
        count = len(self.desk.session.lines)
        if self._excon is None or self._excon[0] != count:
            self._excon = count, console(self.desk.plan, self.desk.session.state)
        return self._excon[1]

    def compose(self) -> ComposeResult:
        """Head; MSEL and inject left, seats and table right; answer and keys."""
        yield Sheet(id="head")
        with Horizontal(id="room"):
            with Vertical(id="left"):
                yield Choices(id="msel")
                with VerticalScroll(id="inject-place", can_focus=False):
                    yield Sheet(id="inject")
            with Vertical(id="right"):
                yield Choices(id="seats")
                with VerticalScroll(id="table-place", can_focus=False):
                    yield Sheet(id="table")
        yield Sheet(id="answer")
        yield Sheet(msel.keys(self.actions), id="console-keys")

    def on_mount(self) -> None:
        """Show it, and keep the clock going."""
        self.show()
        self.set_interval(BEAT, self.show_clock)

    def show(self) -> None:
        """Draw everything from the present view. The cursor follows what comes next, where it lay on that.

        It stays on what was held or left out by hand: the same key there lets it go again.
        """
        listed, ahead = self.query_one("#msel", Choices), self.excon.next_inject
        aside = any(line.inject == self._ahead and line.status in ("held", "passed") for line in self.excon.msel)
        follows = listed.chosen == self._ahead and not aside
        listed.show(msel.entries(self.excon))
        if follows and ahead != self._ahead:
            listed.turn_to(ahead)
        self._ahead = ahead
        self.query_one("#table", Sheet).show(msel.table(self.desk.view, self.excon))
        self._inject()
        self.show_clock()
        last = self.desk.notices[-1] if self.desk.notices else None
        words = (last.stamp, last.text, last.ruling) if last else (self.desk.view.stamp, "? explains the keys.", False)
        self.query_one("#answer", Sheet).show(bars.answer(*words))

    def show_clock(self) -> None:
        """What changes by itself: the clock, the time box, who is here. What has not changed is not drawn again."""
        places, control = self.control.places(), self.control
        seen = self.desk.view
        prompted = prompt(self.desk.session.state, seen, self.excon, control)
        head = (self.excon, control.pace, control.fault, control.box, control.box_stands, prompted)
        if head != self._head:
            self._head = head
            self.query_one("#head", Sheet).show(msel.head(self.desk.plan, seen, self.excon, control, prompted))
        seats = (self.excon.seats, tuple(replace(place, idle=place.idle // IDLE_STEP * IDLE_STEP) for place in places))
        if seats != self._seats:
            self._seats = seats
            self.query_one("#seats", Choices).show(msel.seats(seats[1], self.excon))

    def say(self, words: str) -> None:
        """Something said by the console itself."""
        self.desk.say(words)
        self.show()

    @property
    def seat_chosen(self) -> Id:
        """The seat under the seats' cursor, wherever the keys go; "" there is none."""
        return self.query_one("#seats", Choices).chosen

    @property
    def line(self) -> MselLine | None:
        """The inject under the cursor."""
        chosen = self.query_one("#msel", Choices).chosen
        return next((line for line in self.excon.msel if line.inject == chosen), None)

    def _inject(self) -> None:
        line = self.line
        known = self.desk.plan.tables.injects.get(line.inject) if line else None
        written = next((one for one in self.desk.session.state.room.written if line and one.id == line.inject), None)
        text = known.text if known else written.text if written else ""
        self.query_one("#inject", Sheet).show(msel.inject(line, text))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """The inject under the cursor lies open."""
        if event.option_list.id == "msel":
            self._inject()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter on a seat: what can be done with it; on an inject: send it."""
        event.stop()
        if event.option_list.id == "seats":
            people.seat(self, self.seat_chosen)
        else:
            running.send(self)

    # -- keys; what they lead to is in ``running`` ----------------------------------------------------------------

    def action_send(self) -> None:
        """Send the inject under the cursor."""
        running.send(self)

    def action_hold(self) -> None:
        """Hold it, or let it go."""
        running.hold(self)

    def action_skip(self) -> None:
        """Leave it out."""
        running.skip(self)

    def action_move(self) -> None:
        """Another time for it."""
        running.move(self)

    def action_write(self) -> None:
        """An inject of one's own."""
        running.write(self)

    def action_pause(self) -> None:
        """Stop the clock, or let it run."""
        running.pause(self)

    def action_advance(self) -> None:
        """To the next thing due."""
        running.advance(self)

    def action_length(self) -> None:
        """So much time at once."""
        running.length(self)

    def action_pace(self) -> None:
        """How fast."""
        running.pace(self)

    def action_box(self) -> None:
        """A time box."""
        running.box(self)

    def action_deadline(self) -> None:
        """Another deadline."""
        running.deadline(self)

    def action_whisper(self) -> None:
        """To one seat."""
        running.whisper(self)

    def action_broadcast(self) -> None:
        """To everybody."""
        running.broadcast(self)

    def action_talk(self) -> None:
        """Private messages."""
        running.talk(self)

    def action_observe(self) -> None:
        """An observation."""
        running.observe(self)

    def action_seat(self) -> None:
        """The seat under the cursor."""
        people.seat(self, self.seat_chosen)

    def action_number(self, number: int) -> None:
        """The seat with this number; the cursor goes there too."""
        listed = self.query_one("#seats", Choices)
        if number <= len(listed.ids):
            listed.turn_to(listed.ids[number - 1])
            people.seat(self, listed.chosen)

    def action_behalf(self) -> None:
        """Something asked for a seat."""
        people.behalf(self, self.seat_chosen)

    def action_code(self) -> None:
        """The room's code."""
        running.code(self)

    def action_wall(self) -> None:
        """The projector."""
        running.wall(self)

    def action_adjust(self) -> None:
        """An indicator by hand."""
        course.adjust(self)

    def action_rule(self) -> None:
        """A clause, a pledge, an outcome."""
        ruling.rule(self)

    def action_take_back(self) -> None:
        """Back to before the last act of one's own."""
        course.take_back(self)

    def action_rewind(self) -> None:
        """Back to before any line."""
        course.rewind(self)

    def action_debrief(self) -> None:
        """The debrief so far."""
        course.debrief(self)

    def action_handover(self) -> None:
        """For the next shift."""
        course.handover(self)
