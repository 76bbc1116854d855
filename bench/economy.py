"""How often each policy wins a forum over, and what it costs: steps, days and capital for each decision point.

``python -m bench.economy SCENARIO [--seeds N]`` plays every policy the scenario bounds in its ``rehearsal:`` and
prints one table for each, beside the bounds. Exit code 1 when a bound is broken. It measures what ``startex rehearse``
holds to the same bounds, in the same playthroughs: with one number of playthroughs both give one figure.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import cache

from game.core.plan import Plan
from game.pack import load
from game.policies import NAMES
from game.rollout.economy import Opening, Summary, played, summary
from game.rollout.rehearse import Order


@cache
def plan_of(scenario: str) -> Plan:
    """The compiled scenario; each worker compiles it once. SystemExit with its faults when it does not load."""
    loaded = load(scenario)
    if loaded.plan is None:
        raise SystemExit("\n".join(str(fault) for fault in loaded.faults))
    return loaded.plan


def one(case: tuple[str, str, int]) -> tuple[str, tuple[Opening, ...]]:
    """One playthrough of (scenario, policy, seed)."""
    scenario, policy, seed = case
    return policy, played(plan_of(scenario), policy, seed)


def row(name: str, line: Summary, most: str) -> str:
    """One line of a table."""
    costs = "".join(f"{value / 100:9.1f}" for value in (line.steps, line.days, line.capital, line.broken))
    return f"  {name:22}{line.openings:8}{line.won:7} %{costs}   {most}"


def table(plan: Plan, policy: str, found: list[Opening], bounds: tuple[int, int] | None) -> bool:
    """Print one policy's table; True when its bounds hold."""
    whole = summary(found)
    low, high = bounds or (0, 100)
    holds = low <= whole.won <= high
    verdict = f"bounds {low} to {high} %: {'holds' if holds else 'BROKEN'}" if bounds else "no bounds"
    print(f"\n{policy}: {whole.won} % won, {verdict}")
    print(
        f"  {'decision point':22}{'openings':>8}"
        f"{'won':>9}{'steps':>9}{'days':>9}{'capital':>9}{'failed':>9}   most often"
    )
    for decision in plan.decisions:
        here = [opening for opening in found if opening.decision == decision.id]
        if here:
            (most, times), *_ = Counter(opening.response or "nothing" for opening in here).most_common(1)
            print(row(decision.id, summary(here), f"{most} {100 * times // len(here)} %"))
    print(row("all", whole, ""))
    return holds


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.economy", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenario", help="its id, or the path of its folder")
    parser.add_argument("--seeds", type=int, default=500, help="playthroughs of each policy")
    parser.add_argument("--seed", type=int, default=1, help="the luck of all of them, as in startex rehearse")
    parser.add_argument("--policy", action="append", help="only this one; may be repeated")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    return parser.parse_args()


def main() -> int:
    """Play and print. 0 all bounds hold, 1 not."""
    args = arguments()
    plan = plan_of(args.scenario)
    bounds = {policy: (low, high) for policy, low, high in plan.rehearsal if policy in NAMES}
    policies = args.policy or list(bounds)
    seeds = Order(tuple(policies), args.seeds, args.seed).seeds()
    cases = [(args.scenario, policy, seed) for policy in policies for seed in seeds]
    results: dict[str, list[Opening]] = {policy: [] for policy in policies}
    with ProcessPoolExecutor(args.workers) as pool:
        for policy, found in pool.map(one, cases, chunksize=5):
            results[policy].extend(found)
    print(f"{plan.title}: {args.seeds} playthroughs of each policy; steps, days, capital and failed texts are means")
    held = [table(plan, policy, found, bounds.get(policy)) for policy, found in results.items()]
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
