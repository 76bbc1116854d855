"""``startex rehearse``: report, JSON, exit code, every line, and an author's look at a draft."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.run import startex
from tests.rollout.made import PLANTED, planted


def test_a_rehearsal_is_a_report_and_an_exit_code(tmp_path: Path) -> None:
    """Findings with commands to play them again; 0 while thresholds hold, 1 when one is broken."""
    held = startex("rehearse", PLANTED, "-n", 3, "--policy", "consensus", "--policy", "explore", "--workers", 1)
    assert held.exit_code == 0
    assert f"startex play {PLANTED} --auto" in held.stdout
    assert "every threshold holds" in held.stderr
    folder = copied(tmp_path, "consensus: [90, 100]", "consensus: [0, 20]")
    broken = startex("rehearse", folder, "-n", 2, "--policy", "consensus", "--workers", 1)
    assert broken.exit_code == 1
    assert "thresholds broken: consensus" in broken.stderr
    assert "BROKEN" in broken.stdout


def copied(folder: Path, old: str, new: str) -> Path:
    """The planted scenario with one text replaced."""
    (folder / "rules").mkdir()
    (folder / "rules" / "hamlet.yaml").write_bytes((PLANTED / "rules" / "hamlet.yaml").read_bytes())
    text = (PLANTED / "scenario.yaml").read_text(encoding="utf-8")
    assert old in text
    (folder / "scenario.yaml").write_text(text.replace(old, new), encoding="utf-8")
    return folder


def test_the_same_as_json_twice() -> None:
    """Everything by name, and the same bytes for the same seed."""
    words = ("rehearse", PLANTED, "-n", 2, "--policy", "explore", "--seed", 4, "--workers", 1, "--json")
    first = startex(*words).stdout
    report = json.loads(first)
    assert report["policies"] == ["explore"]
    assert report["coverage"]["inject"]["no-ferry"] == 2
    assert {row["name"] for row in report["thresholds"]} == {"consensus", "random", "longest_gap"}
    assert first == startex(*words).stdout


def test_limits_are_checked_when_the_scenario_is_read(tmp_path: Path) -> None:
    """An unknown policy and an unreadable gap are faults at their places."""
    folder = copied(tmp_path, "random: [0, 60]}, longest_gap: 16d", "randon: [0, 60]}, longest_gap: long")
    result = startex("rehearse", folder)
    assert result.exit_code == 1
    assert "there is no policy randon" in result.stderr
    assert "E401" in result.stderr


def test_every_line_of_a_small_scenario() -> None:
    """``--exhaustive`` prints the counts, also as JSON; past ``--most`` positions it is a fault that says so."""
    assert startex("rehearse", PLANTED, "--exhaustive").stdout.startswith("planted: 1664 lines, 10 distinct endings")
    assert json.loads(startex("rehearse", PLANTED, "--exhaustive", "--json").stdout)["lines"] == 1664
    refused = startex("rehearse", PLANTED, "--exhaustive", "--most", 10)
    assert (refused.exit_code, "more than 10 positions" in refused.stderr) == (1, True)


def test_a_walk_to_a_depth() -> None:
    """``--depth`` cuts every line and ``--one-luck`` keeps to that of ``--seed``; neither means anything alone."""
    short = startex("rehearse", PLANTED, "--exhaustive", "--depth", 1, "--one-luck")
    assert (short.exit_code, "lines cut" in short.stdout) == (0, True)
    assert startex("rehearse", PLANTED, "--depth", 1).exit_code == 2
    assert startex("rehearse", PLANTED, "--one-luck").exit_code == 2


def test_a_draft_shows_everyones_arithmetic() -> None:
    """Every delegation has its row, the one that objects first; a wording that meets it makes the text carry."""
    large = startex("rehearse", PLANTED, "--draft", "first", "share").stdout
    rows = [line.split()[0] for line in large.splitlines() if line.startswith("  ")]
    assert rows[0] == "CC"
    assert sorted(rows) == sorted(member.code for member in planted().bodies[0].members)
    assert "RED" in large
    assert "does not carry" in large
    small = startex("rehearse", PLANTED, "--draft", "first", "share", "size=small").stdout
    assert "The text carries" in small
    parts = json.loads(startex("rehearse", PLANTED, "--draft", "first", "share", "--json").stdout)["minds"]
    assert all(sum(value for _, value in mind["parts"]) == mind["points"] for mind in parts)


def test_what_cannot_be_drafted_is_named() -> None:
    """An unknown decision point, response or wording is wrong usage with the nearest name."""
    for words, nearest in (
        (("frist", "share"), "Did you mean first?"),
        (("first", "shore"), "Did you mean share?"),
        (("first", "share", "size=smal"), "Did you mean small?"),
        (("first",), "named by its decision point"),
    ):
        result = startex("rehearse", PLANTED, "--draft", *words)
        assert (result.exit_code, nearest in result.stderr) == (2, True)
    stray = startex("rehearse", PLANTED, "first", "share")
    assert (stray.exit_code, "belongs to --draft" in stray.stderr) == (2, True)
