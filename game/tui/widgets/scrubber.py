"""Drawing the scrubber: the strip of time, one stop in the list, and the sheet of how things stood."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.plan import Plan
from game.core.terms import Minute
from game.tui.chart import column_of, placed
from game.tui.ink import ACCENT, QUIET, STRONG, Ink
from game.tui.safe import Part, shown
from game.tui.scrub import Stop
from game.tui.widgets.sheet import Draw
from game.view import SeatView, clock, names
from game.view.safe import width

OLD = "taken back"


def strip(stops: Sequence[Stop], here: int, marks: Sequence[tuple[Minute, str]], ends: tuple[str, str]) -> Draw:
    """The whole exercise as one line of time, with letters where something took effect and a pointer at ``here``."""

    def draw(ink: Ink) -> None:
        if not stops:
            return
        first, last = ends
        room = ink.columns - width(first) - width(last) - 4
        if room < 10:
            ink.text(f"{stops[here].stamp} of {last}", style=STRONG)
            return
        until = max(1, *(stop.at for stop in stops), *(at for at, _ in marks))
        line = placed(marks, until, room, "─")
        at = column_of(stops[here].at, until, room)
        ink.line((first, QUIET), (" ├", QUIET), ("".join(line[:at]), QUIET), ("●", ACCENT),
                 ("".join(line[at + 1 :]), QUIET), ("┤ ", QUIET), (last, QUIET))  # fmt: skip
        ink.line(*_pointer(stops, here, len(first) + 2 + at, ink.columns))

    return draw


def _pointer(stops: Sequence[Stop], here: int, column: int, columns: int) -> list[Part]:
    words = f"▲ {stops[here].stamp}, line {stops[here].n} of {stops[-1].n}"
    if column + width(words) <= columns:
        return [" " * column, (words, STRONG)]
    words = f"{words[2:]} ▲"
    return [" " * max(0, column + 1 - width(words)), (words, STRONG)]


def in_list(stop: Stop) -> Draw:
    """One stop, on one line where there is room: when, who, what."""

    def draw(ink: Ink) -> None:
        mark = "×" if stop.struck else "·" if not stop.who else "›"
        words = shown(f"{stop.seat}: {stop.words}" if stop.who else stop.title)
        style = QUIET if stop.struck else STRONG if stop.who else ""
        ink.row(f"{mark} {stop.stamp}", words, 14, style=style, lead_style=QUIET)

    return draw


def standing(plan: Plan, stop: Stop, seen: SeatView, can_go_back: str) -> Draw:
    """How things stood after this line: what it was, the dials, the files, what had been decided."""

    def draw(ink: Ink) -> None:
        ink.ends(seen.stamp, seen.date, STRONG)
        ink.text(f"{stop.who}: {stop.words}" if stop.who else stop.words)
        for words in stop.said:
            ink.row("·", words, 2, style=QUIET, lead_style=QUIET)
        if stop.struck:
            ink.text(f"× {OLD}: a later rewind went back behind this line.", 0, 2, style=STRONG)
        ink.blank()
        ink.text(can_go_back, style=QUIET)
        _dials(ink, seen)
        _files(ink, plan, seen)
        _decided(ink, plan, seen)

    return draw


def _dials(ink: Ink, seen: SeatView) -> None:
    ink.heading("Dials")
    for dial in seen.dials:
        ink.ends(dial.title, dial.text, right_style=STRONG, style="")
        if dial.lives:
            ink.text((dial.note or "minimum recorded figure") + ".", 2, style=QUIET)
    capital = ", ".join(f"{seat.title} {seat.capital}" for seat in seen.seats)
    ink.text(f"Capital left: {capital}.", style=QUIET)


def _files(ink: Ink, plan: Plan, seen: SeatView) -> None:
    if not seen.decisions:
        return
    ink.heading("Open")
    for decision in seen.decisions:
        ink.ends(decision.title, f"closes {decision.closes}, in {clock.spoken(decision.left)}", "")
        draft = decision.draft
        if draft is None:
            ink.text("No text on the table.", 2, style=QUIET)
            continue
        ink.text(f"{names.cited(plan, draft.response)}, {draft.words}.", 2, 2)
        for clause in draft.clauses:
            held = f"  [{', '.join(clause.objectors)}]" if clause.objectors else ""
            ink.text(f"{clause.title}: {clause.text}{held}", 2, 2, style=QUIET)


def _decided(ink: Ink, plan: Plan, seen: SeatView) -> None:
    if not seen.closed:
        return
    ink.heading("Decided so far")
    for outcome in seen.closed:
        ink.text(
            f"{names.led(outcome.title)} {names.cited(plan, outcome.response) if outcome.response else 'nothing'}", 0, 2
        )
        ink.text(f"{outcome.words}{', ' + outcome.at if outcome.at else ''}", 2, 2, style=QUIET)
