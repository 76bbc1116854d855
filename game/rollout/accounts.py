"""One playthrough entered in a ledger: everything a rehearsal counts is read here, once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from game.core import events as e
from game.core.commands import Command
from game.core.needs import gates
from game.core.plan import Id, Plan
from game.core.stance import assess, concern, reasons
from game.core.state import Adoption, State
from game.core.terms import Minute
from game.core.values import readings
from game.policies.drive import every_chair
from game.rollout.economy import openings
from game.rollout.judging import Judging
from game.rollout.ledger import Block, Closing, LastChoice, Ledger, Seed
from game.rollout.playthrough import Playthrough
from game.view import dated

WORDS_A_MINUTE = 200
CHOICE = 3
"""Minutes a person takes over one decision point besides reading; an estimate, stated in the report."""
STEPS_A_MINUTE = 2
LOOKING = ("random", "explore")
"""Policies that table whatever is in order: where they table nothing, nothing was."""


class Audited(Playthrough):
    """A playthrough that notes who blocked what, from the state in which they did."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.blocks: list[Block] = []
        self.judging = Judging(plan)
        self.gated = {
            decision.id: [name for name in decision.responses if plan.tables.responses[name].requires]
            for decision in plan.decisions
        }
        self.in_order: set[Id] = set()
        """Responses with gates that were all open while one could have tabled them."""
        super().__init__(plan, seed, watch=lambda state, facts: self._look(state))

    def _look(self, state: State) -> None:
        self.judging.watch(state)
        for decision, point in state.points.items():
            for name in self.gated[decision] if point.open else ():
                requires = self.plan.tables.responses[name].requires
                if name not in self.in_order and not gates(self.plan, state, requires):
                    self.in_order.add(name)

    def put(self, command: Command, by: str) -> bool:
        """Ask, and account for every verdict that went against the text."""
        before, mark = (self.state, len(self.facts))
        done = super().put(command, by)
        for fact in self.facts[mark:]:
            if isinstance(fact, e.VerdictGiven) and not fact.adopted:
                self.blocks += _blocks(self.plan, before, fact)
        return done


def _blocks(plan: Plan, before: State, fact: e.VerdictGiven) -> Iterator[Block]:
    """Who stood in the way and with which concern; what was missing where nobody did."""
    point = before.points.get(fact.decision)
    wordings = point.file.wordings if point and point.file else ()
    for member in fact.against:
        mind = assess(plan, before, fact.decision, fact.response, wordings, fact.body, member)
        for name in reasons(mind)[:1] or ("its own position",):
            found = concern(plan, fact.response, name)
            yield Block(fact.body, member, name, found.slot if found else "", fact.response)
    if not fact.against:
        yield from (Block(fact.body, "", title, "", fact.response) for title in fact.failed)


def rehearsed(plan: Plan, policy: str, seeds: tuple[int, ...]) -> Ledger:
    """The ledger of these seeds under one policy. A playthrough that stops before ENDEX is kept as such."""
    ledger = Ledger()
    for seed in seeds:
        enter(ledger, plan, policy, seed)
    return ledger


def enter(ledger: Ledger, plan: Plan, policy: str, seed: int) -> None:
    """Play once and enter it."""
    who = (policy, seed)
    try:
        played = Audited(plan, seed)
        played.play(every_chair(plan, policy))
    except Exception as error:  # noqa: BLE001  (whatever stops a playthrough is what a rehearsal is to find)
        ledger.broken_off.setdefault(f"{type(error).__name__}: {error}", []).append(who)
        return
    ledger.played[policy] += 1
    _world(ledger, plan, played, who)
    _decided(ledger, plan, played, who)
    _ended(ledger, plan, played, who)


def _world(ledger: Ledger, plan: Plan, played: Audited, who: Seed) -> None:
    state = played.state
    ledger.hit("inject", state.made, who)
    ledger.hit("decision", state.points, who)
    ledger.hit("move", (f.move for f in played.facts if isinstance(f, e.MoveMade)), who)
    ledger.hit("pledge", state.pledges, who)
    ledger.hit("offer", (f.offer for f in played.facts if isinstance(f, e.OfferMade)), who)
    drawn = (f"{key.rpartition('#')[0]} = {outcome}" for key, outcome in state.drawn.items())
    hidden = (f"{name} = {value}" for name, value in state.hidden.items())
    ledger.hit("outcome", (*drawn, *hidden), who)
    ledger.passed.update({(f.inject, f.why) for f in played.facts if isinstance(f, e.InjectPassed)})


