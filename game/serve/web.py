"""HTTP: which address leads where, who may ask, and the headers of every answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

from aiohttp import web

from game.serve import lobby, plain_page, projector, socket, streams
from game.serve.guarded import Guarded
from game.serve.room import SCREEN, Room
from game.serve.security import MESSAGE_LIMIT, SOCKETS_EACH
from game.serve.wire import ROOM, dress, room_of, secure, token_of
from game.view.access import FACILITATOR

LOG = logging.getLogger("startex.serve")
STATIC = Path(__file__).parent / "static"
TYPES = {
    ".js": "text/javascript",
    ".css": "text/css",
    ".woff2": "font/woff2",
    ".txt": "text/plain",
    ".md": "text/plain",
}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def application(room: Room) -> web.Application:
    """The web face of a room."""
    app = web.Application(middlewares=[_guarded], client_max_size=MESSAGE_LIMIT)
    app[ROOM] = room
    app.router.add_routes(
        [
            web.get("/", lobby.show),
            web.get("/lobby/part", lobby.part),
            web.post("/join", lobby.join),
            web.get("/enter", lobby.enter_page),
            web.post("/enter", lobby.enter),
            web.post("/ready", lobby.ready),
            web.post("/leave", lobby.leave),
            web.get("/seat", lobby.terminal),
            web.get("/facilitator", lobby.terminal),
            web.get("/ws", _socket),
            web.get("/view", plain_page.show),
            web.get("/view/part", plain_page.part),
            web.post("/view/ask", plain_page.ask),
            web.get("/screen", projector.show),
            web.get("/screen/part", projector.part),
            web.get("/events", streams.events),
            web.get("/file/{key}", lobby.file),
            web.get("/static/{name:[a-z0-9./_-]+}", _static),
        ]
    )
    return app


@web.middleware
async def _guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every request: the name it was asked by, where a form came from, and the headers of the answer."""
    room = request.app[ROOM]
    if isinstance(request.protocol, Guarded):
        request.protocol.heard()
    refused = _refused(room, request)
    try:
        answer = refused or await handler(request)
    except web.HTTPException as error:
        answer = web.Response(text=error.reason, status=error.status)
    except (asyncio.CancelledError, ConnectionError):
        raise
    except Exception:
        # The request is not told what went wrong: its text could hold what another seat may not know.
        LOG.exception("a request has failed: %s", request.match_info.route.resource)
        answer = web.Response(text="A fault of ours; it was noted.", status=500)
    if not answer.prepared:
        dress(answer, secure=secure(request))
    return answer


def _refused(room: Room, request: web.Request) -> web.Response | None:
    address = request.remote or "?"
    if not room.origins.host(request.headers.get("Host")):
        room.once.say(address, "a request by a name that is not ours")
        return web.Response(text="This room is not known by that name.", status=421)
    sent = request.headers.get("Origin")
    wanted = request.method != "GET" or request.path == "/ws"
    if (wanted or sent is not None) and not room.origins.allow(sent):
        room.once.say(address, "a request from a page elsewhere")
        return web.Response(text="This can only be asked from the room's own pages.", status=403)
    return None


async def _socket(request: web.Request) -> web.StreamResponse:
    room, token = room_of(request), token_of(request)
    seat = room.tokens.seat_of(token)
    watched = request.query.get("watch", "")
    wanted = watched if watched and seat == FACILITATOR else seat
    station = room.hub.stations.get(wanted)
    if not seat or seat == SCREEN or station is None or (watched and seat != FACILITATOR):
        room.once.say(request.remote or "?", "a socket without a seat")
        raise web.HTTPForbidden(reason="Sign in at the lobby first.")
    with streams.line(room, token, SOCKETS_EACH):
        return await socket.serve(room, request, station, seat)


async def _static(request: web.Request) -> web.StreamResponse:
    """A file of ours; nothing outside the folder, and no kind we do not have."""
    path = (STATIC / request.match_info["name"]).resolve()
    if not path.is_relative_to(STATIC) or path.suffix not in TYPES or not path.is_file():
        raise web.HTTPNotFound(reason="There is no such file.")
    return web.FileResponse(path, headers={"Content-Type": TYPES[path.suffix], "Cache-Control": "no-cache"})
