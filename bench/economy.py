"""Is the game neither a walk-over nor a lottery? Play every policy the scenario bounds over many seeds and count.

``python -m bench.economy SCENARIO`` prints, for each policy, how many of the decision points that opened ended with a
text adopted by their forum, beside the bounds of the scenario's ``rehearsal:``; then the same for each decision, with
the response taken most often and its share of all outcomes. Exit code 1 when a bound is broken. Every number can be
seen again with ``startex play SCENARIO --plain --auto POLICY --seed N``.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache

from game.core.plan import Id, Plan
from game.core.state import State
from game.pack import load
from game.session import Session

BY_FORUM = ("silence", "vote", "agreed")
"""How a text is adopted by its forum; a lapse, a block and an act alone are not that."""


@dataclass(frozen=True)
class Outcome:
    """How one decision point ended in one playthrough."""

    decision: Id
    response: Id
    """What stands; "" nothing."""
    adopted: bool
    """A text was adopted there by its forum."""
    steps: int


@cache
def plan_of(scenario: str) -> Plan:
    """The compiled scenario; each worker compiles it once. SystemExit with its faults when it does not load."""
    loaded = load(scenario)
    if loaded.plan is None:
        raise SystemExit("\n".join(str(fault) for fault in loaded.faults))
    return loaded.plan


def outcomes(state: State) -> tuple[Outcome, ...]:
    """Every decision point that opened, in the order of opening."""
    forum = {adoption.decision for adoption in state.adopted if adoption.how in BY_FORUM}
    return tuple(Outcome(name, point.outcome, name in forum, point.steps) for name, point in state.points.items())


def played(case: tuple[str, str, int]) -> tuple[str, tuple[Outcome, ...]]:
    """One playthrough of (scenario, policy, seed), to ENDEX."""
    scenario, policy, seed = case
    session = Session.create(plan_of(scenario), seed=seed)
    session.autoplay(policy)
    return policy, outcomes(session.state)


def share(found: Iterable[Outcome]) -> int:
    """Per cent adopted, half up; 0 of nothing."""
    counted = [outcome.adopted for outcome in found]
    return (200 * sum(counted) + len(counted)) // (2 * len(counted)) if counted else 0


def policy_line(policy: str, found: list[Outcome], bounds: tuple[int, int] | None) -> tuple[str, bool]:
    """One line of the first table, and whether the bounds hold."""
    low, high = bounds or (0, 100)
    per_cent = share(found)
    holds = low <= per_cent <= high
    steps = sum(outcome.steps for outcome in found) / max(len(found), 1)
    bound = f"{low} to {high} %" if bounds else "none"
    return f"{policy:12} {per_cent:7} %   {bound:14} {steps:8.1f}      {'holds' if holds else 'BROKEN'}", holds


def decision_line(decision: Id, found: list[Outcome]) -> str:
    """One line of the second table: opened, adopted, and the response that stands most often."""
    (most, times), *_ = Counter(outcome.response or "nothing" for outcome in found).most_common(1)
    return f"  {decision:24} {len(found):6} {share(found):7} %   {100 * times // len(found):4} %  {most}"


def report(plan: Plan, results: dict[str, list[Outcome]]) -> bool:
    """Print both tables; True when every bound holds."""
    bounds = {policy: (low, high) for policy, low, high in plan.rehearsal}
    lines = [policy_line(policy, found, bounds.get(policy)) for policy, found in results.items()]
    print("policy        adopted   bounds         steps each")
    print("\n".join(line for line, _ in lines))
    for policy, found in results.items():
        print(f"\n{policy:24}   opened   adopted   most often")
        for decision in [decision.id for decision in plan.decisions]:
            here = [outcome for outcome in found if outcome.decision == decision]
            print(decision_line(decision, here) if here else f"  {decision:24}      0")
    return all(holds for _, holds in lines)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m bench.economy", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("scenario", help="its id, or the path of its folder")
    parser.add_argument("--seeds", type=int, default=20, help="playthroughs of each policy")
    parser.add_argument("--policy", action="append", help="only this one; may be repeated")
    parser.add_argument("--workers", type=int, default=2, help="processes")
    return parser.parse_args()


def main() -> int:
    """Play and print. 0 all bounds hold, 1 not."""
    args = arguments()
    plan = plan_of(args.scenario)
    policies = args.policy or [policy for policy, _, _ in plan.rehearsal]
    cases = [(args.scenario, policy, seed) for policy in policies for seed in range(1, args.seeds + 1)]
    results: dict[str, list[Outcome]] = {policy: [] for policy in policies}
    with ProcessPoolExecutor(args.workers) as pool:
        for policy, found in pool.map(played, cases, chunksize=1):
            results[policy].extend(found)
    print(f"{plan.title}: {args.seeds} playthroughs of each policy\n")
    return 0 if report(plan, results) else 1


if __name__ == "__main__":
    sys.exit(main())
