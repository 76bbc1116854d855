"""The lobby and the doors: pick a seat, exchange a code for it, open its screen, leave it again."""

from __future__ import annotations

from urllib.parse import quote

from aiohttp import web

from game.core.plan import Id
from game.serve.html import Markup, form, page, tag
from game.serve.room import SCREEN, Room
from game.serve.station import Station
from game.serve.tokens import new_token
from game.serve.wire import (
    FACILITATOR_COOKIE,
    SEAT_COOKIE,
    VISIT_COOKIE,
    cookie,
    form_of,
    room_of,
    seat_of,
    token_of,
)
from game.serve.wire import page as answer_page
from game.view.access import FACILITATOR

KEYS = (
    ("Esc", "\x1b", "Escape"),
    ("Tab", "\t", "Tab"),
    ("↑", "\x1b[A", "Up"),
    ("↓", "\x1b[B", "Down"),
    ("←", "\x1b[D", "Left"),
    ("→", "\x1b[C", "Right"),
    ("Enter", "\r", "Enter"),
    *((str(n), str(n), f"Page {n}") for n in range(1, 6)),
    ("?", "?", "Help"),
)
"""On-screen keys for tablets: (label, what is typed, its name)."""


async def show(request: web.Request) -> web.Response:
    """``GET /``: the lobby itself, for whoever asks. Never a redirect."""
    room = room_of(request)
    visit = request.cookies.get(VISIT_COOKIE) or new_token()
    body = page(
        room.hub.plan.title,
        tag("main", tag("div", _lobby(room, seat_of(request), token_of(request), visit), id="part")),
        _note(),
        scripts=("lobby.js",),
        kind="lobby",
    )
    answer = answer_page(body)
    cookie(answer, request, VISIT_COOKIE, visit)
    return answer


async def part(request: web.Request) -> web.Response:
    """The part of the lobby that changes: who is here."""
    room = room_of(request)
    return answer_page(_people(room, named=bool(seat_of(request))))


async def join(request: web.Request) -> web.Response:
    """Exchange a code for a seat."""
    room, visit = room_of(request), request.cookies.get(VISIT_COOKIE, "")
    fields = await form_of(request, visit)
    address = request.remote or "?"
    _may_try(room, address)
    seat = fields.get("seat", "")
    token = room.join(seat, fields.get("code", ""), fields.get("name", ""))
    if not token:
        room.guard.wrong(address)
        room.once.say(address, "a wrong code")
        return door("That code does not open this seat. A seat that is taken opens with its own code alone: ask the"
                     " facilitator.", 403)  # fmt: skip
    answer = web.Response(status=303, headers={"Location": "/screen" if seat == SCREEN else "/"})
    cookie(answer, request, SEAT_COOKIE, token)
    return answer


async def enter_page(request: web.Request) -> web.Response:
    """The facilitator's door. The code stands behind the # of the link, which no server and no log ever sees."""
    room, visit = room_of(request), request.cookies.get(VISIT_COOKIE) or new_token()
    fields = (
        tag("label", "Your code, from the line that was printed when the room was opened", for_="code"),
        tag("input", id="code", name="code", type="password", autocomplete="off", required=True),
        tag("button", "Enter", type="submit"),
    )
    body = tag("main", tag("h1", "The facilitator's door"), form("/enter", room.marks.of(visit), *fields, id="enter"))
    answer = answer_page(page("Facilitator", body, scripts=("enter.js",), kind="lobby"))
    cookie(answer, request, VISIT_COOKIE, visit)
    return answer


async def enter(request: web.Request) -> web.Response:
    """Exchange the facilitator's code."""
    room, visit, address = room_of(request), request.cookies.get(VISIT_COOKIE, ""), request.remote or "?"
    fields = await form_of(request, visit)
    _may_try(room, address)
    token = room.enter(fields.get("code", ""))
    if not token:
        room.guard.wrong(address)
        room.once.say(address, "a wrong facilitator's code")
        return door("This link was used already, or a newer one has been made. Ask for a new one where the room was"
                     " opened.", 403)  # fmt: skip
    answer = web.Response(status=303, headers={"Location": "/facilitator"})
    cookie(answer, request, FACILITATOR_COOKIE, token)
    return answer


def _may_try(room: Room, address: str) -> None:
    """HTTPTooManyRequests where too many wrong codes came from."""
    if not room.guard.open(address):
        room.once.say(address, "too many wrong codes")
        raise web.HTTPTooManyRequests(reason="Too many wrong codes. Wait a minute, then try again.")


async def ready(request: web.Request) -> web.Response:
    """Say that one is ready, or not yet."""
    room, seat = room_of(request), seat_of(request)
    fields = await form_of(request, token_of(request))
    station = room.hub.stations.get(seat)
    if station is None:
        raise web.HTTPForbidden(reason="Sign in at the lobby first.")
    station.ready = fields.get("ready") == "yes"
    station.heard()
    room.hub.stir()
    return web.Response(status=303, headers={"Location": "/"})


async def leave(request: web.Request) -> web.Response:
    """Sign out; the seat is free again for whoever has the room's code."""
    room, seat, token = room_of(request), seat_of(request), token_of(request)
    await form_of(request, token)
    room.leave(seat, token)
    answer = web.Response(status=303, headers={"Location": "/"})
    answer.del_cookie(SEAT_COOKIE, path="/")
    return answer


