"""Responses: measures resolved against the catalogue, clauses, concerns, gates, effects."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.core.plan import Expr, Id, Key, Measure, Response, Slot, StakeSet, Wording
from game.core.room import FREE
from game.pack.compile.desk import Desk, Place
from game.pack.compile.effects import Owner, concerns, effects, gates
from game.pack.compile.members import columns, group
from game.pack.compile.rulebooks import Rules
from game.pack.faults import friendly
from game.pack.schema.effects import KeyModel
from game.pack.schema.response import EntryModel, MeasureModel, ResponseModel, SlotModel, StakesModel, WordingModel

_THEATRES = {"south": -1, "neither": 0, "east": 1}
_HOLDERS = ("host", "agency", "partner")
_TESTS = ("request", "basis")


@dataclass(slots=True)
class Shelf:
    """What responses and decision points are resolved against."""

    desk: Desk
    rules: Rules
    dimensions: dict[Id, int]
    date: str
    stake_sets: dict[Id, StakeSet] = field(default_factory=dict)
    """Named stake sets, and those written out in measures."""


def stakes(shelf: Shelf, place: Place, model: StakesModel | None, owner: Id) -> StakeSet:
    """The stake set a decision point or a measure means; everyone a bystander when it means none."""
    if model is None:
        return StakeSet(owner)
    if model.named:
        shelf.desk.ref(place, "stake set", model.named)
        return shelf.stake_sets.get(model.named, StakeSet(model.named))
    return stake_set(shelf.desk, place, model, owner)


def stake_set(desk: Desk, place: Place, model: StakesModel, name: Id) -> StakeSet:
    """A stake set that is written out."""
    if model.named:
        desk.error(place, "E203", "a stake set names no other set", "write principal: and concerned:")
        return StakeSet(name)
    both = [code for code in model.concerned if code in model.principal]
    if both:
        message = f"{friendly(both, 'and')} cannot be both principal and concerned"
        desk.error(place / "concerned", "E302", message, "list each once")
    principal = desk.refs(place / "principal", "delegation", model.principal)
    return StakeSet(name, principal, desk.refs(place / "concerned", "delegation", model.concerned))


def response(shelf: Shelf, place: Place, name: Id, model: ResponseModel) -> Response:
    """One response."""
    desk = shelf.desk
    measures = tuple(_measure(shelf, place / "measures" / n, m, name) for n, m in enumerate(model.measures))
    desk.unique(((place / "measures" / n, m.id) for n, m in enumerate(measures)), "measures")
    slots = tuple(_slot(shelf, place / "clauses" / slot, slot, s, name) for slot, s in model.clauses.items())
    _wordings_once(desk, place, model)
    if model.if_blocked == name:
        desk.error(place / "if_blocked", "E602", f"{name} cannot replace itself", "name another response")
    return Response(
        id=name,
        title=model.title,
        text=model.text,
        measures=measures,
        slots=slots,
        concerns=concerns(desk, place / "concerns", model.concerns, name, name),
        requires=gates(desk, place / "requires", model.requires),
        if_blocked=desk.ref(place / "if_blocked", "response", model.if_blocked),
        effects=effects(desk, place / "effects", model.effects, Owner(name)),
        unlawful=model.unlawful,
        bound_to_fail=model.bound_to_fail,
        sources=tuple(model.sources),
        stylised=model.stylised,
        was=tuple(model.was),
    )


def _wordings_once(desk: Desk, place: Place, model: ResponseModel) -> None:
    ids = [(place / "clauses" / slot, slot) for slot in model.clauses]
    for slot, item in model.clauses.items():
        ids += [(place / "clauses" / slot / "wordings" / n / "id", w.id) for n, w in enumerate(item.wordings)]
    desk.unique(ids, "clauses or wordings in this response")


def _slot(shelf: Shelf, place: Place, name: Id, model: SlotModel, owner: Id) -> Slot:
    if name.startswith(FREE) and name.removeprefix(FREE).isdecimal():
        message = f"a clause cannot be called {name}, which is what a clause proposed on the day is called"
        shelf.desk.error(place, "E607", message, "name it after what it says", key=True)
    found = tuple(_wording(shelf, place / "wordings" / n, w, f"{owner}.{name}") for n, w in enumerate(model.wordings))
    return Slot(name, model.title or name, found)


def _wording(shelf: Shelf, place: Place, model: WordingModel, owner: Id) -> Wording:
    return Wording(
        id=model.id,
        text=model.text,
        softens=_dims(shelf, place / "softens", model.softens),
        cost_band=model.cost_band,
        effects=effects(shelf.desk, place / "effects", model.effects, Owner(f"{owner}.{model.id}")),
        title=model.title,
    )


def _dims(shelf: Shelf, place: Place, loads: dict[str, int]) -> tuple[tuple[int, int], ...]:
    found = []
    for name, load in loads.items():
        shelf.desk.ref(place / name, "dimension", name, key=True)
        if name in shelf.dimensions:
            found.append((shelf.dimensions[name], load))
    return tuple(sorted(found))


def _measure(shelf: Shelf, place: Place, model: MeasureModel, owner: Id) -> Measure:
    desk = shelf.desk
    name = model.id or model.from_ or "measure"
    entry_place, entry = _entry(shelf, place, model)

    def from_(key: str) -> tuple[Place, MeasureModel | EntryModel]:
        return (place, model) if model.given(key) else (entry_place, entry)

    body, procedure = _forum(shelf, place, model, entry)
    cited = "" if model.stakes is None else model.stakes.named
    if model.stakes is not None:
        cited = cited or f"{owner}.{name}"
        found = stakes(shelf, place / "stakes", model.stakes, cited)
        shelf.stake_sets.setdefault(cited, found)
    loads_place, loads = from_("loads")
    keys_place, keys = from_("keys")
    return Measure(
        id=name,
        title=from_("title")[1].title or name,
        body=body,
        procedure=procedure,
        loads=_dims(shelf, loads_place / "loads", loads.loads),
        cost_band=from_("cost_band")[1].cost_band,
        theatre=_THEATRES[from_("theatre")[1].theatre],
        stakes=cited,
        requested_by=desk.refs(place / "requested_by", "delegation", model.requested_by),
        paid_by=desk.refs(place / "paid_by", "delegation", model.paid_by),
        keys=_keys(desk, (keys_place, place), keys.keys, owner),
        concerns=concerns(desk, place / "concerns", model.concerns, f"{owner}.{name}", owner),
        needed=model.needed,
        effects=effects(desk, place / "effects", model.effects, Owner(f"{owner}.{name}")),
        legal=from_("legal")[1].legal,
        catalogue=model.from_ or "",
    )


def _entry(shelf: Shelf, place: Place, model: MeasureModel) -> tuple[Place, EntryModel]:
    if model.from_ is None:
        if model.id is None:
            shelf.desk.error(place, "E201", "a measure needs an id or a catalogue entry", "add id: or from:")
        return place, EntryModel()
    shelf.desk.ref(place / "from", "catalogue entry", model.from_)
    return shelf.rules.catalogue.get(model.from_, (place, EntryModel()))


def _forum(shelf: Shelf, place: Place, model: MeasureModel, entry: EntryModel) -> tuple[Id, Id]:
    """The body and the procedure of a measure, both checked.

    A catalogue procedure belongs to the catalogue's body; another body decides by its own ordinary one.
    """
    desk, rules = shelf.desk, shelf.rules
    name = model.body or entry.body
    at = place / "body" if model.body else place / "from"
    if not name:
        desk.error(place, "E201", "this measure names no body", "add body:")
        return "", model.procedure
    desk.ref(at, "body", name)
    if name not in rules.bodies:
        return name, model.procedure
    body = rules.bodies[name][1]
    cited = entry.procedure if name == entry.body else ""
    procedure = model.procedure or cited or body.procedure
    desk.ref(place / "procedure" if model.procedure else at, "procedure", procedure)
    columns(desk, at, rules, procedure, group(rules, body.members, shelf.date))
    _authority(desk, at, rules, (name, procedure))
    _foreign(desk, at, rules, model, entry)
    return name, procedure


def _foreign(desk: Desk, place: Place, rules: Rules, model: MeasureModel, entry: EntryModel) -> None:
    """An act of one organisation given to a body of another, without saying by which procedure."""
    home = rules.home.get(entry.body)
    if home is None or not model.body or model.procedure or rules.home[model.body] == home:
        return
    message = f"{model.from_} is an act of {entry.body}, and {model.body} belongs to another organisation"
    desk.warn(place, "W607", message, "leave body: out, or say by which procedure: it acts")


def _authority(desk: Desk, place: Place, rules: Rules, named: tuple[Id, Id]) -> None:
    """A body must be composed for its procedure: members for a count, a holder for its own power."""
    name, procedure = named
    if procedure not in rules.procedures:
        return
    body, kind = rules.bodies[name][1], rules.procedures[procedure][1].kind
    if kind == "own" and not body.holder and not body.members:
        cure = f"write holder: with a delegation's code at {name} in its rulebook, or name another body"
        desk.error(place, "E605", f"nobody holds the authority of {name}", cure)
    if kind != "own" and not body.members:
        desk.error(place, "E605", f"{name} has no members to count under {procedure}", "name a council")


def _keys(desk: Desk, places: tuple[Place, Place], models: list[KeyModel], owner: Id) -> tuple[Key, ...]:
    found = [_key(desk, places[0] / "keys" / n, model, owner) for n, model in enumerate(models)]
    for n, key in enumerate(found):
        if not key.holder and key.test is None:
            cited = places[0] is not places[1]
            where = places[1] if cited else places[0] / "keys" / n
            cure = "write keys: here, with whose consent or which condition; keys: [] if none is needed"
            desk.warn(where, "W604", f'the key "{key.title or key.kind}" is in nobody\'s hand', cure)
    return tuple(key for key in found if key.holder or key.test is not None)


def _key(desk: Desk, place: Place, model: KeyModel, owner: Id) -> Key:
    named = [kind for kind in (*_HOLDERS, *_TESTS, "kind") if getattr(model, kind) is not None]
    if len(named) != 1:
        desk.error(place, "E203", "a key is one of host, agency, partner, request, basis or kind", "split it")
        return Key("basis", test=Expr("const", (1,)))
    kind = named[0]
    value = getattr(model, kind)
    holder = desk.ref(place / kind, "delegation", value) if kind in _HOLDERS else ""
    test = desk.expr(place / kind, value, draft=owner, secret=model.reveals) if kind in _TESTS else None
    extra = desk.expr(place / "when", model.when, draft=owner, secret=model.reveals)
    both = Expr("and", (test, extra)) if test and extra else test or extra
    return Key(value if kind == "kind" else kind, holder, both, model.title, model.source)
