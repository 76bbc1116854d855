"""What happened: facts in the past tense. Whole in themselves, so that ``evolve`` needs no plan.

Fields are integers, strings, booleans and tuples of them: a fact survives JSON unchanged.
"""

from __future__ import annotations

from game.core.facts_room import (
    ROOM_EVENTS,
    Adjusted,
    ClauseProposed,
    ClauseRevised,
    ClauseRuled,
    DeadlineMoved,
    FloorPassed,
    InjectHeld,
    InjectMoved,
    InjectReleased,
    InjectWaits,
    InjectWritten,
    MessagesAllowed,
    MessageSent,
    Observed,
    OutcomeDeclared,
    PledgeRuled,
    RationaleGiven,
    RoomEvent,
    SeatHeld,
    Spoke,
    TourOpened,
)
from game.core.facts_texts import (
    Amended,
    DecisionClosed,
    DecisionOpened,
    FileReferred,
    Learned,
    OfferDeclined,
    OfferMade,
    PledgeGiven,
    PledgeSettled,
    PositionTaken,
    ResponseAdopted,
    SilenceBegun,
    SilenceBroken,
    SilenceLeaked,
    StepBegun,
    StepDone,
    Tabled,
    TextFell,
    TextRefused,
    TextWithdrawn,
    VerdictGiven,
)
from game.core.facts_world import (
    BeliefRevised,
    CapitalChanged,
    ChanceDrawn,
    Changed,
    DynamicsRan,
    EffectPassed,
    EffectQueued,
    EffectsFell,
    Ended,
    EvidenceExamined,
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
    "ROOM_EVENTS",
    "Adjusted",
    "Amended",
    "BeliefRevised",
    "CapitalChanged",
    "ChanceDrawn",
    "Changed",
    "ClauseProposed",
    "ClauseRevised",
    "ClauseRuled",
    "DeadlineMoved",
    "DecisionClosed",
    "DecisionOpened",
    "DynamicsRan",
    "EffectPassed",
    "EffectQueued",
    "EffectsFell",
    "Ended",
    "Event",
    "EvidenceExamined",
    "FactCleared",
    "FactSet",
    "FileReferred",
    "FloorPassed",
    "HiddenDrawn",
    "InjectDelivered",
    "InjectHeld",
    "InjectMoved",
    "InjectPassed",
    "InjectReleased",
    "InjectWaits",
    "InjectWritten",
    "Learned",
    "MessageSent",
    "MessagesAllowed",
    "ModifierExpired",
    "ModifierSet",
    "MoveMade",
    "Noted",
    "Observed",
    "OfferDeclined",
    "OfferMade",
    "OutcomeDeclared",
    "PledgeGiven",
    "PledgeRuled",
    "PledgeSettled",
    "PositionTaken",
    "RationaleGiven",
    "ResponseAdopted",
    "RoomEvent",
    "SeatHeld",
    "SilenceBegun",
    "SilenceBroken",
    "SilenceLeaked",
    "Spoke",
    "Started",
    "StepBegun",
    "StepDone",
    "Tabled",
    "TextFell",
    "TextRefused",
    "TextWithdrawn",
    "TimeMoved",
    "TourOpened",
    "VerdictGiven",
]

Event = (
    Started | TimeMoved | ChanceDrawn | HiddenDrawn | EvidenceExamined | BeliefRevised
    | InjectDelivered | InjectPassed | DynamicsRan | EffectQueued
    | EffectsFell | EffectPassed | Changed | ModifierSet | ModifierExpired | FactSet | FactCleared | CapitalChanged
    | DecisionOpened | DecisionClosed | Tabled | Amended | PositionTaken | StepBegun | StepDone | Learned | OfferMade
    | PledgeGiven | PledgeSettled | SilenceBegun | SilenceBroken | TextRefused | VerdictGiven | TextFell
    | ResponseAdopted | TextWithdrawn | FileReferred | MoveMade | Noted | Ended | OfferDeclined | SilenceLeaked
    | RoomEvent
)  # fmt: skip

EVENTS: dict[str, type[Event]] = {
    kind.__name__: kind
    for kind in (
        Started, TimeMoved, ChanceDrawn, HiddenDrawn, EvidenceExamined, BeliefRevised,
        InjectDelivered, InjectPassed, DynamicsRan, EffectQueued,
        EffectsFell, EffectPassed, Changed, ModifierSet, ModifierExpired, FactSet, FactCleared, CapitalChanged,
        DecisionOpened, DecisionClosed, Tabled, Amended, PositionTaken, StepBegun, StepDone, Learned, OfferMade,
        PledgeGiven, PledgeSettled, SilenceBegun, SilenceBroken, TextRefused, VerdictGiven, TextFell, ResponseAdopted,
        TextWithdrawn, FileReferred, MoveMade, Noted, Ended, OfferDeclined, SilenceLeaked, *ROOM_EVENTS,
    )
}  # fmt: skip
"""Every fact by name, for the journal."""
