"""The ``Plan``: a pack compiled. Integers, tuples and name tables; no authoring word survives here.

Everything an exercise can do is in the plan. It is immutable, picklable and has a digest; the core reads it and
nothing else. Ids are the author's own, never positions, so inserting an option does not break an old playthrough.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.conduct import Decision, Lapse, Move, Offer, Pledge, Referral, Seat
from game.core.review import Cut, HistoryAct, HistoryFact, Objective, ScenarioTest, Task
from game.core.rules import Body, Delegation, Grade, Member, Procedure, Test
from game.core.terms import Minute
from game.core.texts import Concern, Gate, Key, Measure, Response, Slot, StakeSet, Wording
from game.core.world import Belief, Chance, Dynamics, Effect, Evidence, Expr, Hidden, Id, Indicator, Inject

__all__ = [
    "Belief",
    "Body",
    "Chance",
    "Concern",
    "Costs",
    "Cut",
    "Decision",
    "Delegation",
    "Dynamics",
    "Effect",
    "Evidence",
    "Expr",
    "Gate",
    "Grade",
    "Hidden",
    "HistoryAct",
    "HistoryFact",
    "Id",
    "Indicator",
    "Inject",
    "Key",
    "Lapse",
    "Measure",
    "Member",
    "Move",
    "Objective",
    "Offer",
    "Plan",
    "Pledge",
    "Procedure",
    "Referral",
    "Response",
    "ScenarioTest",
    "Seat",
    "Slot",
    "StakeSet",
    "Tables",
    "Task",
    "Test",
    "Wording",
    "every_effect",
    "with_tables",
]


@dataclass(frozen=True, slots=True)
class Costs:
    """Minutes and capital of each negotiating step, and the constants of the stance arithmetic."""

    table: Minute = 2 * 60
    amend: Minute = 6 * 60
    sound: Minute = 6 * 60
    confide: Minute = 12 * 60
    lobby: Minute = 12 * 60
    refer: Minute = 24 * 60
    confide_capital: int = 1
    stake: tuple[int, int, int] = (100, 70, 40)
    """Principal, concerned, bystander, in hundredths."""
    cost_weight: int = 100
    flank_weight: int = 50
    asker: int = 600
    asked: int = 200
    offer_capital: tuple[int, int, int] = (3, 2, 1)
    """Principal, concerned, bystander."""
    private: tuple[int, ...] = (-100, -50, 0, 50, 100)
    supports: int = 100
    silent: int = -100
    asks: int = -400
    broken_pledge: int = 1
    """Extra capital every later offer costs, per broken pledge of the seat."""
    halves_within: Minute = 0
    """A response used again within so long has half its effects; 0: never."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A pack compiled: everything the core consults."""

    id: Id
    title: str
    subtitle: str
    starts: str
    """Local date and time of STARTEX, ``YYYY-MM-DDTHH:MM``."""
    start_of_day: Minute
    """Minutes after midnight at STARTEX, to print D+n hh:mm."""
    endex: Minute
    quantum: Minute
    dimensions: tuple[Id, ...]
    indicators: tuple[Indicator, ...]
    dynamics: tuple[Dynamics, ...]
    injects: tuple[Inject, ...]
    decisions: tuple[Decision, ...]
    responses: tuple[Response, ...]
    bodies: tuple[Body, ...]
    procedures: tuple[Procedure, ...]
    delegations: tuple[Delegation, ...]
    stake_sets: tuple[StakeSet, ...]
    seats: tuple[Seat, ...]
    solo: tuple[Id, ...]
    moves: tuple[Move, ...]
    pledges: tuple[Pledge, ...]
    hidden: tuple[Hidden, ...]
    objectives: tuple[Objective, ...]
    history: tuple[HistoryFact, ...]
    history_acts: tuple[HistoryAct, ...]
    costs: Costs
    general_offer: Offer | None
    """The offer that can be made on any file; None: only authored ones."""
    tests: tuple[ScenarioTest, ...] = ()
    briefing: str = ""
    dilemma: str = ""
    notes: tuple[str, ...] = ()
    """Said to every reader: stylised, minimum recorded figure, …"""
    sources: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
    debrief_questions: tuple[str, ...] = ()
    rehearsal: tuple[tuple[str, int, int], ...] = ()
    """(policy, least per cent, most per cent) of what it adopts."""
    evidence: tuple[Evidence, ...] = ()
    beliefs: tuple[Belief, ...] = ()
    cuts: tuple[Cut, ...] = ()
    format: int = 1
    digest: str = ""
    """SHA-256 over everything above, hexadecimal; names the pack in a journal."""
    packs: tuple[tuple[str, str], ...] = ()
    """(pack id, version) of the scenario and each rulebook."""
    tables: Tables = field(default_factory=lambda: Tables(), compare=False)  # noqa: PLW0108  (Tables is defined below)


