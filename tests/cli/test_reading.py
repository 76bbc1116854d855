"""Commands that only read: data on stdout, talk on stderr, nearest names for what is unknown."""

from __future__ import annotations

import json

import pytest

from game import __version__
from game.cli import COMMANDS, cli
from game.core.refusals import RULINGS
from game.pack.faults import CODES
from game.session import SESSION_RULINGS
from tests.cli.run import SCENARIO, startex


def test_the_version_is_said() -> None:
    """--version prints the package's version and nothing else."""
    assert startex("--version").stdout == f"startex, version {__version__}\n"


def test_every_command_loads_and_explains_itself() -> None:
    """Each command of the table exists and has a help page with its options."""
    for name in COMMANDS:
        result = startex(name, "--help")
        assert result.exit_code == 0
        assert f"startex {name}" in result.stdout or f"cli {name}" in result.stdout
    assert list(COMMANDS) == cli.list_commands(None)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "near"),
    [
        (["plya"], "Did you mean play?"),
        (["qqqq"], "There are list, where,"),
        (["play", "aegaen-2016"], "did you mean aegean-2016?"),
        (["check", "aegaen-2016"], "did you mean aegean-2016?"),
        (["play", SCENARIO, "--seat", "sgg"], "Did you mean sg?"),
        (["play", SCENARIO, "--auto", "histry"], "Did you mean history?"),
        (["play", SCENARIO, "--seed", "abc"], "“abc” is no seed; a seed is a whole number such as 7."),
        (["play", SCENARIO, "--seed", "-4"], "“-4” is no seed"),
        (["play", SCENARIO, "--seed", str(2**64)], "is too large"),
        (["play"], "Name a scenario"),
        (["explain", "R99"], "Did you mean R"),
        (["explain", "hello"], "There are E101,"),
        (["replay", "nowhere.jsonl"], "'nowhere.jsonl' does not exist"),
    ],
)
def test_wrong_usage_is_exit_2_with_the_cure(words: list[str], near: str) -> None:
    """Unknown commands, scenarios, seats, policies, codes, files and numbers: exit 2, the nearest name, no data."""
    result = startex(*words)
    assert result.exit_code == 2
    assert near in result.stderr
    assert not result.stdout


def test_list_names_the_shipped_scenarios() -> None:
    """As text and as JSON, every scenario that came along is there."""
    assert SCENARIO in startex("list").stdout
    rows = json.loads(startex("list", "--json").stdout)
    assert SCENARIO in [row["id"] for row in rows]
    assert all(row["title"] for row in rows)


def test_where_names_the_folders() -> None:
    """Scenarios, rules and journals each have a place."""
    assert set(json.loads(startex("where", "--json").stdout)) == {"scenarios", "rules", "journals"}
    assert "journals" in startex("where").stdout


def test_doctor_finds_this_machine_fit() -> None:
    """Where the tests run everything needed is there; each finding says what was found."""
    result = startex("doctor", "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == 0
    assert all(one["ok"] for one in found if one["needed"])
    assert all(one["says"] for one in found)


def test_doctor_notices_a_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that is not there is named, and the exit code says so."""
    monkeypatch.setattr("game.cli.doctor.NEEDED", ("no-such-package",))
    result = startex("doctor")
    assert result.exit_code == 1
    assert "LOOK  no-such-package" in result.stdout


@pytest.mark.parametrize("code", sorted({**CODES, **RULINGS, **SESSION_RULINGS}))
def test_every_code_is_explained(code: str) -> None:
    """Every fault and ruling has its line, in either case and in brackets."""
    result = startex("explain", f"[{code.lower()}]")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"{code}: ")
    assert json.loads(startex("explain", code, "--json").stdout)["code"] == code
