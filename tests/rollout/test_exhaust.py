"""Every line of small scenarios, against counts that can be done on paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.core.plan import with_tables
from game.rollout.exhaust import TooManyError, exhaust
from tests.rollout.made import planted
from tests.tiny import tiny_plan


def test_golden_counts_of_the_tiny_plan() -> None:
    """336 lines: 16 ways luck can fall (a truth, a storm and two weeks, two outcomes each) times 7 texts for the
    council (four drafts of isr, bold, decline, none) times 3 for the board (teams, wait-and-see, none).

    Two drafts of isr pass and five choices leave ``decline`` standing; the board's default equals one of its texts.
    """
    found = exhaust(tiny_plan())
    assert (found.lines, len(found.endings)) == (16 * 7 * 3, 3 * 2)
    assert found.endings["relief:wait-and-see tasking:decline"] == 16 * 5 * 2
    assert found.endings["relief:teams tasking:isr(own-waters,sunset)"] == 16
    assert found.unreached == (("inject", "alarm"), ("response", "bold"))


def test_golden_counts_of_the_planted_scenario() -> None:
    """1,664 lines: 128 ways luck can fall (seven periods) times 4 that go home, and 3 times 3 that share out."""
    found = exhaust(planted())
    assert found.lines == 128 * (4 + 3 * 3)
    assert len(found.endings) == 1 + 3 * 3
    assert found.unreached == (("inject", "plenty"), ("response", "seize"))
    assert found.to_text().startswith("planted: 1664 lines, 10 distinct endings")


def test_luck_multiplies_lines_and_not_endings() -> None:
    """Without its weekly chance the tiny plan has a quarter of the lines and the same endings."""
    plan = tiny_plan()
    (entry,) = plan.dynamics
    calm = with_tables(replace(plan, dynamics=(replace(entry, effects=entry.effects[:1], chance=None),)))
    found, whole = exhaust(calm), exhaust(plan)
    assert 4 * found.lines == whole.lines
    assert found.endings.keys() == whole.endings.keys()


def test_too_large_a_scenario_is_refused() -> None:
    """Past the positions allowed the walk stops with what to do instead."""
    with pytest.raises(TooManyError, match="more than 50 positions; allow more with --most, or rehearse it"):
        exhaust(tiny_plan(), most=50)