async def terminal(request: web.Request) -> web.Response:
    """The seat's screen in a terminal in the page."""
    room, seat = room_of(request), seat_of(request)
    station = room.hub.stations.get(seat)
    wanted = FACILITATOR if request.path == "/facilitator" else ""
    if station is None or (wanted and seat != wanted):
        return door("You have no seat yet: sign in first.", 403)
    watched = request.query.get("watch", "") if wanted else ""
    address = f"/ws?as={wanted}" + (f"&watch={quote(watched)}" if watched in room.hub.stations else "")
    keys = [
        tag("button", label, type="button", data_key=typed, aria_label=name, tabindex="-1")
        for label, typed, name in KEYS
    ]
    bar = tag(
        "div",
        tag("span", station.title, id="who"),
        tag("span", "connecting …", id="state", role="status"),
        tag("button", "A−", type="button", id="smaller", aria_label="Smaller letters"),
        tag("button", "A+", type="button", id="larger", aria_label="Larger letters"),
        tag("button", "Keys", type="button", id="show-keys", aria_pressed="false"),
        tag("a", "Plain page", href="/view") if not wanted else None,
        id="bar",
    )
    body = [bar, tag("div", id="terminal", data_socket=address), tag("div", keys, id="keys", hidden=True)]
    vendor = ("vendor/xterm.js", "vendor/addon-fit.js", "vendor/addon-unicode11.js", "vendor/addon-clipboard.js")
    text = page(station.title, *body, scripts=(*vendor, "seat.js"), styles=("vendor/xterm.css",), kind="terminal")
    return answer_page(text, terminal=True)


async def file(request: web.Request) -> web.Response:
    """A file the seat's app handed over; gone once fetched."""
    room, seat = room_of(request), seat_of(request)
    station = room.hub.stations.get(seat)
    found = station.files.pop(request.match_info["key"], None) if station else None
    if found is None:
        raise web.HTTPNotFound(reason="There is no such file for you, or it was fetched already.")
    name, content, mime = found
    return web.Response(
        body=content,
        headers={"Content-Type": mime, "Content-Disposition": f"attachment; filename*=UTF-8''{quote(name, safe='')}"},
    )


def _lobby(room: Room, seat: Id, token: str, visit: str) -> list[Markup]:
    plan = room.hub.plan
    head = [tag("h1", plan.title), tag("p", plan.subtitle)]
    if seat:
        return [*head, _yours(room, seat, room.marks.of(token)), _people(room, named=True)]
    return [*head, _join_form(room, room.marks.of(visit)), _people(room, named=False)]


def _yours(room: Room, seat: Id, mark: str) -> Markup:
    station = room.hub.stations.get(seat)
    if station is None:
        return tag("p", tag("a", "Open the projector's page", href="/screen"))
    words, value = ("I am not ready yet", "no") if station.ready else ("I am ready", "yes")
    return tag(
        "section",
        tag("h2", f"Your seat: {station.title}"),
        tag(
            "p",
            tag("a", "Open your screen", href="/seat", class_="main"),
            " or the ",
            tag("a", "plain page", href="/view"),
            " for phones and screen readers.",
        ),
        form("/ready", mark, tag("button", words, name="ready", value=value, type="submit")),
        form("/leave", mark, tag("button", "Leave this seat", type="submit")),
    )


def _join_form(room: Room, mark: str) -> Markup:
    choices = [
        tag("label", tag("input", type="radio", name="seat", value=seat, required=True), f" {station.title}",
            tag("small", " – taken: needs its own code") if room.tokens.taken(seat) else None)
        for seat, station in room.hub.stations.items()
        if seat != FACILITATOR
    ]  # fmt: skip
    choices.append(tag("label", tag("input", type="radio", name="seat", value=SCREEN), " The projector"))
    return form(
        "/join",
        mark,
        tag("fieldset", tag("legend", "Pick a seat"), choices),
        tag("label", "Your name", tag("input", name="name", maxlength="40", autocomplete="name")),
        tag("label", "The code", tag("input", name="code", id="code", required=True, autocomplete="off",
            maxlength="12", autocapitalize="characters", spellcheck="false")),
        tag("button", "Take the seat", type="submit"),
        id="join",
    )  # fmt: skip


def _people(room: Room, *, named: bool) -> Markup:
    rows = [
        tag(
            "tr",
            tag("th", station.title, scope="row"),
            tag("td", _who(room, seat, named=named)),
            tag("td", _how(station)),
        )
        for seat, station in room.hub.stations.items()
        if seat != FACILITATOR
    ]
    head = tag("tr", [tag("th", title, scope="col") for title in ("Seat", "Who", "Ready")])
    return tag("section", tag("h2", "In the room"), tag("table", head, rows), id="people", aria_live="polite")


def _who(room: Room, seat: Id, *, named: bool) -> str:
    """Who has a seat; to strangers only that somebody has."""
    taken = room.tokens.taken(seat)
    return (named and room.hub.stations[seat].person) or ("taken" if taken else "free")


def _how(station: Station) -> str:
    """What else there is to say of a seat that is taken."""
    if not station.person:
        return ""
    return ("ready" if station.ready else "not yet") + (", screen open" if station.here else "")


def door(words: str, status: int) -> web.Response:
    """A page that says why not, and leads back."""
    body = tag("main", tag("p", words, role="alert"), tag("p", tag("a", "Back to the lobby", href="/")))
    return answer_page(page("Not in order", body, kind="lobby"), status=status)


def _note() -> Markup:
    return tag("footer", tag("p", "Effects are stylised for training. Words put to real states are marked so."))
