"""The host is killed in the middle of a time box: opened again, the room has the box with the time it had left."""

from __future__ import annotations

import asyncio
import os
import re
import time
from pathlib import Path

import pytest

from game.core.commands import SetBox
from game.core.terms import FACILITATOR
from game.journal import FileJournal, Line, MemoryJournal, read
from game.serve import keep
from game.session import Session
from tests.serve.made import PLAN, SEATS, Client, frames_until, hello, room, typed
from tests.serve.test_kill import Host
from tests.session.made import CALM

RUN, CLOSED = 1.5, 2.5
"""Real seconds the box runs before the host is killed, and nobody serves the room then."""
SLACK = 2.5
"""Seconds between two signs of life, and something for a slow machine."""


async def left(wall: Client) -> tuple[int, bool]:
    """(real seconds left of the box, whether it stands), as everybody reads on the wall."""
    _, text = await wall.get("/screen/part")
    plain = re.sub(r"<[^>]+>", "", text)
    found = re.search(r"Time box: (\d+):(\d\d)(, stands)?", plain)
    assert found is not None, plain[:300]
    return int(found[1]) * 60 + int(found[2]), bool(found[3])


async def at_console(boss: Client, *keys: str) -> None:
    """The facilitator's socket: the console comes up, and these keys are typed."""
    async with boss.socket(f"?as={FACILITATOR}") as line:
        await hello(line, 110, 36)
        await frames_until(line, b"explains the keys")
        for key in keys:
            await typed(line, key)
            await asyncio.sleep(0.3)


@pytest.mark.slow
def test_a_time_box_outlives_a_killed_host(tmp_path: Path) -> None:
    """It stands with the time it had when the host was last alive, until the facilitator goes on with it: what the
    room was closed for is not taken from anybody, and is in the journal.
    """
    path = tmp_path / "j.jsonl"

    async def run() -> None:
        host = await Host.open("tutorial", "--port", "0", "--journal", str(path))
        async with Client(host) as boss, Client(host) as wall:
            try:
                assert await boss.enter_with(host.link) == 303
                assert await wall.join("screen", host.code) == 303
                await at_console(boss, "x", "4")
                before = (await left(wall))[0]
                assert 590 < before <= 600
                await asyncio.sleep(RUN)
                began = time.monotonic()
                await host.kill()
                await asyncio.sleep(CLOSED)
                host = await Host.open("--resume", str(path), "--port", str(host.port))
                assert time.monotonic() - began > SLACK + 0.5
                stood, stands = await left(wall)
                assert stands
                assert before - RUN - SLACK <= stood <= before - RUN + SLACK
                await at_console(boss, "x", "1")
                assert not (await left(wall))[1]
                await asyncio.sleep(1.2)
                assert stood - SLACK - 2 <= (await left(wall))[0] < stood
            finally:
                await host.kill()

    asyncio.run(asyncio.wait_for(run(), 60))
    asked = [line.asked for line in read(path).lines if isinstance(line, Line) and isinstance(line.asked, SetBox)]
    assert [(one.about, one.stands) for one in asked] == [("", False), ("", True), ("", False)]
    assert asked[1].ran == asked[2].ran >= RUN - 1


def test_time_that_runs_takes_a_box_that_stands_along(tmp_path: Path) -> None:
    """Opened again in the same process: the box stands; the clock let run, it goes on; opened twice, it stands once."""
    path = tmp_path / "j.jsonl"
    session = Session.create(PLAN, lambda header: FileJournal.create(path, header), seats=SEATS, seed=1, forced=CALM)
    session.ask(SetBox(FACILITATOR, "The tasking", 1200))
    session.close()
    room_file = keep.place(str(path))
    assert room_file is not None
    room_file.write_text("{}")
    os.utime(room_file, (time.time() + 300, time.time() + 300))

    async def run() -> None:
        for _ in range(2):
            async with room(Session.resume(PLAN, FileJournal.open(path))) as opened:
                box = opened.room.hub.clock.box
                assert box is not None
                assert box.stands is not None
                assert 895 <= box.stands <= 905
                os.utime(room_file, (time.time() + 900, time.time() + 900))
        async with room(Session.resume(PLAN, FileJournal.open(path))) as opened:
            control = opened.room.hub.control
            assert control is not None
            assert control.box_stands
            control.run_at(0)
            assert control.box_stands
            control.run_at(60)
            assert not control.box_stands

    asyncio.run(asyncio.wait_for(run(), 30))
    stood = [
        line.asked.stands for line in read(path).lines if isinstance(line, Line) and isinstance(line.asked, SetBox)
    ]
    assert stood == [False, True, False]


def test_a_room_kept_in_memory_has_no_sign_of_life() -> None:
    """Nor one whose file is gone: the journal's own last time counts then."""
    assert keep.alive(None) == 0.0
    assert keep.alive(Path("/nowhere/j.room")) == 0.0
    keep.touch(None)
    keep.touch(Path("/nowhere/j.room"))
    assert Session.create(PLAN, MemoryJournal, seats=SEATS).journal.place == ""
