"""The neutral games are ordinary scenarios, and the engine plays them exactly as known."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bench.conformance import OutOfOrderError, difference, plan_of, play
from bench.games import write_game
from game.core import commands as c
from game.core.decide import decide
from game.core.evolve import fold
from game.core.options import options
from game.core.plan import Plan
from game.core.state import State
from game.pack import load

REPOSITORY = Path(__file__).parents[2]
KNOWN = REPOSITORY.parent / "shared" / "bench"
GAMES = ("crisis10", "real40")
EVERY = {"crisis10": 10, "real40": 15}
"""Every so-manieth vector is replayed here; the script replays them all."""

needs_games = pytest.mark.skipif(not KNOWN.is_dir(), reason="the neutral games (../shared/bench) are not here")


@cache
def compiled(game: str) -> tuple[Plan, dict[str, Any], list[list[Any]]]:
    """Plan, game and vectors."""
    path = KNOWN / f"{game}.json"
    vectors = json.loads((KNOWN / f"{game}-vectors.json").read_text(encoding="utf-8"))
    return plan_of(path), json.loads(path.read_text(encoding="utf-8")), vectors


@needs_games
@pytest.mark.parametrize("game", GAMES)
def test_known_playthroughs_come_out(game: str) -> None:
    """Score, values and which options carried agree with a sample of the known playthroughs."""
    plan, data, vectors = compiled(game)
    sample = vectors[:: EVERY[game]]
    assert len(sample) >= 20
    assert [difference(plan, data, vector) for vector in sample] == [""] * len(sample)


@needs_games
@pytest.mark.parametrize("game", GAMES)
def test_a_wrong_vector_is_noticed(game: str) -> None:
    """A vector with another score is reported as different: the comparison can fail."""
    plan, data, vectors = compiled(game)
    assert "score" in difference(plan, data, [*vectors[0][:-1], vectors[0][-1] + 1])


@needs_games
def test_the_script_judges_by_its_exit_code(tmp_path: Path) -> None:
    """Three right vectors: exit code 0 and a line that says so; one wrong among them: exit code 1."""
    vectors = compiled("crisis10")[2][:3]
    wrong = [*vectors[:2], [*vectors[2][:-1], vectors[2][-1] + 1]]
    for content, code, line in ((vectors, 0, "3 of 3 vectors agree"), (wrong, 1, "2 of 3 vectors agree")):
        file = tmp_path / "vectors.json"
        file.write_text(json.dumps(content), encoding="utf-8")
        script = [sys.executable, str(REPOSITORY / "bench" / "conformance.py"), "--game", "crisis10"]
        asked = [*script, "--vectors", str(file), "--game-file", str(KNOWN / "crisis10.json")]
        done = subprocess.run(asked, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        assert (done.returncode, done.stdout.strip()) == (code, line)


@needs_games
@pytest.mark.parametrize("game", GAMES)
def test_the_games_have_no_faults(game: str, tmp_path: Path) -> None:
    """The pack reader finds neither errors nor warnings in the scenarios written from the games."""
    assert load(write_game(KNOWN / f"{game}.json", tmp_path)).faults == ()


@needs_games
@pytest.mark.parametrize(("short", "code"), [(1, "R07"), (0, "")])
def test_an_option_below_its_gate_is_not_in_order(short: int, code: str) -> None:
    """REAL-40's availability is a gate: one below it the option is refused, exactly at it it is in order."""
    plan, game, _ = compiled("real40")
    number, option = next((n, o) for n, o in enumerate(game["nodes"][0]) if o["available_at_least"])
    state = fold(_facts(plan, State(), c.Start("chair")))
    values = list(state.values)
    values[option["available_indicator"]] = option["available_at_least"] - short
    asks = options(plan, replace(state, values=tuple(values)), "chair")
    tables = {ask.command.response: ask.refusal for ask in asks if isinstance(ask.command, c.Table)}
    refusal = tables[f"n0-0-o{number}"]
    assert (refusal.code if refusal else "") == code


@needs_games
def test_an_option_that_does_not_exist_stops_the_replay() -> None:
    """A playthrough that asks for what is not offered is an error, not a different game."""
    plan = compiled("crisis10")[0]
    with pytest.raises(OutOfOrderError, match="R06"):
        play(plan, [7], {})


def _facts(plan: Plan, state: State, command: c.Command) -> tuple[Any, ...]:
    answer = decide(plan, state, command)
    assert isinstance(answer, tuple)
    return answer
