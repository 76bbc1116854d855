"""The world of a scenario: indicators, how it drifts, what is delivered, what is hidden."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from game.core.plan import Chance, Dynamics, Hidden, Id, Indicator, Inject
from game.core.terms import DAY, Minute
from game.pack.compile.desk import Desk, Place
from game.pack.compile.effects import ALWAYS, Owner, effects
from game.pack.schema.effects import EFFECT_WORDS
from game.pack.schema.exercise import DynamicsModel, HiddenModel, IndicatorModel, InjectModel

LARGEST = 2**53
"""Bound of an indicator's range; leaves room for sums and products within 64 bits."""


def indicators(desk: Desk, place: Place, models: Mapping[Id, IndicatorModel]) -> tuple[Indicator, ...]:
    """Every indicator in the order of the names gathered, so that positions agree even when one is unsound."""
    found = []
    for name in desk.names.indicators:
        model = models.get(name)
        found.append(_indicator(desk, place / name, name, model) if model else _unsound(name))
    return tuple(found)


def _unsound(name: Id) -> Indicator:
    return Indicator(name, name, "", 0, 1, 0, "neutral", "never")


def _indicator(desk: Desk, place: Place, name: Id, model: IndicatorModel) -> Indicator:
    low, high = model.range
    if low >= high or max(abs(low), abs(high)) > LARGEST:
        desk.error(place / "range", "E405", f"[{low}, {high}] is not a range", "write the lower number first")
        low, high = 0, 1
    elif not low <= model.start <= high:
        cure = f"write {low} to {high}"
        desk.error(place / "start", "E405", f"{name} starts at {model.start}, outside its range", cure)
    if name in EFFECT_WORDS:
        cure = "rename it"
        desk.error(
            place, "E607", f"an indicator cannot be called {name}, which means something in effects", cure, key=True
        )
    return Indicator(
        id=name,
        title=model.title,
        unit=model.unit,
        low=low,
        high=high,
        start=model.start,
        better=model.better,
        shown=model.shown,
        steps=model.steps,
        precision=model.precision,
        note=model.note,
        source=model.source,
    )


def _period(desk: Desk, place: Place, text: str) -> Minute:
    """So long between two times: with none at all time would never go on."""
    return desk.some(place, text, "write a duration such as 7d", "a period cannot be nothing")


def on_the_grid(desk: Desk, place: Place, repeated: Sequence[Dynamics | Inject], quantum: Minute) -> None:
    """Refuse what would come again within one step of the grid of time; ``place`` is that of the list."""
    cure = "let it come less often, or write a finer quantum"
    for n, item in enumerate(repeated):
        if 0 < item.every < quantum:
            message = f"{item.id} would come again within one step of the grid of time"
            desk.error(place / n / "every", "E405", message, cure)


def dynamics(desk: Desk, place: Place, model: DynamicsModel) -> Dynamics:
    """One entry of how the world drifts."""
    every = _period(desk, place / "every", model.every)
    first = desk.moment_or_none(place / "first", model.first)
    if first is not None and first >= desk.names.endex:
        desk.warn(place / "first", "W401", f"{model.id} begins at or after ENDEX and never applies", "begin earlier")
    chance = desk.chance(place / "chance", model.chance)
    return Dynamics(
        id=model.id,
        title=model.title or model.id,
        every=every or DAY,
        first=every if first is None else first,
        effects=effects(desk, place / "effects", model.effects, Owner(model.id, chance)),
        when=desk.expr(place / "when", model.when),
        chance=chance,
    )


def inject(desk: Desk, place: Place, model: InjectModel, endex: Minute) -> Inject:
    """One inject."""
    at = desk.moment_or_none(place / "at", model.at)
    if at is not None and at >= endex:
        cure = "move it or ENDEX"
        desk.warn(place / "at", "W401", f"{model.id} is due at or after ENDEX and will not be delivered", cure)
    if at is not None and model.watch is not None:
        desk.error(place / "watch", "E606", "an inject has a time or watches, not both", "remove at: or watch:")
    every = _period(desk, place / "every", model.every) if "every" in model.model_fields_set else 0
    until = desk.moment_or_none(place / "until", model.until)
    chance = desk.chance(place / "chance", model.chance)
    secret = model.reveals or (bool(model.to) and set(model.to) <= desk.initiates)
    return Inject(
        id=model.id,
        title=model.title,
        text=model.text,
        at=at,
        when=desk.expr(place / "when", model.when, secret=secret),
        watch=None if model.watch is None else desk.expr(place / "watch", model.watch, secret=secret) or ALWAYS,
        every=every,
        until=until,
        chance=chance,
        to=desk.refs(place / "to", "seat or body", model.to),
        sender=model.from_,
        channel=model.channel,
        marking=model.marking,
        effects=effects(desk, place / "effects", model.effects, Owner(model.id, chance)),
        opens=desk.refs(place / "opens", "decision point", model.opens),
        kind=model.kind,
        stylised=model.stylised,
        source=model.source,
        was=tuple(model.was),
    )


def hidden(desk: Desk, place: Place, name: Id, model: HiddenModel) -> Hidden:
    """One truth drawn at STARTEX; its id is also that of its chance."""
    chance = Chance(name, desk.weights(place / "one_of", model.one_of))
    if desk.chances.setdefault(name, chance) != chance:
        desk.error(place, "E607", f"a chance is already called {name}", "rename one of them", key=True)
    return Hidden(name, chance, desk.refs(place / "known_to", "seat", model.known_to), model.title or name)
