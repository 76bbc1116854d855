"""Clients that mean ill, over real sockets: each is refused, nothing is lost, and the others notice nothing."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import secrets

import aiohttp
import pytest

from game.core.commands import Advance, End, Note, Table
from game.core.terms import HOUR
from game.journal import encode_command
from game.serve import guarded
from game.serve.host import Opened
from game.serve.security import MESSAGE_LIMIT, SOCKETS_EACH
from game.serve.tokens import new_code
from tests.serve.made import Client, closed, frames_until, go, hello, told


async def seated(opened: Opened, one: Client, seat: str = "sg") -> None:
    """Take a seat."""
    assert await one.join(seat, opened.room.tokens.room) == 303


async def still_served(opened: Opened, seat: str = "eu") -> None:
    """Somebody else comes in and gets a screen."""
    async with Client(opened) as other:
        await seated(opened, other, seat)
        async with other.socket() as line:
            await hello(line)
            await frames_until(line, b"\x1b[")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "", "http://127.0.0.1:1"])
def test_another_origin_gets_no_socket_and_sends_no_form(origin: str) -> None:
    """A page elsewhere, one without an origin, and one on another port of this machine are all refused."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            one.origin = origin
            with pytest.raises(aiohttp.WSServerHandshakeError) as refused:
                async with one.socket():
                    pass
            assert refused.value.status == 403
            status, _ = await one.post("/ready", {"mark": await one.mark(), "ready": "yes"})
            assert status == 403
            assert not opened.room.hub.stations["sg"].ready

    go(way)


def test_another_name_for_this_machine_is_refused() -> None:
    """A host name that is not ours (DNS rebinding) gets no page, even the lobby."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            assert (await one.get("/", headers={"Host": "evil.example"}))[0] == 421
            assert (await one.get("/", headers={"Host": f"localhost:{opened.port}"}))[0] == 200

    go(way)


def test_forged_and_stale_tokens_get_nothing() -> None:
    """No token, a made-up one, and one that was taken back: no socket, no page, no file, no events."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one, Client(opened) as gone:
            await seated(opened, gone)
            opened.room.free("sg")
            one.http.cookie_jar.update_cookies({"startex_seat": secrets.token_urlsafe(32)})
            for client in (one, gone):
                with pytest.raises(aiohttp.WSServerHandshakeError):
                    async with client.socket():
                        pass
                for path in ("/view", "/view/part", "/seat", "/screen", "/events", "/facilitator"):
                    assert (await client.get(path))[0] == 403, path
                assert (await client.get("/file/1"))[0] == 404

    go(way)


def test_a_seats_token_is_no_facilitators() -> None:
    """It opens neither the console nor another seat's screen, in whichever cookie it is sent."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            jar = {cookie.key: cookie.value for cookie in one.http.cookie_jar}
            one.http.cookie_jar.update_cookies({"startex_facilitator": jar["startex_seat"]})
            assert (await one.get("/facilitator"))[0] == 403
            for query in ("?watch=gr", "?as=facilitator&watch=gr"):
                with pytest.raises(aiohttp.WSServerHandshakeError):
                    async with one.socket(query):
                        pass

    go(way)


def test_no_seat_asks_for_another_or_for_the_room() -> None:
    """An ask in another seat's name, and one to move time or to end, come back as rulings and leave no line."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        await hub.run_to(2 * HOUR)
        lines = len(hub.session.lines)
        async with Client(opened) as one:
            await seated(opened, one, "gr")
            async with one.socket() as line:
                await hello(line)
                for command, code in (
                    (Table("sg", "tasking", "isr"), "S04"),
                    (Advance("gr", 40 * HOUR), "S05"),
                    (End("gr"), "S05"),
                ):
                    await line.send_str(json.dumps(["ask", {"asked": encode_command(command)}]))
                    assert (await told(line, "answer"))["ruling"]["code"] == code
        assert len(hub.session.lines) == lines

    go(way)


