"""``/screen``: the exercise on the wall. The text with its brackets, clocks, declared positions; then the hot wash."""

from __future__ import annotations

from collections.abc import Sequence

from aiohttp import web

from game.journal import dated, effective
from game.serve.hot_wash import hot_wash
from game.serve.html import Child, Markup, listed, page, tag
from game.serve.lobby import door
from game.serve.parts import clause, dial, left, outcome
from game.serve.room import Room
from game.serve.wire import page as answer_page
from game.serve.wire import room_of, seat_of
from game.tui.widgets import msel
from game.view import clock
from game.view.access import FACILITATOR
from game.view.decision import DecisionView
from game.view.public import PublicView, public
from game.view.room import FreeClauseView

LATEST = 3
"""Papers on the wall."""


async def show(request: web.Request) -> web.Response:
    """The whole page."""
    if not seat_of(request):
        return door("This is the projector's page. In the lobby pick “The projector” and type the room's code.", 403)
    room = _room(request)
    body = tag("main", _part(room), id="part")
    return answer_page(page("Projector", body, scripts=("room.js", "live.js"), kind="screen"))


async def part(request: web.Request) -> web.Response:
    """What changes on it."""
    return answer_page(_part(_room(request)))


def _room(request: web.Request) -> Room:
    if not seat_of(request):
        raise web.HTTPForbidden(reason="Sign in at the lobby first, as the projector.")
    return room_of(request)


def _part(room: Room) -> Markup:
    hub = room.hub
    past = tuple(dated(effective(hub.session.lines)))
    seen = public(hub.plan, hub.session.state, past, room.forum)
    head = tag(
        "header",
        tag("h1", seen.title),
        tag("p", f"{seen.stamp} · {seen.date}", class_="stamp"),
        _clock(room, seen),
        _floor(room),
        tag("p", seen.said, class_="said") if seen.said else None,
    )
    if seen.ended:
        return tag("div", head, hot_wash(hub.debrief()))
    return tag(
        "div",
        head,
        tag("section", tag("h2", "Situation"), listed(dial(one) for one in seen.dials), class_="dials"),
        _come_in(room) if not hub.session.state.now else None,
        [_text(one, [clause for clause in seen.clauses if clause.decision == one.id]) for one in seen.texts],
        _body(room) if room.forum and not seen.texts else None,
        _papers(seen),
        _closed(seen),
    )


def _clock(room: Room, seen: PublicView) -> Markup:
    timer = room.hub.clock
    if timer.box is not None:
        if timer.box.stands is not None:
            return tag("p", f"{timer.box.title}: {msel.left(timer.box.stands)}, stands", class_="box")
        return tag("p", f"{timer.box.title}: ", left(timer.box_left), class_="box")
    words = f"{clock.spoken(timer.pace)} a minute" if timer.pace else "the clock is stopped"
    if seen.ended:
        words = "ENDEX. Players speak first."
    return tag("p", words, class_="box")


def _floor(room: Room) -> Markup | None:
    """Whose minute it is in a tour de table of the body on the wall."""
    hub = room.hub
    decision, minute = hub.plan.tables.decisions.get(hub.floor.decision), hub.floor.left
    if decision is None or minute is None or decision.forum != room.forum:
        return None
    who, seconds = minute
    return tag("p", f"{who} has the floor: ", left(seconds), class_="floor")


def _come_in(room: Room) -> Markup:
    """Before STARTEX: where to go, and how many are in. The code stays with the facilitator."""
    seats = [station for seat, station in room.hub.stations.items() if seat != FACILITATOR]
    taken, ready = sum(bool(one.person) for one in seats), sum(one.ready for one in seats)
    return tag(
        "section",
        tag("h2", "Come in"),
        tag("p", "Open ", tag("strong", room.address), " and pick a seat. The facilitator has the code."),
        tag("p", f"{taken} of {len(seats)} seats are taken; ready: {ready}."),
        class_="come-in",
    )


def _body(room: Room) -> Markup:
    """The body put on the wall, while it has nothing to decide."""
    body = room.hub.plan.tables.bodies[room.forum]
    return tag("section", tag("h2", body.title), tag("p", "No question is open here now."))


def _text(seen: DecisionView, free: Sequence[FreeClauseView]) -> Markup:
    """A file: its question, its text with the clauses in free words that stand in it, and who declared what."""
    head = [tag("h2", seen.title), tag("p", seen.question), tag("p", f"{seen.forum}. {seen.rule}", class_="rule")]
    draft = seen.draft
    if draft is None:
        return tag("article", *head, tag("p", f"No text is on the table. Closes {seen.closes}."), class_="file")
    status = draft.words + (f", until {draft.silence_ends}" if draft.silence_ends else "")
    declared = [(line.title, line.declared) for line in seen.board if line.declared]
    return tag(
        "article",
        *head,
        tag("h3", draft.title),
        tag("p", f"{status}; closes {seen.closes}", class_="status"),
        tag("p", draft.text),
        tag("ol", [tag("li", clause(one)) for one in draft.clauses], [tag("li", _free(one)) for one in free]),
        [tag("h3", "Declared"), listed(declared)] if declared else None,
        class_="file",
    )


def _free(seen: FreeClauseView) -> Child:
    title = [tag("b", f"{seen.title}: ")] if seen.title != seen.text else []
    return [*title, tag("span", seen.text), tag("small", f" ({seen.words})")]


def _papers(seen: PublicView) -> Markup | None:
    if not seen.papers:
        return None
    found = [
        tag("article", tag("h3", paper.title), tag("p", f"{paper.stamp} · {paper.sender}", class_="stamp"),
            tag("p", paper.text), tag("p", "Stylised for training.", class_="note") if paper.stylised else None)
        for paper in reversed(seen.papers[-LATEST:])
    ]  # fmt: skip
    return tag("section", tag("h2", "What everybody has read"), found)


def _closed(seen: PublicView) -> Markup | None:
    if not seen.closed:
        return None
    return tag("section", tag("h2", "Decided"), tag("ul", [tag("li", outcome(one)) for one in seen.closed]))
