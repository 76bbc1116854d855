"""The hub: one order of asks, the facilitator first, time on the room's clock, a room that opens again."""

from __future__ import annotations

import asyncio
import errno
from pathlib import Path
from typing import Any

import pytest

from game.core.commands import End, Note, Table
from game.core.terms import DAY, FACILITATOR, HOUR
from game.journal import FileJournal, JournalError, Line, read
from game.serve import room_clock
from game.serve.driver import Terminal
from game.serve.host import Opened
from game.serve.outlet import Outlet
from game.session import Session
from tests.serve.made import PLAN, Client, begun, go, room, shows


class Nowhere:
    """A wire that takes everything."""

    async def send_bytes(self, data: bytes) -> None:
        """Take it."""

    async def send_str(self, data: str) -> None:
        """Take it."""


def outlet(station: Any) -> Outlet:
    """A line to nowhere."""
    return Outlet(Nowhere(), station.picture)


def test_an_answer_means_it_is_on_the_disk(tmp_path: Path) -> None:
    """When ``put`` returns, the file holds the line; when the disk refuses, nothing has changed and it is said."""
    path = tmp_path / "j.jsonl"

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        answer = hub.put("sg", Note("sg", "kept"), name="k")
        assert read(path).lines[answer.n - 1] == hub.session.lines[-1]

        def full(*_: object) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

        before = hub.session.lines
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("os.fsync", full)
            with pytest.raises(JournalError, match="cannot be written"):
                hub.put("sg", Note("sg", "lost"), name="l")
        assert hub.session.lines == before
        assert hub.put("sg", Note("sg", "again"), name="l").n == len(before) + 1

    go(way, begun(path))


def test_names_of_asks_are_known_after_a_restart(tmp_path: Path) -> None:
    """A retry that reaches a host opened again on its journal is answered as before; another seat's name is its own."""
    path = tmp_path / "j.jsonl"

    async def first() -> int:
        async with room(begun(path)) as opened:
            return opened.room.hub.put("sg", Note("sg", "once"), name="n").n

    async def second(n: int) -> None:
        async with room(Session.resume(PLAN, FileJournal.open(path))) as opened:
            hub = opened.room.hub
            assert hub.put("sg", Note("sg", "once"), name="n").n == n
            assert hub.put("gr", Note("gr", "mine"), name="n").n == n + 1

    asyncio.run(second(asyncio.run(first())))
    assert [line.ask for line in read(path).lines if isinstance(line, Line) and line.ask] == ["n", "n"]


def test_a_room_opens_again_with_its_people(tmp_path: Path) -> None:
    """Tokens, codes and names are those of before; a fresh link is made for the facilitator."""
    path = tmp_path / "j.jsonl"

    async def first() -> tuple[str, str]:
        async with room(begun(path)) as opened:
            return opened.room.join("sg", opened.room.tokens.room, "Ana"), opened.room.tokens.room

    async def second(token: str, code: str) -> None:
        async with room(Session.resume(PLAN, FileJournal.open(path))) as opened:
            assert opened.room.tokens.seat_of(token) == "sg"
            assert opened.room.tokens.room == code
            assert opened.room.hub.stations["sg"].person == "Ana"

    asyncio.run(second(*asyncio.run(first())))


def test_a_taken_seat_opens_with_its_own_code_alone() -> None:
    """The room's code takes free seats; a seat's own code takes that seat over, and the one before is signed out."""

    async def way(opened: Opened) -> None:
        tokens = opened.room.tokens
        async with Client(opened) as one, Client(opened) as two:
            assert await one.join("sg", tokens.room) == 303
            assert await two.join("sg", tokens.room) == 403
            assert await two.join("sg", tokens.seats["sg"], "Bo") == 303
            assert (await one.get("/view"))[0] == 403
            assert (await two.get("/view"))[0] == 200
            assert opened.room.hub.stations["sg"].person == "Bo"

    go(way)


