"""A rehearsal: a scenario played by itself many times, over processes, and everything that came of it."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from dataclasses import dataclass

from game.core.chance import derive
from game.core.plan import Plan
from game.rollout.accounts import rehearsed
from game.rollout.findings import Finding, Probe, findings, probe, unadopted
from game.rollout.ledger import Ledger, Seed
from game.rollout.limits import Held, held
from game.rollout.worth import Pair, Parting, pairs, partings

CHUNK = 50
"""Playthroughs a worker takes at a time, at most; fewer where there are few."""
PARTED = 24
"""Playthroughs that options are compared in, at most: each is played on once for every option of every opening."""
PROBED = 8
"""Playthroughs, at most, in which a way is looked for to have a response adopted that never was."""

Progress = Callable[[int, int], None]
"""(playthroughs done, playthroughs in all)."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be rehearsed."""

    policies: tuple[str, ...]
    number: int
    """Playthroughs of each policy."""
    seed: int
    """Playthrough k of policy P is exactly ``play --auto P --seed derive(seed, k)``."""
    workers: int = 1

    def seeds(self) -> tuple[int, ...]:
        """The seed of every playthrough, the same for each policy."""
        return tuple(derive(self.seed, number) for number in range(1, self.number + 1))


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What came of it."""

    plan: Plan
    order: Order
    ledger: Ledger
    partings: list[Parting]
    pairs: list[Pair]
    findings: list[Finding]
    held: list[Held]

    @property
    def sound(self) -> bool:
        """Every threshold holds and every playthrough reached ENDEX."""
        return not self.ledger.broken_off and all(one.holds for one in self.held)


Job = tuple[str, str, tuple[int, ...], int]
"""(``play`` or ``part``, policy, seeds, number of the first)."""
Came = Ledger | list[Parting]


def rehearse(plan: Plan, order: Order, progress: Progress = lambda done, whole: None) -> Rehearsal:
    """Play, compare and judge. The result depends on plan and order alone, never on how many workers there are."""
    jobs = list(_jobs(order))
    whole = sum(len(seeds) for _, _, seeds, _ in jobs)
    ledger = Ledger()
    found: list[Parting] = []
    waiting: dict[int, Came] = {}
    joined = 0
    for done, (number, result) in _results(plan, jobs, order.workers):
        waiting[number] = result
        # Joined in the order of the jobs, so that the first playthrough of each thing is always the same one.
        while joined in waiting:
            part = waiting.pop(joined)
            joined += 1
            if isinstance(part, Ledger):
                ledger.add(part)
            else:
                found += part
        progress(done, whole)
    return _judged(plan, order, ledger, found)


def _judged(plan: Plan, order: Order, ledger: Ledger, found: list[Parting]) -> Rehearsal:
    met = pairs(plan, found)
    noted = findings(plan, ledger, _probed(plan, order, ledger), met)
    return Rehearsal(plan, order, ledger, found, met, noted, held(plan, ledger, noted))


def _probed(plan: Plan, order: Order, ledger: Ledger) -> Probe:
    """Responses that never won are looked for again, in playthroughs that came to their decision points."""
    wanted = {
        name: responses for name, responses in unadopted(plan, ledger).items() if ("decision", name) in ledger.seen
    }
    there = [ledger.seen["decision", name] for name in wanted]
    gated = (name for responses in wanted.values() for name in responses)
    there += [ledger.seen["in order", name] for name in gated if ("in order", name) in ledger.seen]
    more: list[Seed] = [(policy, seed) for seed in order.seeds()[:PROBED] for policy in ("public", "explore")]
    return probe(plan, wanted, list(dict.fromkeys([*there, *more]))[: PROBED + len(there)] if wanted else [])


def _jobs(order: Order) -> Iterator[Job]:
    seeds = order.seeds()
    chunk = max(1, min(CHUNK, len(seeds) // 20))
    for policy in order.policies:
        for start in range(0, len(seeds), chunk):
            yield "play", policy, seeds[start : start + chunk], start
    for start in range(min(PARTED, len(seeds))):
        yield "part", "", seeds[start : start + 1], start


def _results(plan: Plan, jobs: list[Job], workers: int) -> Iterator[tuple[int, tuple[int, Came]]]:
    """(playthroughs done, (number of the job, what came of it)), as they come in."""
    done = 0
    if workers <= 1:
        for number, job in enumerate(jobs):
            done += len(job[2])
            yield done, (number, _do(plan, job))
        return
    # Fresh processes on every system: a copied process would share whatever threads and locks the caller has.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_prepare, initargs=(plan,)) as pool:
        waiting: dict[Future[Came], int] = {pool.submit(_work, job): number for number, job in enumerate(jobs)}
        try:
            for future in as_completed(waiting):
                number = waiting[future]
                done += len(jobs[number][2])
                yield done, (number, future.result())
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


_PLAN: list[Plan] = []
"""The plan of a worker process, sent once."""


def _prepare(plan: Plan) -> None:
    _PLAN[:] = [plan]


def _work(job: Job) -> Came:
    return _do(_PLAN[0], job)


def _do(plan: Plan, job: Job) -> Came:
    kind, policy, seeds, first = job
    return rehearsed(plan, policy, seeds) if kind == "play" else partings(plan, seeds, first)
