"""Two neutral games, CRISIS-10 and REAL-40, written out as ordinary scenarios in the project's own language.

Nothing in the engine knows them. The games clip after each of their steps, so each of their steps is a batch of its
own here: the adoption at the hour of STARTEX, chance an hour or more later, delayed effects on a later day.
"""

from __future__ import annotations

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

Mapping = dict[str, Any]

OUT_OF = 2**32
"""Denominator of REAL-40's chances."""


def main(arguments: list[str] | None = None) -> int:
    """Write one game as a scenario folder; 0."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--game-file", type=Path, required=True, help="crisis10.json or real40.json")
    parser.add_argument("--out", type=Path, required=True, help="folder to write; its rulebook goes to rules/ inside")
    options = parser.parse_args(arguments)
    print(write_game(options.game_file, options.out))
    return 0


def write_game(game_file: Path, folder: Path) -> Path:
    """Write the game as ``scenario.yaml`` and ``rules/neutral.yaml`` under ``folder``; the scenario's path."""
    game = json.loads(game_file.read_text(encoding="utf-8"))
    scenario, rulebook = crisis10(game) if "ev_ind" in game else real40(game)
    (folder / "rules").mkdir(parents=True, exist_ok=True)
    (folder / "rules" / "neutral.yaml").write_text(text(rulebook), encoding="utf-8")
    path = folder / "scenario.yaml"
    path.write_text(text(scenario), encoding="utf-8")
    return path


def text(document: Mapping) -> str:
    """A document as YAML in authored order."""
    dumped: str = yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=120, default_flow_style=None)
    return dumped


def crisis10(game: Mapping) -> tuple[Mapping, Mapping]:
    """CRISIS-10 as (scenario, rulebook): ten decisions, one a day, with chance news each evening but the last."""
    names: list[str] = game["names"]
    scenario = heading("crisis-10", "CRISIS-10", game["D"], indicators(names, game["start"]))
    scenario["injects"] = []
    for day in range(game["D"]):
        decision = f"d{day}"
        scenario["injects"].append({**inject(f"situation-{day}", f"D+{day}"), "opens": [decision]})
        if day < len(game["ev_ind"]):
            scenario["injects"].append(news(game, day))
        options = [option_id(decision, option) for option in range(game["O"])]
        scenario["decisions"][decision] = decision_point(options)
        for option, response in enumerate(options):
            body: Mapping = {"title": f"Option {option}"}
            if option:
                thresholds = objections(names, game["voter_ind"], game["thr"][day][option])
                body |= under("unanimity", options[0]) | thresholds
            body["effects"] = [{"id": f"{response}-now", "change": change(names, game["delta"][day][option])}]
            scenario["responses"][response] = body
    members = [{"code": f"V{voter}"} for voter in range(game["V"])]
    return scenario, rulebook(members)


def news(game: Mapping, day: int) -> Mapping:
    """The chance event of one evening: one of two shifts of one indicator."""
    first = Fraction(str(game["p"]))
    name = game["names"][game["ev_ind"][day]]
    return {
        **inject(f"news-{day}", f"D+{day} 20:00"),
        "kind": "chance",
        "chance": {
            "id": luck_id(day, "news"),
            "outcomes": {"a": first.numerator, "b": first.denominator - first.numerator},
        },
        "effects": [
            {"id": f"news-{day}-{outcome}", "outcome": outcome, "change": {name: game[f"ev_{outcome}"][day]}}
            for outcome in ("a", "b")
        ],
    }


def real40(game: Mapping) -> tuple[Mapping, Mapping]:
    """REAL-40 as (scenario, rulebook): ten layers, one a day; what is adopted opens one node of the next."""
    names = [f"i{number}" for number in range(game["indicators"])]
    scenario = heading("real-40", "REAL-40", game["layers"], indicators(names, game["start"]))
    scenario["injects"] = [{**inject("opening", "D+0"), "opens": [node_id(0, 0)]}]
    for layer, number in reached(game):
        options = game["nodes"][layer * game["nodes_per_layer"] + number]
        decision = node_id(layer, number)
        ids = [option_id(decision, option) for option in range(len(options))]
        scenario["decisions"][decision] = decision_point(ids)
        for response, option in zip(ids, options, strict=True):
            last = layer == game["layers"] - 1
            scenario["responses"][response] = response_of(game, names, response, option, ids[0], layer, last=last)
    members = [
        {
            "code": f"V{voter}",
            "weights": {"population": game["population"][voter]},
            "attributes": ["may-abstain"] if game["may_abstain"][voter] else [],
        }
        for voter in range(game["voters"])
    ]
    return scenario, rulebook(members)


def reached(game: Mapping) -> list[tuple[int, int]]:
    """(layer, node) of every node that some playthrough can come to; the others would be decisions nothing opens."""
    found, here = [], {0}
    for layer in range(game["layers"]):
        found += [(layer, number) for number in sorted(here)]
        nodes = [game["nodes"][layer * game["nodes_per_layer"] + number] for number in here]
        here = {option["next"] for options in nodes for option in options}
    return found