def test_a_stale_ask_is_refused() -> None:
    """What was asked before something else happened comes back as a ruling."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        seen = len(hub.session.lines)
        await hub.run_to(2 * HOUR)
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as line:
                await hello(line)
                asked = {"seen": seen, "asked": encode_command(Table("sg", "tasking", "isr"))}
                await line.send_str(json.dumps(["ask", asked]))
                assert (await told(line, "answer"))["ruling"]["code"] == "S01"

    go(way)


@pytest.mark.parametrize(
    "sent",
    [
        "no json",
        "{}",
        "[]",
        "[1]",
        '["stdin", 5]',
        '["stdin"]',
        '["resize", {"width": "wide", "height": 3}]',
        '["resize", {"width": 100000, "height": 3}]',
        '["ask", {}]',
        '["ask", {"asked": {"Table": {}}}]',
        '["ask", {"asked": {"Explode": {"seat": "sg"}}}]',
        '["ask", {"asked": {"Advance": {"seat": "sg", "to": 1.5}}}]',
        '["sudo", {}]',
        "[" * 50_000,
    ],
    ids=lambda sent: sent[:30],
)
def test_malformed_messages_close_the_socket(sent: str) -> None:
    """What no client of ours sends ends that socket with 1008, changes nothing, and costs nobody else anything."""

    async def way(opened: Opened) -> None:
        lines = len(opened.room.hub.session.lines)
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as line:
                await hello(line)
                await told(line, "hello")
                await line.send_str(sent)
                assert await closed(line) == 1008
        assert len(opened.room.hub.session.lines) == lines
        await still_served(opened)

    go(way)


def test_oversized_and_binary_frames_close_the_socket() -> None:
    """More than the limit of one message is closed with 1009, a binary frame with 1008."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            for frame, code in ((json.dumps(["stdin", "x" * (2 * MESSAGE_LIMIT)]), 1009), (b"\x00\x01", 1008)):
                async with one.socket() as line:
                    await hello(line)
                    await told(line, "hello")
                    await (line.send_str(frame) if isinstance(frame, str) else line.send_bytes(frame))
                    assert await closed(line) == code
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
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as line:
                await hello(line)
                await told(line, "hello")
                with contextlib.suppress(ConnectionError, aiohttp.ClientError):
                    for _ in range(3000):
                        await line.send_str('["ping", ""]')
                assert await closed(line) in (1013, 1008)
        await still_served(opened)

    go(way)


