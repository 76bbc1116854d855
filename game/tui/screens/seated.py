"""The desk of a seat among others: its own keys beside those of solo play, and a page for the room."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.screen import Screen

from game.core.chairs import heads
from game.core.lookup import may_speak
from game.core.plan import Id
from game.plain.offers import can
from game.tui import seat_actions
from game.tui.actions import EVERYWHERE, Action
from game.tui.actions import bindings as everywhere
from game.tui.desk import Desk
from game.tui.manner import IN_A_ROOM, PASSED_ROUND
from game.tui.screens import seat_asks
from game.tui.screens.play import PlayScreen
from game.tui.seat_room import QUIET_FOR, NoRoom, SeatRoom
from game.tui.widgets import bars
from game.tui.widgets import room as rooms
from game.tui.widgets.sheet import Draw, Sheet
from game.view.room import TourView

BEAT = 1.0
"""Seconds between two looks at the room's clock."""
KEYS = seat_actions.desk(seat_actions.IN_A_ROOM, seat_actions.THE_ROOMS)
ROUND_KEYS = seat_actions.desk(seat_actions.PASSED_ROUND, ("wait", "back"), seat_actions.INSTEAD)
STILL = (Binding("c", "proceed", show=False), Binding("enter", "floor_now", show=False))
"""Keys that answer in a room without being offered."""


