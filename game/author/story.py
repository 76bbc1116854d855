"""A plan as a story: injects, decision points, responses and moves, and what leads from one to another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.core.plan import Effect, Expr, Id, Plan
from game.pack.lint.explore import effects_of
from game.rollout.holding import words
from game.view import clock

Key = tuple[str, Id]
"""(kind, id): ``inject``, ``decision``, ``response``, ``move`` or ``drift``."""
Facts = dict[str, list[Key]]
"""Fact to the things that set it."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing of the story."""

    kind: str
    id: Id
    title: str
    note: str
    """When it comes, or in which forum; "" nothing to say."""

    @property
    def key(self) -> Key:
        """What edges name it by."""
        return self.kind, self.id


@dataclass(frozen=True, slots=True)
class Edge:
    """One way from one thing to another."""

    start: Key
    end: Key
    kind: str
    """``opens``, ``delivers``, ``offers``, ``lapses``, ``blocked``, ``refers``, ``next`` or ``condition``."""
    label: str = ""
    """Delay, chance and condition in words."""


@dataclass(frozen=True, slots=True)
class Story:
    """The whole graph, nodes in authored order."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def story(plan: Plan) -> Story:
    """The graph of a plan. Moves and dynamics appear only where something follows from them."""
    edges = tuple(dict.fromkeys(_edges(plan)))
    linked = {edge.start for edge in edges} | {edge.end for edge in edges}
    nodes = [node for node in _nodes(plan) if node.kind not in ("move", "drift") or node.key in linked]
    return Story(plan.title, tuple(nodes), edges)


def _nodes(plan: Plan) -> Iterator[Node]:
    for inject in plan.injects:
        if inject.at is not None:
            note = clock.stamp(plan, inject.at) + (f", every {clock.duration(inject.every)}" if inject.every else "")
        else:
            note = f"once {words(inject.watch, plan)}" if inject.watch else ""
        yield Node("inject", inject.id, inject.title, note)
    for decision in plan.decisions:
        forum = plan.tables.bodies[decision.forum].title
        yield Node("decision", decision.id, decision.title, f"{forum}, {clock.duration(decision.closes)}")
    for response in plan.responses:
        yield Node("response", response.id, response.title, "")
    for move in plan.moves:
        yield Node("move", move.id, move.title, plan.tables.seats[move.seat].title)
    for entry in plan.dynamics:
        yield Node("drift", entry.id, entry.title, f"every {clock.duration(entry.every)}")


def _edges(plan: Plan) -> Iterator[Edge]:
    owned = list(_owned(plan))
    facts: Facts = {}
    for key, effect in owned:
        for name in effect.sets:
            facts.setdefault(name, []).append(key)
    for key, effect in owned:
        yield from _sent(plan, key, effect)
    for inject in plan.injects:
        key = ("inject", inject.id)
        luck = "by chance" if inject.chance else ""
        yield from (Edge(key, ("decision", name), "opens", luck) for name in inject.opens)
        for condition in (inject.when, inject.watch):
            yield from _read(plan, key, condition, facts)
    for decision in plan.decisions:
        yield from _around(plan, decision.id)
    for response in plan.responses:
        key = ("response", response.id)
        if response.if_blocked:
            yield Edge(key, ("response", response.if_blocked), "blocked", "if blocked")
        for gate in response.requires:
            yield from _read(plan, key, gate.test, facts)


def _around(plan: Plan, name: Id) -> Iterator[Edge]:
    decision = plan.tables.decisions[name]
    key = ("decision", name)
    yield from (Edge(key, ("response", response), "offers") for response in decision.responses)
    for lapse in decision.lapses_to:
        if lapse.response:
            condition = f" when {words(lapse.when, plan)}" if lapse.when else ""
            yield Edge(key, ("response", lapse.response), "lapses", f"lapses{condition}")
    for referral in decision.referrals:
        if referral.opens:
            yield Edge(key, ("decision", referral.opens), "refers", f"referred to {referral.body}")
        if referral.response:
            yield Edge(key, ("response", referral.response), "refers", f"referred to {referral.body}")
    if decision.next:
        yield Edge(key, ("decision", decision.next), "next", "then")


def _owned(plan: Plan) -> Iterator[tuple[Key, Effect]]:
    """Every effect with the thing it follows from."""
    for inject in plan.injects:
        yield from ((("inject", inject.id), effect) for effect in inject.effects)
    for response in plan.responses:
        yield from ((("response", response.id), effect) for effect in effects_of(response))
    for decision in plan.decisions:
        parts = [*(offer.effects for offer in decision.offers), *(other.effects for other in decision.referrals)]
        yield from ((("decision", decision.id), effect) for effects in parts for effect in effects)
    for move in plan.moves:
        yield from ((("move", move.id), effect) for effect in move.effects)
    for entry in plan.dynamics:
        yield from ((("drift", entry.id), effect) for effect in entry.effects)


def _sent(plan: Plan, key: Key, effect: Effect) -> Iterator[Edge]:
    parts = [f"after {clock.duration(effect.after)}"] if effect.after else []
    parts += [f"{effect.chance.id}: {effect.outcome or effect.chance.outcomes[0][0]}"] if effect.chance else []
    parts += [f"if {words(effect.when, plan)}"] if effect.when else []
    label = ", ".join(parts)
    yield from (Edge(key, ("inject", name), "delivers", label) for name in effect.delivers)
    yield from (Edge(key, ("decision", name), "opens", label) for name in effect.opens)


KINDS = {"made": "inject", "adopted": "response", "amended": "response", "uses": "response", "opened": "decision",
         "lapsed": "decision", "refused": "decision", "breaks": "decision"}  # fmt: skip
"""Word of a condition to the kind of thing it reads."""


def _read(plan: Plan, key: Key, condition: Expr | None, facts: Facts) -> Iterator[Edge]:
    """What a condition waits for, by what it reads."""
    if condition is None:
        return
    for arg in condition.args:
        if isinstance(arg, Expr):
            yield from _read(plan, key, arg, facts)
    name = str(condition.args[0]) if condition.args else ""
    if condition.op in KINDS:
        kind = KINDS[condition.op]
        kind = "move" if condition.op == "uses" and name in plan.tables.moves else kind
        if (kind, name) != key and name:
            yield Edge((kind, name), key, "condition", condition.op)
    elif condition.op in ("fact", "since"):
        owners = [owner for owner in facts.get(name, ()) if owner != key]
        yield from (Edge(owner, key, "condition", f"{condition.op} {name}") for owner in owners)
