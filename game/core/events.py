"""What happened: facts in the past tense. Whole in themselves, so that ``evolve`` needs no plan.

Fields are integers, strings, booleans and tuples of them: a fact survives JSON unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id
from game.core.terms import Minute

Wordings = tuple[tuple[Id, Id], ...]


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
    """``offer``, ``confidence``, ``move``, ``adopted``, ``broken``, ``granted``."""


@dataclass(frozen=True, slots=True)
class DecisionOpened:
    """A decision point opened."""

    decision: Id
    occurrence: int
    closes: Minute
    private: tuple[tuple[Id, int], ...]
    """(delegation, private flexibility in centi-points); seats never see it."""


@dataclass(frozen=True, slots=True)
class DecisionClosed:
    """A decision point closed."""

    decision: Id
    how: str
    """``adopted``, ``blocked`` (its status-quo response replaced it), ``lapsed``, ``referred`` or ``alone``."""
    response: Id
    """What stands now; "" nothing."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """A draft was tabled."""

    seat: Id
    decision: Id
    response: Id
    wordings: Wordings
    steps: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Amended:
    """One wording was swapped."""

    seat: Id
    decision: Id
    slot: Id
    wording: Id
    """"" puts the first wording back."""


@dataclass(frozen=True, slots=True)
class PositionTaken:
    """A delegation with a seat declared where it stands."""

    seat: Id
    decision: Id
    member: Id
    stand: str
    slot: Id
    declared: bool
    why: str


@dataclass(frozen=True, slots=True)
class StepBegun:
    """A negotiating step is under way; steps begun in one round run side by side."""

    kind: str
    """``draft`` (the drafters' time after tabling or amending), ``sound``, ``confide``, ``lobby``, ``refer``
    or ``move``."""
    seat: Id
    decision: Id
    subject: Id
    """Whom or what it is about: delegation, response, slot, body or move."""
    detail: Id
    """Offer or wording; "" none."""
    number: int
    due: Minute


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step finished. What it brought follows as further facts."""

    number: int


@dataclass(frozen=True, slots=True)
class Learned:
    """A seat now knows more of a delegation's mind on a text."""

    seat: Id
    decision: Id
    member: Id
    depth: int
    """``Knowing`` as a number."""
    band: str
    concerns: tuple[Id, ...]
    """Concerns it named: its reasons and the clauses."""
    short: int
    """Centi-points short of living with it (0: none), told only in confidence; -1: not told."""
    flexible: int
    """Private flexibility, told only in confidence; 0 otherwise."""
    response: Id
    wordings: Wordings
    """The text it spoke of."""
    how: str
    """``sounding``, ``confidence`` or ``broken silence``."""


@dataclass(frozen=True, slots=True)
class OfferMade:
    """An offer was accepted as a favour and moves the delegation."""

    seat: Id
    decision: Id
    member: Id
    offer: Id
    move: int


@dataclass(frozen=True, slots=True)
class PledgeGiven:
    """A promise with a date."""

    seat: Id
    pledge: Id
    to: Id
    due: Minute
    move: int


@dataclass(frozen=True, slots=True)
class PledgeSettled:
    """A promise came due."""

    pledge: Id
    kept: bool


@dataclass(frozen=True, slots=True)
class SilenceBegun:
    """The text is under silence."""

    seat: Id
    decision: Id
    hours: int
    until: Minute


@dataclass(frozen=True, slots=True)
class SilenceBroken:
    """Silence was broken, and one new reason is known."""

    decision: Id
    response: Id
    by: tuple[Id, ...]
    """Only the chair sees these names."""
    count: int
    """How often this text has now been broken."""


@dataclass(frozen=True, slots=True)
class TextRefused:
    """A text was put to the decision and did not carry."""

    decision: Id
    response: Id
    why: str
    """``vote`` or ``keys`` (its forum agreed, a second key was missing)."""
    count: int
    """How often this text has now failed."""


@dataclass(frozen=True, slots=True)
class VerdictGiven:
    """A body's procedure turned positions into a verdict on a measure."""

    decision: Id
    response: Id
    measure: Id
    body: Id
    procedure: Id
    adopted: bool
    supporting: tuple[Id, ...]
    abstaining: tuple[Id, ...]
    """Includes declared (constructive) abstentions."""
    declared: tuple[Id, ...]
    against: tuple[Id, ...]
    footnotes: tuple[Id, ...]
    failed: tuple[str, ...]
    """Titles of the tests or keys that failed; empty when adopted."""


@dataclass(frozen=True, slots=True)
class TextFell:
    """A text failed for good in this decision point."""

    decision: Id
    response: Id
    why: str
    """``silence`` (broken twice), ``vote`` or ``keys``."""


@dataclass(frozen=True, slots=True)
class ResponseAdopted:
    """A response is adopted and its effects begin."""

    decision: Id
    response: Id
    wordings: Wordings
    measures: tuple[Id, ...]
    """Those adopted; a response can stand without measures that were not needed."""
    footnotes: tuple[Id, ...]
    body: Id
    how: str
    """``silence``, ``agreed``, ``vote``, ``own-power``, ``blocked``, ``lapsed``, ``referred`` or ``alone``."""
    seat: Id
    occurrence: int


@dataclass(frozen=True, slots=True)
class TextWithdrawn:
    """The text was taken off the table."""

    seat: Id
    decision: Id
    response: Id


@dataclass(frozen=True, slots=True)
class FileReferred:
    """The file went to another body."""

    seat: Id
    decision: Id
    body: Id


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


Event = (
    Started | TimeMoved | ChanceDrawn | HiddenDrawn | InjectDelivered | InjectPassed | DynamicsRan | EffectQueued
    | EffectsFell | EffectPassed | Changed | ModifierSet | ModifierExpired | FactSet | FactCleared | CapitalChanged
    | DecisionOpened | DecisionClosed | Tabled | Amended | PositionTaken | StepBegun | StepDone | Learned | OfferMade
    | PledgeGiven | PledgeSettled | SilenceBegun | SilenceBroken | TextRefused | VerdictGiven | TextFell | ResponseAdopted
    | TextWithdrawn | FileReferred | MoveMade | Noted | Ended
)  # fmt: skip

EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        Started, TimeMoved, ChanceDrawn, HiddenDrawn, InjectDelivered, InjectPassed, DynamicsRan, EffectQueued,
        EffectsFell, EffectPassed, Changed, ModifierSet, ModifierExpired, FactSet, FactCleared, CapitalChanged,
        DecisionOpened, DecisionClosed, Tabled, Amended, PositionTaken, StepBegun, StepDone, Learned, OfferMade,
        PledgeGiven, PledgeSettled, SilenceBegun, SilenceBroken, TextRefused, VerdictGiven, TextFell, ResponseAdopted,
        TextWithdrawn, FileReferred, MoveMade, Noted, Ended,
    )
}  # fmt: skip
"""Every fact by name, for the journal."""