def response_of(
    game: Mapping, names: list[str], response: str, option: Mapping, status_quo: str, layer: int, *, last: bool
) -> Mapping:
    """One option of a node: gate, rule, objections, effects now, later and by chance, and where it leads."""
    body: Mapping = {"title": f"Option {response}"}
    if option["available_at_least"]:
        gate = f"{names[option['available_indicator']]} >= {option['available_at_least']}"
        body["requires"] = [{"when": gate, "title": gate}]
    if option["rule"] != "none":
        body |= under(option["rule"], "" if response == status_quo else status_quo)
        body |= objections(names, game["voter_indicator"], option["thresholds"])
    body["effects"] = [
        {"id": f"{response}-now", "change": change(names, option["effect"])},
        *later(names, response, option),
        *by_chance(names, response, option, layer),
    ]
    if not last:
        opens = [node_id(layer + 1, option["next"])]
        body["effects"].append({"id": f"{response}-next", "after": "1d", "opens": opens})
    return body


def later(names: list[str], response: str, option: Mapping) -> list[Mapping]:
    """The delayed effect, so many layers (days) later."""
    if not any(option["delayed_effect"]):
        return []
    shift = change(names, option["delayed_effect"])
    return [{"id": f"{response}-later", "after": f"{option['delay']}d", "change": shift}]


def by_chance(names: list[str], response: str, option: Mapping, layer: int) -> list[Mapping]:
    """The chance effect, an hour after the adoption so that it is clipped by itself."""
    weight = option["chance_effect_threshold_of_2_32"]
    if not weight or not any(option["chance_effect"]):
        return []
    chance = {"id": luck_id(layer, response), "outcomes": {"yes": weight, "no": OUT_OF - weight}}
    shift = change(names, option["chance_effect"])
    return [{"id": f"{response}-luck", "after": "1h", "chance": chance, "outcome": "yes", "change": shift}]


def heading(name: str, title: str, days: int, watched: Mapping) -> Mapping:
    """What every scenario begins with."""
    return {
        "format": 1,
        "id": name,
        "title": title,
        "starts": "2000-01-01T08:00",
        "endex": f"+{days}d",
        "rulebooks": ["neutral"],
        "briefing": "A neutral game with known playthroughs.",
        "solo": ["chair"],
        "indicators": watched,
        "seats": [{"id": "chair", "title": "Chair", "chairs": ["council"]}],
        "injects": [],
        "decisions": {},
        "responses": {},
    }


def rulebook(members: list[Mapping]) -> Mapping:
    """One council with the three rules of the games."""
    none_against = {"count": "against", "of": "members", "at_most": 0, "title": "nobody objects"}
    blocked = {"count": "abstain", "of": "population", "less_than": "1/3", "title": "abstainers under one third"}
    return {
        "format": 1,
        "id": "neutral",
        "title": "Neutral council",
        "version": "1.0",
        "members": {"voters": members},
        "procedures": {
            "unanimity": {"title": "Unanimity", "kind": "vote", "tests": [none_against]},
            "qualified": {
                "title": "Qualified majority",
                "kind": "vote",
                "tests": [
                    {"count": "for", "of": "members", "at_least": "55%", "title": "55 % of voters"},
                    {"count": "for", "of": "population", "at_least": "65%", "title": "65 % of population"},
                ],
            },
            "constructive": {
                "title": "Unanimity with constructive abstention",
                "kind": "vote",
                "may_abstain": "may-abstain",
                "tests": [none_against, blocked],
            },
        },
        "bodies": {"council": {"title": "Council", "members": "voters", "procedure": "unanimity"}},
    }


def indicators(names: list[str], starts: list[int]) -> Mapping:
    """Indicators from 0 to 100."""
    return {
        name: {"title": name.capitalize(), "range": [0, 100], "start": start, "better": "neutral", "shown": "debrief"}
        for name, start in zip(names, starts, strict=True)
    }


def decision_point(options: list[str]) -> Mapping:
    """A question decided as tabled; if nobody asks anything, the status quo stands."""
    return {
        "title": "Decision",
        "question": "Which option?",
        "forum": "council",
        "closes": "6h",
        "rounds": 0,
        "responses": options,
        "lapses_to": [{"response": options[0]}],
    }


def under(procedure: str, blocked: str) -> Mapping:
    """One measure of the council under a rule; when it fails the status quo replaces it whole."""
    measure = {"id": "act", "title": "The act", "body": "council", "procedure": procedure}
    return {"measures": [measure]} | ({"if_blocked": blocked} if blocked else {})


def objections(names: list[str], watched: list[int], thresholds: list[int]) -> Mapping:
    """A red concern for each voter that has a threshold."""
    found = [
        {"who": f"V{voter}", "while": f"{names[watched[voter]]} < {least}", "red": True, "why": f"under {least}"}
        for voter, least in enumerate(thresholds)
        if least
    ]
    return {"concerns": found} if found else {}


def change(names: list[str], amounts: list[int]) -> Mapping:
    """Amounts that are not nought, by indicator."""
    return {name: amount for name, amount in zip(names, amounts, strict=True) if amount}


def inject(name: str, at: str) -> Mapping:
    """An inject at a moment."""
    return {"id": name, "at": at, "title": name.replace("-", " ").capitalize(), "text": "It is time."}


def node_id(layer: int, number: int) -> str:
    """Id of a node of REAL-40."""
    return f"n{layer}-{number}"


def option_id(decision: str, option: int) -> str:
    """Id of an option."""
    return f"{decision}-o{option}"


def luck_id(layer: int, what: str) -> str:
    """Id of the chance of one layer; its prefix is what a replay forces."""
    return f"luck-{layer}-{what}"


if __name__ == "__main__":
    sys.exit(main())
