"""What holds of every scenario that comes with the program: its own tests pass, and lives come first."""

from __future__ import annotations

import pytest

from game.core.plan import Id
from game.pack.data import scenario_ids
from game.rollout.scenario_tests import run_test
from tests.scenarios.lines import shipped

EMBEDDED = [(scenario, test.name) for scenario in scenario_ids() for test in shipped(scenario).tests]


@pytest.mark.parametrize(("scenario", "name"), EMBEDDED)
def test_embedded(scenario: Id, name: str) -> None:
    """Every test written in a scenario passes."""
    test = next(test for test in shipped(scenario).tests if test.name == name)
    result = run_test(shipped(scenario), test)
    assert result.passed, str(result)


@pytest.mark.parametrize("scenario", sorted({*scenario_ids()} - {"tutorial"}))
def test_lives_come_first_of_six_dials(scenario: Id) -> None:
    """One indicator is shown first, it counts lives and says what it counts; with it there are at most six dials. In
    the tutorial nobody comes to harm.
    """
    indicators = shipped(scenario).indicators
    first = [item for item in indicators if item.shown == "first"]
    assert [item.id for item in first] == ["lives_lost"]
    assert "inimum recorded figure" in first[0].note
    assert sum(item.shown == "dial" for item in indicators) <= 5
