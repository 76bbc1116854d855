"""Effects with their ids, gates and concerns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from game.core.plan import Chance, Concern, Effect, Expr, Gate, Id
from game.pack.compile.desk import Desk, Place
from game.pack.faults import suggestion
from game.pack.schema.effects import ConcernModel, EffectModel, GateModel
from game.pack.times import write_duration

ALWAYS = Expr("const", (1,))
"""Stands in for a condition that could not be read; the plan is then not used."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose effects these are."""

    id: Id
    chance: Chance | None = None
    """The chance its effects may name outcomes of."""


def effects(desk: Desk, place: Place, models: Sequence[EffectModel], owner: Owner) -> tuple[Effect, ...]:
    """All effects of one owner."""
    return tuple(_effect(desk, place / n, model, owner) for n, model in enumerate(models))


def _effect(desk: Desk, place: Place, model: EffectModel, owner: Owner) -> Effect:
    after = desk.duration(place / "after", model.after)
    if after >= desk.names.endex:
        desk.warn(place / "after", "W401", "this effect falls due after ENDEX and never applies", "shorten after:")
    chance = desk.chance(place / "chance", model.chance)
    if chance is None and model.outcome:
        chance = owner.chance
    _outcome(desk, place, model, chance)
    lasts = desk.duration(place / "lasts", model.lasts)
    _sense(desk, place, model, lasts)
    effect = Effect(
        id=model.id or _derived(model, owner, after),
        title=model.title,
        after=after,
        when=desk.expr(place / "when", model.when, secret=not model.title or model.reveals),
        chance=chance,
        outcome=model.outcome,
        change=desk.amounts(place / "change", model.change),
        modify=desk.amounts(place / "modify", model.modify),
        lasts=lasts,
        sets=tuple(model.sets),
        clears=desk.refs(place / "clears", "fact", model.clears),
        opens=desk.refs(place / "opens", "decision point", model.opens),
        delivers=desk.refs(place / "delivers", "inject", model.delivers),
        grants=_grants(desk, place / "grants", model.grants),
        examines=desk.refs(place / "examines", "evidence", model.examines),
    )
    _register(desk, place, model, effect.id)
    return effect


def _grants(desk: Desk, place: Place, grants: dict[str, int]) -> tuple[tuple[Id, int], ...]:
    for seat in grants:
        desk.ref(place / seat, "seat", seat, key=True)
    return tuple(grants.items())


def _outcome(desk: Desk, place: Place, model: EffectModel, chance: Chance | None) -> None:
    if not model.outcome:
        return
    if chance is None:
        cure = "give the effect a chance, or its owner one"
        desk.error(place / "outcome", "E603", f"there is no chance that could come out as {model.outcome}", cure)
        return
    known = [name for name, _ in chance.outcomes]
    if model.outcome not in known:
        message = f"the chance {chance.id} never comes out as {model.outcome}"
        desk.error(place / "outcome", "E603", message, suggestion(model.outcome, known))


def _sense(desk: Desk, place: Place, model: EffectModel, lasts: int) -> None:
    changes = (model.change, model.modify, model.grants)
    brings = (model.sets, model.clears, model.opens, model.delivers, model.examines)
    if not any(changes) and not any(brings):
        desk.error(place, "E606", "this effect does nothing", "give it change, modify, sets, opens or delivers")
    if model.modify and not lasts and model.given("lasts") is False:
        cure = "say how long it lasts, such as lasts: 7d"
        desk.error(place / "modify", "E606", "a modify without lasts is taken back at once", cure, key=True)


