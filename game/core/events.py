"""What happened: facts in the past tense. Whole in themselves, so that ``evolve`` needs no plan.

Fields are integers, strings, booleans and tuples of them: a fact survives JSON unchanged.
"""

from __future__ import annotations

from game.core.facts_texts import (
    Amended,
    DecisionClosed,
    DecisionOpened,
    FileReferred,
    Learned,
    OfferMade,
    PledgeGiven,
    PledgeSettled,
    PositionTaken,
    ResponseAdopted,
    SilenceBegun,
    SilenceBroken,
    StepBegun,
    StepDone,
    Tabled,
    TextFell,
    TextRefused,
    TextWithdrawn,
    VerdictGiven,
)
from game.core.facts_world import (
    CapitalChanged,
    ChanceDrawn,
    Changed,
    DynamicsRan,
    EffectPassed,
    EffectQueued,
    EffectsFell,
    Ended,
    FactCleared,
    FactSet,
    HiddenDrawn,
    InjectDelivered,
    InjectPassed,
    ModifierExpired,
    ModifierSet,
    MoveMade,
    Noted,
    Started,
    TimeMoved,
)

__all__ = [
    "EVENTS",
    "Amended",
    "CapitalChanged",
    "ChanceDrawn",
    "Changed",
    "DecisionClosed",
    "DecisionOpened",
    "DynamicsRan",
    "EffectPassed",
    "EffectQueued",
    "EffectsFell",
    "Ended",
    "Event",
    "FactCleared",
    "FactSet",
    "FileReferred",
    "HiddenDrawn",
    "InjectDelivered",
    "InjectPassed",
    "Learned",
    "ModifierExpired",
    "ModifierSet",
    "MoveMade",
    "Noted",
    "OfferMade",
    "PledgeGiven",
    "PledgeSettled",
    "PositionTaken",
    "ResponseAdopted",
    "SilenceBegun",
    "SilenceBroken",
    "Started",
    "StepBegun",
    "StepDone",
    "Tabled",
    "TextFell",
    "TextRefused",
    "TextWithdrawn",
    "TimeMoved",
    "VerdictGiven",
]

Event = (
    Started | TimeMoved | ChanceDrawn | HiddenDrawn | InjectDelivered | InjectPassed | DynamicsRan | EffectQueued
    | EffectsFell | EffectPassed | Changed | ModifierSet | ModifierExpired | FactSet | FactCleared | CapitalChanged
    | DecisionOpened | DecisionClosed | Tabled | Amended | PositionTaken | StepBegun | StepDone | Learned | OfferMade
    | PledgeGiven | PledgeSettled | SilenceBegun | SilenceBroken | TextRefused | VerdictGiven | TextFell
    | ResponseAdopted | TextWithdrawn | FileReferred | MoveMade | Noted | Ended
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
