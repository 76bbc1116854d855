"""``check`` and ``test``: faults as data, exit codes that a script can use."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from game.core.plan import Expr, Plan
from tests.cli.run import SCENARIO, startex
from tests.tiny import tiny_plan


def test_a_sound_scenario_is_exit_0_and_no_data() -> None:
    """Nothing on stdout, a count on stderr."""
    result = startex("check", SCENARIO)
    assert result.exit_code == 0
    assert "1 checked: 0 errors" in result.stderr


def test_a_faulty_scenario_lists_its_faults(tmp_path: Path) -> None:
    """One line a fault with file, line and column; the same as JSON; exit 1."""
    file = tmp_path / "scenario.yaml"
    file.write_text("format: 1\nid: broken\nsurprise: yes\n", encoding="utf-8")
    result = startex("check", tmp_path)
    assert result.exit_code == 1
    assert f"{file}:3:1: error[E202]" in result.stdout
    rows = json.loads(startex("check", file, "--format", "json").stdout)
    assert {"file", "line", "col", "severity", "code", "message", "cure"} <= set(rows[0])
    assert rows == json.loads(startex("check", file, "--json").stdout)


def test_a_faulty_scenario_is_not_played(tmp_path: Path) -> None:
    """Its faults go to stderr and the exit code is 1."""
    (tmp_path / "scenario.yaml").write_text("format: 1\nid: broken\n", encoding="utf-8")
    result = startex("play", tmp_path, "--auto", "history")
    assert result.exit_code == 1
    assert "error[" in result.stderr
    assert not result.stdout


@pytest.fixture
def tiny(monkeypatch: pytest.MonkeyPatch) -> Plan:
    """``startex test`` finds the tiny plan."""
    plan = tiny_plan()
    monkeypatch.setattr("game.cli.find.plan_of", lambda scenario: plan)
    return plan


def test_the_tests_inside_a_scenario_are_run(tiny: Plan) -> None:
    """Each test has its line; all passing is exit 0."""
    result = startex("test", "tiny")
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [f"passed  tiny: {test.name} (seed 1)" for test in tiny.tests]
    assert "2 tests: 2 passed, 0 failed." in result.stderr


def test_a_failing_test_says_what_was_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """The expectation and the values it read stand below the test; exit 1; the same as JSON."""
    plan = tiny_plan()
    cohesion = Expr("ind", (plan.tables.indicators["cohesion"],))
    wish = Expr("and", (Expr("<", (cohesion, Expr("const", (5,)))), Expr("adopted", ("bold", ""))))
    failing = replace(plan, tests=(replace(plan.tests[0], expect=(("cohesion < 5 and adopted(bold)", wish),)),))
    monkeypatch.setattr("game.cli.find.plan_of", lambda scenario: failing)
    result = startex("test", "tiny")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "FAILED  tiny: ships are sent (seed 1)",
        "        expected cohesion < 5 and adopted(bold); cohesion is 65, adopted(bold) is no",
        "          - cohesion < 5   (60 too high)",
        "          - adopted(bold)",
        "        what was decided:",
        "          D+3 08:00  tasking: isr (own-waters, sunset) by silence",
        "          D+10 08:00  relief: wait-and-see by lapsed",
    ]
    row = json.loads(startex("test", "tiny", "--json").stdout)[0]
    assert row["passed"] is False
    assert row["unmet"][0]["values"][0] == ["cohesion", "65"]


def test_tests_are_chosen_by_the_words_of_their_names(tiny: Plan) -> None:
    """``-k`` takes the tests whose names hold every word, whatever its case; a name no test has is wrong usage."""
    result = startex("test", "tiny", "-k", "NOTHING done")
    assert result.stdout.splitlines() == ["passed  tiny: nothing is done (seed 1)"]
    assert "1 left out by -k" in result.stderr
    assert startex("test", "tiny", "-k", "elsewhere").exit_code == 2


def test_results_as_junit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build server reads one case for each test, with its failure; text that XML cannot hold is replaced."""
    plan = tiny_plan()
    wrong = replace(plan.tests[1], name="a <wrong>\x07 one", expect=(("adopted(bold)", Expr("adopted", ("bold", ""))),))
    two = replace(plan, tests=(plan.tests[0], wrong))
    monkeypatch.setattr("game.cli.find.plan_of", lambda scenario: two)
    file = tmp_path / "results.xml"
    assert startex("test", "tiny", "--junit", file).exit_code == 1
    suite = ET.fromstring(file.read_text(encoding="utf-8"))[0]  # noqa: S314  (written a line above)
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("tiny", "2", "1")
    assert [case.get("name") for case in suite] == ["ships are sent", "a <wrong>\N{REPLACEMENT CHARACTER} one"]
    assert (suite[1][0].get("message") or "").startswith("expected adopted(bold)")
