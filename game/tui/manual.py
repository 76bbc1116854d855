"""The page of keys for the documentation, written from the registry so that it cannot lag behind."""

from __future__ import annotations

from collections.abc import Iterable

from game.tui import seat_actions
from game.tui.actions import EVERYWHERE, PLAY, REVIEW, Action
from game.tui.console_actions import CONSOLE, EVALUATING, EVALUATOR, NUMBERS
from game.tui.keymap import ACTIONS

PLACES = {
    PLAY: "At the desk",
    REVIEW: "In the debrief",
    EVERYWHERE: "On every screen",
    CONSOLE: "On the facilitator's console",
    EVALUATOR: "On an evaluator's page",
}
SEATS = {
    "At a seat in a room": (
        """Beside the keys of the desk, but for `continue`, `wait` and `back`: time is the facilitator's there. Enter
says one's line when the floor is one's own; on the page of the room the chair passes it on with Enter.""",
        (*seat_actions.IN_A_ROOM, seat_actions.PAPERS),
    ),
    "At a terminal passed round": (
        """`startex play SCENARIO --hot-seat SEAT,SEAT…`: each seat has a desk of its own, and between two lies a screen
that shows nothing of either. Beside the keys of the desk, but for `wait` and `back`:""",
        (*seat_actions.INSTEAD.values(), *seat_actions.PASSED_ROUND, seat_actions.PAPERS),
    ),
}
"""Title to (lead, keys) of desks that are one among several."""
LEAD = """# Keys of the screen

`startex play SCENARIO` opens the screen on a terminal, `startex play` the list of scenarios and of exercises under way.
It is complete at 80×24 and shows more from 110 columns on; `--plain` gives the same exercise as lines of text.
Arrows move, Enter takes what is under the cursor, Esc leaves a dialog with nothing done.

Other keys go into the file that the settings (`,`) name, by the ids below, several parted by commas:

```json keys
{"theme": "startex-light", "keys": {"continue": "f,c", "page-4": "e"}}
```

A fault in the file is said once when the screen opens; the usual key is used instead. In a room the
facilitator's console takes the keys of the one who opened the room; a seat keeps the usual ones.
"""


def page() -> str:
    """The page as Markdown."""
    parts = [LEAD]
    for place, title in PLACES.items():
        parts.append(_table(title, [action for action in (*ACTIONS, *EVALUATING) if action.place == place]))
    for title, (lead, actions) in SEATS.items():
        parts.append(_table(title, actions, f"{lead}\n\n"))
    return "\n".join(parts)


def _table(title: str, actions: Iterable[Action], lead: str = "") -> str:
    rows = [_row(action) for action in actions]
    return "\n".join([f"## {title}\n", f"{lead}| key | id | does |", "|---|---|---|", *rows, ""])


def _row(action: Action) -> str:
    keys = "`1` to `9`" if action.key == NUMBERS else ", ".join(f"`{key}`" for key in action.shown_keys)
    return f"| {keys} | `{action.id}` | {action.title}: {action.help} |"
