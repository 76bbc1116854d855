"""The room on ``/view``: the tour de table, clauses in free words, messages, reasons. Forms, and what they ask."""

from __future__ import annotations

import secrets
from collections.abc import Iterable

from game.core import commands as c
from game.core.lookup import may_speak
from game.core.plan import Id
from game.journal import Line, dated, effective
from game.plain.offers import can
from game.plain.so_far import so_far
from game.serve.html import Child, Markup, form, listed, tag
from game.serve.parts import left
from game.serve.room import Room
from game.serve.seat_place import SeatPlace
from game.tui.screens.seat_asks import SURE, line_of_the_brief
from game.tui.seat_room import QUIET_FOR
from game.tui.widgets.room import STANDS, unspoken
from game.view import SeatView
from game.view.room import FreeClauseView, TourView

WORDS_LIMIT = 4000
"""Characters of anything written in a form."""
LINE_LIMIT = 2000


def room_command(seat: Id, fields: dict[str, str]) -> c.Command | None:
    """What a form of the room asks, for this seat alone; None: it is none of them, or lacks its words."""
    words = fields.get("words", "").strip()[:WORDS_LIMIT]
    decision, subject, detail = (fields.get(name, "") for name in ("decision", "subject", "detail"))
    match fields.get("kind"):
        case "note" if words:
            return c.Note(seat, words)
        case "speak":
            return c.Speak(seat, decision, words, fields.get("stand", ""))
        case "open-tour":
            return c.OpenTour(seat, decision)
        case "pass-floor":
            return c.PassFloor(seat, decision)
        case "propose":
            return c.ProposeClause(seat, decision, fields.get("title", "").strip()[:LINE_LIMIT], words)
        case "revise":
            return c.ReviseClause(seat, decision, subject, _number(detail), words)
        case "message":
            return c.Message(seat, fields.get("to", ""), words)
        case "rationale":
            return c.GiveRationale(seat, decision, words, _number(fields.get("confidence", "")))
        case _:
            return None


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else 0