class SeatedScreen(PlayScreen, inherit_bindings=False):
    """One seat in a facilitated room."""

    BINDINGS = [*seat_actions.bindings(KEYS), *STILL, *everywhere(EVERYWHERE), *Screen.BINDINGS]
    manner = IN_A_ROOM
    titles: tuple[str, ...] = (*bars.PAGES, "Room")
    offers: Iterable[Action] = KEYS

    def __init__(self, desk: Desk, place: SeatRoom | None = None) -> None:
        super().__init__(desk, {})
        self.place = place or NoRoom()
        self.kept: dict[str, str] = {}
        """Words being written, by what they are for, until they are on record."""
        self.writing = ""
        """What was written last."""
        self.asked: set[Id] = set()
        """Decision points whose reasons this person was asked for."""
        self.heard = 0
        """Messages that have lain open on the room's page."""
        self._shown: tuple[object, ...] = ()
        seats = desk.view.seats
        chairs, speaks = any(seat.chairs for seat in seats), any(seat.delegation for seat in seats)
        self.actions = seat_actions.for_seat(self.offers, chairs=chairs, speaks=speaks)

    def more_panes(self) -> ComposeResult:
        """The room."""
        with VerticalScroll(id="pane-6", classes="pane"):
            yield Sheet(id="room")

    def on_mount(self) -> None:
        """As at any desk, and with an eye on the room's clock."""
        self.set_interval(BEAT, self.show_clock)

    def draw(self, number: int) -> None:
        """The room's page is one more."""
        if number <= len(bars.PAGES):
            super().draw(number)
        elif number in self._due:
            self._due.remove(number)
            self.sheet("room").show(rooms.room(self.desk.view, self.place))

    def show_clock(self) -> None:
        """What changes by itself: the floor's minute, and the gentle line. What has not changed is not drawn again."""
        now = (rooms.floor_left(self.place), self.nudged)
        if now != self._shown:
            self._shown = now
            self.show()

    def new(self) -> dict[str, int]:
        """Injects, and messages of others."""
        found = self.desk.view.room.messages
        if self.current == len(self.titles):
            self.heard = len(found)
        return {**super().new(), "Room": sum(not one.mine for one in found[self.heard :])}

    def kinds(self) -> frozenset[str]:
        """Kinds of asks in order, those of the room too."""
        room, focus = self.desk.view.room, self.focus_file
        more = {
            "floor": any(tour.mine for tour in room.tours) or bool(focus and focus.chaired),
            "clause": bool(focus and focus.draft and self.voice(focus.id)),
            "message": bool(room.writes_to),
            "rationale": bool(room.explain) or any(self.voice(one.id) for one in self.desk.view.decisions),
        }
        here = focus.id if focus else ""
        mine = (ask for ask in self.desk.view.asks if (ask.kind, ask.decision) == ("position", here) and ask.in_order)
        stands = {f"stand-{ask.detail.partition('-')[0]}" for ask in mine}
        return super().kinds() | stands | {kind for kind, there in more.items() if there}

    # -- what the person is told in the line above the keys -----------------------------------------------------

    @property
    def tour(self) -> TourView | None:
        """The tour de table that matters here: the one in which it is this seat's turn, else the one under way."""
        under_way = [one for one in self.desk.view.room.tours if one.turn]
        return next((one for one in under_way if one.mine), under_way[0] if under_way else None)

    @property
    def nudged(self) -> bool:
        """Has this seat done nothing for so long that it is told what it can do?"""
        return self.place.quiet >= QUIET_FOR and not self.desk.session.ended

    def answer(self) -> Draw:
        """What this seat is waited for goes before the last answer."""
        words = self.prompt()
        return bars.answer(self.desk.view.stamp, words, False) if words else super().answer()

    def prompt(self) -> str:
        """What this seat is waited for, or could do; "" the last answer stands."""
        tour, left = self.tour, rooms.floor_left(self.place)
        last = self.desk.notices[-1] if self.desk.notices else None
        if tour is not None and tour.mine:
            return f"The floor is yours{f', {left} left' if left else ''}: f says your line, and with it your position."
        if self.nudged:
            return can(self.desk.view, keys=True)
        if last is not None and last.ruling and last.stamp == self.desk.view.stamp:
            return ""
        waits = [title for name, title in self.desk.view.room.explain if name not in self.asked]
        return f"Why did you decide so? z writes it down for the report: {waits[0]}." if waits else ""

    def on_record(self) -> None:
        """What was written has been asked, and was in order."""
        for key in (self.writing, self.writing.replace("clause ", "clause's title ", 1)):
            self.kept.pop(key, None)

    # -- seats ----------------------------------------------------------------------------------------------------

    def voice(self, decision: Id) -> Id:
        """The held seat that may speak at a decision point; "" none."""
        plan = self.desk.plan
        known = plan.tables.decisions.get(decision)
        held = [name for name in self.desk.seats if name in plan.tables.seats]
        return next((name for name in held if known is not None and may_speak(plan, known, name)), "")

    def chairing(self, decision: Id) -> Id:
        """The held seat that chairs it, else the first."""
        forum = self.desk.plan.tables.decisions[decision].forum
        plan = self.desk.plan
        found = [name for name in self.desk.seats if heads(plan, name, plan.tables.bodies[forum])]
        return found[0] if found else self.desk.seats[0]

    # -- keys; what they lead to is in ``seat_asks`` ----------------------------------------------------------------

    def action_stand(self, stand: str) -> None:
        """Declare a position."""
        seat_asks.stand(self, stand)

    def action_floor(self) -> None:
        """The tour de table."""
        seat_asks.floor(self)

    def action_floor_now(self) -> None:
        """Enter: one's line when it is one's turn; on the room's page the chair passes the floor on."""
        tour = self.tour
        if tour is not None and (tour.mine or self.current == len(self.titles)):
            seat_asks.floor(self)

    def action_clause(self) -> None:
        """A clause in free words."""
        seat_asks.clause(self)

    def action_message(self) -> None:
        """Write to somebody."""
        seat_asks.message(self)

    def action_rationale(self) -> None:
        """Why it was decided so."""
        seat_asks.rationale(self)

    def action_papers(self) -> None:
        """The seat's papers."""
        seat_asks.show_papers(self)


class RoundScreen(SeatedScreen, inherit_bindings=False):
    """One seat at a terminal that is passed round."""

    BINDINGS = [*seat_actions.bindings(ROUND_KEYS), *everywhere(EVERYWHERE), *Screen.BINDINGS]
    manner = PASSED_ROUND
    titles = bars.PAGES
    offers = ROUND_KEYS

    def more_panes(self) -> ComposeResult:
        """The room is around the terminal."""
        yield from ()

    def action_hand_over(self) -> None:
        """To one seat."""
        self.app.action_hand_over()  # type: ignore[attr-defined]
