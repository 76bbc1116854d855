"""What a rehearsal finds wrong: each finding with its subject, its reason and a playthrough that shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.core.chairs import chair_of
from game.core.events import Event
from game.core.needs import gates
from game.core.plan import Decision, Id, Plan, Response
from game.core.state import State
from game.policies.base import contested
from game.policies.drive import every_chair
from game.policies.search import best_way
from game.rollout.ledger import Closing, LastChoice, Ledger, Seed
from game.rollout.playthrough import Playthrough
from game.rollout.worth import Pair
from game.view import clock

FEWEST = 3
"""Openings two options must have met at before one is called dominated."""

KINDS: dict[str, str] = {
    "broken off": "a playthrough could not be played to its end",
    "dead end": "after this the choices run out, where other playthroughs go on",
    "no option": "a decision point opened and nothing was ever in order there",
    "unreached": "no playthrough came to it",
    "never in order": "its gates were closed whenever it could have been tabled",
    "never adopted": "no wording, favour or moment was found at which its bodies would adopt it",
    "dominated": "another option was never worse, better somewhere, and no harder to have adopted",
}
"""Kind to what it means."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an author should look at."""

    kind: str
    """A key of ``KINDS``."""
    subject: Id
    """The response, inject or decision point it is about; "" the whole."""
    why: str
    seed: Seed | None
    """A playthrough that shows it; None: there was none to show."""
    count: int = 0
    """Playthroughs it was met in; 0 where that says nothing."""


@dataclass(frozen=True, slots=True)
class Probe:
    """What was looked for at every stop of some playthroughs, for responses that were never adopted."""

    adoptable: frozenset[Id]
    """A way to have it adopted was found."""
    offered: tuple[tuple[Id, Seed], ...]
    """Response to a playthrough in which its decision point was open."""


def findings(plan: Plan, ledger: Ledger, probe: Probe, met: Iterable[Pair]) -> list[Finding]:
    """Every finding, the gravest kind first."""
    found = [
        *_broken_off(ledger),
        *_dead_ends(plan, ledger),
        *_no_options(plan, ledger),
        *_unreached(plan, ledger),
        *_never(plan, ledger, probe),
        *_dominated(met),
    ]
    order = list(KINDS)
    return sorted(found, key=lambda item: order.index(item.kind))


def _broken_off(ledger: Ledger) -> Iterator[Finding]:
    for what, seeds in ledger.broken_off.items():
        yield Finding("broken off", "", what, seeds[0], len(seeds))


