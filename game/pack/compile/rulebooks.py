"""Rulebooks read together: each section merged in the order the scenario cites them, with the place of every entry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar

from game.core.plan import Costs, Id, Offer
from game.pack.compile.desk import Desk, Place
from game.pack.schema.decision import OfferModel
from game.pack.schema.procedures import ProcedureModel
from game.pack.schema.response import EntryModel
from game.pack.schema.rules import BodyModel, CostsModel, DimensionModel, MemberModel, ProfileModel, RulebookModel
from game.pack.source import Source

T = TypeVar("T")
Section = dict[Id, tuple[Place, T]]
"""Id to its place and its model."""


@dataclass(slots=True)
class Rules:
    """All cited rulebooks as one."""

    books: list[tuple[Source, RulebookModel]] = field(default_factory=list)
    dimensions: Section[DimensionModel] = field(default_factory=dict)
    members: Section[list[MemberModel]] = field(default_factory=dict)
    procedures: Section[ProcedureModel] = field(default_factory=dict)
    bodies: Section[BodyModel] = field(default_factory=dict)
    delegations: Section[ProfileModel] = field(default_factory=dict)
    catalogue: Section[EntryModel] = field(default_factory=dict)
    home: dict[Id, Id] = field(default_factory=dict)
    """Body to the rulebook it stands in."""


def merge(desk: Desk, books: list[tuple[Source, RulebookModel]]) -> Rules:
    """One set of rules from several rulebooks; an id may stand in one of them only."""
    rules = Rules(books=books)
    for source, book in books:
        top = Place(source)
        _add(desk, top / "dimensions", rules.dimensions, book.dimensions)
        _add(desk, top / "members", rules.members, book.members)
        _add(desk, top / "procedures", rules.procedures, book.procedures)
        _add(desk, top / "bodies", rules.bodies, book.bodies)
        _add(desk, top / "delegations", rules.delegations, book.delegations)
        _add(desk, top / "catalogue", rules.catalogue, book.catalogue)
        rules.home |= dict.fromkeys(book.bodies, book.id)
    return rules


def _add(desk: Desk, place: Place, section: Section[T], entries: Mapping[Id, T]) -> None:
    for name, model in entries.items():
        if name in section:
            other = section[name][0].source.file
            desk.error(place / name, "E302", f"{name} is also declared in {other}", "declare it once", key=True)
        section.setdefault(name, (place / name, model))


def costs(desk: Desk, rules: Rules, scenario: tuple[Place, CostsModel | None]) -> Costs:
    """The constants: the core's own, overridden by the rulebooks in order, then by the scenario."""
    given = [(Place(source) / "costs", book.costs) for source, book in rules.books]
    values: dict[str, int | tuple[int, ...]] = {}
    for place, model in (*given, scenario):
        if model is not None:
            values |= _costs(desk, place, model)
    return Costs(**values)  # type: ignore[arg-type]  # the schema has the same fields


def _costs(desk: Desk, place: Place, model: CostsModel) -> dict[str, int | tuple[int, ...]]:
    found: dict[str, int | tuple[int, ...]] = {}
    for name in (item.name for item in fields(Costs)):
        value = getattr(model, name)
        if isinstance(value, str):
            found[name] = desk.duration(place / name, value)
        elif value is not None:
            found[name] = tuple(value) if isinstance(value, list) else value
    return found


def general_offer(desk: Desk, rules: Rules) -> Offer | None:
    """The offer that can be made on any file; the last rulebook that has one decides."""
    found: Offer | None = None
    for source, book in rules.books:
        if book.general_offer is not None:
            found = _general(desk, Place(source) / "general_offer", book.general_offer)
    return found


def _general(desk: Desk, place: Place, model: OfferModel) -> Offer:
    for name in ("requires", "effects", "to", "by"):
        if getattr(model, name):
            desk.error(place / name, "E202", f"the general offer cannot have {name}", "author an offer of its own")
    return Offer(model.id, model.title, to=(), move=model.move, capital=model.capital, once=model.once, text=model.text)
