"""What the console does with seats: watch one, ask for one that is absent, hand it over, lock it, free it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.plan import Id
from game.core.staff import plays
from game.core.terms import FACILITATOR, Stand
from game.journal import dated, effective
from game.plain.acts import with_reason
from game.plain.reasons import not_a_reason
from game.tui.control import Place
from game.tui.ink import QUIET, STRONG, Ink
from game.tui.screens.page import Page
from game.tui.screens.quick import Act, ask_act, ask_words
from game.tui.screens.running import put, whisper_to
from game.tui.screens.watch import Watch
from game.view import names, view
from game.view.asks import Ask

if TYPE_CHECKING:
    from game.tui.screens.console import ConsoleScreen

FIRST = ("position", "silence", "declare", "table", "amend", "move")
"""Kinds of asks that come first in the list: what a room waits for from an absent seat."""


def seat(screen: ConsoleScreen, chosen: Id) -> None:
    """What can be done with a seat."""
    place = next((one for one in screen.control.places() if one.seat == chosen), None)
    if place is None:
        return
    acts = [
        Act("Watch its screen here", partial(_watch, screen, place)),
        Act("Watch its screen in another window", lambda: screen.app.open_url(screen.control.watch(chosen))),
    ]
    if chosen in screen.desk.plan.tables.seats:
        acts.append(Act("Whisper to it", partial(whisper_to, screen, chosen)))
    if plays(screen.desk.plan, chosen):
        people = next((one.people for one in screen.excon.seats if one.id == chosen), True)
        held = partial(put, screen, c.HandOver(FACILITATOR, chosen, people=not people))
        acts.append(Act("Ask something for it", partial(behalf, screen, chosen)))
        acts.append(Act("Hand it to its stance" if people else "Give it back to people", held))
    acts.append(Act("Unlock it" if place.locked else "Lock it: nobody can take it", partial(_lock, screen, place)))
    acts.append(Act("Take it back and make a new code for it", partial(_free, screen, place)))
    if len(free := _empty(screen)) > 1:
        label = f"Hand all {len(free)} seats that nobody has taken to their stance"
        acts.append(Act(label, partial(_leave_to_stance, screen, free)))
    ask_act(screen, place.title, acts)


def _watch(screen: ConsoleScreen, place: Place) -> None:
    screen.app.push_screen(Watch(place.title, partial(screen.control.picture, place.seat)))


def _lock(screen: ConsoleScreen, place: Place) -> None:
    screen.control.lock(place.seat, locked=not place.locked)
    screen.say(f"{place.title} is {'open again' if place.locked else 'locked'}.")


def _free(screen: ConsoleScreen, place: Place) -> None:
    """Somebody who sits there is out for good, so that this alone is asked a second time."""
    if not place.person:
        _freed(screen, place)
        return
    acts = [
        Act(f"Yes: {place.person} is out until somebody gives them a code", partial(_freed, screen, place)),
        Act("No, leave everything as it is", lambda: None),
    ]
    ask_act(screen, f"{place.title}: take it back from {place.person}?", acts)


def _freed(screen: ConsoleScreen, place: Place) -> None:
    code = screen.control.free(place.seat)
    screen.say(f"{place.title} is free. Its new code: {code}")

    def draw(ink: Ink) -> None:
        ink.text("The seat is free. This code opens it alone, at the room's address:")
        ink.blank()
        ink.text(code, 4, 4, style=STRONG)
        ink.text(screen.control.address, 4, 4)
        ink.blank()
        ink.text("The room's code opens it, too, as any free seat: lock the seat, or make a new code for the room (c), "
                 "if that is not meant.", style=QUIET)  # fmt: skip

    screen.app.push_screen(Page(place.title, draw))


def _leave_to_stance(screen: ConsoleScreen, free: list[Id]) -> None:
    for one in free:
        put(screen, c.HandOver(FACILITATOR, one, people=False))


def _empty(screen: ConsoleScreen) -> list[Id]:
    """Seats of the story that wait for people, and nobody has come."""
    waits = {one.id for one in screen.excon.seats if one.people}
    places = screen.control.places()
    return [one.seat for one in places if one.seat in waits and not one.person and plays(screen.desk.plan, one.seat)]


def behalf(screen: ConsoleScreen, chosen: Id) -> None:
    """Ask something for a seat: what is in order for it now, positions first. The line says on whose word."""
    plan, session = screen.desk.plan, screen.desk.session
    title = names.seat(plan, chosen) if chosen else ""
    if not plays(plan, chosen):
        screen.say(f"{title or 'Nobody'} has no part in the story; nothing is asked for it.")
        return
    seen = view(plan, session.state, (chosen,), tuple(dated(effective(session.lines))))
    found = [ask for ask in seen.asks if ask.in_order]
    found.sort(key=lambda ask: FIRST.index(ask.kind) if ask.kind in FIRST else len(FIRST))
    acts = [Act(ask.label, partial(_ask, screen, title, ask), ask.price) for ask in found]
    ask_act(screen, f"For {title}", acts)


def _ask(screen: ConsoleScreen, title: str, ask: Ask) -> None:
    """Put it; where a written reason is asked for, or an objection says why, first write it."""
    command = ask.command
    if ask.reason and ask.ruling is not None:
        ask_words(screen, f"For {title}: the legal adviser", "Written reason",
                  lambda words: put(screen, with_reason(command, words)),
                  lead=f"{ask.ruling.what} {ask.ruling.rule}", fault=not_a_reason)  # fmt: skip
    elif isinstance(command, c.TakePosition) and command.stand is Stand.OBJECT:
        ask_words(screen, f"For {title}: objecting", "Why",
                  lambda words: put(screen, replace(command, why=words)),
                  lead="Say why, or leave it empty.", empty=True)  # fmt: skip
    else:
        put(screen, command)
