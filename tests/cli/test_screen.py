"""``startex play`` on a terminal: the screen opens, with what was asked for and nothing else."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from game.cli import cli
from game.cli.exits import USAGE
from game.session import Session
from game.tui import Played

PLAY = importlib.import_module("game.cli.play")


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Session | None]:
    """A terminal that could show screens; the sessions the screen was opened with."""
    sessions: list[Session | None] = []

    def run(session: Session | None = None) -> Played:
        sessions.append(session)
        return Played(session)

    monkeypatch.setattr(PLAY, "_screen", lambda: True)
    monkeypatch.setattr("game.tui.run", run)
    return sessions


def invoked(*arguments: str) -> Any:
    """The command with these arguments."""
    return CliRunner().invoke(cli, ["play", *arguments])


def test_a_scenario_opens_on_the_screen(opened: list[Session | None]) -> None:
    """With a scenario the screen gets its session, and afterwards it is said how to go on."""
    result = invoked("aegean-2016", "--seed", "5", "--practice")
    (session,) = opened
    assert session is not None
    assert (session.header.seed, session.header.practice) == (5, True)
    assert "--resume" in result.stderr


def test_no_scenario_opens_the_start_screen(opened: list[Session | None]) -> None:
    """Without one the screen opens with nothing, to choose there."""
    assert invoked().exit_code == 0
    assert opened == [None]


def test_options_of_an_exercise_need_a_scenario(opened: list[Session | None]) -> None:
    """A seat or a seed without a scenario is wrong usage, not ignored."""
    with pytest.raises(PLAY.click.UsageError, match="--seed belongs to a scenario"):
        CliRunner().invoke(cli, ["play", "--seed", "5"], standalone_mode=False, catch_exceptions=False)
    assert invoked("--seat", "sg").exit_code == USAGE
    assert opened == []


def test_plain_stays_plain(opened: list[Session | None]) -> None:
    """``--plain`` and ``--auto`` print lines, terminal or not."""
    assert "AEGEAN SMUGGLING SPIKE" in invoked("aegean-2016", "--plain", "--seed", "1").stdout
    assert opened == []


@pytest.fixture
def passed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Session, tuple[str, ...]]]:
    """A terminal that could show screens; what it was passed round with."""
    rounds: list[tuple[Session, tuple[str, ...]]] = []

    def run_round(session: Session, seats: tuple[str, ...]) -> Played:
        rounds.append((session, seats))
        return Played(session)

    monkeypatch.setattr(PLAY, "_screen", lambda: True)
    monkeypatch.setattr("game.tui.run_round", run_round)
    return rounds


def test_a_terminal_is_passed_round_among_the_seats_named(
    passed: list[tuple[Session, tuple[str, ...]]], tmp_path: Path
) -> None:
    """The journal holds those seats, and the words to go on name them again; others are refused on the way back."""
    kept = str(tmp_path / "round.jsonl")
    result = invoked("aegean-2016", "--hot-seat", "eu-chair, sg", "--journal", kept)
    session, seats = passed[0]
    assert seats == ("eu-chair", "sg")
    assert session.header.seats == seats
    assert "--hot-seat eu-chair,sg" in result.stderr
    assert invoked("--resume", kept, "--hot-seat", "sg,eu-chair").exit_code == 0
    assert passed[1][1] == ("sg", "eu-chair")
    wrong = invoked("--resume", kept, "--hot-seat", "sg,gr")
    assert wrong.exit_code == USAGE
    assert len(passed) == 2


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--hot-seat", "sg"), "two seats or more"),
        (("--hot-seat", "sg,eu-chair", "--seat", "sg"), "leave --seat out"),
        (("--hot-seat", "sg,eu-chair", "--plain"), "leave --plain"),
        (("--hot-seat", "sg,no-such"), "There is no seat no-such"),
    ],
)
def test_a_round_that_cannot_be(
    passed: list[tuple[Session, tuple[str, ...]]], more: tuple[str, ...], words: str
) -> None:
    """Wrong usage is said with its cure, and nothing begins."""
    with pytest.raises(PLAY.click.UsageError, match=words):
        CliRunner().invoke(cli, ["play", "aegean-2016", *more], standalone_mode=False, catch_exceptions=False)
    assert passed == []


def test_a_pipe_is_not_passed_round() -> None:
    """Where no screen can be shown, one seat would read what another left: it is refused."""
    result = invoked("aegean-2016", "--hot-seat", "sg,eu-chair")
    assert result.exit_code == USAGE
