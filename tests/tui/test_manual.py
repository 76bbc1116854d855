"""The documentation of the keys is the registry, printed. ``STARTEX_WRITE=1`` writes the page anew."""

from __future__ import annotations

import os
import re
from pathlib import Path

from game.tui import keymap
from game.tui.keymap import ACTIONS
from game.tui.manual import page

PAGE = Path(__file__).parents[2] / "docs" / "keys.md"


def test_the_page_of_keys_is_the_registry() -> None:
    """docs/keys.md says what the registry says, no more and no less."""
    if os.environ.get("STARTEX_WRITE"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()
    assert all(f"| `{action.id}` |" in page() for action in ACTIONS)


def test_the_example_of_the_page_is_in_order(tmp_path: Path) -> None:
    """The remapping shown can be used as it stands."""
    found = re.search(r"```json keys\n(.*?)```", page(), re.DOTALL)
    assert found is not None
    path = tmp_path / "screen.json"
    path.write_text(found[1], encoding="utf-8")
    choices = keymap.load(path)
    assert choices.faults == ()
    assert choices.keys == {"continue": "f,c", "page-4": "e"}