def _decided(ledger: Ledger, plan: Plan, played: Audited, who: Seed) -> None:
    tabled = [f for f in played.facts if isinstance(f, e.Tabled)]
    adopted = [f for f in played.facts if isinstance(f, e.ResponseAdopted)]
    ledger.hit("tabled", (f.response for f in tabled), who)
    ledger.hit("in order", sorted(played.in_order), who)
    ledger.hit("response", (f.response for f in adopted), who)
    ledger.hit(
        "won", (f.response for f in adopted if f.how in ("silence", "vote", "agreed", "own-power", "alone")), who
    )
    ledger.hit("wording", (name for f in adopted for name in _stood(plan, f)), who)
    for verdict in (f for f in played.facts if isinstance(f, e.VerdictGiven)):
        ledger.verdicts[verdict.body, verdict.adopted] += 1
    ledger.blocks.update(played.blocks)
    for row in openings(plan, played.facts):
        counted = {"openings": 1, "won": int(row.won), "steps": row.steps, "minutes": row.minutes,
                   "capital": row.capital, "broken": row.broken}  # fmt: skip
        ledger.contested.update({(who[0], name): number for name, number in counted.items()})
    _closings(ledger, played, who)


def _stood(plan: Plan, fact: e.ResponseAdopted) -> Iterator[str]:
    """Every clause of an adopted text with the wording it had: ``response/slot/wording``."""
    taken = dict(fact.wordings)
    for slot in plan.tables.responses[fact.response].slots:
        yield f"{fact.response}/{slot.id}/{taken.get(slot.id, slot.wordings[0].id)}"


def _closings(ledger: Ledger, played: Audited, who: Seed) -> None:
    adopted: dict[Id, str] = {}
    touched: set[Id] = set()
    last: LastChoice | None = None
    for at, fact in dated(played.facts):
        match fact:
            case e.DecisionOpened(decision=decision):
                touched.discard(decision)
                ledger.latest[decision] = max(at, ledger.latest.get(decision, 0))
            case e.Tabled(decision=decision):
                touched.add(decision)
            case e.ResponseAdopted(decision=decision, how=how):
                adopted[decision] = how
            case e.DecisionClosed(decision=decision, how=how, response=response):
                closing = Closing(decision, response, adopted.pop(decision, how))
                ledger.closings[who[0], closing] += 1
                last = LastChoice(closing, at, tuple(sorted(played.state.points)))
                if decision not in touched and who[0] in LOOKING and closing.how == "lapsed":
                    ledger.untabled.setdefault(decision, who)
            case _:
                continue
    if last is not None:
        ledger.last_choices[who[0], last] += 1
        ledger.last_seen.setdefault(last, who)


def _ended(ledger: Ledger, plan: Plan, played: Audited, who: Seed) -> None:
    state, policy = played.state, who[0]
    for indicator, value in zip(plan.indicators, readings(plan, state), strict=True):
        ledger.values.setdefault((policy, indicator.id), Counter())[value] += 1
    for name, rating in played.judging.ratings():
        ledger.ratings.setdefault((policy, name), Counter())[rating] += 1
    ledger.endings[ending(state)] += 1
    length, start = _longest_gap(plan, played)
    ledger.gaps.setdefault(policy, Counter())[length] += 1
    if ledger.longest_gap is None or length > ledger.longest_gap[0]:
        ledger.longest_gap = (length, start, who)
    ledger.reading.setdefault(policy, Counter())[_minutes(plan, played)] += 1


def ending(state: State) -> str:
    """An ending as one key: what took effect in which wording, and how each decision point closed."""
    stands = sorted(_stands(item) for item in state.adopted)
    closed = sorted(f"{name}:{point.how}" for name, point in state.points.items() if not point.outcome)
    return " ".join([*stands, *closed]) or "nothing was decided"


def _stands(item: Adoption) -> str:
    chosen = f"({','.join(wording for _, wording in item.wordings)})" if item.wordings else ""
    return f"{item.decision}:{item.response}{chosen}"


def _longest_gap(plan: Plan, played: Audited) -> tuple[Minute, Minute]:
    """The longest stretch without an open decision point: (length, start)."""
    longest, start, since, open_now = 0, 0, 0, 0
    for at, fact in dated(played.facts):
        if isinstance(fact, e.DecisionOpened):
            if not open_now and at - since > longest:
                longest, start = at - since, since
            open_now += 1
        elif isinstance(fact, e.DecisionClosed):
            open_now -= 1
            since = at
    if not open_now and plan.endex - since > longest:
        longest, start = plan.endex - since, since
    return longest, start


def _minutes(plan: Plan, played: Audited) -> int:
    """A person's minutes with this playthrough: its papers read, its choices taken, its steps asked."""
    words = len(plan.briefing.split()) + len(plan.dilemma.split())
    choices = steps = 0
    for fact in played.facts:
        match fact:
            case e.InjectDelivered(inject=inject):
                words += len(plan.tables.injects[inject].text.split())
            case e.DecisionOpened(decision=decision):
                choices += 1
                words += sum(
                    len(plan.tables.responses[r].text.split()) for r in plan.tables.decisions[decision].responses
                )
            case e.StepBegun() | e.Tabled() | e.Amended() | e.SilenceBegun():
                steps += 1
            case _:
                continue
    return words // WORDS_A_MINUTE + CHOICE * choices + steps // STEPS_A_MINUTE
