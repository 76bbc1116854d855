"""A case of our own where it matters what is one batch: amounts are summed first and clipped once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.conformance import play
from bench.games import decision_point, heading, indicators, inject, rulebook, text
from game.core.plan import Plan
from game.pack import load

RISE: dict[str, Any] = {"id": "rise", "change": {"strain": 10}, "after": "2h"}
FALL: dict[str, Any] = {"id": "fall", "change": {"strain": -10}, "after": "2h"}


def plan_with(folder: Path, effects: list[dict[str, Any]], start: int) -> Plan:
    """One decision with one option that has these effects; one indicator, from 0 to 100."""
    scenario = heading("clipping", "Clipping", 1, indicators(["strain"], [start]))
    scenario["injects"] = [{**inject("opening", "D+0"), "opens": ["d0"]}]
    scenario["decisions"]["d0"] = decision_point(["d0-o0"])
    scenario["responses"]["d0-o0"] = {"title": "Go on", "effects": effects}
    (folder / "rules").mkdir()
    (folder / "rules" / "neutral.yaml").write_text(text(rulebook([{"code": "V0"}])), encoding="utf-8")
    path = folder / "scenario.yaml"
    path.write_text(text(scenario), encoding="utf-8")
    loaded = load(path)
    assert loaded.faults == ()
    assert loaded.plan is not None
    return loaded.plan


@pytest.mark.parametrize(
    ("effects", "start", "wanted"),
    [
        # 95 + (10 - 10) = 95; clipping after each would give min(100, 105) - 10 = 90.
        ([RISE, FALL], 95, 95),
        # The order of the two does not matter in one batch: 5 + (10 - 10) = 5, not max(0, -5) + 10 = 10.
        ([FALL, RISE], 5, 5),
        # A minute apart they are two batches: min(100, 105) = 100, then 90.
        ([RISE, {**FALL, "after": "121m"}], 95, 90),
        # The other way about: 95 - 10 = 85, then 95.
        ([{**RISE, "after": "121m"}, FALL], 95, 95),
        # At once, both belong to the adoption's own batch: 95.
        ([{**RISE, "after": "0"}, {**FALL, "after": "0"}], 95, 95),
        # One at once, one later: 100, then 90.
        ([{**RISE, "after": "0"}, FALL], 95, 90),
        # Both amounts read 20 from before the batch: 20 + 20 + 20 = 60, not 20, 40, 80.
        ([{**RISE, "change": {"strain": "strain"}}, {**FALL, "change": {"strain": "strain"}}], 20, 60),
        # A minute apart the second reads what the first left: 20, 40, 80.
        ([{**RISE, "change": {"strain": "strain"}}, {**FALL, "change": {"strain": "strain"}, "after": "3h"}], 20, 80),
    ],
)
def test_one_batch_is_summed_then_clipped(
    tmp_path: Path, effects: list[dict[str, Any]], start: int, wanted: int
) -> None:
    """What falls due together is one batch; what falls due apart is clipped in between. Worked out by hand."""
    assert play(plan_with(tmp_path, effects, start), [0], {}).values == (wanted,)