def test_a_dialog_open_while_the_exercise_moves_asks_in_vain() -> None:
    """What a person chose in ignorance of what happened meanwhile comes back as a ruling; asked again it is done."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        await hub.run_to(2 * HOUR)
        station = hub.stations["sg"]
        station.take(outlet(station), Terminal(100, 30))
        await shows(opened, "sg", "What has happened so far")
        station.feed("\r")
        await shows(opened, "sg", "t tables one of these responses")
        station.feed("n")
        await shows(opened, "sg", "A note for the report")
        desk = station.app.desk if station.app else None
        assert desk is not None
        seen = desk.seen
        assert hub.put("eu", Note("eu", "x")).refusal is None
        await hub.run_to(3 * DAY)
        await asyncio.sleep(0.3)
        assert desk.seen == seen
        assert hub.put("sg", Table("sg", "tasking", "isr"), desk.seen).refusal is not None
        station.feed("\x1b")
        await asyncio.sleep(0.4)
        station.feed("1")
        await asyncio.sleep(0.2)
        assert desk.seen == len(hub.session.lines)

    go(way)


def test_the_clock_moves_time_at_its_pace_and_pausing_loses_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten real seconds at six hours a minute are one hour; paused they are none; an inject comes on its minute."""
    monkeypatch.setattr(room_clock, "BEAT", 0.001)

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        now = [hub.loop.time()]
        hub.clock._now = lambda: now[0]

        async def real(seconds: float) -> None:
            now[0] += seconds
            await asyncio.sleep(0.05)

        hub.clock.run_at(6 * HOUR)
        await real(10)
        assert hub.session.state.now == HOUR
        hub.clock.pause()
        await real(3600)
        assert hub.session.state.now == HOUR
        hub.clock.run_at(6 * HOUR)
        await real(12)
        assert hub.session.state.made["request"] == (2 * HOUR,)
        assert hub.session.state.now == 2 * HOUR + 12

    go(way)


def test_a_time_box_is_shown_and_ends_nothing() -> None:
    """It counts down in real time and past zero; exercise time stands still."""

    async def way(opened: Opened) -> None:
        clock = opened.room.hub.clock
        now = [100.0]
        clock._now = lambda: now[0]
        clock.open_box("Tour de table", 120)
        now[0] += 90
        assert clock.box_left == 30
        now[0] += 60
        assert clock.box_left == -30
        assert opened.room.hub.session.state.now == 0

    go(way)


def test_the_seed_reaches_no_client() -> None:
    """Neither pages nor the screen nor the debrief of a seat hold the seed, also after ENDEX."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        found: list[bytes] = []
        station = hub.stations["sg"]
        station.take(outlet(station), Terminal(120, 40))
        await shows(opened, "sg", "Enter")
        async with Client(opened) as one:
            await one.join("gr", opened.room.tokens.room)
            await hub.run_to(PLAN.endex)
            assert hub.session.ended
            await shows(opened, "sg", "Hot wash")
            for page in ("2", "4"):
                station.feed(page)
                await asyncio.sleep(0.4)
                found.append(station.picture())
            found += [(await one.get(path))[1].encode() for path in ("/", "/view", "/screen")]
        assert hub.debrief().seed == -1
        assert not any(b"987654321" in text for text in found)

    go(way)


def test_two_thousand_lines_come_and_go_without_a_trace() -> None:
    """Sockets that sit down or look on, and go, leave no task, watcher or client behind."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        station = hub.stations["sg"]
        station.take(outlet(station), Terminal())
        await shows(opened, "sg", "Enter")
        before = len(asyncio.all_tasks())
        for _ in range(2000):
            line, over = outlet(station), outlet(station)
            station.take(line, Terminal())
            station.look(over)
            station.leave(line)
            station.leave(over)
        await asyncio.sleep(0.2)
        assert len(asyncio.all_tasks()) <= before + 1
        assert station.outlet is None
        assert station.watchers == []

    go(way)


def test_a_fault_in_telling_is_logged_and_the_next_fact_is_told(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A debrief that cannot be made costs the seats that one word; going back from ENDEX reaches them all."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        heard = hub.listen()

        def broken(*_: object) -> None:
            raise ZeroDivisionError

        with monkeypatch.context() as patch:
            patch.setattr("game.serve.hub.build", broken)
            hub.put(FACILITATOR, End(FACILITATOR))
            await asyncio.sleep(0.3)
        assert "could not be told" in caplog.text
        heard.clear()
        hub.session.rewind(1, FACILITATOR)
        async with asyncio.timeout(5):
            await heard.wait()
        assert not hub.session.ended

    go(way)