class RoomForms:
    """The parts of one seat's page that belong to the room."""

    def __init__(self, room: Room, seat: Id, seen: SeatView, mark: str) -> None:
        self._room, self._seat, self._seen, self._mark = room, seat, seen, mark
        self._at = len(room.hub.session.lines)
        self._plan = room.hub.plan

    def gently(self) -> Markup | None:
        """What the seat can do, when it has done nothing for a while."""
        if self._room.hub.stations[self._seat].quiet < QUIET_FOR or self._room.hub.session.ended:
            return None
        return tag("p", can(self._seen, keys=False), class_="nudge", role="status")

    def so_far(self) -> Markup:
        """What has happened, open for whoever has asked nothing yet."""
        lines = self._room.hub.session.lines
        found = so_far(self._plan, self._seen, dated(effective(lines)))
        acted = any(isinstance(line, Line) and line.seat == self._seat and line.by == "seat" for line in lines)
        parts = [
            [tag("h3", title), tag("ul", [tag("li", words) for words in told])]
            for title, told in (("Open now", found.open), ("Decided", found.stands)) if told
        ]  # fmt: skip
        news = [tag("h3", "What happened last"), listed(found.news)] if found.news else None
        return tag("details", tag("summary", "What has happened so far"), parts, news, open=not acted and bool(parts))

    def tours(self) -> Markup | None:
        """Tours de table: what was said, whose turn it is, one's own line; for the chair opening and passing on."""
        found = [self._tour(one) for one in self._seen.room.tours]
        under_way = {one.decision for one in self._seen.room.tours if one.turn}
        opens = [
            self._form("open-tour", f"Open a tour de table on “{one.title}”", decision=one.id)
            for one in self._seen.decisions if one.chaired and one.id not in under_way
        ]  # fmt: skip
        return tag("section", tag("h2", "Tour de table"), found, opens) if found or opens else None

    def _tour(self, tour: TourView) -> Markup:
        said = [
            tag("li", tag("b", one.title), f": {'passed over' if one.passed else f'“{one.line}”'}",
                f" ({STANDS.get(one.stand, one.stand)})" if one.stand else None)
            for one in tour.said
        ]  # fmt: skip
        chaired = any(one.id == tour.decision and one.chaired for one in self._seen.decisions)
        return tag(
            "article",
            tag("h3", tour.title),
            tag("ol", said) if said else None,
            self._turn(tour),
            tag("p", f"Then {', '.join(tour.left[1:])}.") if tour.left[1:] else None,
            tag("p", unspoken(tour.others)) if tour.others else None,
            self._speak(tour) if tour.mine else None,
            self._form("pass-floor", f"Pass over {tour.turn_title}", decision=tour.decision)
            if tour.turn and chaired and not tour.mine else None,
        )  # fmt: skip

    def _turn(self, tour: TourView) -> Markup:
        if not tour.turn:
            return tag("p", "All have been heard.")
        floor = SeatPlace(self._room.hub, self._seat).floor
        here = self._room.hub.floor.decision == tour.decision
        clock = [" ", left(floor[1])] if floor is not None and here else None
        who = "The floor is yours." if tour.mine else f"{tour.turn_title} has the floor."
        return tag("p", tag("strong", who), clock, role="status" if tour.mine else None)

    def _speak(self, tour: TourView) -> Markup:
        asks = [
            one for one in self._seen.asks if (one.kind, one.decision, one.subject) == ("position", tour.decision, "")
        ]
        stands = [(one.detail, one.label) for one in asks if one.in_order and not one.detail.endswith("-declared")]
        about = next((one for one in self._seen.seats if one.id == tour.turn), self._seen.seats[0])
        return self._form(
            "speak", "Say it",
            tag("label", "Your line ", tag("input", name="words", required=True, maxlength=str(LINE_LIMIT),
                                           value=line_of_the_brief(about.brief or about.interests))),
            _choice("With it ", "stand", [("", "the line alone"), *stands]),
            decision=tour.decision,
        )  # fmt: skip

    def clauses(self, decision: Id) -> Markup | None:
        """Clauses in free words on one file, and the forms to draft them together."""
        here = [one for one in self._seen.room.clauses if one.decision == decision]
        speaks = self._speaks(decision)
        draft = next((one.draft for one in self._seen.decisions if one.id == decision), None)
        if not here and not (speaks and draft):
            return None
        propose = self._form(
            "propose", "Propose it",
            tag("label", "Title ", tag("input", name="title", required=True, maxlength="200")),
            tag("label", "In your own words ", _area()), decision=decision,
        ) if speaks and draft else None  # fmt: skip
        return tag("details", tag("summary", "Clauses in free words"), [self._clause(one, speaks) for one in here],
                   propose, open=bool(here))  # fmt: skip

    def _clause(self, one: FreeClauseView, speaks: bool) -> Markup:
        versions = [tag("li", f"{each.by}, {each.stamp}: “{each.text}”") for each in one.versions]
        because = f": {one.reason}" if one.reason else "."
        ruling = f"It {one.words}{because}" if one.ruling else "It waits for the facilitator's ruling."
        revise = self._form(
            "revise", "Put it in their place", tag("label", "Your wording ", _area(one.text)),
            decision=one.decision, subject=one.id, detail=str(one.version),
        ) if one.open and speaks else None  # fmt: skip
        return tag("article", tag("h4", one.title), tag("ol", versions), tag("p", ruling), revise)

    def messages(self) -> Markup:
        """Messages, newest first, and the form to write one."""
        room = self._seen.room
        said = [
            tag("li", tag("b", f"{one.by} to {one.to or 'all'}"), f", {one.stamp}: {one.text}")
            for one in reversed(room.messages)
        ]
        closed = tag("p", "Messages between seats are closed; the facilitator can be written to.")
        write = self._form(
            "message", "Send it", _choice("To ", "to", room.writes_to), tag("label", "Words ", _area())
        ) if room.writes_to else None  # fmt: skip
        return tag("section", tag("h2", "Messages"), tag("ul", said) if said else tag("p", "None yet."),
                   closed if len(room.writes_to) == 1 else None, write)  # fmt: skip

    def reasons(self) -> Markup | None:
        """Why one decided so: asked for what has closed, offered for what is open, and what was written."""
        seen = self._seen
        mine = [(one.id, one.title) for one in seen.decisions if self._speaks(one.id)]
        asked = [self._why(name, title, wanted=True) for name, title in seen.room.explain]
        offered = [self._why(name, title, wanted=False) for name, title in mine]
        told = [
            tag("li", f"{one.stamp}, {one.decision}: {one.text}" + (f" (sure {one.confidence} of 5)" if one.confidence
                else "")) for one in seen.room.rationales
        ]  # fmt: skip
        if not (asked or offered or told):
            return None
        return tag("section", tag("h2", "Why you decided so"), tag("ul", told) if told else None, asked, offered)

    def _why(self, decision: Id, title: str, *, wanted: bool) -> Markup:
        return tag("details", tag("summary", title), self._form(
            "rationale", "Write it down", tag("label", "For the report: why? ", _area()),
            _choice("How sure were you? ", "confidence", [(str(n), words) for n, words in enumerate(SURE)]),
            decision=decision), open=wanted)  # fmt: skip

    def note(self) -> Markup:
        """A note for the report."""
        return self._form("note", "Write it down", tag("label", "A note for the report ", _area()))

    def lines(self) -> Markup | None:
        """The seat's own concerns in the texts."""
        rows = [
            tag("li", tag("b", "red line: " if one.red else ""), one.why,
                f" ({one.response}{f', {one.clause.lower()}' if one.clause else ''})")
            for one in self._seen.room.lines
        ]  # fmt: skip
        return tag("div", tag("h3", "What to watch in the texts (stylised)"), tag("ul", rows)) if rows else None

    def pledges(self) -> Markup | None:
        """Pledges given by the seat, to it, or in public."""
        rows = [
            tag("li", f"{one.by} to {one.to}: {one.title} ({how}; {'public' if one.public else 'private'})")
            for one in self._seen.pledges if one.given
            for how in ({None: f"due {one.due}", True: "kept", False: "broken"}[one.kept],)
        ]  # fmt: skip
        return tag("div", tag("h3", "Pledges"), tag("ul", rows)) if rows else None

    def _speaks(self, decision: Id) -> bool:
        known = self._plan.tables.decisions.get(decision)
        return known is not None and self._seat in self._plan.tables.seats and may_speak(self._plan, known, self._seat)

    def _form(self, kind: str, label: str, *fields: Child, **hidden: str) -> Markup:
        """A form of the room."""
        return ask_form(self._mark, self._at, *fields, tag("button", label, type="submit"), kind=kind, **hidden)


def ask_form(mark: str, at: int, /, *fields: Child, **hidden: str) -> Markup:
    """A form that asks. The name in it makes one that is sent twice, or again after a lost line, count once."""
    sent = {"name": secrets.token_urlsafe(12), "seen": str(at), **hidden}
    return form(
        "/view/ask",
        mark,
        [tag("input", type="hidden", name=name, value=value) for name, value in sent.items()],
        *fields,
    )


def _area(words: str = "") -> Markup:
    return tag("textarea", words, name="words", rows="2", required=True, maxlength=str(WORDS_LIMIT))


def _choice(label: str, name: str, options: Iterable[tuple[str, str]]) -> Markup:
    return tag(
        "label", label, tag("select", [tag("option", words, value=value) for value, words in options], name=name)
    )
