"""``/ws``: a seat's terminal over a web socket. Terminal output goes out as binary frames, all else is JSON text.

From the client: ``["hello", {"width", "height", "depth"}]`` first, then ``["stdin", text]``, ``["resize", {...}]``,
``["ask", {"name", "seen", "asked"}]`` and ``["ping", anything]``. To the client: ``["hello", {...}]``,
``["answer", {...}]``, ``["pong", anything]``, ``["open_url", {...}]``, ``["file", {...}]`` and ``["taken", {...}]``.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging

from aiohttp import WSMessage, WSMsgType, web

from game.core.plan import Id
from game.journal import CodecError, JournalError, decode_command
from game.serve import security
from game.serve.driver import DEPTHS, Terminal
from game.serve.guarded import Guarded
from game.serve.outlet import Outlet
from game.serve.room import Room
from game.serve.security import messages, volume
from game.serve.station import Station

LOG = logging.getLogger("startex.serve")
HEARTBEAT = 20
"""Seconds between two signs of life; a client that gives none has gone."""
HELLO_WITHIN = 10
"""Seconds a new socket has to say what its terminal is like."""
BAD, BUSY = 1008, 1013
"""Close codes: broke the rules of this socket; too much of it (RFC 6455, 7.4.1, and the IANA registry)."""
SENT_LIMIT = 4096
"""Characters of a ping that are sent back."""


class BadMessage(Exception):
    """A client said what no client of ours says. The words are for the log: nothing of what it sent is in them."""


async def serve(room: Room, request: web.Request, station: Station, seat: Id) -> web.WebSocketResponse:
    """Serve one socket of a seat to its end. ``seat`` is whose token it is: only that seat may type."""
    wire = web.WebSocketResponse(
        heartbeat=HEARTBEAT, max_msg_size=security.MESSAGE_LIMIT, compress=True, timeout=5, autoping=True
    )
    await wire.prepare(request)
    if isinstance(request.protocol, Guarded):
        request.protocol.heard(upgraded=True)
    try:
        async with asyncio.timeout(HELLO_WITHIN):
            terminal = await _hello(wire)
    except (TimeoutError, BadMessage) as error:
        room.once.say(request.remote or "?", f"a socket without a greeting ({type(error).__name__})")
        await wire.close(code=BAD, message=b"say hello first")
        return wire
    outlet = Outlet(wire, station.picture)
    outlet.tell("hello", {"seat": station.seat, "title": station.title, "n": len(room.hub.session.lines)})
    if seat == station.seat:
        station.take(outlet, terminal)
    else:
        station.look(outlet)
    room.hub.stir()
    await _both(room, request, wire, outlet, station, may_type=seat == station.seat)
    return wire


async def _both(
    room: Room,
    request: web.Request,
    wire: web.WebSocketResponse,
    outlet: Outlet,
    station: Station,
    *,
    may_type: bool,
) -> None:
    """Send and receive until one of the two ends."""
    sending = asyncio.create_task(outlet.pump())
    hearing = asyncio.create_task(_hear(room, wire, outlet, station, may_type=may_type))
    try:
        await asyncio.wait((sending, hearing), return_when=asyncio.FIRST_COMPLETED)
        code, reason = _ending(room, request, outlet, (sending, hearing))
        with contextlib.suppress(ConnectionError, RuntimeError):
            async with asyncio.timeout(5):
                await wire.close(code=code, message=reason.encode())
    finally:
        station.leave(outlet)
        for task in (sending, hearing):
            task.cancel()
        await asyncio.gather(sending, hearing, return_exceptions=True)
        room.hub.stir()


def _ending(room: Room, request: web.Request, outlet: Outlet, tasks: tuple[asyncio.Task[None], ...]) -> tuple[int, str]:
    found = (1000, "")
    for bad in (task.exception() for task in tasks if task.done()):
        if isinstance(bad, BadMessage):
            room.once.say(request.remote or "?", str(bad))
            found = BAD, str(bad)
        elif bad is not None and not isinstance(bad, ConnectionError):
            LOG.error("a socket was closed by a fault of ours", exc_info=bad)
            found = 1011, "a fault of ours"
    return outlet.closed or found


async def _hello(wire: web.WebSocketResponse) -> Terminal:
    kind, about = _read(await wire.receive())
    if kind != "hello" or not isinstance(about, dict):
        raise BadMessage("a socket that did not begin with hello")
    return _terminal(about)


def _terminal(about: dict[str, object]) -> Terminal:
    width, height = about.get("width"), about.get("height")
    if type(width) is not int or type(height) is not int or not (0 < width < 10_000 and 0 < height < 10_000):
        raise BadMessage("a size that is none")
    depth = next((one for one in DEPTHS if one == about.get("depth", "truecolor")), None)
    if depth is None:
        raise BadMessage("a depth of colour that is none")
    return Terminal(width, height, depth)


def _read(message: WSMessage) -> tuple[str, object]:
    """(kind, about) of a message."""
    if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR):
        raise BadMessage("a socket that closed at once")
    if message.type is not WSMsgType.TEXT:
        raise BadMessage("a frame that is no text")
    try:
        found = json.loads(message.data)
    except (ValueError, RecursionError):
        raise BadMessage("a message that is no JSON") from None
    if not isinstance(found, list) or not 1 <= len(found) <= 2 or not isinstance(found[0], str):
        raise BadMessage("a message of no known shape")
    return found[0], found[1] if len(found) == 2 else None


async def _hear(room: Room, wire: web.WebSocketResponse, outlet: Outlet, station: Station, *, may_type: bool) -> None:
    """Take messages until the client goes, or its line is to be closed. Raises BadMessage."""
    count, size = messages(), volume()
    async for message in wire:
        # A client that takes nothing holds up the sender, and with it the closing: it must not type meanwhile.
        if outlet.closed is not None:
            return
        now = room.hub.now()
        if not count.take(now) or not size.take(now, len(message.data or "")):
            outlet.close(BUSY, "too many messages")
            raise BadMessage("a client that sends too much")
        kind, about = _read(message)
        if kind == "ping":
            outlet.tell("pong", {"of": str(about)[:SENT_LIMIT]})
        elif may_type:
            _typed(room, outlet, station, kind, about)
        elif kind not in ("resize", "stdin"):
            raise BadMessage("a request from somebody who only looks on")
        # One client's burst must not keep the others from the loop.
        await asyncio.sleep(0)


def _typed(room: Room, outlet: Outlet, station: Station, kind: str, about: object) -> None:
    match kind, about:
        case "stdin", str():
            station.feed(about)
        case "resize", dict():
            station.resize(_terminal(about))
        case "ask", dict():
            outlet.tell("answer", answer(room, station.seat, about))
        case _:
            raise BadMessage("a message of no known kind")


def answer(room: Room, seat: Id, about: dict[str, object]) -> dict[str, object]:
    """Put an ask of a client's own to the hub; what it is told. Facts are not sent: the view is what a seat may see."""
    name, seen, asked = about.get("name", ""), about.get("seen"), about.get("asked")
    if not isinstance(name, str) or not (seen is None or type(seen) is int) or not isinstance(asked, dict):
        raise BadMessage("an ask of no known shape")
    try:
        given = room.hub.put(seat, decode_command(asked), seen, name)
    except (CodecError, RecursionError):
        raise BadMessage("an ask that is none") from None
    except JournalError as error:
        return {"name": name, "n": 0, "fault": str(error)}
    told: dict[str, object] = {"name": name, "n": given.n, "lines": len(room.hub.session.lines)}
    if given.refusal is not None:
        ruling = given.refusal
        told["ruling"] = {"code": ruling.code, "what": ruling.what, "rule": ruling.rule, "cure": ruling.cure}
    return told
