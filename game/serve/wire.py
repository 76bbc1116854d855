"""What the handlers of requests share: whose cookie came along, forms with their mark, pages with their headers."""

from __future__ import annotations

import asyncio

from aiohttp import web

from game.core.plan import Id
from game.serve.room import Room
from game.serve.security import HEADERS, POLICY, TERMINAL_POLICY
from game.view.access import FACILITATOR

ROOM: web.AppKey[Room] = web.AppKey("room", Room)
SEAT_COOKIE, FACILITATOR_COOKIE = "startex_seat", "startex_facilitator"
VISIT_COOKIE = "startex_visit"
"""Ties the lobby's forms to the browser they were shown in, before anybody has a token."""
BODY_WITHIN = 10.0
"""Seconds a form may take to arrive."""


def dress(answer: web.StreamResponse, *, secure: bool) -> None:
    """Put on the headers every answer has."""
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    answer.headers.setdefault("Content-Security-Policy", POLICY)
    answer.headers["Server"] = "startex"
    if secure:
        answer.headers.setdefault("Strict-Transport-Security", "max-age=86400")


def secure(request: web.Request) -> bool:
    """Was it asked by a name that is served over TLS, here or at a proxy?"""
    return room_of(request).origins.secure(request.headers.get("Host"))


def room_of(request: web.Request) -> Room:
    """The room."""
    return request.app[ROOM]


def seat_of(request: web.Request) -> Id:
    """Whose cookie came along; "" nobody's. The facilitator's own is looked at only where it is meant."""
    return room_of(request).tokens.seat_of(token_of(request))


def token_of(request: web.Request) -> str:
    """The token of the cookie that counts for this address."""
    meant = request.path == "/facilitator" or request.query.get("as") == FACILITATOR or "watch" in request.query
    return request.cookies.get(FACILITATOR_COOKIE if meant else SEAT_COOKIE, "")


async def form_of(request: web.Request, token: str) -> dict[str, str]:
    """The fields of a form whose mark is right; HTTPForbidden, HTTPTooManyRequests or HTTPRequestTimeout else."""
    room = room_of(request)
    try:
        async with asyncio.timeout(BODY_WITHIN):
            found = await request.post()
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except ValueError:
        raise web.HTTPBadRequest(reason="This is no form.") from None
    fields = {name: value for name, value in found.items() if isinstance(value, str)}
    if not token or not room.marks.right(token, fields.get("mark", "")):
        room.once.say(request.remote or "?", "a form without its mark")
        raise web.HTTPForbidden(reason="This form was not made for you, or is too old; load the page again.")
    if not room.may_send(token):
        raise web.HTTPTooManyRequests(reason="Too many forms at once; wait a moment.")
    return fields


def page(body: str, *, terminal: bool = False, status: int = 200) -> web.Response:
    """An answer that is a page."""
    policy = TERMINAL_POLICY if terminal else POLICY
    return web.Response(text=body, content_type="text/html", status=status, headers={"Content-Security-Policy": policy})


def cookie(answer: web.Response, request: web.Request, name: str, token: str) -> None:
    """Set a cookie no script can read and no other site can have sent; behind TLS it is sent over nothing else."""
    answer.set_cookie(
        name, token, path="/", httponly=True, samesite="Strict", secure=secure(request), max_age=7 * 86_400
    )
