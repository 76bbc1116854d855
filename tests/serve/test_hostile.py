"""Clients that mean ill, over real sockets: each is refused, nothing is lost, and the others notice nothing."""

from __future__ import annotations

import asyncio
import json
import secrets

import aiohttp
import pytest

from game.core.commands import Advance, End, Note, Table
from game.core.terms import HOUR
from game.journal import encode_command
from game.serve.host import Door, Opened
from game.serve.security import HEADERS
from tests.serve.made import (
    Client,
    at_a_seat,
    closed,
    frames_until,
    go,
    hello,
    room,
    seated,
    still_served,
    told,
    typed,
)


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
        async with Client(opened) as nobody, Client(opened) as one, Client(opened) as gone:
            await seated(opened, gone)
            opened.room.free("sg")
            one.http.cookie_jar.update_cookies({"startex_seat": secrets.token_urlsafe(32)})
            for client in (nobody, one, gone):
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
        async with at_a_seat(opened, "gr") as line:
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
        async with at_a_seat(opened) as line:
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
        b"\x00\x01",
    ],
    ids=lambda sent: str(sent[:30]),
)
def test_malformed_messages_close_the_socket(sent: str | bytes) -> None:
    """What no client of ours sends ends that socket with 1008, changes nothing, and costs nobody else anything."""

    async def way(opened: Opened) -> None:
        lines = len(opened.room.hub.session.lines)
        async with at_a_seat(opened) as line:
            await (line.send_str(sent) if isinstance(sent, str) else line.send_bytes(sent))
            assert await closed(line) == 1008
        assert len(opened.room.hub.session.lines) == lines
        await still_served(opened)

    go(way)


def test_a_form_needs_its_mark() -> None:
    """Without the mark, with a made-up one and with another person's: refused."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one, Client(opened) as two:
            await seated(opened, one)
            await seated(opened, two, "gr")
            theirs = await two.mark()
            for mark in ("", "0" * 64, theirs):
                assert (await one.post("/ready", {"mark": mark, "ready": "yes"}))[0] == 403
            assert (await one.post("/ready", {"mark": await one.mark(), "ready": "yes"}))[0] == 303

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
                await typed(line, "\r5")
                seen = await frames_until(line, b"owned")
            assert b"\x1b]0;owned" not in seen
            assert b"\xc2\x9b" not in seen

    go(way)


def test_every_answer_carries_its_headers() -> None:
    """Strict policy without inline script, nothing kept by a cache unasked, nothing framed, cookies out of reach."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            for path in ("/", "/view", "/seat", "/static/room.js", "/nothing", "/enter"):
                async with one.http.get(one.address + path) as answer:
                    policy = answer.headers["Content-Security-Policy"]
                    assert "script-src 'self';" in policy
                    assert "frame-ancestors 'none'" in policy
                    cached = {"Cache-Control": "no-cache"} if path.startswith("/static") else {}
                    wanted = {**HEADERS, **cached}
                    assert {name: answer.headers[name] for name in wanted} == wanted
                    text = await answer.text()
                    assert "<script>" not in text
                    assert " on" + "click=" not in text
            async with one.http.get(one.address + "/enter") as answer:
                morsel = answer.cookies.get("startex_visit")
                assert morsel is not None
                assert morsel["httponly"]
                assert morsel["samesite"] == "Strict"

    go(way)


def test_behind_tls_a_cookie_goes_over_nothing_else() -> None:
    """Asked by the address before a proxy that is https, the cookie is marked so; by the room's own, which is not, it
    is not, and whoever sits at the host can still come in.
    """

    async def run() -> None:
        async with room(door=Door(port=0, url="https://exercise.example")) as opened, Client(opened) as one:
            for host, secure in (("exercise.example", True), (f"127.0.0.1:{opened.port}", False)):
                async with one.http.get(one.address + "/", headers={"Host": host}) as answer:
                    assert bool(answer.cookies["startex_visit"]["secure"]) is secure
                    assert ("Strict-Transport-Security" in answer.headers) is secure

    asyncio.run(run())


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
