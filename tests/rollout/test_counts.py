"""Every line of the shipped scenarios to a depth, counted: a change of the rules or of a scenario shows as a number.

``STARTEX_WRITE=1 pytest tests/rollout/test_counts.py`` writes the counts anew; what changed is in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.core.plan import Id
from game.pack import load
from game.pack.data import scenario_ids
from game.rollout.exhaust import exhaust

COUNTS = Path(__file__).with_name("counts.txt")
HEAD = (
    "# Lines walked to a depth of so many choices, the distinct endings and final readings they come to.\n"
    "# `startex rehearse SCENARIO --exhaustive --depth N [--one-luck]` prints the same.\n"
    f"# {'scenario':24} {'luck':6} depth {'lines':>9} {'endings':>9} {'readings':>9}\n"
)
WALKS: tuple[tuple[str, int, int | None], ...] = (("every", 1, None), ("seed 1", 1, 1), ("seed 1", 2, 1))
"""Luck as it is called, choices, seed."""
MOST = 60_000
"""Positions; a shipped scenario that needs more at these depths takes too long to count."""


def counted(scenario: Id) -> list[str]:
    """The rows of one scenario."""
    plan = load(scenario).plan
    assert plan is not None
    rows = []
    for luck, depth, seed in WALKS:
        found = exhaust(plan, MOST, depth, seed)
        rows.append(f"{scenario:26} {luck:6} {depth:5} {found.lines:9} {len(found.endings):9} {found.finals:9}")
    return rows


@pytest.mark.slow
@pytest.mark.parametrize("scenario", scenario_ids())
def test_the_lines_of_a_shipped_scenario(scenario: Id) -> None:
    """As many as are written down, into as many endings."""
    rows = counted(scenario)
    if os.environ.get("STARTEX_WRITE"):
        kept = [row for row in written() if row.split()[0] != scenario]
        COUNTS.write_text(HEAD + "\n".join(sorted([*kept, *rows])) + "\n", encoding="utf-8")
    assert [row for row in written() if row.split()[0] == scenario] == sorted(rows)


def test_every_shipped_scenario_is_counted() -> None:
    """None is missing from the file, and none is left over."""
    assert {row.split()[0] for row in written()} == set(scenario_ids())


def written() -> list[str]:
    """The rows as they are written down."""
    lines = COUNTS.read_text(encoding="utf-8").splitlines() if COUNTS.exists() else []
    return [line for line in lines if line and not line.startswith("#")]
