"""The keys of the facilitator's console: one registry for bindings, key bar and help."""

from __future__ import annotations

from textual.binding import Binding

from game.tui.actions import Action

CONSOLE = "console"
INJECTS, CLOCK, TALK, SEATS, COURSE = "Injects", "Time", "Words", "Seats", "The course"


def _act(name: str, key: str, title: str, words: str, group: str, *, leads: bool = False) -> Action:
    return Action(name, key, title, words, group, name.replace("-", "_"), CONSOLE, leads=leads)


ACTIONS = (
    _act("send", "s", "Send", "send the inject under the cursor now", INJECTS, leads=True),
    _act("hold", "h", "Hold", "hold the inject under the cursor, or let it go again", INJECTS, leads=True),
    _act("skip", "k", "Skip", "leave the inject under the cursor out", INJECTS, leads=True),
    _act("move", "m", "Move", "give the inject under the cursor another time", INJECTS, leads=True),
    _act("write", "i", "Inject", "write an inject of your own, to everybody or to one seat", INJECTS),
    _act("pause", "space,p", "Run/stop", "stop the clock, or let it run at its last pace", CLOCK, leads=True),
    _act("advance", "a", "Next", "let time run to the next thing due", CLOCK, leads=True),
    _act("length", "g", "Go on", "let so much time pass at once", CLOCK),
    _act("pace", "v", "Pace", "how much exercise time passes in a real minute", CLOCK),
    _act("box", "x", "Box", "begin a time box in real time, or end it", CLOCK),
    _act("deadline", "e", "Deadline", "extend or shorten an open decision point", CLOCK),
    _act("whisper", "w", "Whisper", "say something to one seat", TALK),
    _act("broadcast", "b", "All", "say something to everybody", TALK, leads=True),
    _act("talk", "t", "Talk", "open or close private messages between seats", TALK),
    _act("observe", "o", "Observe", "write down what you saw, for the debrief", TALK),
    _act("seat", "enter", "Seat", "watch a seat, give it to its stance, lock it or invite somebody else", SEATS),
    _act("code", "c", "Code", "the room's code, and a new one", SEATS),
    _act("wall", "f", "Wall", "put a body's texts on the projector", SEATS),
    _act("adjust", "d", "Adjust", "change an indicator, with a reason", COURSE),
    _act("declare", "r", "Rule", "close a decision point with an outcome, with a reason", COURSE),
    _act("take-back", "z,u", "Take back", "go back to before your last act", COURSE, leads=True),
    _act("rewind", "y", "Go back", "go back to before any line", COURSE),
    _act("debrief", "j", "Debrief", "the hot wash and the debrief so far", COURSE),
)  # fmt: skip


def bindings() -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings of the console."""
    return [Binding(one.key, one.does, one.title, show=False, id=f"console-{one.id}") for one in ACTIONS]
