"""The page of keys for the documentation, written from the registry so that it cannot lag behind."""

from __future__ import annotations

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
        rows = [_row(action) for action in (*ACTIONS, *EVALUATING) if action.place == place]
        parts.append("\n".join([f"## {title}\n", "| key | id | does |", "|---|---|---|", *rows, ""]))
    return "\n".join(parts)


def _row(action: Action) -> str:
    keys = "`1` to `9`" if action.key == NUMBERS else ", ".join(f"`{key}`" for key in action.shown_keys)
    return f"| {keys} | `{action.id}` | {action.title}: {action.help} |"