def test_slow_loris_is_closed_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """A request that never gets whole, an idle connection, and a body that never comes each end by themselves."""
    monkeypatch.setattr(guarded, "HEAD_WITHIN", 0.3)

    async def drip(port: int, sent: bytes) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        with contextlib.suppress(ConnectionError):
            await asyncio.wait_for(reader.read(), 5)
        writer.close()

    async def way(opened: Opened) -> None:
        await drip(opened.port, b"")
        await drip(opened.port, b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
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


def test_a_form_needs_its_mark_and_a_pace() -> None:
    """Without the mark, with another person's, and too often: refused."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one, Client(opened) as two:
            await seated(opened, one)
            await seated(opened, two, "gr")
            theirs = await two.mark()
            for mark in ("", "0" * 64, theirs):
                assert (await one.post("/ready", {"mark": mark, "ready": "yes"}))[0] == 403
            own = await one.mark()
            found = [(await one.post("/ready", {"mark": own, "ready": "yes"}))[0] for _ in range(40)]
            assert 429 in found
            assert found[0] == 303

    go(way)


def test_a_replayed_form_is_done_once() -> None:
    """The same form sent again, as by going back in the browser, adds nothing."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as one:
            await seated(opened, one)
            fields = {
                "mark": await one.mark("/view"),
                "kind": "note",
                "name": "n-1",
                "seen": str(len(hub.session.lines)),
                "words": "said once",
            }
            for _ in range(3):
                assert (await one.post("/view/ask", fields))[0] == 303
        notes = [line for line in hub.session.lines if isinstance(getattr(line, "asked", None), Note)]
        assert len(notes) == 1

    go(way)


def test_too_many_windows_on_one_token_are_refused() -> None:
    """One token holds so many lines and no more; closing one makes room."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one, contextlib.AsyncExitStack() as stack:
            await seated(opened, one)
            for _ in range(SOCKETS_EACH):
                await stack.enter_async_context(one.http.get(one.address + "/events"))
            assert (await one.get("/events"))[0] == 429

    go(way)


NASTY = "\x1b]0;owned\x07<script>alert(1)</script>\u202e[/]{x}%s\x9b31m"


def test_nothing_a_person_types_is_markup_or_an_escape_sequence() -> None:
    """A name and a note full of both reach other people's pages and screens as harmless text."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as one, Client(opened) as two:
            assert await one.join("sg", opened.room.tokens.room, NASTY) == 303
            await seated(opened, two, "gr")
            _, lobby = await two.get("/")
            assert "<script>alert" not in lobby
            assert "\x1b" not in lobby
            assert "\u202e" not in lobby
            hub.put("sg", Note("sg", NASTY))
            _, page = await one.get("/view")
            assert "<script>alert" not in page
            async with one.socket() as line:
                await hello(line)
                await told(line, "hello")
                await line.send_str(json.dumps(["stdin", "\r5"]))
                seen = await frames_until(line, b"owned")
            assert b"\x1b]0;owned" not in seen
            assert b"\xc2\x9b" not in seen

    go(way)


def test_keys_that_are_no_keys_do_no_harm() -> None:
    """Broken sequences, endless pastes and control characters are dropped; the seat goes on."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            async with one.socket() as line:
                await hello(line)
                await told(line, "hello")
                for text in (
                    "",
                    "\x1b[",
                    "\x1b[<999999999999;1;1M",
                    "\x1b[48;9999;9999;1;1t",
                    "\x1b[1114112u",
                    "\x00\ud800",
                ):
                    await line.send_str(json.dumps(["stdin", text]))
                await line.send_str(json.dumps(["stdin", "\x1b[200~" + "a" * 30_000]))
                for _ in range(3):
                    await line.send_str(json.dumps(["stdin", "a" * 30_000]))
                await asyncio.sleep(0.5)
                await line.send_str(json.dumps(["stdin", "?"]))
                await frames_until(line, b"Help")

    go(way)


def test_every_answer_carries_its_headers() -> None:
    """Strict policy without inline script, nothing cached, nothing framed, cookies out of reach."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            for path in ("/", "/view", "/seat", "/static/room.js", "/nothing", "/enter"):
                async with one.http.get(one.address + path) as answer:
                    policy = answer.headers["Content-Security-Policy"]
                    assert "script-src 'self';" in policy
                    assert answer.headers["X-Content-Type-Options"] == "nosniff"
                    text = await answer.text()
                    assert "<script>" not in text
                    assert " on" + "click=" not in text
            async with one.http.get(one.address + "/enter") as answer:
                morsel = answer.cookies.get("startex_visit")
                assert morsel is not None
                assert morsel["httponly"]
                assert morsel["samesite"] == "Strict"

    go(way)


@pytest.mark.parametrize("path", ["../web.py", "..%2fweb.py", "vendor/../../web.py", "%2e%2e/room.py", "vendor"])
def test_static_stays_in_its_folder(path: str) -> None:
    """No way out of the folder of static files."""

    async def way(opened: Opened) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", opened.port)
        host = f"127.0.0.1:{opened.port}"
        writer.write(f"GET /static/{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = await asyncio.wait_for(reader.read(), 5)
        writer.close()
        assert answer.split(b" ", 2)[1] in (b"404", b"400"), answer[:200]

    go(way)
