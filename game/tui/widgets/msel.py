"""The console's sheets: the head, the MSEL, the seats, what is on the table, the keys."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.plan import Plan
from game.tui.actions import Action
from game.tui.console_actions import shown_keys
from game.tui.control import Control, Place
from game.tui.ink import ACCENT, QUIET, STRONG, WARN, Ink
from game.tui.prompt import IDLE
from game.tui.safe import Part, shown
from game.tui.widgets.choices import Entry
from game.tui.widgets.sheet import Draw
from game.view import SeatView, clock
from game.view.console import Console, MselLine
from game.view.decision import DecisionView
from game.view.safe import pad, width

STATUS = {
    "planned": ("·", "planned"),
    "moved": ("»", "moved"),
    "held": ("‖", "held"),
    "waits": ("?", "waits"),
    "open": ("–", "by an effect"),
    "delivered": ("✓", "sent"),
    "passed": ("x", "left out"),
    "written": ("+", "written today"),
}
"""Status to its glyph and word."""
NUMBERED = 9
"""Seats that have a digit."""
SAID = 4
"""Messages shown."""


def minutes(seconds: int) -> str:
    """Seconds as a clock reads them: ``4:07``."""
    return f"{abs(seconds) // 60}:{abs(seconds) % 60:02}"


def left(seconds: int) -> str:
    """Real time that is left, or by which it is over."""
    return f"{'over by ' if seconds < 0 else ''}{minutes(seconds)}"


def head(plan: Plan, seen: SeatView, console: Console, control: Control, prompted: str) -> Draw:
    """Where the exercise stands, how fast it runs, what comes next, and one thing to think of."""

    def draw(ink: Ink) -> None:
        ink.ends(seen.title, f"{seen.stamp}  {clock.day(plan, seen.now)}", ACCENT, STRONG)
        runs = f"runs {clock.spoken(control.pace)} a minute" if control.pace else "STOPPED"
        box = control.box
        stands = " (stands)" if control.box_stands else ""
        boxed = "" if box is None else f"  {box[0]} {left(box[1])}{stands}"
        due = f"next due {console.next}" if console.next else "after ENDEX"
        lead = f"{control.fault or runs}{boxed}"
        ink.line((lead, WARN if control.fault or not control.pace else STRONG),
                 " " * max(ink.columns - width(lead) - width(due), 1), (due, QUIET))  # fmt: skip
        ink.line((pad(f"Next: {shown(prompted)}", ink.columns), QUIET))
        del ink.lines[3:]

    return draw


def entries(console: Console) -> list[Entry]:
    """The MSEL, a line each."""
    return [Entry(line.inject, _msel(line)) for line in console.msel]


def _msel(line: MselLine) -> Draw:
    def draw(ink: Ink) -> None:
        glyph, word = STATUS[line.status]
        came = ", ".join(line.actual)
        when = line.planned or came or "no time"
        planned = f" (came {came})" if came and line.planned else ""
        lead = f" {glyph} {pad(when, 11)} "
        room = ink.columns - width(lead) - width(word) - 2
        quiet = line.status in ("delivered", "passed")
        title = pad(shown(line.title + planned), max(room, 4))
        styles = (QUIET, "") if quiet else ("", STRONG)
        ink.line((lead, styles[0]), (title, styles[1]), " ", (word, WARN if line.status == "held" else QUIET))

    return draw


def inject(line: MselLine | None, text: str) -> Draw:
    """The inject under the cursor, whole."""

    def draw(ink: Ink) -> None:
        if line is None:
            return
        ink.heading(line.title, STATUS[line.status][1])
        to = ", ".join(line.to) or "everybody"
        ink.text(f"To {to}. {'Opens ' + ', '.join(line.opens) + '.' if line.opens else ''}", style=QUIET)
        ink.text(text)

    return draw


def seats(places: Sequence[Place], console: Console) -> list[Entry]:
    """The seats, a line each."""
    people = {line.id: line for line in console.seats}
    return [Entry(place.seat, _seat(number, place, people[place.seat].people if place.seat in people else True))
            for number, place in enumerate(places, 1)]  # fmt: skip


def _seat(number: int, place: Place, people: bool) -> Draw:
    def draw(ink: Ink) -> None:
        if not people:
            state = "by its stance"
        elif place.locked:
            state = "locked"
        elif not place.person:
            state = "not taken"
        elif not place.here:
            state = "away"
        else:
            state = f"idle {minutes(place.idle)}" if place.idle > 60 else "ready" if place.ready else "here"
        name = f"{place.title}, {place.person}" if place.person else place.title
        room = max(ink.columns - width(state) - 4, 4)
        late = place.here and place.idle > IDLE
        lead = f"{number} " if number <= NUMBERED else "  "
        ink.line((lead, ACCENT), (pad(shown(name), room), ""), " ", (state, WARN if late or state == "away" else QUIET))

    return draw


def table(seen: SeatView, console: Console) -> Draw:
    """What is open, and every mind on it; what was written to the facilitator. Stylised for training."""

    def draw(ink: Ink) -> None:
        _clauses(ink, seen)
        if seen.phase == "debrief":
            ink.heading("ENDEX")
        elif not seen.decisions:
            ink.heading("No decision is open")
        for decision in seen.decisions if seen.phase != "debrief" else ():
            _decision(ink, decision, console)
        _words(ink, seen)

    return draw


def _decision(ink: Ink, decision: DecisionView, console: Console) -> None:
    """The text on the table, and those who are against it as it stands."""
    ink.heading(decision.title, f"closes {decision.closes}")
    draft = decision.draft
    if draft is None:
        ink.text("No text is on the table.", style=QUIET)
        return
    ink.text(f"{draft.title}: {draft.words}{', until ' + draft.silence_ends if draft.silence_ends else ''}.")
    declared = [line for line in decision.board if line.declared]
    if declared:
        ink.text("Declared:", style=QUIET)
    for said in declared:
        ink.row(said.code, said.declared, 4, lead_style=STRONG)
    minding = [one for one in console.stances if one.decision == decision.id and one.band in ("objects", "asks")]
    if minding:
        ink.text("Would mind, by their briefs (stylised):", style=QUIET)
    for line in minding:
        why = f": {'; '.join(line.why)}" if line.why else ""
        ink.row(line.code, f"{line.word}{why}", 4, lead_style=STRONG)


def _clauses(ink: Ink, seen: SeatView) -> None:
    """Clauses in free words that wait for a ruling, and who has the floor."""
    for clause in seen.room.clauses:
        if clause.open:
            by = clause.versions[-1].by
            ink.heading("A clause in free words", "not taken in" if clause.ruling else "waits for your ruling")
            ink.text(f"{clause.title}: “{clause.text}” ({by}, version {clause.version})")
    for tour in seen.room.tours:
        if tour.turn:
            ink.heading("Tour de table", f"{len(tour.left)} to speak")
            ink.text(f"{tour.turn_title} has the floor on “{tour.title}”.")


def _words(ink: Ink, seen: SeatView) -> None:
    """The last things said, past the story."""
    if seen.room.messages:
        ink.heading("Said")
        for item in seen.room.messages[-SAID:]:
            ink.row(item.stamp, f"{item.by} to {item.to or 'everybody'}: {item.text}", 11, lead_style=QUIET)


def keys(actions: Sequence[Action]) -> Draw:
    """The leading keys, as many as fit."""

    def draw(ink: Ink) -> None:
        parts: list[Part] = []
        room = ink.columns - 8
        for one in sorted(actions, key=lambda action: not action.leads):
            key = shown_keys(one).partition(" ")[0]
            room -= width(key) + width(one.title) + 2
            if room < 0:
                break
            parts += [" ", (key, ACCENT), f" {one.title}"]
        ink.line(*parts, " ", ("?", ACCENT), " Help")

    return draw
