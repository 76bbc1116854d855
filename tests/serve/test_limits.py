"""Clients that send too much, too slowly or nothing at all: each is bounded, and the others notice nothing."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging

import aiohttp
import pytest
from aiohttp import web

from game.core.commands import Note
from game.journal import encode_command
from game.serve import guarded, wire
from game.serve.host import Opened
from game.serve.security import MESSAGE_LIMIT, SOCKETS_EACH
from game.serve.tokens import new_code
from tests.serve.made import Client, at_a_seat, closed, frames_until, go, seated, still_served, typed


def test_an_oversized_message_closes_the_socket() -> None:
    """More than the limit of one message is closed with 1009."""

    async def way(opened: Opened) -> None:
        async with at_a_seat(opened) as line:
            await typed(line, "x" * (2 * MESSAGE_LIMIT))
            assert await closed(line) == 1009
        await still_served(opened)

    go(way)


def test_an_oversized_form_is_refused() -> None:
    """A form larger than a message may be is not read."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            fields = {"mark": await one.mark(), "seat": "sg", "code": "x", "name": "n" * (2 * MESSAGE_LIMIT)}
            assert (await one.post("/join", fields))[0] == 413
        await still_served(opened)

    go(way)


def test_a_burst_of_messages_closes_the_socket() -> None:
    """A client that sends without end is cut off with 1013."""

    async def way(opened: Opened) -> None:
        async with at_a_seat(opened) as line:
            with contextlib.suppress(ConnectionError, aiohttp.ClientError):
                for _ in range(3000):
                    await line.send_str('["ping", ""]')
            assert await closed(line) == 1013
        await still_served(opened)

    go(way)


FORM = "Content-Type: application/x-www-form-urlencoded\r\n"


async def connected(opened: Opened) -> tuple[asyncio.StreamReader, asyncio.StreamWriter, str]:
    """A connection of one's own, and the heads a request of the room's pages has."""
    reader, writer = await asyncio.open_connection("127.0.0.1", opened.port)
    return reader, writer, f"Host: 127.0.0.1:{opened.port}\r\nOrigin: http://127.0.0.1:{opened.port}\r\n"


