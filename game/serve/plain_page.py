"""``/view``: a seat as plain, semantic HTML, for phones and screen readers. The same view, the same asks."""

from __future__ import annotations

from dataclasses import replace

from aiohttp import web

from game.core.commands import Command, Speak, Table, TakePosition
from game.core.plan import Id
from game.journal import JournalError, dated, effective
from game.plain.acts import with_reason
from game.serve.hot_wash import hot_wash
from game.serve.html import Child, Markup, listed, page, tag
from game.serve.parts import clause, dial, outcome
from game.serve.plain_room import WORDS_LIMIT, RoomForms, ask_form, room_command
from game.serve.room import Room
from game.serve.wire import form_of, room_of, seat_of, token_of
from game.serve.wire import page as answer_page
from game.view import SeatView, news, view
from game.view.asks import Ask
from game.view.decision import DecisionView
from game.view.feed import Paper
from game.view.offered import ResponseView

KINDS = {
    "position": "Your delegation's position",
    "table": "Table a text",
    "amend": "Amend the text",
    "silence": "Put the text under silence",
    "declare": "Declare the outcome",
    "withdraw": "Withdraw the text",
    "refer": "Refer the file",
    "sound": "Sound a delegation",
    "confide": "Speak in confidence",
    "lobby": "Make an offer",
    "alone": "Act alone",
    "move": "Your own moves",
    "pledge": "Give a pledge",
}
"""Kinds of asks in the order they are offered."""


async def show(request: web.Request) -> web.Response:
    """The whole page. Without a script it is loaded anew by hand; nothing on it needs one."""
    room, seat = _seated(request)
    seen = _view(room, seat)
    body = (
        tag("header", tag("h1", seen.seats[0].title if seen.seats else seen.title), tag("p", seen.title),
            tag("nav", tag("a", "Lobby", href="/"), " ", tag("a", "Terminal screen", href="/seat"), " ",
                tag("a", "Load anew", href="/view"))),
        tag("p", "", id="live", role="status", aria_live="polite"),
        tag("main", _part(room, seat, token_of(request), seen), id="part"),
    )  # fmt: skip
    return answer_page(page("Your seat", *body, scripts=("room.js", "live.js"), kind="view"))


async def part(request: web.Request) -> web.Response:
    """What changes on it."""
    room, seat = _seated(request)
    return answer_page(_part(room, seat, token_of(request), _view(room, seat)))


async def ask(request: web.Request) -> web.Response:
    """Put an ask: one of those the seat's view offers, found again by what it is, or a note."""
    room, seat = _seated(request)
    fields = await form_of(request, token_of(request))
    command = _command(room, seat, fields)
    if command is None:
        room.answers[seat] = ("This can no longer be asked; the page shows what can.", True)
    else:
        _put(room, seat, command, fields)
    return web.Response(status=303, headers={"Location": "/view#answer"})


def _put(room: Room, seat: Id, command: Command, fields: dict[str, str]) -> None:
    seen = fields.get("seen", "")
    at: int | None = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 9 else 0
    if isinstance(command, Speak) and not command.stand:
        at = None  # a line alone depends on nothing but whose turn it is
    try:
        given = room.hub.put(seat, command, at, fields.get("name", ""))
    except JournalError as error:
        room.answers[seat] = (str(error), True)
        return
    if given.refusal is not None:
        room.answers[seat] = (given.refusal.sentence() + _unsent(fields), True)
        return
    told = " ".join(item.text for item in news(room.hub.plan, given.facts, (seat,), room.hub.session.state.now))
    room.answers[seat] = (told or "Done.", False)


def _unsent(fields: dict[str, str]) -> str:
    """What was written with an ask that was not in order: the page is made anew, and it must not be lost."""
    words = fields.get("words", "").strip()[:WORDS_LIMIT]
    return f" What you wrote: “{words}”" if words else ""


def _command(room: Room, seat: Id, fields: dict[str, str]) -> Command | None:
    words = fields.get("words", "").strip()[:WORDS_LIMIT]
    if (of_the_room := room_command(seat, fields)) is not None:
        return of_the_room
    key = tuple(fields.get(name, "") for name in ("kind", "decision", "subject", "detail"))
    found = next((one for one in _view(room, seat).asks if _key(one) == key), None)
    if found is None:
        return None
    command = found.command
    if isinstance(command, Table):
        wordings = tuple(
            (name[5:], value) for name, value in sorted(fields.items()) if name.startswith("slot:") and value
        )
        command = replace(command, wordings=wordings)
    if isinstance(command, TakePosition):
        return replace(command, why=words)
    return with_reason(command, words) if words and found.reason else command


def _key(one: Ask) -> tuple[str, Id, Id, Id]:
    return one.kind, one.decision, one.subject, one.detail


def _seated(request: web.Request) -> tuple[Room, Id]:
    room, seat = room_of(request), seat_of(request)
    if seat not in room.hub.stations:
        raise web.HTTPForbidden(reason="Sign in at the lobby first.")
    return room, seat


def _view(room: Room, seat: Id) -> SeatView:
    past = tuple(dated(effective(room.hub.session.lines)))
    return view(room.hub.plan, room.hub.session.state, (seat,), past)


