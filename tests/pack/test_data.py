"""Finding scenarios and rulebooks by id, folder or file, installed or checked out."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.pack import check, load
from game.pack import data as places
from tests.pack.small import RULES, SCENARIO, write


def test_a_scenario_is_found_by_id_folder_or_file(tmp_path: Path) -> None:
    """All three name the same file."""
    path = write(tmp_path)
    assert places.find_scenario(tmp_path) == path
    assert places.find_scenario(str(path)) == path
    for name in places.scenario_ids():
        assert places.find_scenario(name) == places.scenario_path(name)


def test_an_unknown_scenario_proposes_the_nearest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error says which id was probably meant."""
    (tmp_path / "scenarios" / "the-strait").mkdir(parents=True)
    (tmp_path / "scenarios" / "the-strait" / "scenario.yaml").write_text(SCENARIO)
    monkeypatch.setattr(places, "data_folder", lambda name: tmp_path / name)
    assert places.scenario_ids() == ("the-strait",)
    with pytest.raises(places.UnknownScenarioError, match="did you mean the-strait"):
        load("the-straight")
    with pytest.raises(places.UnknownScenarioError):
        check(tmp_path / "nothing.yaml")


def test_the_tutorial_is_offered_first() -> None:
    """Who is new finds it at the head of the list; the others follow in order."""
    first, *others = places.scenario_ids()
    assert first == "tutorial"
    assert others == sorted(others)


def test_installed_data_comes_before_a_checkout(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A wheel carries rules and scenarios inside the package; a checkout has them beside it."""
    monkeypatch.setattr(places, "_PACKAGE", tmp_path / "game")
    assert places.data_folder("rules") == tmp_path / "rules"
    (tmp_path / "game" / "_data" / "rules").mkdir(parents=True)
    assert places.data_folder("rules") == tmp_path / "game" / "_data" / "rules"


def test_a_rulebook_is_a_plain_name(tmp_path: Path) -> None:
    """A path cannot be smuggled in as a rulebook's id, nor as a text's."""
    (tmp_path / "secret.yaml").write_text("format: 1\n")
    assert places.rulebook_path("../secret", tmp_path / "rules") is None
    path = write(tmp_path, SCENARIO.replace("A short one.", "{file: ../secret}"))
    assert [fault.code for fault in load(path).faults] == ["E112"]


def test_the_scenarios_own_rulebook_comes_first(tmp_path: Path) -> None:
    """A rulebook beside the scenario is taken before one of the program's of the same name."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "nato.yaml").write_text(RULES)
    assert places.rulebook_path("nato", tmp_path) == tmp_path / "rules" / "nato.yaml"


@pytest.mark.parametrize("book", places.rulebook_ids())
def test_shipped_rulebooks_are_clean(book: str) -> None:
    """Each reads without fault on its own."""
    assert [str(fault) for fault in check(book)] == []


@pytest.mark.parametrize("scenario", places.scenario_ids())
def test_shipped_scenarios_are_clean(scenario: str) -> None:
    """Each loads without fault or warning."""
    found = load(scenario)
    assert [str(fault) for fault in found.faults] == []
    assert found.plan is not None


def test_a_rulebook_is_checked_on_its_own(tmp_path: Path) -> None:
    """Its faults are found without a scenario: unknown bodies in its catalogue, days that do not exist."""
    rules = RULES.replace("body: council\n", "body: counsil\n").replace("2017-06-05", "2017-06-31")
    path = tmp_path / "small.yaml"
    path.write_text(rules, encoding="utf-8")
    assert sorted(fault.code for fault in check(path)) == ["E301", "E404"]
    path.write_text(RULES, encoding="utf-8")
    assert check(path) == ()


def test_loading_is_quick(tmp_path: Path) -> None:
    """The small pack takes a fraction of a second."""
    path = write(tmp_path)
    load(path)
    began = time.process_time()
    load(path)
    assert time.process_time() - began < 0.5


def test_reading_packs_needs_no_screen_and_no_arrays() -> None:
    """The pack reader loads neither textual nor numpy nor anything that serves."""
    code = "import sys, game.pack; print([m for m in ('textual', 'numpy', 'aiohttp', 'click') if m in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
