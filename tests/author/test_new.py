"""``startex new``: what it makes is complete, and a variant differs in its name alone."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.author.new import create, named
from game.pack import load_file
from game.pack.data import scenario_path
from tests.cli.run import SCENARIO, startex


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """The folder of a new scenario."""
    result = startex("new", "bridge-2024", "--dir", tmp_path)
    assert result.exit_code == 0
    assert result.stdout == f"{tmp_path / 'bridge-2024' / 'scenario.yaml'}\n"
    return tmp_path / "bridge-2024"


def test_a_new_scenario_checks_clean_and_passes_its_tests(fresh: Path) -> None:
    """No error and no warning, both tests pass, and an editor is told where the schema lies."""
    assert startex("check", fresh).stdout == ""
    tested = startex("test", fresh)
    assert (tested.exit_code, tested.stdout.count("passed")) == (0, 2)
    first = (fresh / "scenario.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=file://")
    assert first.endswith("scenario-1.json")


def test_a_new_scenario_plays_at_once(fresh: Path, tmp_path: Path) -> None:
    """It plays to ENDEX by itself under its id, and somebody at plain mode can begin it."""
    played = startex("play", fresh, "--plain", "--auto", "consensus", "--journal", tmp_path / "j.jsonl")
    assert played.exit_code == 0
    assert "Shuttle buses to the ferry" in played.stdout
    header = json.loads((tmp_path / "j.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert header["plan"] == "bridge-2024"
    by_hand = startex("play", fresh, "--plain", "--journal", tmp_path / "k.jsonl", given="go\nquit\n")
    assert "The bridge is closed" in by_hand.stdout


@pytest.mark.slow
def test_a_new_scenario_rehearses_within_its_thresholds(fresh: Path) -> None:
    """The clause matters: as drafted the text falls to a red concern, with the other wording it passes."""
    result = startex("rehearse", fresh, "-n", 12, "--workers", 1, "--json")
    assert result.exit_code == 0
    report = json.loads(result.stdout)
    assert report["findings"] == []
    wordings = report["coverage"]["wording"]
    assert (wordings["shuttle/money/company"], wordings["shuttle/money/shared"] > 0) == (0, True)


def test_a_variant_is_laid_over_its_scenario(tmp_path: Path) -> None:
    """``--from`` writes a few lines, clean as they are: the plan differs in id, title and packs alone."""
    result = startex("new", "aegean-dry", "--from", SCENARIO, "--dir", tmp_path, "--title", "Aegean: a dry run")
    assert result.exit_code == 0
    path = tmp_path / "aegean-dry" / "scenario.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].endswith("overlay-1.json")
    written = [line for line in lines if line and not line.startswith("#")]
    assert written == ["format: 1", "id: aegean-dry", 'title: "Aegean: a dry run"', f"overlays: {SCENARIO}"]
    plan, base = load_file(path).plan, load_file(scenario_path(SCENARIO)).plan
    assert plan is not None
    assert base is not None
    assert plan.packs[:2] == (("aegean-dry", "1.0"), base.packs[0])
    same = replace(plan, id=base.id, title=base.title, packs=base.packs, digest=base.digest)
    assert same == base
    assert startex("fmt", "--check", path).exit_code == 0


def test_a_variant_that_would_not_find_its_scenario_is_not_made(tmp_path: Path) -> None:
    """A scenario of one's own can be overlaid from beside it; from elsewhere --copy is the way."""
    origin = create("one", tmp_path / "here")
    refused = startex("new", "two", "--from", origin, "--dir", tmp_path / "there")
    assert (refused.exit_code, "--copy" in refused.stderr) == (2, True)
    assert not (tmp_path / "there").exists()
    assert startex("new", "two", "--from", origin, "--dir", tmp_path / "here").exit_code == 0
    assert startex("new", "two", "--copy", "--dir", tmp_path / "there").exit_code == 2


def test_a_copy_is_the_same_under_another_name(tmp_path: Path) -> None:
    """``--copy`` keeps every other line, comments too; the plan differs in id and title."""
    where = ("--from", SCENARIO, "--copy", "--dir", tmp_path)
    result = startex("new", "aegean-dry", *where, "--title", "Aegean: a dry run")
    assert result.exit_code == 0
    old = scenario_path(SCENARIO).read_text(encoding="utf-8").splitlines()[1:]
    new = (tmp_path / "aegean-dry" / "scenario.yaml").read_text(encoding="utf-8").splitlines()[1:]
    changed = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    assert [b for _, b in changed] == ["id: aegean-dry", 'title: "Aegean: a dry run"']
    plan = load_file(tmp_path / "aegean-dry" / "scenario.yaml").plan
    assert plan is not None
    assert (plan.id, plan.title) == ("aegean-dry", "Aegean: a dry run")


def test_texts_and_rulebooks_beside_a_scenario_come_along(tmp_path: Path) -> None:
    """A variant of a scenario with its own rulebook and texts reads its own copies."""
    origin = create("one", tmp_path)
    (origin.parent / "texts").mkdir()
    (origin.parent / "texts" / "briefing.md").write_text("Long.", encoding="utf-8")
    copy = create("two", tmp_path, origin, copied=True)
    assert (copy.parent / "rules" / "town.yaml").is_file()
    assert (copy.parent / "texts" / "briefing.md").read_text(encoding="utf-8") == "Long."


@pytest.mark.parametrize("name", ["Bridge", "a b", "../up", "-x", "", "é", "a" * 81])
def test_a_name_that_is_no_id_is_refused(name: str, tmp_path: Path) -> None:
    """Wrong usage with a name that would do; nothing is written."""
    result = startex("new", "--dir", tmp_path, "--", name)
    assert result.exit_code == 2
    assert "is no id" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_exists_is_not_overwritten(fresh: Path) -> None:
    """A second scenario of the name is wrong usage, and the first stays as it is."""
    (fresh / "scenario.yaml").write_text("mine", encoding="utf-8")
    assert startex("new", "bridge-2024", "--dir", fresh.parent).exit_code == 2
    assert (fresh / "scenario.yaml").read_text(encoding="utf-8") == "mine"
    assert startex("new", "x", "--from", "nowhere", "--dir", fresh.parent).exit_code == 2


def test_titles_are_written_so_that_they_are_read_back() -> None:
    """A title over several lines is replaced whole, comments stay, quotation marks stand where YAML needs them."""
    text = "id: a # mine\ntitle: one\n  and more\nsubtitle: s\ntests:\n  - {title: t}\n"
    assert named(text, "b", 'no: "x"') == 'id: b  # mine\ntitle: "no: \\"x\\""\nsubtitle: s\ntests:\n  - {title: t}\n'
