"""The hub: one exercise, shared by everybody in the room. Every ask passes ``put``, one after the other."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

from game.core.commands import Advance, Command, End, Start
from game.core.plan import Id, Plan
from game.core.staff import plays, role_of
from game.core.terms import EVALUATOR, Minute, Phase
from game.debrief import Debrief, build
from game.debrief.page_lead import WITHHELD
from game.journal import Entry, JournalError, Line
from game.serve import keep
from game.serve.boxes import Boxes
from game.serve.driver import Terminal
from game.serve.floor import Floor
from game.serve.room_clock import RoomClock
from game.serve.seat_place import SeatPlace
from game.serve.seat_session import SeatSession
from game.serve.station import CLOSED, Station
from game.session import Answer, Session, rulings
from game.session.session import STRETCH
from game.tui import keymap
from game.tui.control import Control
from game.tui.evaluator import EvaluatorApp
from game.tui.facilitating import ConsoleApp
from game.tui.seated import SeatedApp
from game.view import names
from game.view.access import FACILITATOR

LOG = logging.getLogger("startex.serve")
NAME_LIMIT = 64
"""Characters of a client's own name for an ask."""
SIGN = 2.0
"""Seconds between two signs of life."""
ENDS = (Start, Advance, End)
"""Commands about the exercise itself, which no player's seat may ask."""


