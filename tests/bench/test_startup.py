"""The measurement of starting costs measures, and notices a command that fails."""

from __future__ import annotations

import os
import sys

import pytest

from bench.startup import BARE, cpu_seconds, measure, table

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="a child's CPU time can only be read on POSIX")


def test_work_costs_more_than_none() -> None:
    """A child that computes spends more CPU than one that does nothing; exit codes come through."""
    idle, code = cpu_seconds([sys.executable, "-c", "pass"])
    busy, _ = cpu_seconds([sys.executable, "-c", "sum(range(20_000_000))"])
    assert code == 0
    assert 0 < idle < busy
    assert cpu_seconds([sys.executable, "-c", "raise SystemExit(3)"])[1] == 3


def test_a_failing_command_is_named() -> None:
    """Every round runs every command beside the bare interpreter; the one that fails is reported with its code."""
    seconds, failed = measure({"--version": ["--version"], "no-such-word": ["no-such-word"]}, 1)
    assert [len(runs) for runs in seconds.values()] == [1, 1, 1]
    assert failed == {"no-such-word": 2}


def test_the_table_gives_medians_and_ratios() -> None:
    """Ten and thirty milliseconds are one and three bare interpreters; one slow run does not move a median."""
    lines = table({BARE: [0.010, 0.010, 0.900], "list": [0.030, 0.030, 0.031]})
    assert lines[1].split()[-2:] == ["10.0", "1.0"]
    assert lines[2].split() == ["list", "30.0", "3.0"]
