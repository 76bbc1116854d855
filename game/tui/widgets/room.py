"""The room's page: the tour de table, the clauses being drafted together, messages, one's own reasons."""

from __future__ import annotations

from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.seat_room import SeatRoom
from game.tui.widgets.sheet import Draw
from game.view import SeatView, names
from game.view.room import FreeClauseView, SpokenView, TourView

STANDS = {"assent": "+ assents", "abstain": "= abstains", "object": "x objects", "time": "~ asks for time"}
"""Position to its glyph and word."""
FEW = 4
"""So many are named."""
FINAL = 10
"""Seconds from which the floor's last ones are counted one by one."""


def room(seen: SeatView, place: SeatRoom) -> Draw:
    """The whole page."""
    left = floor_left(place)

    def draw(ink: Ink) -> None:
        for tour in seen.room.tours:
            _tour(ink, tour, left)
        if not seen.room.tours:
            ink.heading("Tour de table")
            ink.text("None is under way. The chair or the facilitator opens one (f).", style=QUIET)
        _clauses(ink, seen.room.clauses)
        _messages(ink, seen)
        _reasons(ink, seen)

    return draw


def floor_left(place: SeatRoom) -> str:
    """What is left of the minute of whoever has the floor, in steps until the last seconds; "" nobody has it."""
    if place.floor is None:
        return ""
    seconds = place.floor[1]
    if seconds > FINAL:
        seconds = -(-seconds // FINAL) * FINAL
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'over by ' if seconds < 0 else ''}{minutes}:{rest:02}"


def _tour(ink: Ink, tour: TourView, left: str) -> None:
    ink.heading(f"Tour de table: {tour.title}", "" if tour.turn else "heard out")
    for one in tour.said:
        _said(ink, one)
    if tour.turn:
        who = "The floor is yours: Enter says your line" if tour.mine else f"{tour.turn_title} has the floor"
        ink.ends(f"→ {who}", left, ACCENT if tour.mine else STRONG)
        if tour.left[1:]:
            ink.text(f"Then {', '.join(tour.left[1:])}.", 2, style=QUIET)
    if tour.others:
        ink.text(unspoken(tour.others), 0, 2, style=QUIET)


def unspoken(others: tuple[str, ...]) -> str:
    """Those nobody here speaks for, in one line; by name while they are few."""
    if len(others) <= FEW:
        return f"Nobody here speaks for {names.listed(others)}."
    return f"{len(others)} others have nobody here; they go along unless a concern of theirs is touched."


def _said(ink: Ink, one: SpokenView) -> None:
    if one.passed:
        ink.text(f"– {one.title}: passed over", style=QUIET)
        return
    stand = f"  {STANDS.get(one.stand, one.stand)}" if one.stand else ""
    ink.ends(one.title, stand.strip(), STRONG)
    ink.text(f"“{one.line}”", 2)


def _clauses(ink: Ink, clauses: tuple[FreeClauseView, ...]) -> None:
    if not clauses:
        return
    ink.heading("Clauses in free words", "e rewrites")
    for one in clauses:
        ink.ends(one.title, f"version {one.version}" if one.version > 1 else "", STRONG)
        for version in one.versions[:-1]:
            ink.text(f"was, by {version.by}: “{version.text}”", 2, 2, style=QUIET)
        latest = one.versions[-1]
        ink.text(f"{latest.by}: “{latest.text}”", 2, 2)
        because = f": {one.reason}" if one.reason else ""
        waits = "waits for the facilitator's ruling" if not one.ruling else f"{one.words}{because}"
        ink.text(f"→ {waits}", 2, 2, style=QUIET if not one.ruling else "")


def _messages(ink: Ink, seen: SeatView) -> None:
    private = "open between seats" if len(seen.room.writes_to) > 1 else "to the facilitator only"
    ink.heading("Messages", f"h writes · {private}")
    for one in reversed(seen.room.messages):
        whom = "all" if not one.to else one.to
        ink.ends(f"{one.by} to {whom}", one.stamp, QUIET if one.mine else STRONG)
        ink.text(one.text, 2)
    if not seen.room.messages:
        ink.text("None yet.", style=QUIET)


def _reasons(ink: Ink, seen: SeatView) -> None:
    if seen.room.explain or seen.room.rationales:
        ink.heading("Why you decided so", "z writes")
    for _, title in seen.room.explain:
        ink.text(f"→ {title}: nothing written yet", 0, 2, style=STRONG)
    for one in seen.room.rationales:
        sure = f" (sure {one.confidence} of 5)" if one.confidence else ""
        ink.row(one.stamp, f"{one.decision}: {one.text}{sure}", 12, lead_style=QUIET)
