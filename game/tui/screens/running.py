"""What the keys of the console lead to: injects, time, words and the wall."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from game.core import commands as c
from game.core.terms import DAY, FACILITATOR, HOUR
from game.tui import messages
from game.tui.control import Control
from game.tui.screens.choose import Choice
from game.tui.screens.quick import Act, ask_act, ask_one, ask_words
from game.tui.templates import BY_HAND, TEMPLATES, Template
from game.tui.widgets import msel
from game.view import clock

if TYPE_CHECKING:
    from game.tui.screens.console import ConsoleScreen

PACES = (0, 1, 10, 60, 4 * HOUR, 12 * HOUR, DAY, 3 * DAY)
"""Exercise minutes per real minute that can be chosen."""
LENGTHS = (10, HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY)
SHIFTS = (HOUR, 6 * HOUR, DAY, 3 * DAY, -HOUR, -6 * HOUR, -DAY)
"""By how much a deadline can be moved; never to before now."""
BOXES = (1, 2, 5, 10, 15, 20, 30, 45)
EVERYBODY = ""


def put(screen: ConsoleScreen, command: c.Command) -> None:
    """Ask."""
    screen.post_message(messages.Put(command))


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
        Choice(str(now + length), f"in {clock.spoken(length)}", stamp(screen, now + length)) for length in LENGTHS
    ]
    if line.planned_at is not None:
        planned = line.planned_at
        choices += [
            Choice(str(planned + by), f"{clock.spoken(abs(by))} {'later' if by > 0 else 'earlier'} than planned",
                   stamp(screen, planned + by))
            for by in (-DAY, -6 * HOUR, -HOUR, HOUR, 6 * HOUR, DAY, 3 * DAY) if planned + by > now
        ]  # fmt: skip
    ask_one(
        screen, f"Move “{line.title}”", choices, lambda to: put(screen, c.MoveInject(FACILITATOR, line.inject, int(to)))
    )


def write(screen: ConsoleScreen) -> None:
    """Write an inject: from which template, to whom, its text."""
    acts = [
        Act(
            one.title or "By hand: a title and a text of your own",
            partial(_to_whom, screen, one),
            one.channel,
            one.hint,
        )
        for one in (BY_HAND, *TEMPLATES)
    ]
    ask_act(screen, "An inject for the occasion", acts)


def _to_whom(screen: ConsoleScreen, template: Template) -> None:
    def whom(to: str) -> None:
        holders = (to,) if to else ()

        def text(title: str) -> None:
            ask_words(screen, title, "Text", lambda words: put(screen, c.WriteInject(
                FACILITATOR, title, words, holders, template.sender, template.channel, template.marking)),
                lead=template.hint)  # fmt: skip

        if template.title:
            text(template.title)
        else:
            ask_words(screen, "An inject of your own", "Title", text)

    ask_one(screen, "An inject to whom?", seats(screen, everybody=True, bodies=True), whom)


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
    """So much time at once; or ENDEX."""
    now = screen.desk.session.state.now
    acts = [
        Act(clock.spoken(one), partial(screen.control.advance, now + one), stamp(screen, now + one))
        for one in LENGTHS if now + one < screen.desk.plan.endex
    ]  # fmt: skip
    acts.append(Act("ENDEX now: the hot wash goes on the projector", lambda: put(screen, c.End(FACILITATOR)),
                    more="z goes back to before it, as after every act of yours."))  # fmt: skip
    ask_act(screen, "Let time pass at once", acts)


def pace(screen: ConsoleScreen) -> None:
    """How much exercise time passes in a real minute."""
    choices = [Choice(str(one), f"{clock.spoken(one)} a minute" if one else "Stop the clock") for one in PACES]

    def taken(found: str) -> None:
        screen.last_pace = int(found) or screen.last_pace
        screen.control.run_at(int(found))
        screen.show()

    ask_one(screen, "Exercise time in a real minute", choices, taken, str(screen.control.pace))


def box(screen: ConsoleScreen) -> None:
    """Begin a time box, stop it, let it go on, or end it. One that stands comes first, then those of the cut."""
    found, control = screen.desk.view.decisions, screen.control
    title, about = (found[0].title, found[0].id) if found else ("Time box", "")

    def open_it(name: str, minutes: int, subject: str) -> None:
        put(screen, c.SetBox(FACILITATOR, name, minutes * 60, subject))

    acts = [
        Act(f"{name}: {clock.spoken(minutes)}", partial(open_it, name, minutes, subject), "of the cut")
        for name, minutes, subject in control.boxes
    ]
    acts += [Act(clock.spoken(one), partial(open_it, title, one, about)) for one in BOXES]
    stops = control.set_box(stands=not control.box_stands)
    if stops is not None and control.box_stands:
        acts.insert(0, Act(f"Go on with “{stops.title}”", partial(put, screen, stops), left(control)))
    elif stops is not None:
        acts.append(Act(f"Stop “{stops.title}”", partial(put, screen, stops), left(control)))
    acts.append(Act("No time box", partial(open_it, title, 0, "")))
    ask_act(screen, "A time box, in real time", acts)


def left(control: Control) -> str:
    """The real time left of the time box."""
    return msel.left(control.box[1]) if control.box else ""


def deadline(screen: ConsoleScreen) -> None:
    """Extend or shorten an open decision point."""
    choices = [
        Choice(f"{one.id}={one.closes_at + by}", f"{one.title}: {clock.spoken(abs(by))} {'more' if by > 0 else 'less'}",
               stamp(screen, one.closes_at + by))
        for one in screen.desk.view.decisions for by in SHIFTS if one.closes_at + by > screen.desk.session.state.now
    ]  # fmt: skip

    def taken(found: str) -> None:
        decision, _, closes = found.rpartition("=")
        put(screen, c.MoveDeadline(FACILITATOR, decision, int(closes)))

    ask_one(screen, "Another deadline", choices, taken)


def whisper(screen: ConsoleScreen) -> None:
    """Say something to one seat."""
    ask_one(screen, "Whisper to whom?", seats(screen), lambda to: whisper_to(screen, to), screen.seat_chosen)


def whisper_to(screen: ConsoleScreen, to: str) -> None:
    """Say something to this seat."""
    title = next((one.title for one in screen.control.places() if one.seat == to), to)
    ask_words(screen, f"Whisper to {title}", "Words", lambda words: put(screen, c.Whisper(FACILITATOR, to, words)))


def broadcast(screen: ConsoleScreen) -> None:
    """Say something to everybody."""
    ask_words(screen, "To everybody", "Words", lambda words: put(screen, c.Broadcast(FACILITATOR, words)))


def talk(screen: ConsoleScreen) -> None:
    """Private messages, and tours de table."""
    allowed = screen.excon.talk
    acts = [Act(
        "Close private messages between seats" if allowed else "Open private messages between seats",
        lambda: put(screen, c.AllowMessages(FACILITATOR, allowed=not allowed)),
    )]  # fmt: skip
    turns = {tour.decision: tour for tour in screen.desk.view.room.tours if tour.turn}
    for one in screen.desk.view.decisions:
        tour = turns.get(one.id)
        if tour is None:
            opens = partial(put, screen, c.OpenTour(FACILITATOR, one.id))
            acts.append(Act(f"A tour de table on “{one.title}”", opens))
        else:
            passes = partial(put, screen, c.PassFloor(FACILITATOR, one.id))
            acts.append(Act(f"Pass the floor on: it is with {tour.turn_title}", passes))
    ask_act(screen, "Talk in the room", acts)


def observe(screen: ConsoleScreen) -> None:
    """Write down what was seen, against an objective or not."""
    found = [Choice("", "No objective")] + [Choice(one.id, one.title) for one in screen.desk.plan.objectives]

    def on(objective: str) -> None:
        ask_words(screen, "Observed", "What you saw", lambda words: put(
            screen, c.Observe(FACILITATOR, words, objective)))  # fmt: skip

    ask_one(screen, "An observation on which objective?", found, on)


def code(screen: ConsoleScreen) -> None:
    """The room's code, and a new one."""
    choices = [
        Choice("keep", f"The code is {screen.control.code}", screen.control.address),
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


def stamp(screen: ConsoleScreen, minute: int) -> str:
    """A minute as the exercise writes it."""
    return clock.stamp(screen.desk.plan, minute)


def seats(screen: ConsoleScreen, *, everybody: bool = False, bodies: bool = False) -> list[Choice]:
    """The seats to choose from; first everybody, last the bodies whose papers reach all their seats."""
    plan, first = screen.desk.plan, [Choice(EVERYBODY, "Everybody")] if everybody else []
    here = [one for one in screen.control.places() if one.seat in plan.tables.seats]
    found = first + [Choice(one.seat, one.title, one.person) for one in here]
    forums = dict.fromkeys(one.forum for one in plan.decisions) if bodies else {}
    return found + [Choice(name, f"All of {plan.tables.bodies[name].title}") for name in forums]