class Hub:
    """The room. One loop, one thread: what ``put`` does, nothing else comes between.

    The journal's line is on the disk before ``put`` returns, so whatever a seat is told has been kept.
    """

    def __init__(self, session: Session, now: Callable[[], float] | None = None) -> None:
        """``now`` gives real seconds; by default the loop's own clock."""
        self.session = session
        session.timekeeper = FACILITATOR
        self.plan: Plan = session.plan
        self.loop = asyncio.get_running_loop()
        self.now = now or self.loop.time
        self.clock = RoomClock(self, self.now)
        self.floor = Floor(self.plan, self.now)
        self.floor.heed(session.state)
        self.boxes = Boxes(session, self.clock)
        self.stations: dict[Id, Station] = {seat: self._station(seat) for seat in (FACILITATOR, *session.seats)}
        self.control: Control | None = None
        """The room as the facilitator's console uses it; set by the room."""
        self._listeners: set[asyncio.Event] = set()
        self._moved = asyncio.Event()
        self._named: dict[tuple[Id, str], Answer] = {}
        self._read_names(session.lines)
        self._debrief: tuple[int, Debrief, Debrief] | None = None
        """Number of lines it was made from; the facilitator's, and the seats'."""
        self._unwatch = session.watch(self._kept)
        self._path = keep.place(session.journal.place)
        if (stopped := self.boxes.reopened(keep.alive(self._path))) is not None:
            self.put(FACILITATOR, stopped)
        self._tasks = [self.loop.create_task(one) for one in (self._notify(), self.clock.run(), self._live())]

    # -- asking -------------------------------------------------------------------------------------------------

    def put(self, seat: Id, command: Command, seen: int | None = None, name: str = "") -> Answer:
        """Ask as ``seat``. ``name`` is the client's own name for the ask: asked again, it is answered as before.

        Raises JournalError when the line cannot be kept; then nothing has changed.
        """
        if name and (answered := self._named.get((seat, name[:NAME_LIMIT]))) is not None:
            return answered
        if command.seat != seat:
            return Answer(refusal=rulings.another_seat(seat, command.seat))
        if isinstance(command, ENDS) and seat != FACILITATOR:
            return Answer(refusal=rulings.not_a_seats())
        if (station := self.stations.get(seat)) is not None:
            station.heard()
        answer = self.session.ask(command, seen, name=name[:NAME_LIMIT])
        if station is not None and answer.refusal is None:
            station.acted()
        if name and answer.refusal is None:
            self._named[seat, name[:NAME_LIMIT]] = answer
        return answer

    def put_for(self, command: Command, seen: int | None = None, name: str = "") -> Answer:
        """Ask for a seat of the story on the facilitator's word. Only the facilitator's own session comes here."""
        if not plays(self.plan, command.seat) or isinstance(command, ENDS):
            return Answer(refusal=rulings.another_seat(FACILITATOR, command.seat))
        self.stations[FACILITATOR].heard()
        return self.session.on_behalf(command, seen, name[:NAME_LIMIT])

    def _read_names(self, lines: tuple[Entry, ...]) -> None:
        """What was asked by name before the host was started again, so that no retry is done twice."""
        for line in lines:
            if isinstance(line, Line) and line.ask:
                self._named[line.seat, line.ask] = Answer(line.facts, None, line.n)

    # -- time ---------------------------------------------------------------------------------------------------

    async def run_to(self, minute: Minute) -> None:
        """Let exercise time run to ``minute``, policies in empty chairs acting; others are served in between."""
        for _ in range(STRETCH):
            state = self.session.state
            if state.phase is not Phase.CONDUCT or state.now >= minute:
                return
            self.session.stretch(minute)
            await asyncio.sleep(0)

    async def _live(self) -> None:
        """Keep a sign of life beside the journal: killed without a word, the room knows later when that was."""
        while True:
            keep.touch(self._path)
            await asyncio.sleep(SIGN)

    def let_box_run(self) -> None:
        """A time box that was stopped goes on. Not in order only while nothing can be kept; that is said elsewhere."""
        box = self.clock.box
        going = self.boxes.set(stands=False) if box is not None and box.stands is not None else None
        if going is not None:
            with contextlib.suppress(JournalError):
                self.put(FACILITATOR, going)

    def run_soon(self, minute: Minute) -> None:
        """The same, asked from a screen, which does not wait for it."""
        task = self.loop.create_task(self.run_to(minute))
        self._tasks.append(task)
        task.add_done_callback(self._ran)

    def _ran(self, task: asyncio.Task[None]) -> None:
        self._tasks.remove(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            LOG.error("time could not run on", exc_info=error)
            self.clock.fault = str(error)

    # -- telling ------------------------------------------------------------------------------------------------

    def listen(self) -> asyncio.Event:
        """An event that is set whenever something has moved; ``forget`` it when done."""
        event = asyncio.Event()
        self._listeners.add(event)
        return event

    def forget(self, event: asyncio.Event) -> None:
        """Listen no more."""
        self._listeners.discard(event)

    def stir(self) -> None:
        """Tell those who listen that the room (not the exercise) has changed: somebody came, the clock was stopped."""
        for event in self._listeners:
            event.set()

    def broadcast(self, title: str, words: str) -> None:
        """Say something to every seat, past the exercise."""
        for station in self.stations.values():
            station.say(title, words)

    def _kept(self, entry: Entry) -> None:
        self.floor.heed(self.session.state)
        self.boxes.heed(entry)
        self._moved.set()

    async def _notify(self) -> None:
        """The facilitator's screen first, then one seat after the other; keys are answered in between."""
        while True:
            await self._moved.wait()
            self._moved.clear()
            try:
                await self._tell()
            except Exception:  # the next fact is still to be told
                LOG.exception("what has happened could not be told to everybody")

    async def _tell(self) -> None:
        if self.session.ended:
            await self._prepare_debrief()
        self.stir()
        for station in sorted(self.stations.values(), key=lambda one: one.seat != FACILITATOR):
            await station.moved()
            await asyncio.sleep(0)

    # -- seats --------------------------------------------------------------------------------------------------

    def _station(self, seat: Id) -> Station:
        title = names.seat(self.plan, seat)
        return Station(seat, title, lambda terminal: self._app(seat, terminal), self.now)

    def _app(self, seat: Id, terminal: Terminal) -> SeatedApp:
        session = SeatSession(self, seat)
        environ: Mapping[str, str] = {"NO_COLOR": "1"} if terminal.depth == "none" else {}
        if seat == FACILITATOR and self.control is not None:
            app: SeatedApp = ConsoleApp(session, environ, self.facilitators_debrief, self.control, keymap.load())
        elif role_of(self.plan, seat) == EVALUATOR:
            app = EvaluatorApp(session, environ, self.debrief, SeatPlace(self, seat))
        else:
            app = SeatedApp(session, environ, self.debrief, SeatPlace(self, seat))
        session.seen = lambda: app.desk.seen
        return app

    def debrief(self) -> Debrief:
        """The debrief as seats read it: one for all, with neither the seed nor who sat idle how long."""
        return self._made()[2]

    def facilitators_debrief(self) -> Debrief:
        """The same with the timing of the room; without the seed, for whoever plays on."""
        return self._made()[1]

    def _made(self) -> tuple[int, Debrief, Debrief]:
        lines = self.session.lines
        if self._debrief is None or self._debrief[0] != len(lines):
            self._debrief = len(lines), *self._withheld(lines)
        return self._debrief

    async def _prepare_debrief(self) -> None:
        """Make it beside the loop, so that no key waits for it."""
        lines = self.session.lines
        if self._debrief is None or self._debrief[0] != len(lines):
            self._debrief = len(lines), *await asyncio.to_thread(self._withheld, lines)

    def _withheld(self, lines: tuple[Entry, ...]) -> tuple[Debrief, Debrief]:
        whole = replace(build(self.plan, self.session.header, lines), seed=WITHHELD, forced=())
        return whole, replace(whole, timing=None)

    async def close(self) -> None:
        """Close the room: every seat is told, every app ends, the journal is let go."""
        self._unwatch()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for station in self.stations.values():
            await station.close(CLOSED, "the room has closed")
        self.session.close()
