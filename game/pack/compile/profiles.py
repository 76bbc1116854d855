"""Delegations as they were on the scenario's day: profile, eras, the scenario's own reading."""

from __future__ import annotations

from collections.abc import Mapping

from game.core.plan import Delegation, Id
from game.pack.compile.desk import Desk, Place
from game.pack.compile.members import is_in
from game.pack.compile.rulebooks import Rules
from game.pack.schema.rules import EraModel, ProfileModel
from game.pack.schema.scenario import OverrideModel


def dimensions(desk: Desk, rules: Rules, place: Place, chosen: list[str]) -> tuple[Id, ...]:
    """The policy dimensions: the scenario's choice, else all of the rulebooks."""
    return desk.refs(place, "dimension", chosen) if chosen else tuple(rules.dimensions)


def delegations(
    desk: Desk, rules: Rules, when: tuple[str, tuple[Id, ...]], own: tuple[Place, Mapping[Id, OverrideModel]]
) -> tuple[Delegation, ...]:
    """Every delegation: its profile, the eras of the date, the scenario's own reading."""
    date, dims = when
    place, overrides = own
    for code in overrides:
        desk.ref(place / code, "delegation", code, key=True)
    titles = {m.code: m.title for _, members in rules.members.values() for m in members if is_in(m, date)}
    codes = dict.fromkeys([*rules.delegations, *titles])
    return tuple(_delegation(desk, rules, (code, titles.get(code, ""), date, dims), own) for code in codes)


def _delegation(
    desk: Desk,
    rules: Rules,
    who: tuple[Id, str, str, tuple[Id, ...]],
    own: tuple[Place, Mapping[Id, OverrideModel]],
) -> Delegation:
    code, title, date, dims = who
    layers: list[tuple[Place, ProfileModel | EraModel | OverrideModel]] = []
    if code in rules.delegations:
        place, profile = rules.delegations[code]
        layers.append((place, profile))
        layers += [(place / "eras" / n, era) for n, era in enumerate(profile.eras) if is_in(era, date)]
    if code in own[1]:
        layers.append((own[0] / code, own[1][code]))
    stance = dict.fromkeys(dims, 0)
    said: dict[str, str] = {"title": title or code, "interests": "", "red_lines": "", "source": ""}
    numbers = {"cost": 0, "flank": 0}
    for place, layer in layers:
        _stance(desk, place, layer.stance, stance)
        said |= {
            k: v
            for k in said
            if (v := getattr(layer, k)) and not (k in ("title", "source") and isinstance(layer, EraModel))
        }
        numbers |= {k: v for k in numbers if (v := getattr(layer, k)) is not None}
    return Delegation(
        code,
        said["title"],
        tuple(stance.values()),
        numbers["cost"],
        numbers["flank"],
        said["interests"],
        said["red_lines"],
        said["source"],
    )


def _stance(desk: Desk, place: Place, weights: Mapping[str, int], stance: dict[Id, int]) -> None:
    for name, weight in weights.items():
        desk.ref(place / "stance" / name, "dimension", name, key=True)
        if name in stance:
            stance[name] = weight
