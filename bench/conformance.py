"""Does the engine play a neutral game exactly as known? Every vector, through ``decide``, with its luck laid down.

Run ``python bench/conformance.py --game crisis10 --vectors crisis10-vectors.json``; exit code 0 when all agree.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if not __package__:  # run as a file: the repository is then not on the path
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.games import luck_id, option_id, write_game
from game.core import commands as c
from game.core.decide import decide
from game.core.evolve import fold
from game.core.plan import Plan
from game.core.refusals import Refusal
from game.core.state import State
from game.core.terms import DAY
from game.core.values import readings
from game.pack import load

CHAIR = "chair"
GAMES = ("crisis10", "real40")


class OutOfOrderError(RuntimeError):
    """The engine refused an ask of a known playthrough."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a playthrough ended."""

    values: tuple[int, ...]
    carried: tuple[int, ...]
    """For each decision: 1 when the option chosen took effect, 0 when the status quo replaced it."""


def main(arguments: list[str] | None = None) -> int:
    """Replay every vector of a file; 0 when all agree, else 1."""
    options = _parser().parse_args(arguments)
    game_file = options.game_file or options.vectors.with_name(f"{options.game}.json")
    game = json.loads(game_file.read_text(encoding="utf-8"))
    vectors = json.loads(options.vectors.read_text(encoding="utf-8"))
    plan = plan_of(game_file)
    agree = 0
    for number, vector in enumerate(vectors):
        told = difference(plan, game, vector)
        agree += not told
        if told:
            print(f"vector {number}: {told}", file=sys.stderr)
    print(f"{agree} of {len(vectors)} vectors agree")
    return 0 if agree == len(vectors) and vectors else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--game", choices=GAMES, required=True)
    parser.add_argument("--vectors", type=Path, required=True, help="JSON list of known playthroughs")
    parser.add_argument("--game-file", type=Path, help="the game itself; beside the vectors when left out")
    return parser


def plan_of(game_file: Path) -> Plan:
    """The game written as a scenario, read and compiled like any other."""
    with tempfile.TemporaryDirectory() as folder:
        loaded = load(write_game(game_file, Path(folder)))
    if loaded.plan is None:
        raise OutOfOrderError("\n".join(str(fault) for fault in loaded.faults))
    return loaded.plan


def difference(plan: Plan, game: dict[str, Any], vector: list[Any]) -> str:
    """Where the engine and the vector differ, in words; "" nowhere."""
    outcome = play(plan, vector[0], luck_of(plan, vector[1]))
    score = sum(weight * value for weight, value in zip(game["weights"], outcome.values, strict=True))
    found, wanted = [("score", score, vector[-1])], ""
    if len(vector) == 5:
        found += [("carried", list(outcome.carried), vector[2]), ("values", list(outcome.values), vector[3])]
    for name, have, known in found:
        if have != known:
            wanted += f"{name} {have}, known {known}; "
    return wanted


def luck_of(plan: Plan, outcomes: list[int]) -> dict[str, str]:
    """Luck laid down for a playthrough: the outcome of every chance of each layer."""
    layers = {luck_id(layer, ""): outcome for layer, outcome in enumerate(outcomes)}
    drawn = [*(item.chance for item in plan.injects), *(item.chance for item in plan.tables.effects.values())]
    chances = {chance.id: chance for chance in drawn if chance is not None}
    return {
        name: chance.outcomes[0 if outcome else 1][0]
        for name, chance in chances.items()
        for prefix, outcome in layers.items()
        if name.startswith(prefix)
    }


def play(plan: Plan, chosen: list[int], forced: dict[str, str]) -> Outcome:
    """Play one exercise: each day the open decision is tabled and declared, then time runs to the next day."""
    state = _ask(plan, State(forced=forced), c.Start(CHAIR))
    carried = []
    for day, option in enumerate(chosen):
        state = _ask(plan, state, c.Advance(CHAIR, day * DAY))
        decision = next(name for name, point in state.points.items() if point.open)
        state = _ask(plan, state, c.Table(CHAIR, decision, option_id(decision, option)))
        state = _ask(plan, state, c.Declare(CHAIR, decision))
        carried.append(int(state.adopted[-1].how != "blocked"))
    state = _ask(plan, state, c.Advance(CHAIR, plan.endex))
    return Outcome(readings(plan, state), tuple(carried))


def _ask(plan: Plan, state: State, command: c.Command) -> State:
    answer = decide(plan, state, command)
    if isinstance(answer, Refusal):
        raise OutOfOrderError(answer.sentence())
    return fold(answer, state)


if __name__ == "__main__":
    sys.exit(main())