def _derived(model: EffectModel, owner: Owner, after: int) -> Id:
    """``isr/smuggling_strength+14d:yes``: owner, what it does, when, and by which luck."""
    parts = [*model.change, *model.modify, *(f"{name}!" for name in model.sets), *(f"{n}?" for n in model.clears)]
    parts += [f">{name}" for name in (*model.opens, *model.delivers)] + [f"@{seat}" for seat in model.grants]
    parts += [f"~{name}" for name in model.examines]
    delay = f"+{write_duration(after).replace(' ', '')}" if after else ""
    own = model.chance.id if model.chance else ""
    luck = f":{own}{'=' if own else ''}{model.outcome}" if own or model.outcome else ""
    return f"{owner.id}/{','.join(parts)}{delay}{luck}"


def _register(desk: Desk, place: Place, model: EffectModel, effect_id: Id) -> None:
    if effect_id in desk.effect_places:
        if model.id:
            desk.error(place / "id", "E302", f"there are two effects called {effect_id}", "rename one of them")
        else:
            cure = f"write id: {_own_id(effect_id)} in this one"
            desk.error(place, "E303", f"two effects here have the derived id {effect_id}", cure)
    desk.effect_places.setdefault(effect_id, place)


def _own_id(derived: Id) -> Id:
    """An id that an author could give in place of a derived one that is taken."""
    return "-".join([*re.findall("[a-z0-9]+", derived.casefold())[:6], "2"])


def gates(desk: Desk, place: Place, models: Sequence[GateModel]) -> tuple[Gate, ...]:
    """Conditions seats are told about; they may read nothing hidden."""
    found = []
    for n, model in enumerate(models):
        test = desk.expr(place / n / "when", model.when, secret=model.reveals)
        found.append(Gate(test or ALWAYS, model.title or model.when))
    return tuple(found)


def concerns(
    desk: Desk, place: Place, models: Sequence[ConcernModel], owner: Id, response: Id | None
) -> tuple[Concern, ...]:
    """What delegations mind. ``response`` is whose text is in hand; None for a mood over every text."""
    taken: set[Id] = set()
    return tuple(_concern(desk, place / n, model, (owner, response), taken) for n, model in enumerate(models))


def _concern(desk: Desk, place: Place, model: ConcernModel, whose: tuple[Id, Id | None], taken: set[Id]) -> Concern:
    owner, response = whose
    draft = response or ""
    _clause(desk, place, model, response)
    if not model.red and not model.move:
        cure = "give it move: -150 or red: yes"
        desk.error(place, "E606", "this concern neither moves nor is red", cure)
    return Concern(
        id=_concern_id(desk, place, model, owner, taken),
        who=delegates(desk, place / "who", model.who),
        until=desk.expr(place / "until", model.until, draft=draft, secret=model.reveals),
        when=desk.expr(place / "while", model.while_, draft=draft, secret=model.reveals),
        move=model.move,
        red=model.red,
        why=model.why,
        slot=model.clause,
    )


def delegates(desk: Desk, place: Place, codes: Sequence[str]) -> tuple[Id, ...]:
    """Delegation codes; ``*`` is every member."""
    for n, code in enumerate(codes):
        if code != "*":
            desk.ref(place / n, "delegation", code)
    return tuple(codes)


def _clause(desk: Desk, place: Place, model: ConcernModel, response: Id | None) -> None:
    if not model.clause:
        return
    slots = desk.names.clauses.get(response, {}) if response is not None else _all_slots(desk)
    if model.clause not in slots:
        of = f"the response {response}" if response is not None else "any response"
        desk.error(place / "clause", "E306", f"{of} has no clause {model.clause}", suggestion(model.clause, slots))


def _all_slots(desk: Desk) -> set[Id]:
    return {slot for slots in desk.names.clauses.values() for slot in slots}


def _concern_id(desk: Desk, place: Place, model: ConcernModel, owner: Id, taken: set[Id]) -> Id:
    if model.id and model.id in taken:
        desk.error(place / "id", "E302", f"there are two concerns called {model.id} here", "rename one of them")
    stem = model.id or f"{owner}.{model.clause or 'text'}.{'+'.join(model.who)}"
    name, n = stem, 1
    while name in taken:
        n += 1
        name = f"{stem}.{n}"
    taken.add(name)
    return name
