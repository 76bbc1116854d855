"""The measurement of the screen: its table, and that work and rest are told apart."""

from __future__ import annotations

import asyncio
import os
import time
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from bench.idle import cpu_seconds
from bench.turns import BARE, MOST_KEY_MS, UNBOUND, BareApp, FixedWork, Measured, clocked, first_frame, keys, table


def test_table_gives_medians_and_ratios() -> None:
    """One slow run moves the 95th percentile and not the median; what is over its bound is named."""
    lines = table(
        [
            Measured(BARE, (2.0, 2.0, 90.0)),
            Measured("page turned", (10.0,) * 19 + (500.0,)),
            Measured("slow", (MOST_KEY_MS + 1.0,)),
            Measured("first frame", (900.0,), UNBOUND),
        ]
    )
    assert lines[1].split()[-3:] == ["2.0", "90.0", "1.0"]
    assert lines[2].split()[-3:] == ["10.0", "10.0", "5.0"]
    assert lines[3].endswith("too much")
    assert "too much" not in lines[4]


def test_a_handler_is_judged_by_what_a_machine_at_its_best_takes_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice as slow as its best, the machine is what is slow; at its best, the handler is. A gain is never credited."""
    monkeypatch.setattr(FixedWork, "best", 2.0)
    slowed, slow, odd = (Measured("x", (1.0,), turns=(turn,)) for turn in ((90.0, 4.0), (90.0, 2.0), (90.0, 1.0)))
    assert (slowed.longest, slowed.steadied, slowed.slow) == (90.0, 45.0, False)
    assert (slow.steadied, slow.slow) == (90.0, True)
    assert odd.steadied == 90.0


def test_work_is_counted_and_putting_back_is_not() -> None:
    """A deed that computes costs more CPU than one that does nothing; the undoing beside it adds nothing."""

    async def work(pilot: Pilot[Any]) -> None:
        end = time.process_time() + 0.02
        while time.process_time() < end:
            pass

    async def nothing(pilot: Pilot[Any]) -> None:
        pass

    async def go() -> tuple[Measured, Measured]:
        async with BareApp().run_test(size=(20, 5)) as pilot:
            return await clocked("work", pilot, 3, work), await clocked("rest", pilot, 3, nothing, work)

    worked, rested = asyncio.run(go())
    assert min(worked.ms) >= 20
    assert max(rested.ms) < 15


def test_bare_app_paints_after_a_key() -> None:
    """The app everything is set beside draws, and draws anew after each key."""
    seen: list[str] = []

    async def go() -> None:
        async with BareApp().run_test(size=(30, 5)) as pilot:
            for _ in range(3):
                await keys("x")(pilot)
                seen.append(str(pilot.app.query_one("Static").render()))

    asyncio.run(go())
    assert len(set(seen)) == 3
    assert len(asyncio.run(first_frame(BareApp, 2))) == 2


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="CPU time of a process is read from /proc")
def test_cpu_of_a_process_grows_with_work() -> None:
    """Seconds counted for this process grow while it computes."""
    before, end = cpu_seconds(os.getpid()), time.process_time() + 0.1
    while time.process_time() < end:
        pass
    assert cpu_seconds(os.getpid()) - before >= 0.05
