"""The keys of the facilitator's console and of an evaluator's page: one registry for bindings, key bars and help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from textual.binding import Binding

from game.tui.actions import Action

CONSOLE, EVALUATOR = "console", "evaluator"
INJECTS, CLOCK, TALK, SEATS, COURSE, WATCHING = (
    "Injects", "Time", "Words", "Seats", "The course", "What you see",
)  # fmt: skip
NUMBERS = ",".join("123456789")
"""Keys of the first nine seats, or objectives and tasks."""


def _act(name: str, key: str, title: str, words: str, group: str, *, leads: bool = False) -> Action:
    return Action(f"{CONSOLE}-{name}", key, title, words, group, name.replace("-", "_"), CONSOLE, leads=leads)


def _see(name: str, key: str, title: str, words: str) -> Action:
    return Action(f"{EVALUATOR}-{name}", key, title, words, WATCHING, name.replace("-", "_"), EVALUATOR, leads=True)


ACTIONS = (
    _act("send", "s", "Send", "send the inject under the cursor now", INJECTS, leads=True),
    _act("hold", "h", "Hold", "hold the inject under the cursor, or let it go again", INJECTS, leads=True),
    _act("skip", "k", "Skip", "leave the inject under the cursor out", INJECTS, leads=True),
    _act("move", "m", "Move", "give the inject under the cursor another time", INJECTS, leads=True),
    _act("write", "i", "Inject", "write an inject for the occasion, from a template or by hand", INJECTS),
    _act("pause", "space,p", "Run/stop", "stop the clock, or let it run at its last pace", CLOCK, leads=True),
    _act("advance", "a", "Next", "let time run to the next thing due", CLOCK, leads=True),
    _act("length", "g", "Go on", "let so much time pass at once, or end the exercise", CLOCK),
    _act("pace", "v", "Pace", "how much exercise time passes in a real minute", CLOCK),
    _act("box", "x", "Box", "begin a time box in real time, or end it; those of the cut come first", CLOCK),
    _act("deadline", "e", "Deadline", "extend or shorten an open decision point", CLOCK),
    _act("whisper", "w", "Whisper", "say something to the seat under the cursor, or to another", TALK),
    _act("broadcast", "b", "All", "say something to everybody", TALK),
    _act("talk", "t", "Talk", "open or close private messages; begin a tour de table, or pass the floor on", TALK),
    _act("observe", "o", "Observe", "write down what you saw, for the debrief", TALK),
    _act("seat", "enter", "Seat", "watch the seat under the cursor, act for it, hand it over, lock it, free it", SEATS),
    _act("number", NUMBERS, "Seats", "the same for the seat with this number", SEATS),
    _act("behalf", "n", "For a seat", "ask something for the seat under the cursor, which is absent", SEATS),
    _act("code", "c", "Code", "the room's code, and a new one", SEATS),
    _act("wall", "f", "Wall", "put a body's texts on the projector", SEATS),
    _act("rule", "r", "Rule", "rule on a clause in free words, a pledge or an outcome", COURSE, leads=True),
    _act("adjust", "d", "Adjust", "change an indicator, with a reason", COURSE),
    _act("take-back", "z,u", "Take back", "go back to before your last act", COURSE, leads=True),
    _act("rewind", "y", "Go back", "go back to before any line", COURSE),
    _act("debrief", "j", "Debrief", "the debrief so far; its journal goes back to any line, or branches there", COURSE),
    _act("handover", "0", "Hand-over", "how things stand, for whoever takes the next shift", COURSE),
)  # fmt: skip

EVALUATING = (
    _see("observe", "enter,o", "Observe", "write down what you saw on the objective or task under the cursor"),
    _see("number", NUMBERS, "Number", "write down what you saw on the one with this number"),
    _see("performed", "p", "Performed", "the same, rated P: performed without challenges"),
    _see("some", "s", "Some", "the same, rated S: performed with some challenges"),
    _see("major", "m", "Major", "the same, rated M: performed with major challenges"),
    _see("unable", "u", "Unable", "the same, rated U: unable to be performed"),
    _see("ask", "w", "Write", "write to the facilitator"),
)  # fmt: skip
"""An evaluator's page. Ratings are those of HSEEP."""


def bindings(actions: tuple[Action, ...] = ACTIONS) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings of the console; an action of the numbers is told which."""
    found: list[Binding | tuple[str, str] | tuple[str, str, str]] = []
    for one in actions:
        if one.key == NUMBERS:
            found += [Binding(key, f"{one.does}({key})", one.title, show=False) for key in one.key.split(",")]
        else:
            found.append(Binding(one.key, one.does, one.title, show=False, id=one.id))
    return found


def with_keys(keys: Mapping[str, str], actions: tuple[Action, ...] = ACTIONS) -> tuple[Action, ...]:
    """The registry with remapped keys. The numbers stay."""
    return tuple(one if one.key == NUMBERS else replace(one, key=keys.get(one.id, one.key)) for one in actions)


def shown_keys(action: Action) -> str:
    """The keys of an action in print."""
    return "1…9" if action.key == NUMBERS else " ".join(action.shown_keys)
