"""The strips at the edges of the desk: where we are, the pages, the last answer, the keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.tui.actions import EVERYWHERE, PLAY, Action
from game.tui.ink import ACCENT, QUIET, STRONG, WARN, Ink
from game.tui.manner import ALONE, Manner
from game.tui.safe import Part, shown
from game.tui.widgets.sheet import Draw
from game.view import SeatView, clock
from game.view.decision import DecisionView
from game.view.safe import pad, width, wrap


def top(seen: SeatView, focus: DecisionView | None, day: str) -> Draw:
    """Two lines: exercise and clock; who you are and the deadline next to come."""

    def draw(ink: Ink) -> None:
        now = f"{seen.stamp}  {day}"
        room = ink.columns - width(now) - 2
        title = seen.title if width(seen.title) <= room else seen.exercise
        ink.ends(title, now, ACCENT, STRONG)
        left, right = _fits(_held(seen), _next(seen, focus), ink.columns)
        ink.line((left, QUIET), " " * max(ink.columns - width(left) - width(right), 1), (right, QUIET))
        del ink.lines[2:]

    return draw


def _fits(held: list[str], ahead: list[str], columns: int) -> tuple[str, str]:
    """The fullest of both that fit on one line; what is ahead gives way last."""
    pairs = [(left, right) for right in ahead for left in held]
    return next((p for p in pairs if width(p[0]) + width(p[1]) + 2 <= columns), ("", ahead[-1]))


def _held(seen: SeatView) -> list[str]:
    """Seats with what each can still spend: by title, then by id."""
    return [
        " · ".join(f"{shown(seat.title)}, capital {seat.capital}" for seat in seen.seats),
        " · ".join(f"{shown(seat.id)}, capital {seat.capital}" for seat in seen.seats),
        " · ".join(f"{shown(seat.id)} {seat.capital}" for seat in seen.seats),
    ]


def _next(seen: SeatView, focus: DecisionView | None) -> list[str]:
    """The next deadline, fuller and shorter."""
    if focus is not None:
        steps = f"{focus.steps_left} step{'s' if focus.steps_left != 1 else ''} left"
        closes = f"closes {focus.closes}"
        return [f"{steps} · {closes}, in {clock.spoken(focus.left)}", f"{steps} · {closes}", closes]
    return [f"ENDEX {seen.endex}" if seen.phase != "debrief" else "after ENDEX"]


ANSWER = 2
"""Lines of the last answer at most; the notices have all of it."""
PAGES = ("Situation", "Decision", "Board", "Feed", "Record")


def pages(current: int, new: Mapping[str, int], titles: Sequence[str] = PAGES) -> Draw:
    """The pages with their digits; the present one is strong and underlined. ``new``: title to what is unread there."""

    def draw(ink: Ink) -> None:
        full = _pages(current, new, titles, "({} new)")
        fits = sum(width(part if isinstance(part, str) else part[0]) for part in full) <= ink.columns
        ink.line(*(full if fits else _pages(current, new, titles, "({})")))

    return draw


def _pages(current: int, new: Mapping[str, int], titles: Sequence[str], mark: str) -> list[Part]:
    parts: list[Part] = []
    for number, title in enumerate(titles, 1):
        name = f"{title} {mark.format(new[title])}" if new.get(title) else title
        parts += [(f" {number} ", ACCENT), (f"{name} ", "bold underline" if number == current else QUIET), " "]
    return parts[:-1]


def answer(stamp: str, words: str, ruling: bool) -> Draw:
    """The last answer in a line or two; a ruling is marked by a sign and a word."""

    def draw(ink: Ink) -> None:
        lead, at = "! " if ruling else "  ", width(stamp) + 4
        lines = list(wrap(shown(words), max(1, ink.columns - at)))
        if len(lines) > ANSWER:
            lines = [*lines[: ANSWER - 1], pad(f"{lines[ANSWER - 1]} {lines[ANSWER]}", ink.columns - at)]
        for number, line in enumerate(lines):
            first = ((lead, WARN), (stamp, QUIET), "  ") if not number else (" " * at,)
            ink.line(*first, (line, WARN if ruling else ""))

    return draw


STANDS = {
    "stand-assent": "7 assents",
    "stand-abstain": "8 abstains",
    "stand-object": "9 objects",
    "stand-time": "0 asks for time",
}
"""Kinds of positions that have a key of their own at a seat in a room."""


def hint(focus: DecisionView | None, kinds: frozenset[str], manner: Manner = ALONE) -> str:
    """What to do next, where nothing has been answered at this time; ``kinds`` of asks are in order."""
    last = f"{manner.key}; " if manner.key else ""
    if stands := [words for kind, words in STANDS.items() if kind in kinds]:
        return f"{', '.join(stands)}; {last}? explains the keys."
    if focus is not None and focus.draft is None and focus.chaired:
        runs = f" {manner.key}, and time runs." if manner.alone else ""
        return f"t tables a text;{runs} {'' if manner.alone else last}? explains the keys."
    if focus is not None and focus.draft is not None and not focus.draft.silence_ends:
        put = "u puts it under silence" if "silence" in kinds else "d brings it to a decision"
        first = "s sounds a delegation; " if "sound" in kinds else ""
        if kinds & {"silence", "declare"}:
            return f"{first}{put}; {manner.key}." if manner.key else f"{first}{put}."
    return f"{last}? explains the keys." if last else f"{manner.none} ? explains the keys."


GIVE_WAY = ("amend", "lobby", "sound")
"""Keys left out, one after the other, where not even the leading ones fit; the list of all actions has them."""


def keys(actions: Sequence[Action], open_kinds: frozenset[str]) -> Draw:
    """The keys, as many as there is room for; what leads but is not in order stands in (brackets)."""

    def draw(ink: Ink) -> None:
        leading = [a for a in actions if a.leads and a.place == PLAY]
        last = [a for a in actions if a.leads and a.place == EVERYWHERE]
        always = [a for a in leading if not a.kind]  # to go on, whatever the width
        open_now = [a for a in actions if a.kind in open_kinds]
        # What decides the text stands before what is not in order, whichever of the two the forum's rule asks for.
        wanted = [a for a in open_now if a.leads or a.kind == "declare"]
        wanted += [a for a in leading if _closed(a, open_kinds)]
        wanted += [a for a in open_now if a not in wanted]
        kept = _fitting([*always, *last], wanted, open_kinds, ink.columns)
        parts: list[Part] = []
        for action in (a for a in actions if a in kept):
            parts += _key(action, open_kinds)
        ink.line(*parts)

    return draw


def _fitting(certain: list[Action], more: list[Action], open_kinds: frozenset[str], columns: int) -> list[Action]:
    """What there is room for: all that is certain, then as many more as fit.

    On the smallest screens even that is too long: then what is an amendment or an offer away gives way.
    """
    kept, room = list(certain), columns - sum(_long(a, open_kinds) for a in certain)
    for action in [a for name in GIVE_WAY for a in certain if a.id == name]:
        if room < 0:
            kept.remove(action)
            room += _long(action, open_kinds)
    for action in more:
        room -= _long(action, open_kinds)
        if room < 0:
            break
        kept.append(action)
    return kept


def _closed(action: Action, open_kinds: frozenset[str]) -> bool:
    return bool(action.kind) and action.kind not in open_kinds


def _long(action: Action, open_kinds: frozenset[str]) -> int:
    return sum(width(part if isinstance(part, str) else part[0]) for part in _key(action, open_kinds))


def _key(action: Action, open_kinds: frozenset[str]) -> list[Part]:
    if _closed(action, open_kinds):
        return [(f" ({action.shown_key} {action.title})", QUIET)]
    return [" ", (action.shown_key, ACCENT), f" {action.title}"]
