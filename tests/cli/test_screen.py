"""``startex play`` on a terminal: the screen opens, with what was asked for and nothing else."""

from __future__ import annotations

import importlib
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
