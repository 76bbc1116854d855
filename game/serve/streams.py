"""``/events``: server-sent events that say only that something is new; the page then fetches its part again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator

from aiohttp import web

from game.serve.room import Room
from game.serve.security import SOCKETS_EACH
from game.serve.station import Station
from game.serve.wire import dress, room_of, secure, token_of
from game.tui.seat_room import QUIET_FOR

ALIVE = 15.0
"""Seconds between two signs of life."""
TOGETHER = 0.2
"""Seconds in which several changes are told as one."""


@contextlib.contextmanager
def line(room: Room, token: str, most: int) -> Iterator[None]:
    """Count a line that stays open; HTTPTooManyRequests when one token has too many."""
    if room.sockets[token] >= most:
        raise web.HTTPTooManyRequests(reason="Too many windows are open on this seat; close some.")
    room.sockets[token] += 1
    try:
        yield
    finally:
        room.sockets[token] -= 1
        if not room.sockets[token]:
            del room.sockets[token]


async def events(request: web.Request) -> web.StreamResponse:
    """Tell that something is new, until the page goes. Sends no more than a number: what is new is in the view."""
    room, token = room_of(request), token_of(request)
    seat = room.tokens.seat_of(token)
    if not seat:
        raise web.HTTPForbidden(reason="Sign in at the lobby first.")
    station = room.hub.stations.get(seat)
    with line(room, token, SOCKETS_EACH):
        answer = web.StreamResponse(headers={"Content-Type": "text/event-stream", "X-Accel-Buffering": "no"})
        dress(answer, secure=secure(request))
        await answer.prepare(request)
        heard = room.hub.listen()
        if station is not None:
            if not station.here:
                station.acted()
            station.plain += 1
        try:
            room.hub.stir()
            await _tell(room, token, answer, heard, station)
        except ConnectionError:
            pass
        finally:
            room.hub.forget(heard)
            if station is not None:
                station.plain -= 1
            room.hub.stir()
    return answer


async def _tell(
    room: Room, token: str, answer: web.StreamResponse, heard: asyncio.Event, station: Station | None
) -> None:
    number, nudged = 0, False
    while room.tokens.seat_of(token):
        try:
            async with asyncio.timeout(ALIVE):
                await heard.wait()
        except TimeoutError:
            idle = station is not None and station.quiet >= QUIET_FOR
            if idle == nudged:
                await answer.write(b": alive\n\n")
                continue
            nudged = idle
        await asyncio.sleep(TOGETHER)
        heard.clear()
        number += 1
        await answer.write(f"id: {number}\ndata: {len(room.hub.session.lines)}\n\n".encode())
