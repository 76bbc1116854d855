"""One thing for the facilitator to think of now: the most pressing, with the key that does it."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.state import State
from game.core.terms import FACILITATOR, Phase
from game.tui.control import Control
from game.view import SeatView, clock
from game.view.console import Console

IDLE = 240
"""Seconds after which a person who is here is pointed out."""
LATE = 30
"""Seconds by which a time box may be over before that is said."""


def prompt(state: State, seen: SeatView, console: Console, control: Control) -> str:
    """The first that applies."""
    if state.phase is Phase.DEBRIEF:
        return "the hot wash is on the wall; players speak first. j opens the debrief, with how the time was used."
    found = (*_waiting(state, seen, console), *_clock(seen, control), *_people(state, seen, control))
    return next(iter(found), _ahead(console))


def _waiting(state: State, seen: SeatView, console: Console) -> Iterator[str]:
    """What somebody waits for the facilitator to do."""
    for clause in seen.room.clauses:
        if not clause.ruling:
            yield f"“{clause.title}” waits for your ruling; r rules on it."
    answered: set[str] = set()
    for message in reversed(state.room.messages):
        if message.seat == FACILITATOR:
            answered.add(message.to)
        elif message.to == FACILITATOR and not answered & {message.seat, ""}:
            title = next((one.title for one in console.seats if one.id == message.seat), "")
            yield f"{title or message.seat} wrote to you: “{message.text}”{'; w answers.' if title else '.'}"
    for line in console.msel:
        if line.owed:
            yield f"“{line.title}” was due while it was held; h lets it go."


def _clock(seen: SeatView, control: Control) -> Iterator[str]:
    """What is over in real time."""
    box = control.box
    if box is not None and control.box_stands:
        yield f"the time box “{box[0]}” stands; x goes on with it."
    elif box is not None and box[1] < -LATE:
        over = f"the time box “{box[0]}” is over by {clock.spoken(-box[1] // 60)}" if box[1] <= -60 else (
            f"the time box “{box[0]}” is over")  # fmt: skip
        yield f"{over}; {'e moves the deadline, r rules' if seen.decisions else 'x ends it'}."


def _people(state: State, seen: SeatView, control: Control) -> Iterator[str]:
    """Who needs a word."""
    places = control.places()
    absent = [place.title for place in places if not place.person]
    if absent and state.now == 0:
        yield f"{len(absent)} {'seat is' if len(absent) == 1 else 'seats are'} not taken; c shows the code."
    for tour in seen.room.tours:
        if tour.turn:
            away = next((place for place in places if place.seat == tour.turn and not place.here), None)
            if away is not None:
                yield f"{away.title} has the floor and is away; t passes it on."
    idle = max((place for place in places if place.here and place.idle > IDLE), key=lambda one: one.idle, default=None)
    if idle is not None:
        yield f"{idle.title} has done nothing for {clock.spoken(idle.idle // 60)}; w whispers."
    bare = next((decision for decision in seen.decisions if decision.draft is None), None)
    if bare is not None:
        yield f"nothing is on the table at “{bare.title}”; ask its chair."


def _ahead(console: Console) -> str:
    found = next((line.title for line in console.msel if line.inject == console.next_inject), "")
    return f"“{found}” comes by itself; s sends it now." if found else "a lets time run to what is due."
