"""Facts about the world and the exercise as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id
from game.core.terms import Minute


@dataclass(frozen=True, slots=True)
class Started:
    """STARTEX."""

    seed: int
    playthrough: int
    values: tuple[int, ...]
    """Indicator starts in plan order."""
    capital: tuple[tuple[Id, int], ...]
    forced: tuple[tuple[Id, str], ...]
    """(chance id or ``id#occurrence``, outcome): luck laid down beforehand, by a test or a facilitator."""
    seats: tuple[Id, ...] = ()
    """Seats held by people."""


@dataclass(frozen=True, slots=True)
class TimeMoved:
    """Exercise time now is ``to``."""

    to: Minute


@dataclass(frozen=True, slots=True)
class ChanceDrawn:
    """Luck fell so. ``occurrence`` is the period or use number, never a count of draws."""

    chance: Id
    occurrence: int
    outcome: str


@dataclass(frozen=True, slots=True)
class HiddenDrawn:
    """A hidden truth was settled."""

    hidden: Id
    value: str


@dataclass(frozen=True, slots=True)
class EvidenceExamined:
    """Evidence was looked for."""

    evidence: Id
    occurrence: int
    found: bool
    to: tuple[Id, ...]
    """Seats that were told; empty where nothing was found and its absence says nothing."""


@dataclass(frozen=True, slots=True)
class BeliefRevised:
    """What a seat thinks likely about a hidden truth is now this."""

    belief: Id
    seat: Id
    parts: tuple[int, ...]
    """In 10,000, for each value of the truth in its order."""
    because: Id = ""
    """The evidence; "" at STARTEX."""


@dataclass(frozen=True, slots=True)
class InjectDelivered:
    """An inject reached its holders."""

    inject: Id
    occurrence: int
    to: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class InjectPassed:
    """An inject's time came and it was not delivered."""

    inject: Id
    occurrence: int
    why: str
    """``condition`` or ``chance``."""


@dataclass(frozen=True, slots=True)
class DynamicsRan:
    """One period of drift."""

    dynamics: Id
    period: int


@dataclass(frozen=True, slots=True)
class EffectQueued:
    """An effect will fall due."""

    effect: Id
    occurrence: int
    due: Minute
    share: int = 100
    """Per cent of its amounts that apply: 50 when the same act was used a short while ago."""


@dataclass(frozen=True, slots=True)
class EffectsFell:
    """Effects fell due together: one batch."""

    effects: tuple[tuple[Id, int, Minute], ...]
    """(effect, occurrence, minute they were due)."""


@dataclass(frozen=True, slots=True)
class EffectPassed:
    """An effect fell due and did not apply."""

    effect: Id
    occurrence: int
    why: str
    """``condition``, ``chance`` or ``unknown`` (the plan no longer has it)."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One batch of changes to indicators: read before, summed, clipped once."""

    values: tuple[tuple[int, int, int], ...]
    """(indicator position, value before, value after)."""
    causes: tuple[tuple[int, Id, int], ...]
    """(indicator position, effect id, amount asked for)."""


@dataclass(frozen=True, slots=True)
class ModifierSet:
    """A temporary addition to a rate."""

    effect: Id
    occurrence: int
    indicator: int
    amount: int
    until: Minute


@dataclass(frozen=True, slots=True)
class ModifierExpired:
    """A temporary addition ended."""

    effect: Id
    occurrence: int
    indicator: int


@dataclass(frozen=True, slots=True)
class FactSet:
    """Something is now on record."""

    name: str


@dataclass(frozen=True, slots=True)
class FactCleared:
    """Something is no longer so."""

    name: str


@dataclass(frozen=True, slots=True)
class CapitalChanged:
    """A seat's capital for offers went up or down."""

    seat: Id
    by: int
    why: str
    """``offer``, ``confidence``, ``move``, ``adopted``, ``broken``, ``granted`` or ``returned`` (for an offer)."""


@dataclass(frozen=True, slots=True)
class MoveMade:
    """A seat used one of its own moves."""

    seat: Id
    move: Id
    occurrence: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Noted:
    """A seat wrote something down."""

    seat: Id
    text: str


@dataclass(frozen=True, slots=True)
class Ended:
    """ENDEX."""

    at: Minute