@pytest.mark.parametrize("path", ["", "/", "/ws"])
def test_slow_loris_is_closed_in_time(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a head, nothing at all, or half a head after a whole request, also after a socket that was refused."""
    monkeypatch.setattr(guarded, "HEAD_WITHIN", 0.5)

    async def way(opened: Opened) -> None:
        reader, writer, heads = await connected(opened)
        if path:
            writer.write(f"GET {path} HTTP/1.1\r\n{heads}\r\n".encode())
            assert (b"200" if path == "/" else b"403") in await reader.readuntil(b"\r\n")
            await asyncio.sleep(0.2)
            writer.write(f"GET / HTTP/1.1\r\n{heads}X-Slow: ".encode())
        assert b"HTTP/1.1" not in await asyncio.wait_for(reader.read(), 5)
        writer.close()
        reader, writer, heads = await connected(opened)
        writer.write(f"GET / HTTP/1.1\r\n{heads}X-Slow: ".encode())
        assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()
        await still_served(opened)

    go(way)


def test_half_a_form_is_answered_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A body that never comes is waited for so long and no longer."""
    monkeypatch.setattr(wire, "BODY_WITHIN", 0.3)

    async def way(opened: Opened) -> None:
        reader, writer, heads = await connected(opened)
        writer.write(f"POST /join HTTP/1.1\r\n{heads}{FORM}Content-Length: 99\r\n\r\nseat=".encode())
        assert b" 408 " in await asyncio.wait_for(reader.readuntil(b"\r\n"), 5)
        writer.close()
        await still_served(opened)

    go(way)


def test_a_socket_without_a_greeting_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who does not say hello in time is closed."""
    monkeypatch.setattr("game.serve.socket.HELLO_WITHIN", 0.2)

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as line:
                assert await closed(line) == 1008

    go(way)


def test_a_thousand_wrong_codes_open_nothing(caplog: pytest.LogCaptureFixture) -> None:
    """Guessing is slowed to nothing, logged once a minute and not a thousand times, and no code is in the log."""
    tried: list[str] = []

    async def way(opened: Opened) -> None:
        caplog.set_level(logging.INFO)
        room = opened.room
        async with Client(opened) as one:
            mark = await one.mark()
            found: list[int] = []
            for _ in range(1000):
                tried.append(new_code())
                room._forms.clear()  # its own limit is another test: here the codes alone are counted
                status, _ = await one.post("/join", {"mark": mark, "seat": "sg", "code": tried[-1], "name": "x"})
                found.append(status)
            assert set(found) == {403, 429}
            assert found.count(403) <= 10
            fields = {"mark": mark, "seat": "sg", "code": room.tokens.room, "name": "x"}
            assert (await one.post("/join", fields))[0] == 429, "the right code does not help who has been guessing"
        assert not room.tokens.taken("sg")

    go(way)
    assert not any(code in caplog.text for code in tried)
    assert sum("wrong code" in record.getMessage() for record in caplog.records) <= 4


def test_too_many_windows_on_one_token_are_refused() -> None:
    """One token holds so many lines and no more; closing one makes room."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one, contextlib.AsyncExitStack() as stack:
            await seated(opened, one)
            lines = [await one.http.get(one.address + "/events") for _ in range(SOCKETS_EACH)]
            for line in lines:
                stack.callback(line.close)
            assert (await one.get("/events"))[0] == 429
            lines[0].close()
            await asyncio.sleep(0.3)
            async with one.http.get(one.address + "/events") as again:
                assert again.status == 200

    go(way)


def test_keys_that_are_no_keys_do_no_harm() -> None:
    """Broken sequences, endless pastes and control characters are dropped; the seat goes on."""

    async def way(opened: Opened) -> None:
        async with at_a_seat(opened) as line:
            await typed(
                line, "", "\x1b[", "\x1b[<999999999999;1;1M", "\x1b[48;9999;9999;1;1t", "\x1b[1114112u", "\x00\ud800"
            )
            await typed(line, "\x1b[200~" + "a" * 30_000, *["a" * 30_000] * 3)
            await asyncio.sleep(0.5)
            await typed(line, "?")
            assert b"Help" in await frames_until(line, b"Help")

    go(way)


def test_forms_have_a_pace() -> None:
    """Sent too often they are refused; the first was done."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            own = await one.mark()
            found = [(await one.post("/ready", {"mark": own, "ready": "yes"}))[0] for _ in range(40)]
            assert 429 in found
            assert found[0] == 303

    go(way)


def test_there_are_so_many_connections_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """One too many is closed at once without an answer; those that are open, and one after them, are served."""
    monkeypatch.setattr(guarded, "CONNECTIONS", 2)

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            lines = [await asyncio.open_connection("127.0.0.1", opened.port) for _ in range(2)]
            await asyncio.sleep(0.1)
            with pytest.raises(aiohttp.ClientConnectionError):
                await one.get("/")
            for _, writer in lines:
                writer.close()
            await asyncio.sleep(0.1)
            assert (await one.get("/"))[0] == 200

    go(way)


def test_who_is_signed_out_types_no_more_even_when_nothing_can_be_sent_to_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A client that takes nothing cannot be told that it is closed; what it asks after that is not asked."""

    async def nothing_goes(*_: object) -> None:
        await asyncio.Event().wait()

    async def way(opened: Opened) -> None:
        async with at_a_seat(opened) as line:
            await frames_until(line, b"\x1b[2J")
            monkeypatch.setattr(web.WebSocketResponse, "send_bytes", nothing_goes)
            await typed(line, "?")
            await asyncio.sleep(0.5)
            opened.room.free("sg")
            lines = len(opened.room.hub.session.lines)
            await line.send_str(json.dumps(["ask", {"asked": encode_command(Note("sg", "I am still here"))}]))
            assert await closed(line) == 4004
            assert len(opened.room.hub.session.lines) == lines

    go(way)
