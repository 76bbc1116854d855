"""What can never happen: injects, options, effects and defaults held up by a condition that never holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.plan import Expr, Gate, Plan, Response
from game.pack.compile.desk import Desk, Place
from game.pack.lint.explore import Mark, Walk, explore, known_responses
from game.pack.lint.possible import World, everything, may

RULES = {
    "inject": ("W603", "{} is never delivered: this condition can never hold"),
    "gate": ("W608", "{} is never in order: this condition can never hold"),
    "move": ("W608", "{} is never in order: this condition can never hold"),
    "offer": ("W608", "{} is never in order: this condition can never hold"),
    "key": ("W609", "{} can never be adopted: this key never turns"),
    "effect": ("W610", "this condition can never hold, so the effect never applies"),
    "lapse": ("W610", "this condition can never hold, so the default is never {}"),
}
MOST_CAUSES = 20
"""Rounds of looking for further causes behind those already told."""
CURE = "loosen it, or let something bring it about"


@dataclass(frozen=True, slots=True)
class Held:
    """Something a condition holds up."""

    mark: Mark
    test: Expr
    place: Place
    what: str = ""
    """How the message calls it; its id when empty."""


def stuck(desk: Desk, top: Place, plan: Plan) -> World:
    """Note everything that is held up, causes before what follows from them; the world as it would be without them.

    A thing that only waits for another such thing is not a fault of its own and is passed over.
    """
    dream = everything(plan, plan.endex)
    assumed: frozenset[Mark] = frozenset()
    for _ in range(MOST_CAUSES):
        world = explore(plan, plan.endex, assumed)
        found = [held for held in _held(desk, top, plan, world, assumed) if held.mark not in assumed]
        roots = [held for held in found if not may(plan, dream, held.test)] or found[:1]
        for held in roots:
            code, message = RULES[held.mark[0]]
            desk.warn(held.place, code, message.format(held.what or held.mark[1]), CURE)
        if not roots:
            return world
        assumed |= {held.mark for held in roots}
    return dream


def _held(desk: Desk, top: Place, plan: Plan, world: World, assumed: frozenset[Mark]) -> Iterator[Held]:
    walk = Walk(plan, world, assumed)
    walk.round()
    conditions = [*_injects(top, plan, walk), *_options(top, plan, world), *_effects(desk, plan)]
    for held in conditions:
        if not may(plan, world, held.test):
            yield held


def _injects(top: Place, plan: Plan, walk: Walk) -> Iterator[Held]:
    for n, inject in enumerate(plan.injects):
        place, mark = top / "injects" / n, ("inject", inject.id)
        if inject.when is not None and walk.prompted(inject):
            yield Held(mark, inject.when, place / "when")
        if inject.watch is not None and inject.id not in walk.sent:
            yield Held(mark, inject.watch, place / "watch")


def _options(top: Place, plan: Plan, world: World) -> Iterator[Held]:
    for n, move in enumerate(plan.moves):
        yield from _gates(("move", move.id), top / "moves" / n, move.requires)
    for decision in plan.decisions:
        if decision.id not in world.decisions:
            continue
        place = top / "decisions" / decision.id
        for n, offer in enumerate(decision.offers):
            yield from _gates(("offer", offer.id), place / "offers" / n, offer.requires)
        for n, lapse in enumerate(decision.lapses_to):
            if lapse.when is not None:
                what = lapse.response or "to do nothing"
                yield Held(("lapse", f"{decision.id}/{n}"), lapse.when, place / "lapses_to" / n / "when", what)
        for response in known_responses(plan, decision.responses):
            own = top / "responses" / response.id
            yield from _gates(("gate", response.id), own, response.requires)
            yield from _keys(own, response)


def _gates(mark: Mark, place: Place, gates: tuple[Gate, ...]) -> Iterator[Held]:
    for n, gate in enumerate(gates):
        yield Held(mark, gate.test, place / "requires" / n)


def _keys(place: Place, response: Response) -> Iterator[Held]:
    for n, measure in enumerate(response.measures):
        for m, key in enumerate(measure.keys):
            if measure.needed and key.test is not None:
                yield Held(("key", response.id), key.test, place / "measures" / n / "keys" / m)


def _effects(desk: Desk, plan: Plan) -> Iterator[Held]:
    for effect in plan.tables.effects.values():
        if effect.when is not None and effect.id in desk.effect_places:
            yield Held(("effect", effect.id), effect.when, desk.effect_places[effect.id] / "when")
