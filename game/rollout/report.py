"""A rehearsal as values for JSON: the same numbers as the text, by name."""

from __future__ import annotations

import shlex
from collections import Counter
from typing import Any

from game.core.plan import Plan
from game.rollout.findings import declared_lost
from game.rollout.judging import RATINGS
from game.rollout.ledger import Seed, spread
from game.rollout.limits import adopted, stands
from game.rollout.rehearse import Rehearsal
from game.rollout.worth import Parting

Values = dict[str, Any]


def values(rehearsal: Rehearsal, scenario: str) -> Values:
    """Everything of a rehearsal; ``scenario`` as the command line names it, for the commands that replay."""
    plan, ledger, order = rehearsal.plan, rehearsal.ledger, rehearsal.order
    return {
        "scenario": plan.id,
        "digest": plan.digest,
        "number": order.number,
        "policies": list(order.policies),
        "seed": order.seed,
        "sound": rehearsal.sound,
        "findings": [
            {"kind": f.kind, "subject": f.subject, "why": f.why, "count": f.count, **_seed(f.seed, scenario)}
            for f in rehearsal.findings
        ],
        "thresholds": [
            {"name": one.name, "least": one.least, "most": one.most, "value": one.value, "holds": one.holds}
            for one in rehearsal.held
        ],
        "declared": [{"response": name, "why": why} for name, why in declared_lost(plan)],
        "coverage": coverage(rehearsal),
        "endings": len(ledger.endings),
        "adopted": {policy: adopted(ledger, policy) for policy in order.policies},
        "options": {decision: dict(counts) for decision, counts in stands(plan, ledger).items()},
        "verdicts": [
            {"body": body, "adopted": yes, "count": count} for (body, yes), count in sorted(ledger.verdicts.items())
        ],
        "blocks": [
            {
                "body": b.body,
                "member": b.member,
                "reason": b.reason,
                "clause": b.clause,
                "response": b.response,
                "count": n,
            }
            for b, n in _most(ledger.blocks)
        ],
        "indicators": {
            policy: {i.id: list(spread(ledger.values[policy, i.id])) for i in plan.indicators}
            for policy in order.policies
            if ledger.played[policy]
        },
        "objectives": {
            policy: {name: dict(counts) for (of, name), counts in ledger.ratings.items() if of == policy}
            for policy in order.policies
        },
        "worth": worth(plan, rehearsal.partings),
        "pacing": {
            policy: {
                "gap_minutes": list(spread(ledger.gaps[policy])),
                "reader_minutes": list(spread(ledger.reading[policy])),
            }
            for policy in order.policies
            if ledger.played[policy]
        },
        "broken_off": [
            {"what": what, "count": len(seeds), **_seed(seeds[0], scenario)}
            for what, seeds in ledger.broken_off.items()
        ],
    }


def _most(blocks: Counter[Any]) -> list[tuple[Any, int]]:
    """Most frequent first, equal ones by name, so that the order does not depend on which came first."""
    return sorted(blocks.items(), key=lambda item: (-item[1], item[0]))


def replay(scenario: str, seed: Seed) -> str:
    """The command that shows a playthrough again: its debrief and journal on a terminal, its transcript in a pipe."""
    policy, number = seed
    return f"startex play {shlex.quote(scenario)} --auto {policy} --seed {number}"


def _seed(seed: Seed | None, scenario: str) -> Values:
    if seed is None:
        return {"policy": None, "seed": None, "replay": None}
    return {"policy": seed[0], "seed": seed[1], "replay": replay(scenario, seed)}


def everything(plan: Plan) -> dict[str, list[str]]:
    """Kind to every thing of the plan that a playthrough can come to."""
    chances: dict[str, tuple[tuple[str, int], ...]] = {}
    for effect in plan.tables.effects.values():
        if effect.chance is not None:
            chances[effect.chance.id] = effect.chance.outcomes
    for chance in [*(inject.chance for inject in plan.injects), *(entry.chance for entry in plan.dynamics)]:
        if chance is not None:
            chances[chance.id] = chance.outcomes
    chances |= {hidden.id: hidden.chance.outcomes for hidden in plan.hidden}
    return {
        "inject": [inject.id for inject in plan.injects],
        "decision": [decision.id for decision in plan.decisions],
        "tabled": list(dict.fromkeys(name for decision in plan.decisions for name in decision.responses)),
        "response": [response.id for response in plan.responses],
        "wording": [f"{r.id}/{slot.id}/{w.id}" for r in plan.responses for slot in r.slots for w in slot.wordings],
        "move": [move.id for move in plan.moves],
        "pledge": [pledge.id for pledge in plan.pledges],
        "offer": [
            *([plan.general_offer.id] if plan.general_offer else []),
            *(offer.id for decision in plan.decisions for offer in decision.offers),
        ],
        "outcome": [
            f"{name} = {outcome}" for name, outcomes in chances.items() for outcome, weight in outcomes if weight
        ],
    }


def coverage(rehearsal: Rehearsal) -> dict[str, dict[str, int]]:
    """Kind to each thing with the playthroughs it came in."""
    hits = rehearsal.ledger.hits
    return {kind: {name: hits[kind, name] for name in names} for kind, names in everything(rehearsal.plan).items()}


def ratings(rehearsal: Rehearsal, policy: str, name: str) -> list[int]:
    """How often an objective or task got each of ``RATINGS``."""
    counts = rehearsal.ledger.ratings.get((policy, name), Counter())
    return [counts[rating] for rating in RATINGS]


def worth(plan: Plan, partings: list[Parting]) -> list[Values]:
    """Each option against the mean of all options of its opening, at the same luck; hundredths, rounded down.

    Lives are told as higher, similar or lower: a number would be set beside real dead.
    """
    sums: dict[tuple[str, str], list[list[int]]] = {}
    for parting in partings:
        for one in parting.outcomes:
            against = [
                100 * value * len(parting.outcomes) - 100 * sum(other.values[n] for other in parting.outcomes)
                for n, value in enumerate(one.values)
            ]
            row = [part // len(parting.outcomes) for part in against]
            met = 100 * one.met - 100 * sum(other.met for other in parting.outcomes) // len(parting.outcomes)
            sums.setdefault((parting.decision, one.response), []).append([*row, met, int(one.price is not None)])
    order = [(decision.id, name) for decision in plan.decisions for name in decision.responses]
    return [_worth(plan, key, sums[key]) for key in order if key in sums]


def _worth(plan: Plan, key: tuple[str, str], rows: list[list[int]]) -> Values:
    means = [sum(column) // len(rows) for column in zip(*rows, strict=True)]
    indicators: Values = {}
    for indicator, mean in zip(plan.indicators, means, strict=False):
        if indicator.shown == "first":
            indicators[indicator.id] = "similar" if abs(mean) < 100 else "higher" if mean > 0 else "lower"
        else:
            indicators[indicator.id] = mean
    adoptable = sum(row[-1] for row in rows)
    return {"decision": key[0], "response": key[1], "openings": len(rows), "adoptable": adoptable,
            "indicators": indicators, "tasks": means[-2]}  # fmt: skip
