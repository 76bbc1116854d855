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
    with pytest.raises(TooManyError, match="more than 50 positions; allow more with --most, cut it with --depth"):
        exhaust(tiny_plan(), most=50)


def test_a_walk_can_be_cut_after_so_many_choices() -> None:
    """One choice of the tiny plan: seven texts or none at the first opening, under every luck drawn before the next.

    With depth to spare it is the whole walk, and says that nothing was cut.
    """
    plan = tiny_plan()
    first, whole = exhaust(plan, depth=1, seed=1), exhaust(plan)
    assert (first.lines, first.cut) == (7, 7)
    assert all(name.endswith(" …") for name in first.endings)
    assert (first.unreached, "7 lines cut" in first.to_text()) == ((), True)
    assert exhaust(plan, depth=9) == whole
    assert whole.cut == 0


def test_one_luck_leaves_choices_alone() -> None:
    """Seven texts times three at the same luck; the endings are those of every luck."""
    found, whole = exhaust(tiny_plan(), seed=5), exhaust(tiny_plan())
    assert found.lines == 7 * 3
    assert found.endings.keys() == whole.endings.keys()
