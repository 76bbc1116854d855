"""The facilitator's card: one page, and its keys are those of the console."""

from __future__ import annotations

import os
from pathlib import Path

from game.tui.console_actions import ACTIONS, EVALUATING

CARD = Path(__file__).parents[2] / "docs" / "quick-card.md"
FROM = "<!-- keys: written by STARTEX_WRITE=1 pytest tests/docs/test_card.py -->\n"
TO = "<!-- /keys -->\n"
LINES = 60
"""Lines of a printed page."""


def shown(keys: tuple[str, ...]) -> str:
    """The keys of an action; a run of digits by its ends."""
    return f"`{keys[0]}` to `{keys[-1]}`" if len(keys) > 3 else " ".join(f"`{key}`" for key in keys)


def keys() -> str:
    """The console's keys by what they are about, then an evaluator's, from the action registry."""
    rows = ["| key | does | key | does |", "|---|---|---|---|"]
    cells = [f"| {shown(one.shown_keys)} | **{one.title}** {one.help} " for one in ACTIONS]
    half = (len(cells) + 1) // 2
    right = [*cells[half:], *["| | "] * (2 * half - len(cells))]
    rows += [f"{one}{other}|" for one, other in zip(cells[:half], right, strict=True)]
    seen = " · ".join(f"{shown(one.shown_keys)} {one.title}" for one in EVALUATING)
    return "\n".join(rows) + f"\n\n**An evaluator's page:** {seen}\n"


def test_its_keys_are_those_of_the_console() -> None:
    """Every action stands on it with its key and its help, no more and no less."""
    text = CARD.read_text(encoding="utf-8")
    before, _, rest = text.partition(FROM)
    _, _, after = rest.partition(TO)
    made = f"{before}{FROM}{keys()}{TO}{after}"
    if os.environ.get("STARTEX_WRITE"):
        CARD.write_text(made, encoding="utf-8")
        text = made
    assert text == made


def test_it_is_one_page() -> None:
    """Printed, it needs no second sheet."""
    assert len(CARD.read_text(encoding="utf-8").splitlines()) <= LINES


def test_keys_in_its_sentences_do_what_they_say() -> None:
    """The keys that are named outside the table are those of the actions meant."""
    named = {one.id.removeprefix("console-"): one.shown_keys for one in ACTIONS}
    for action, key in (
        ("wall", "f"),
        ("advance", "a"),
        ("box", "x"),
        ("behalf", "n"),
        ("length", "g"),
        ("seat", "Enter"),
    ):
        assert key in named[action], action
