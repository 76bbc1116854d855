"""A seat over a real socket: sign in, see, type, be told, lose the line and come back."""

from __future__ import annotations

import json
from typing import Any

from game.core.commands import Table
from game.core.terms import HOUR
from game.journal import encode_command
from game.serve.host import Opened
from tests.serve.made import Client, at_a_seat, closed, frames_until, go, hello, seated, shows, told, typed


async def begun(opened: Opened, seat: str, line: Any, words: str) -> None:
    """Past the page of what has happened, to the desk; until these words are there."""
    await shows(opened, seat, "What has happened so far")
    await typed(line, "\r")
    await shows(opened, seat, words)


def test_the_lobby_answers_at_once() -> None:
    """``GET /`` is 200 without a redirect; it names the seats, and holds no code."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            status, text = await one.get("/")
        assert status == 200
        assert "Pick a seat" in text
        assert opened.room.tokens.room not in text

    go(way)


def test_a_seat_is_taken_with_the_code_and_its_screen_comes() -> None:
    """The code is exchanged for a cookie; the socket then brings the seat's own screen, whose keys work."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as line:
                await hello(line, 100, 30)
                assert (await told(line, "hello"))["seat"] == "sg"
                assert b"Situation" not in await frames_until(line, b"Enter")
                await typed(line, "\r")
                assert b"Situation" in await frames_until(line, b"Situation")

    go(way)


def test_a_seat_is_told_what_others_do() -> None:
    """A text tabled by one seat appears on the screen of another without a key pressed there."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        await hub.run_to(2 * HOUR)
        async with at_a_seat(opened, "gr", 120, 40) as line:
            await begun(opened, "gr", line, "t tables one")
            assert hub.put("sg", Table("sg", "tasking", "isr")).refusal is None
            assert "Secretary General tables" in await shows(opened, "gr", "Secretary General tables")

    go(way)


def test_a_lost_line_keeps_the_screen() -> None:
    """The app outlives its socket: another size, another socket, the same page as before."""

    async def way(opened: Opened) -> None:
        await opened.room.hub.run_to(2 * HOUR)
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as line:
                await hello(line, 80, 24)
                await begun(opened, "sg", line, "2 Decision")
                await typed(line, "?")
                await frames_until(line, b"Help")
            async with one.socket() as line:
                await hello(line, 100, 30)
                picture = await frames_until(line, b"Help")
                assert picture.startswith(b"\x1b[?1049h") or b"\x1b[2J" in picture

    go(way)


def test_a_second_login_takes_the_seat_over_and_tells_the_first() -> None:
    """The first socket is told and closed with 4001; the second has the screen."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as first, one.socket() as second:
                await hello(first)
                await frames_until(first, b"\x1b[")
                await hello(second)
                assert "another place" in (await told(first, "taken"))["words"]
                assert await closed(first) == 4001
                assert b"Enter" in await frames_until(second, b"Enter")

    go(way)


def test_an_ask_with_a_name_is_done_once() -> None:
    """Asked again after a lost answer it is answered as before, and the journal has one line of it."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        await hub.run_to(2 * HOUR)
        asked = {"name": "a-1", "seen": len(hub.session.lines), "asked": encode_command(Table("sg", "tasking", "isr"))}
        async with Client(opened) as one:
            await seated(opened, one)
            numbers = []
            for _ in range(2):
                async with one.socket() as line:
                    await hello(line)
                    await line.send_str(json.dumps(["ask", asked]))
                    numbers.append((await told(line, "answer"))["n"])
        assert numbers[0] == numbers[1] > 0
        assert sum(getattr(line, "ask", "") == "a-1" for line in hub.session.lines) == 1

    go(way)


def test_time_is_not_a_seats_to_run_and_an_ask_by_key_is_asked_once() -> None:
    """``c`` and going back are answered with a word and nothing else; a note written with keys is one line."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        await hub.run_to(2 * HOUR)
        lines = len(hub.session.lines)
        async with at_a_seat(opened, "sg", 110, 36) as line:
            await begun(opened, "sg", line, "2 Decision")
            await typed(line, "c")
            await shows(opened, "sg", "Time is run by the facilitator")
            assert len(hub.session.lines) == lines
            await typed(line, "n")
            await shows(opened, "sg", "A note for the report")
            await typed(line, "one line\r")
            await shows(opened, "sg", "Noted: one line")
        assert len(hub.session.lines) == lines + 1

    go(way)
