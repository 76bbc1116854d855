"""The note for the next shift: where the exercise stands, what is held, what is open, who sits where, what was done."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Plan
from game.core.state import State
from game.core.terms import FACILITATOR
from game.tui.control import Control, Place
from game.tui.ink import Ink
from game.view import SeatView, clock
from game.view.console import Console, MselLine

AHEAD = 5
"""Injects to come that are named."""
LATEST = 6
"""Notes and changes by hand that are named, the latest of them."""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the note."""

    title: str
    lines: tuple[str, ...]


def hand_over(plan: Plan, state: State, seen: SeatView, console: Console, control: Control) -> list[Section]:
    """The note. Parts with nothing in them are left out."""
    found = [
        Section("Where it stands", tuple(_stands(plan, state, seen, console, control))),
        Section("Open decision points", tuple(_open(seen))),
        Section("Waiting for a ruling", tuple(f"{one.title}: “{one.text}”" for one in seen.room.clauses if one.open)),
        Section("Injects ahead", tuple(_ahead(console))),
        Section("Held or moved by hand", tuple(_changed(console))),
        Section("Seats", tuple(_seat(place, console) for place in control.places())),
        Section("Changed by hand", tuple(" ".join(item) for item in console.adjustments[-LATEST:])),
        Section("Notes of this shift", tuple(_notes(plan, state))),
    ]
    return [part for part in found if part.lines]


def _stands(plan: Plan, state: State, seen: SeatView, console: Console, control: Control) -> list[str]:
    pace = f"time runs: {clock.spoken(control.pace)} a minute" if control.pace else "the clock is stopped"
    wall = f"On the projector: {plan.tables.bodies[control.forum].title}." if control.forum else ""
    due = f"Next due: {console.next}." if console.next else "ENDEX has come."
    talk = f"Private messages between seats are {'open' if console.talk else 'closed'}."
    return [text for text in (f"{seen.stamp}, {clock.date(plan, state.now)}; {pace}.", due, wall, talk) if text]


def _open(seen: SeatView) -> list[str]:
    found = []
    for one in seen.decisions:
        text = f"“{one.draft.title}” {one.draft.words}" if one.draft else "no text on the table"
        silence = f", silence until {one.draft.silence_ends}" if one.draft and one.draft.silence_ends else ""
        found.append(f"{one.title}: {text}{silence}; closes {one.closes}")
    return found


def _ahead(console: Console) -> list[str]:
    lines = [line for line in console.msel if line.status in ("planned", "moved")]
    return [f"{line.planned} {line.title}{_opens(line)}" for line in lines[:AHEAD]]


def _opens(line: MselLine) -> str:
    return f" (opens {', '.join(line.opens)})" if line.opens else ""


def _changed(console: Console) -> list[str]:
    found = []
    for line in console.msel:
        if line.status == "held":
            owed = ", and was due meanwhile" if line.owed else ""
            found.append(f"{line.title}: held{owed}")
        elif line.status == "moved":
            found.append(f"{line.title}: moved to {line.planned}")
    return found


def _seat(place: Place, console: Console) -> str:
    people = next((one.people for one in console.seats if one.id == place.seat), True)
    if not people:
        return f"{place.title}: follows its stance"
    who = place.person or "nobody"
    state = "" if place.here or not place.person else ", away"
    return f"{place.title}: {who}{state}{', locked' if place.locked else ''}"


def _notes(plan: Plan, state: State) -> list[str]:
    mine = [f"{clock.stamp(plan, at)} {text}" for at, seat, text in state.notes if seat == FACILITATOR]
    return mine[-LATEST:]


def drawn(ink: Ink, parts: list[Section]) -> None:
    """The note on a sheet."""
    for part in parts:
        ink.heading(part.title)
        for line in part.lines:
            ink.row("·", line)


def as_text(parts: list[Section]) -> str:
    """The note as a file."""
    blocks = ["\n".join([part.title, *(f"- {' '.join(line.split())}" for line in part.lines)]) for part in parts]
    return "\n\n".join(blocks) + "\n"