def _part(room: Room, seat: Id, token: str, seen: SeatView) -> Markup:
    mark, at = room.marks.of(token), len(room.hub.session.lines)
    forms = RoomForms(room, seat, seen, mark)
    answer, refused = room.answers.get(seat, ("", False))
    return tag(
        "div",
        tag("p", answer, id="answer", role="alert" if refused else None, tabindex="-1") if answer else None,
        tag("p", f"{seen.stamp}, {seen.date}. ENDEX {seen.endex}.", class_="stamp"),
        hot_wash(room.hub.debrief()) if room.hub.session.ended else None,
        forms.gently(),
        forms.so_far(),
        tag("section", tag("h2", "Situation"), listed(dial(one) for one in seen.dials)),
        forms.tours(),
        [_file(one, seen, mark, at, forms.clauses(one.id)) for one in seen.decisions],
        _own(seen, mark, at, forms.note()),
        forms.messages(),
        forms.reasons(),
        tag("section", tag("h2", "Papers"), [_paper(one) for one in reversed(seen.feed)] or tag("p", "None yet.")),
        tag("section", tag("h2", "Decided"), tag("ul", [tag("li", outcome(one)) for one in seen.closed]))
        if seen.closed
        else None,
        _about(seen, forms.lines(), forms.pledges()),
        data_lines=at,
    )


def _file(one: DecisionView, seen: SeatView, mark: str, at: int, clauses: Markup | None) -> Markup:
    """An open decision point: question, text, board, and what can be asked."""
    return tag(
        "section",
        tag("h2", one.title),
        tag("p", one.question),
        tag("p", one.brief) if one.brief else None,
        tag("p", f"{one.forum}: {one.rule} Closes {one.closes}. Steps left: {one.steps_left}."),
        _draft(one),
        clauses,
        _board(one),
        [_asks(kind, title, one, seen, mark, at) for kind, title in KINDS.items() if kind not in ("move", "pledge")],
    )


def _draft(one: DecisionView) -> Child:
    draft = one.draft
    if draft is None:
        return tag("p", "No text is on the table.")
    until = f", until {draft.silence_ends}" if draft.silence_ends else ""
    return [
        tag("h3", f"On the table: {draft.title}"),
        tag("p", f"{draft.words}{until}. Tabled by {draft.tabled_by}, {draft.since}."),
        tag("p", draft.text),
        tag("ul", [tag("li", clause(part)) for part in draft.clauses]),
    ]


def _board(one: DecisionView) -> Markup:
    rows = [
        tag("tr", tag("th", line.title, scope="row"), tag("td", line.stake), tag("td", line.word),
            tag("td", "; ".join(reason.why for reason in line.reasons)), tag("td", line.declared))
        for line in one.board
    ]  # fmt: skip
    titles = ("Delegation", "Stake", "Known mind", "Why", "Declared")
    head = tag("tr", [tag("th", title, scope="col") for title in titles])
    return tag("table", tag("caption", "What you know of the delegations"), head, rows)


def _asks(kind: str, title: str, one: DecisionView, seen: SeatView, mark: str, at: int) -> Markup | None:
    found = [each for each in seen.asks if each.kind == kind and each.decision == one.id and each.in_order]
    if not found:
        return None
    responses = {response.id: response for response in one.responses}
    forms = [_form(each, mark, at, responses.get(each.subject) if kind == "table" else None) for each in found]
    return tag("details", tag("summary", title), forms, open=kind in ("position", "silence"))


def _form(one: Ask, mark: str, at: int, response: ResponseView | None = None) -> Markup:
    """One ask."""
    return ask_form(
        mark,
        at,
        [tag("p", response.text), _slots(response)] if response else None,
        _words(one),
        tag("button", one.label, type="submit"),
        tag("small", f" ({one.price})") if one.price else None,
        kind=one.kind,
        decision=one.decision,
        subject=one.subject,
        detail=one.detail,
    )


def _slots(response: ResponseView) -> list[Markup]:
    return [
        tag("label", f"{slot.title} ", tag("select", [
            tag("option", wording.text, value="" if n == 0 else wording.id) for n, wording in enumerate(slot.wordings)
        ], name=f"slot:{slot.id}"))
        for slot in response.slots
    ]  # fmt: skip


def _words(one: Ask) -> Child:
    if one.reason and one.ruling is not None:
        lead = f"The legal adviser: {one.ruling.what} {one.ruling.rule} Written reason:"
        return tag("label", lead, tag("textarea", name="words", rows="3", required=True, maxlength=str(WORDS_LIMIT)))
    if one.kind == "position":
        return tag("label", "One line on why (may stay empty) ", tag("input", name="words", maxlength="400"))
    return None


def _own(seen: SeatView, mark: str, at: int, note: Markup) -> Markup:
    found = [one for one in seen.asks if one.kind in ("move", "pledge") and one.in_order]
    return tag("section", tag("h2", "In your own hands"), [_form(one, mark, at) for one in found], note)


def _paper(one: Paper) -> Markup:
    return tag(
        "article",
        tag("h3", one.title),
        tag("p", f"{one.stamp} · {one.sender} · {one.channel}", class_="stamp"),
        tag("p", one.text),
        tag("p", "Stylised for training.", class_="note") if one.stylised else None,
    )


def _about(seen: SeatView, *more: Child) -> Markup:
    rows = [
        [tag("h3", seat.title), tag("p", seat.brief), tag("p", tag("b", "Only you are told: "), seat.knows)
         if seat.knows else None, tag("p", f"Public line: {seat.interests}.") if seat.interests else None,
         tag("p", f"Red lines: {seat.red_lines}.") if seat.red_lines else None,
         tag("p", f"Capital for favours: {seat.capital}.")]
        for seat in seen.seats
    ]  # fmt: skip
    truths = [tag("p", f"Only you know: {title}: {value}.") for title, value in seen.truths]
    return tag(
        "section", tag("h2", "Who you are"), rows, truths, *more, tag("h3", "The situation"), tag("p", seen.briefing)
    )