class Tables:
    """Name tables of a plan, built once: id to object and indicator id to position."""

    __slots__ = (
        "beliefs",
        "bodies",
        "cuts",
        "decisions",
        "delegations",
        "dynamics",
        "effect_owner",
        "effects",
        "evidence",
        "hidden",
        "indicators",
        "injects",
        "members",
        "moves",
        "offers",
        "pledges",
        "positions",
        "procedures",
        "responses",
        "seats",
        "stake_sets",
        "veiled",
    )  # fmt: skip

    indicators: dict[Id, int]
    injects: dict[Id, Inject]
    decisions: dict[Id, Decision]
    responses: dict[Id, Response]
    bodies: dict[Id, Body]
    procedures: dict[Id, Procedure]
    delegations: dict[Id, Delegation]
    stake_sets: dict[Id, StakeSet]
    seats: dict[Id, Seat]
    moves: dict[Id, Move]
    pledges: dict[Id, Pledge]
    hidden: dict[Id, Hidden]
    evidence: dict[Id, Evidence]
    beliefs: dict[Id, Belief]
    cuts: dict[Id, Cut]
    dynamics: dict[Id, Dynamics]
    effects: dict[Id, Effect]
    effect_owner: dict[Id, str]
    """Effect id to the title shown as its cause."""
    veiled: tuple[Id, ...]
    """Effects without a title that look at a hidden truth: named after their owner they would tell what is true."""
    members: dict[Id, tuple[Id, ...]]
    """Body id to its members' codes in authored order."""


def with_tables(plan: Plan) -> Plan:
    """Return ``plan`` with its name tables filled. The compiler calls it once, as its last act."""
    tables = Tables()
    tables.indicators = {item.id: n for n, item in enumerate(plan.indicators)}
    tables.injects = {item.id: item for item in plan.injects}
    tables.decisions = {item.id: item for item in plan.decisions}
    tables.responses = {item.id: item for item in plan.responses}
    tables.bodies = {item.id: item for item in plan.bodies}
    tables.procedures = {item.id: item for item in plan.procedures}
    tables.delegations = {item.code: item for item in plan.delegations}
    tables.stake_sets = {item.id: item for item in plan.stake_sets}
    tables.seats = {item.id: item for item in plan.seats}
    tables.moves = {item.id: item for item in plan.moves}
    tables.pledges = {item.id: item for item in plan.pledges}
    tables.hidden = {item.id: item for item in plan.hidden}
    tables.evidence = {item.id: item for item in plan.evidence}
    tables.cuts = {item.id: item for item in plan.cuts}
    tables.beliefs = {item.id: item for item in plan.beliefs}
    tables.dynamics = {item.id: item for item in plan.dynamics}
    tables.members = {body.id: tuple(m.code for m in body.members) for body in plan.bodies}
    tables.effects, tables.effect_owner = {}, {}
    for owner, effect in every_effect(plan):
        tables.effects[effect.id] = effect
        tables.effect_owner[effect.id] = effect.title or owner
    tables.veiled = tuple(item.id for item in tables.effects.values() if not item.title and _looks_at_hidden(item))
    object.__setattr__(plan, "tables", tables)
    return plan


def _looks_at_hidden(effect: Effect) -> bool:
    amounts = (amount for _, amount in (*effect.change, *effect.modify))
    return any(_asks_hidden(expr) for expr in (effect.when, *amounts))


def _asks_hidden(expr: Expr | int | str | None) -> bool:
    return isinstance(expr, Expr) and (expr.op == "hidden" or any(map(_asks_hidden, expr.args)))


def every_effect(plan: Plan) -> list[tuple[str, Effect]]:
    """Every effect of the plan with its owner's title, in authored order."""
    found: list[tuple[str, Effect]] = []
    for dynamics in plan.dynamics:
        found += [(dynamics.title, effect) for effect in dynamics.effects]
    for inject in plan.injects:
        found += [(inject.title, effect) for effect in inject.effects]
    for response in plan.responses:
        found += [(response.title, effect) for effect in response.effects]
        found += [(m.title, effect) for m in response.measures for effect in m.effects]
        found += [(response.title, e) for slot in response.slots for w in slot.wordings for e in w.effects]
    for decision in plan.decisions:
        found += [(offer.title, effect) for offer in decision.offers for effect in offer.effects]
        found += [(referral.title, effect) for referral in decision.referrals for effect in referral.effects]
    for move in plan.moves:
        found += [(move.title, effect) for effect in move.effects]
    return found
