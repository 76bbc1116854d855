"""What the keys of the console lead to: an ask of the facilitator's or an act of the room, by a dialog if need be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.plan import Id
from game.core.terms import DAY, FACILITATOR, HOUR
from game.tui import messages
from game.tui.screens.choose import Choice, Choose
from game.tui.screens.write import Write
from game.view import clock

if TYPE_CHECKING:
    from game.tui.screens.console import ConsoleScreen

PACES = (0, 1, 10, 60, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY)
"""Exercise minutes per real minute that can be chosen."""
LENGTHS = (10, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY)
BOXES = (1, 2, 5, 10, 15, 20, 30, 45)
EVERYBODY = ""


def put(screen: ConsoleScreen, command: c.Command) -> None:
    """Ask."""
    screen.post_message(messages.Put(command))


def ask_one(
    screen: ConsoleScreen, title: str, choices: list[Choice], then: Callable[[str], None], at: str = ""
) -> None:
    """Choose one; nothing to choose from is said."""
    if not choices:
        screen.say(f"{title}: there is nothing to choose from now.")
        return

    def taken(found: str | None) -> None:
        if found is not None:
            then(found)

    screen.app.push_screen(Choose(title, choices, at), taken)


def ask_words(screen: ConsoleScreen, title: str, label: str, then: Callable[[str], None], lead: str = "") -> None:
    """Write one line."""

    def written(words: str | None) -> None:
        if words:
            then(words)

    screen.app.push_screen(Write(title, lead, label), written)


def send(screen: ConsoleScreen) -> None:
    """Send the inject under the cursor now; one written today was sent already."""
    if screen.line is not None:
        put(screen, c.SendInject(FACILITATOR, screen.line.inject))


def hold(screen: ConsoleScreen) -> None:
    """Hold it, or let it go."""
    line = screen.line
    if line is not None:
        kind = c.ReleaseInject if line.status == "held" else c.HoldInject
        put(screen, kind(FACILITATOR, line.inject))


def skip(screen: ConsoleScreen) -> None:
    """Leave it out."""
    if screen.line is not None:
        put(screen, c.SkipInject(FACILITATOR, screen.line.inject))


def move(screen: ConsoleScreen) -> None:
    """Give it another time."""
    line, now = screen.line, screen.desk.session.state.now
    if line is None:
        return
    choices = [
        Choice(str(now + length), f"in {clock.spoken(length)}", _stamp(screen, now + length)) for length in LENGTHS
    ]
    if line.planned_at is not None:
        planned = line.planned_at
        choices += [
            Choice(str(planned + by), f"{clock.spoken(abs(by))} {'later' if by > 0 else 'earlier'} than planned",
                   _stamp(screen, planned + by))
            for by in (-DAY, -6 * HOUR, -HOUR, HOUR, 6 * HOUR, DAY, 3 * DAY) if planned + by > now
        ]  # fmt: skip
    ask_one(
        screen, f"Move “{line.title}”", choices, lambda to: put(screen, c.MoveInject(FACILITATOR, line.inject, int(to)))
    )


def write(screen: ConsoleScreen) -> None:
    """Write an inject: to whom, its title, its text."""

    def whom(to: str) -> None:
        holders = (to,) if to else ()

        def text(title: str) -> None:
            ask_words(screen, title, "Text", lambda words: put(
                screen, c.WriteInject(FACILITATOR, title, words, holders, "The facilitator", "by hand")))  # fmt: skip

        ask_words(screen, "An inject of your own", "Title", text)

    ask_one(screen, "An inject to whom?", _seats(screen, everybody=True), whom)


def pause(screen: ConsoleScreen) -> None:
    """Stop the clock, or let it run at its last pace."""
    control = screen.control
    if control.pace:
        screen.last_pace = control.pace
        control.run_at(0)
        screen.say("The clock is stopped. Nothing is lost and nothing comes late.")
    else:
        control.run_at(screen.last_pace)
        screen.say(f"Time runs: {clock.spoken(screen.last_pace)} a minute.")


def advance(screen: ConsoleScreen) -> None:
    """To the next thing due."""
    to = screen.excon.next_at
    if to is None:
        screen.say("ENDEX has come; nothing is due any more.")
    else:
        screen.control.advance(max(to, screen.desk.session.state.now))


def length(screen: ConsoleScreen) -> None:
    """So much time at once."""
    now = screen.desk.session.state.now
    choices = [Choice(str(now + one), clock.spoken(one), _stamp(screen, now + one)) for one in LENGTHS]
    ask_one(screen, "Let time pass at once", choices, lambda to: screen.control.advance(int(to)))


def pace(screen: ConsoleScreen) -> None:
    """How much exercise time passes in a real minute."""
    choices = [Choice(str(one), f"{clock.spoken(one)} a minute" if one else "Stop the clock") for one in PACES]

    def taken(found: str) -> None:
        screen.last_pace = int(found) or screen.last_pace
        screen.control.run_at(int(found))
        screen.show()

    ask_one(screen, "Exercise time in a real minute", choices, taken, str(screen.control.pace))


def box(screen: ConsoleScreen) -> None:
    """Begin a time box, or end it."""
    found = screen.desk.view.decisions
    title = found[0].title if found else "Time box"
    choices = [Choice(str(one), clock.spoken(one)) for one in BOXES] + [Choice("0", "No time box")]

    def taken(minutes: str) -> None:
        screen.control.open_box(title, int(minutes))
        screen.show()

    ask_one(screen, f"A time box for “{title}”, in real time", choices, taken)


def deadline(screen: ConsoleScreen) -> None:
    """Extend or shorten an open decision point."""
    choices = [
        Choice(f"{one.id}={one.closes_at + by}", f"{one.title}: {clock.spoken(abs(by))} {'more' if by > 0 else 'less'}",
               _stamp(screen, one.closes_at + by))
        for one in screen.desk.view.decisions for by in (6 * HOUR, DAY, 3 * DAY, -6 * HOUR, -DAY)
    ]  # fmt: skip

    def taken(found: str) -> None:
        decision, _, closes = found.rpartition("=")
        put(screen, c.MoveDeadline(FACILITATOR, decision, int(closes)))

    ask_one(screen, "Another deadline", choices, taken)


def whisper(screen: ConsoleScreen) -> None:
    """Say something to one seat."""
    ask_one(screen, "Whisper to whom?", _seats(screen), lambda to: ask_words(
        screen, "Whisper", "Words", lambda words: put(screen, c.Whisper(FACILITATOR, to, words))),
        _under_cursor(screen))  # fmt: skip


def broadcast(screen: ConsoleScreen) -> None:
    """Say something to everybody."""
    ask_words(screen, "To everybody", "Words", lambda words: put(screen, c.Broadcast(FACILITATOR, words)))


def talk(screen: ConsoleScreen) -> None:
    """Open or close private messages between seats."""
    put(screen, c.AllowMessages(FACILITATOR, allowed=not screen.excon.talk))


def observe(screen: ConsoleScreen) -> None:
    """Write down what was seen, against an objective or not."""
    found = [Choice("", "No objective")] + [Choice(one.id, one.title) for one in screen.desk.plan.objectives]

    def on(objective: str) -> None:
        def saw(words: str) -> None:
            put(screen, c.Observe(FACILITATOR, words, objective))

        ask_words(screen, "Observed", "What you saw", saw)

    ask_one(screen, "An observation on which objective?", found, on)


def seat(screen: ConsoleScreen, chosen: Id) -> None:
    """What can be done with a seat."""
    place = next((one for one in screen.control.places() if one.seat == chosen), None)
    if place is None:
        return
    people = next((one.people for one in screen.excon.seats if one.id == chosen), True)
    choices = [
        Choice("watch", "Watch its screen", "in another window"),
        Choice("whisper", "Whisper to it"),
        Choice("stance", "Hand it to its stance" if people else "Give it back to people"),
        Choice("lock", "Unlock it" if place.locked else "Lock it: nobody can take it"),
        Choice("free", "Take it back and make a new code for it"),
    ]

    def taken(found: str) -> None:
        match found:
            case "watch":
                screen.app.open_url(screen.control.watch(chosen))
            case "whisper":
                ask_words(
                    screen, place.title, "Words", lambda words: put(screen, c.Whisper(FACILITATOR, chosen, words))
                )
            case "stance":
                put(screen, c.HandOver(FACILITATOR, chosen, people=not people))
            case "lock":
                screen.control.lock(chosen, locked=not place.locked)
                screen.say(f"{place.title} is {'open again' if place.locked else 'locked'}.")
            case _:
                screen.say(f"{place.title} is free. Its new code: {screen.control.free(chosen)}")

    ask_one(screen, place.title, choices, taken)


def code(screen: ConsoleScreen) -> None:
    """The room's code, and a new one."""
    choices = [
        Choice("keep", f"The code is {screen.control.code}"),
        Choice("new", "Make a new one; who is in stays in"),
    ]

    def taken(found: str) -> None:
        if found == "new":
            screen.say(f"The room's code is now {screen.control.rotate()}")

    ask_one(screen, "The room's code", choices, taken)


def wall(screen: ConsoleScreen) -> None:
    """Put a body's texts on the projector."""
    plan = screen.desk.plan
    forums = dict.fromkeys(decision.forum for decision in plan.decisions)
    choices = [Choice("", "No text: what everybody may see")]
    choices += [
        Choice(forum, plan.tables.bodies[forum].title, "now" if forum == screen.control.forum else "")
        for forum in forums
    ]

    def taken(forum: str) -> None:
        screen.control.show_forum(forum)
        title = plan.tables.bodies[forum].title if forum else "no text"
        screen.say(f"On the wall: {title}.")

    ask_one(screen, "On the projector: everybody in the room reads it", choices, taken, screen.control.forum)


def _stamp(screen: ConsoleScreen, minute: int) -> str:
    return clock.stamp(screen.desk.plan, minute)


def _seats(screen: ConsoleScreen, *, everybody: bool = False) -> list[Choice]:
    first = [Choice(EVERYBODY, "Everybody")] if everybody else []
    return first + [Choice(one.seat, one.title, one.person) for one in screen.control.places()]


def _under_cursor(screen: ConsoleScreen) -> str:
    found = screen.query("#seats")
    return str(getattr(found.first(), "chosen", "")) if found else ""
