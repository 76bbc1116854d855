"""Checking is quick enough to run on every save."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from bench.check import FILES, LINES, faults, large, small

MANY, LONG = 600, 250
"""How many times the cost of one small scenario, measured beside it, may be taken by three hundred of them and by one
of three thousand lines: about twice what is usual. The seconds themselves are for ``bench.check``."""


def seconds(run: Callable[[], int]) -> float:
    """Processor seconds of the quicker of two runs: the time that others take on a busy machine does not count."""
    times = []
    for _ in range(2):
        began = time.process_time()
        assert run() == 0
        times.append(time.process_time() - began)
    return min(times)


def test_a_scenario_of_three_thousand_lines_grows_with_its_length(tmp_path: Path) -> None:
    """With all its rulebooks, every remark included."""
    path = large(tmp_path)
    assert path.read_text(encoding="utf-8").count("\n") >= LINES
    one = small(tmp_path / "one", 1)
    assert seconds(lambda: faults([path])) < LONG * seconds(lambda: faults(one))


def test_three_hundred_files_grow_with_their_number(tmp_path: Path) -> None:
    """No file makes the next one dearer."""
    files = small(tmp_path / "many", FILES)
    assert len(files) == 300
    assert seconds(lambda: faults(files)) < MANY * seconds(lambda: faults(files[:1]))
