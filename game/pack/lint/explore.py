"""What may ever happen in an exercise, found by letting everything happen that can, until nothing more is added.

Every condition is taken as met when it might be, every choice as made both ways: what is left out here can never
happen, whoever plays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.core.plan import Decision, Effect, Gate, Id, Inject, Plan, Response
from game.core.terms import Minute
from game.pack.lint import leads
from game.pack.lint.possible import NEVER, World, everything, may, reach

MOST_ROUNDS = 100
"""A chain of causes longer than this is taken to lead everywhere: better no remark than a false or a late one."""

Mark = tuple[str, Id]
"""A thing by kind and id; ``("gate", "isr")`` and the like are conditions taken as met whatever they say."""


def explore(plan: Plan, horizon: Minute, assumed: frozenset[Mark] = frozenset()) -> World:
    """Everything that may happen before ``horizon``; what is ``assumed`` is not held up by its own conditions."""
    walk = Walk(plan, World(horizon), assumed)
    for _ in range(MOST_ROUNDS):
        size = walk.world.size()
        walk.round()
        if size == walk.world.size():
            return walk.world
    return everything(plan, horizon)


class Walk:
    """One exploration: each round adds to the world what has become possible."""

    def __init__(self, plan: Plan, world: World, assumed: frozenset[Mark]) -> None:
        self.plan = plan
        self.world = world
        self.assumed = assumed
        self.sent: set[Id] = set()
        """Injects that some effect may deliver."""
        self.orphans = [item.id for item in plan.responses if item.id not in leads.offered(plan)]
        # What nothing leads to is a fault of its own; taken as happening, it makes no other.
        world.decisions |= {item.id for item in plan.decisions} - leads.opened(plan)
        world.injects |= {item.id for item in plan.injects} - leads.delivered(plan)
        world.injects |= {item.id for item in plan.injects if item.at is not None and item.at >= plan.endex}
        world.moved |= {body.cohesion for body in plan.bodies if body.cohesion is not None and _meets(plan, body.id)}

    def round(self) -> None:
        """Go once over everything."""
        for dynamics in self.plan.dynamics:
            late = self.world.horizon <= dynamics.first < self.plan.endex
            if not late and may(self.plan, self.world, dynamics.when):
                self.apply(dynamics.effects)
        for inject in self.plan.injects:
            self.inject(inject)
        for decision in self.plan.decisions:
            if decision.id in self.world.decisions:
                self.decision(decision)
        for name in self.orphans:
            self.adopt(name, "")
        for move in self.plan.moves:
            if self.open(("move", move.id), move.requires):
                self.world.used.add(move.id)
                self.apply(move.effects)
        self.world.pledges |= {pledge.id for pledge in self.plan.pledges}

    def open(self, mark: Mark, gates: Iterable[Gate]) -> bool:
        """Whether all gates may be met."""
        return mark in self.assumed or all(may(self.plan, self.world, gate.test) for gate in gates)

    def prompted(self, inject: Inject) -> bool:
        """Whether something may call for an inject: its time, its watch, an effect."""
        if inject.at is not None and inject.at < self.world.horizon:
            return True
        return inject.id in self.sent or (inject.watch is not None and may(self.plan, self.world, inject.watch))

    def inject(self, inject: Inject) -> None:
        """Deliver what can be delivered."""
        free = inject.id in self.world.injects or ("inject", inject.id) in self.assumed
        lucky = inject.chance is None or any(name != "no" and weight for name, weight in inject.chance.outcomes)
        if free or (self.prompted(inject) and lucky and may(self.plan, self.world, inject.when)):
            self.world.injects.add(inject.id)
            self.world.decisions.update(inject.opens)
            self.apply(inject.effects)

    def decision(self, decision: Decision) -> None:
        """All that may come of an open decision point."""
        if decision.next:
            self.world.decisions.add(decision.next)
        for response in known_responses(self.plan, decision.responses):
            if self.open(("gate", response.id), response.requires):
                if self.keyed(response):
                    self.adopt(response.id, decision.id)
                self.adopt(response.if_blocked, decision.id)
        for lapse in decision.lapses_to:
            if may(self.plan, self.world, lapse.when):
                self.adopt(lapse.response, decision.id)
        for offer in decision.offers:
            if self.open(("offer", offer.id), offer.requires):
                self.apply(offer.effects)
        for referral in decision.referrals:
            self.apply(referral.effects)
            if referral.opens:
                self.world.decisions.add(referral.opens)
            self.adopt(referral.response, decision.id)

    def keyed(self, response: Response) -> bool:
        """Whether the second keys a response needs may all turn."""
        keys = [key.test for measure in response.measures if measure.needed for key in measure.keys]
        return ("key", response.id) in self.assumed or all(may(self.plan, self.world, test) for test in keys)

    def adopt(self, name: Id, decision: Id) -> None:
        """Let a response take effect; "" is none."""
        for response in known_responses(self.plan, (name,)):
            self.world.adopted.add((name, decision))
            self.world.used.add(name)
            self.apply(effects_of(response))

    def apply(self, effects: Iterable[Effect]) -> None:
        """Let effects apply that can."""
        for effect in effects:
            if self.applies(effect):
                self.world.facts.update(effect.sets)
                self.world.decisions.update(effect.opens)
                self.sent.update(effect.delivers)
                self.world.examined.update(effect.examines)
                for position, amount in (*effect.change, *effect.modify):
                    if position not in self.world.moved and reach(self.plan, self.world, amount) != NEVER:
                        self.world.moved.add(position)

    def applies(self, effect: Effect) -> bool:
        """Whether an effect may apply once its cause is there."""
        late = self.world.horizon <= effect.after < self.plan.endex
        if late or not possible_outcome(effect):
            return False
        return ("effect", effect.id) in self.assumed or may(self.plan, self.world, effect.when)


def known_responses(plan: Plan, names: Iterable[Id]) -> list[Response]:
    """The responses of these names; one that does not exist is a fault of its own and passed over."""
    return [plan.tables.responses[name] for name in names if name in plan.tables.responses]


def possible_outcome(effect: Effect) -> bool:
    """Whether luck can have it so."""
    return effect.chance is None or not effect.outcome or dict(effect.chance.outcomes).get(effect.outcome, 0) > 0


def effects_of(response: Response) -> Iterator[Effect]:
    """Every effect of a response: its own, its measures', its wordings'."""
    yield from response.effects
    for measure in response.measures:
        yield from measure.effects
    for slot in response.slots:
        for wording in slot.wordings:
            yield from wording.effects


def _meets(plan: Plan, body: Id) -> bool:
    """Whether some text goes to this body, so that footnotes and broken silences may cost it cohesion."""
    return any(measure.body == body for response in plan.responses for measure in response.measures)
