"""The keys a seat has beside those of solo play: in a facilitated room, and at a terminal passed round."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from textual.binding import Binding

from game.tui.actions import ACTIONS as DESK
from game.tui.actions import EVERYWHERE, LOOK, OWN, PLAY, REVIEW, TIME, Action

ROOM = "The room"
CHAIRS = ("silence", "declare", "withdraw", "refer")
"""Kinds of asks that only a chair makes."""
THE_ROOMS = ("continue", "wait", "back")
"""Keys of solo play that are the facilitator's in a room."""


def _act(name: str, key: str, title: str, words: str, does: str, kind: str, *, leads: bool = False) -> Action:
    group = OWN if kind.startswith("stand-") else ROOM
    return Action(name, key, title, words, group, does, PLAY, kind=kind, leads=leads)


POSITIONS = (
    _act("assent", "7", "Assent", "your delegation agrees to the text, with a line if you like", "stand('assent')",
         "stand-assent", leads=True),
    _act("abstain", "8", "Abstain", "your delegation abstains, with or without a formal declaration",
         "stand('abstain')", "stand-abstain", leads=True),
    _act("object", "9", "Object", "your delegation objects to the text or to one clause, and says why",
         "stand('object')", "stand-object", leads=True),
    _act("more-time", "0", "Time", "your delegation asks for more time", "stand('time')", "stand-time", leads=True),
)  # fmt: skip
RATIONALE = _act("rationale", "z", "Why", "write why you decided so, and how sure you are", "rationale", "rationale")
PAPERS = Action("brief", "b", "Papers", "your brief, red lines, what only you know, pledges to and by you", LOOK,
                "papers")  # fmt: skip
IN_A_ROOM = (
    *POSITIONS,
    _act("floor", "f", "Floor", "the tour de table: say your line, or as chair open it and pass the floor on", "floor",
         "floor"),
    _act("clause", "e", "Clause", "propose a clause in your own words, or rewrite one that is proposed", "clause",
         "clause"),
    _act("message", "h", "Message", "write to the facilitator, or to another seat where that is allowed", "message",
         "message"),
    RATIONALE,
    Action("page-6", "6", "Room", "the tour de table, clauses being drafted, messages", LOOK, "page(6)"),
)  # fmt: skip
PASSED_ROUND = (
    *POSITIONS,
    Action("hand-to", "f", "Hand over", "hand the terminal to one seat, out of turn", TIME, "hand_over"),
    RATIONALE,
)
"""There the talk is in the room, and nobody rules on clauses."""
INSTEAD = {
    "continue": Action("continue", "c", "Pass on", "pass the terminal on; when all have had it, time runs", TIME,
                       "proceed", leads=True),
}  # fmt: skip
"""At a terminal passed round, in the place of the key of that id."""


def desk(more: Iterable[Action], without: Iterable[str], instead: Mapping[str, Action] | None = None) -> list[Action]:
    """The keys of a seat's desk: its own first, then those of solo play that are its as well."""
    gone, other = {*without, *(action.id for action in more)}, {"brief": PAPERS, **(instead or {})}
    return [*more, *(other.get(one.id, one) for one in DESK if one.id not in gone and one.place != REVIEW)]


def for_seat(actions: Iterable[Action], *, chairs: bool, speaks: bool) -> tuple[Action, ...]:
    """The same as the key bar leads them: who chairs nothing is not led to a chair's asks, nor the other way round."""
    led = (
        replace(one, leads=False)
        if (one.kind in CHAIRS and not chairs) or (one.kind.startswith("stand-") and not speaks)
        else one
        for one in actions
    )
    return tuple(sorted(led, key=lambda one: (one.place == EVERYWHERE, one.group == ROOM)))


def bindings(actions: Iterable[Action]) -> list[Binding | tuple[str, str] | tuple[str, str, str]]:
    """Textual's bindings of a seat's desk; the keys of the room that are not its own still answer."""
    return [Binding(one.key, one.does, one.title, show=False, id=one.id) for one in actions if one.place == PLAY]