def _dead_ends(plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    """Closings that leave a quarter of the exercise or more without a choice, though elsewhere more points open."""
    early: dict[Closing, list[LastChoice]] = {}
    counts: Counter[Closing] = Counter()
    for (_, last), count in ledger.last_choices.items():
        if 4 * (plan.endex - last.at) >= plan.endex and _missed(ledger, last):
            early.setdefault(last.closing, []).append(last)
            counts[last.closing] += count
    for closing, lasts in sorted(early.items()):
        first = min(lasts, key=lambda last: last.at)
        stands = f"“{closing.response}” ({closing.how})" if closing.response else closing.how
        why = (
            f"{closing.decision} ends as {stands}, on {clock.stamp(plan, first.at)} at the earliest, and nothing opens"
            f" again; elsewhere there follow {', '.join(_missed(ledger, first))}"
        )
        yield Finding("dead end", closing.decision, why, ledger.last_seen[first], counts[closing])


def _missed(ledger: Ledger, last: LastChoice) -> list[Id]:
    """Decision points that open later in other playthroughs and never opened in this one."""
    return [name for name, at in ledger.latest.items() if name not in last.opened and at > last.at]


def _no_options(plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    for name, seed in ledger.untabled.items():
        if not any(("tabled", response) in ledger.hits for response in plan.tables.decisions[name].responses):
            why = "it opened, and no policy that looked for a text found one in order"
            yield Finding("no option", name, why, seed, ledger.hits["decision", name])


def _unreached(plan: Plan, ledger: Ledger) -> Iterator[Finding]:
    anything = next(iter(ledger.seen.values()), None)
    for inject in plan.injects:
        if ("inject", inject.id) not in ledger.hits:
            whys = [f"{why} in {n}" for (name, why), n in sorted(ledger.passed.items()) if name == inject.id]
            timed = f"its time came and it was passed over by {' and by '.join(whys)} playthroughs"
            waits = "its watch was never true" if inject.watch is not None else "nothing delivered it"
            yield Finding("unreached", inject.id, f"inject: {timed if whys else waits}", anything)
    for decision in plan.decisions:
        if ("decision", decision.id) not in ledger.hits:
            yield Finding("unreached", decision.id, "decision point: nothing opened it", anything)


def _never(plan: Plan, ledger: Ledger, probe: Probe) -> Iterator[Finding]:
    for name, seed in probe.offered:
        response = plan.tables.responses[name]
        if name in probe.adoptable or response.bound_to_fail:
            continue
        if response.requires and ("in order", name) not in ledger.hits:
            missing = "; ".join(gate.title for gate in response.requires)
            yield Finding("never in order", name, f"it waits for {missing}", seed)
        else:
            yield Finding("never adopted", name, "looked for at every stop, with all wordings and favours", seed)


def _dominated(met: Iterable[Pair]) -> Iterator[Finding]:
    told = set()
    for pair in met:
        worse = pair.never_better and not pair.same and not pair.cheaper and pair.compared >= FEWEST
        if worse and (pair.decision, pair.response) not in told:
            told.add((pair.decision, pair.response))
            why = f"in {pair.decision}, “{pair.other}” was never worse in {pair.compared} openings at the same luck"
            yield Finding("dominated", pair.response, why, pair.seed, pair.compared)


def unadopted(plan: Plan, ledger: Ledger) -> dict[Id, tuple[Id, ...]]:
    """Decision point to its responses that have to win a body over and never did."""
    return {
        decision.id: names
        for decision in plan.decisions
        if (
            names := tuple(
                name
                for name in decision.responses
                if plan.tables.responses[name].measures and ("won", name) not in ledger.hits
            )
        )
    }


def probe(plan: Plan, wanted: dict[Id, tuple[Id, ...]], seeds: Iterable[Seed]) -> Probe:
    """Look for a way at every stop at which one of the wanted responses could be tabled."""
    adoptable: set[Id] = set()
    offered: dict[Id, Seed] = {}
    for policy, seed in seeds:
        looking = _Looking(plan, wanted, adoptable)
        try:
            played = Playthrough(plan, seed, watch=looking.at)
            played.play(every_chair(plan, policy))
        except Exception:  # noqa: BLE001, S112  (it is among those broken off already)
            continue
        for decision in looking.opened:
            for name in wanted[decision]:
                offered.setdefault(name, (policy, seed))
    return Probe(frozenset(adoptable), tuple(offered.items()))


class _Looking:
    """Looks at one playthrough as it goes by."""

    def __init__(self, plan: Plan, wanted: dict[Id, tuple[Id, ...]], adoptable: set[Id]) -> None:
        self.plan = plan
        self.wanted = wanted
        self.adoptable = adoptable
        self.opened: set[Id] = set()

    def at(self, state: State, facts: tuple[Event, ...]) -> None:
        """Look for a way now."""
        for name, responses in self.wanted.items():
            point = state.points.get(name)
            if point is None or not point.open:
                continue
            self.opened.add(name)
            for response_id in responses:
                if response_id not in self.adoptable:
                    self._response(state, self.plan.tables.decisions[name], self.plan.tables.responses[response_id])

    def _response(self, state: State, decision: Decision, response: Response) -> None:
        if gates(self.plan, state, response.requires) or response.id in state.points[decision.id].fallen:
            return
        chair = chair_of(self.plan, decision.forum) or self.plan.seats[0].id
        if best_way(self.plan, state, decision, response, chair) is not None:
            self.adoptable.add(response.id)


def declared_lost(plan: Plan) -> list[tuple[Id, str]]:
    """Responses whose author says that they cannot be adopted, with the reason."""
    return [(r.id, r.bound_to_fail) for r in plan.responses if r.bound_to_fail and contested(plan, r)]
