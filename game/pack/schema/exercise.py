"""Indicators, dynamics, injects, seats, moves, pledges, hidden truths, objectives, history and tests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from game.pack.schema.base import (
    Duration,
    Expression,
    Id,
    LongText,
    Model,
    Moment,
    PerCent,
    Ref,
    Refs,
    Weight,
    YesNo,
)
from game.pack.schema.effects import ChanceModel, Effects, Gates

Bounds = Annotated[list[int], Field(min_length=2, max_length=2)]
"""Lowest and highest value."""


class IndicatorModel(Model):
    """A watched quantity in whole numbers of its own unit."""

    title: str = Field(description="What it is called on screen")
    unit: str = Field("index", description="The unit of one point, such as people a day")
    range: Bounds = Field(description="Lowest and highest value")
    start: int = Field(description="Its value at STARTEX")
    better: Literal["up", "down", "neutral"] = Field("neutral", description="Which way is better; neutral: a gauge")
    shown: Literal["first", "dial", "debrief", "never"] = Field(
        "debrief",
        description="Where it is shown: first for lives alone, told as a minimum recorded figure; dial on the board",
    )
    steps: Literal["index", "relative"] = Field(
        "index", description="What 1, 2 and 3 steps mean: 3, 7 and 12 points, or 10, 25 and 50 per cent of the value"
    )
    precision: int = Field(0, ge=0, le=6, description="Decimal places on screen: with 1, 41 is shown as 4.1")
    note: str = Field("", description="What it counts, in one sentence")
    source: str = Field("", description="Where its figures come from")


class DynamicsModel(Model):
    """How the world drifts."""

    id: Id = Field(description="Its id")
    title: str = Field("", description="Shown as the cause of its changes")
    every: Duration = Field(description="The period")
    first: Moment | None = Field(None, description="When it first applies; one period after STARTEX when left out")
    when: Expression | None = Field(None, description="Applies only while this holds")
    chance: ChanceModel | None = Field(None, description="Drawn once a period; effects name the outcome they need")
    effects: Effects = Field(description="What it changes")


class InjectModel(Model):
    """What is delivered to prompt thought or a decision."""

    id: Id = Field(description="Its id")
    title: str = Field(description="Its heading")
    text: LongText = Field(description="What arrives on the desk")
    at: Moment | None = Field(None, description="When; left out: it waits for watch, or for an effect")
    watch: Expression | None = Field(None, description="Delivered in the first minute this is true")
    when: Expression | None = Field(None, description="Read once, at its time; false: not delivered")
    every: Duration = Field("0", description="Comes again after so long")
    until: Moment | None = Field(None, description="The last moment it may come again")
    chance: ChanceModel | None = Field(None, description="Delivered unless the outcome is no")
    to: Refs = Field(default_factory=list, description="Seats or bodies; empty: everyone")
    from_: str = Field("", alias="from", description="Who sends it")
    channel: str = Field("", description="How it arrives")
    marking: str = Field("", description="How widely it may be shown")
    kind: Literal["inject", "contingency", "red", "chance", "expected"] = Field("inject", description="What it is")
    effects: Effects = Field(default_factory=list, description="What it changes")
    opens: Refs = Field(default_factory=list, description="Decision points it opens")
    stylised: YesNo = Field(False, description="Invented for training")
    source: str = Field("", description="Where it is recorded")
    was: Refs = Field(default_factory=list, description="Earlier ids")
    reveals: YesNo = Field(False, description="yes: seats may learn a hidden truth from it, and that is meant")


class SeatModel(Model):
    """What one participant controls."""

    id: Id = Field(description="Its id")
    title: str = Field(description="Its office")
    chairs: Refs = Field(default_factory=list, description="Bodies it chairs")
    delegation: str = Field("", description="The delegation it speaks for")
    holds: Refs = Field(default_factory=list, description="Further bodies whose papers it receives")
    moves: Refs = Field(default_factory=list, description="Moves of its own")
    capital: int = Field(6, ge=0, le=100, description="What it can spend on offers and confidences")
    policy: str = Field("consensus", description="How it acts when nobody sits in it")
    role: Literal["player", "red", "facilitator", "evaluator", "observer"] = Field("player", description="Its part")
    brief: LongText = Field("", description="What it is told about itself")
    knows: LongText = Field("", description="What only it is told")


class MoveModel(Model):
    """A seat's own act, in its own power."""

    id: Id = Field(description="Its id")
    title: str = Field(description="The act in a few words")
    text: LongText = Field("", description="What is done")
    seat: Ref = Field(description="The seat that may do it")
    capital: int = Field(0, ge=0, le=100, description="What it costs")
    takes: Duration = Field("0", description="How long it takes")
    every: Duration = Field("0", description="At least so long between two uses; 0: once only")
    requires: Gates = Field(default_factory=list, description="What must hold before it is in order")
    effects: Effects = Field(default_factory=list, description="What follows from it")
    from_: Ref | None = Field(None, alias="from", description="The catalogue entry it is taken from")


class PledgeModel(Model):
    """A promise with a date, from a seat to a delegation."""

    id: Id = Field(description="Its id")
    title: str = Field(description="The promise in a few words")
    by: Ref = Field(description="The seat that gives it")
    to: Ref = Field(description="The delegation that receives it")
    due: Duration = Field(description="How long after it is given")
    kept: Expression = Field(description="Read when due: true if it was kept")
    move: int = Field(150, ge=0, le=2000, description="Centi-points it moves the delegation")
    public: YesNo = Field(False, description="Known to everyone")
    reveals: YesNo = Field(False, description="yes: seats may learn a hidden truth from it, and that is meant")
    text: LongText = Field("", description="Its words")


class HiddenModel(Model):
    """A truth drawn at STARTEX."""

    title: str = Field("", description="What it is about")
    one_of: dict[str, Weight] = Field(min_length=1, description="Value to its weight")
    known_to: Refs = Field(default_factory=list, description="Seats that know it")


class EvidenceModel(Model):
    """What can be looked for; how likely it is found depends on a hidden truth."""

    id: Id = Field(description="Its id")
    title: str = Field(description="What it is, in a few words")
    text: LongText = Field("", description="What is learned when it is found")
    about: Ref = Field(description="The hidden truth it speaks of")
    seen: dict[str, PerCent] = Field(min_length=1, description="Value of the truth to the chance that it is found then")
    absence: Literal["informative", "silent"] = Field(
        "informative", description="Whether finding nothing is told and moves beliefs, or passes unseen"
    )
    to: Refs = Field(default_factory=list, description="Seats that are told; left out: all that hold a belief over it")


class BeliefModel(Model):
    """What seats think likely about a hidden truth, each on the evidence it was told."""

    title: str = Field(description="What it is about, as seats read it")
    over: Ref = Field(description="The hidden truth")
    held_by: Refs = Field(min_length=1, description="Seats that hold it, each its own")
    prior: dict[str, Weight] = Field(
        default_factory=dict, description="Value to its weight at STARTEX; left out: the weights of the truth itself"
    )


class TaskModel(Model):
    """A critical task, judged from conduct."""

    id: Id | None = Field(None, description="Its id; derived from its objective when left out")
    title: str = Field("", description="What is to be done; the words of observed when left out")
    by: Expression | None = Field(None, description="True once it is performed")
    observed: str = Field("", description="What a person must observe, where nothing can be computed")
    before: Moment | None = Field(None, description="Performed by then; left out: by ENDEX")
    unaided: YesNo = Field(False, description="Counts fully only without a hint")
    never: YesNo = Field(False, description="Performed when by never became true")
    relevant: Expression | None = Field(None, description="Judged only if this held at some time")


class ObjectiveModel(Model):
    """What the exercise practises."""

    id: Id = Field(description="Its id")
    title: str = Field(description="What participants should be able to do")
    tasks: list[TaskModel] = Field(min_length=1, description="Its critical tasks")


class OfferedModel(Model):
    """An offer made in a line of history."""

    offer: Ref = Field(description="The offer")
    to: Ref = Field(description="The delegation it was made to")


class ChoiceModel(Model):
    """A decision taken, with its wordings."""

    decision: Ref = Field(description="The decision point")
    response: Ref = Field(description="The response adopted")
    clauses: dict[Id, Ref] = Field(default_factory=dict, description="Clause to the wording it had")
    offers: list[OfferedModel] = Field(default_factory=list, description="Offers made on the way")
    hours: int = Field(24, ge=0, le=720, description="Hours of silence that ended then")
    at: Moment | None = Field(None, description="When the text was agreed; the line's own moment when left out")


class HistoryModel(Model):
    """What really happened."""

    at: Moment = Field(description="When, in exercise time")
    date: str = Field("", description="When, as a date in words")
    text: LongText = Field(description="What happened")
    source: str = Field("", description="Where it is recorded")
    stylised: YesNo = Field(False, description="Invented for training")
    chose: list[ChoiceModel] = Field(default_factory=list, description="What was decided then")


class TestModel(Model):
    """A test inside the scenario."""

    __test__ = False

    name: str = Field(description="What holds")
    policy: Literal["history", "status-quo", "consensus", "public", "random"] = Field(
        "status-quo", description="How the chairs act where nothing is chosen"
    )
    seed: int = Field(1, ge=0, le=2**63 - 1, description="The luck it meets")
    chance: dict[str, Weight] = Field(default_factory=dict, description="Chance, or chance#occurrence, to its outcome")
    choose: list[ChoiceModel] = Field(default_factory=list, description="Decisions forced")
    expect: list[Expression] = Field(default_factory=list, description="What must hold at ENDEX")
    never: list[Expression] = Field(default_factory=list, description="What must not hold at any minute")
    sees: dict[Ref, Refs] = Field(
        default_factory=dict, description="Seat to the injects, decision points and indicators it must come to see"
    )
    unseen: dict[Ref, Refs] = Field(default_factory=dict, description="Seat to what it must never come to see")


class CutModel(Model):
    """A shorter version for a room with little time."""

    title: str = Field("", description="What it is called; its id when left out")
    decisions: Refs = Field(min_length=1, description="The decision points people decide, of those the scenario has")
    boxes: dict[Ref, Annotated[int, Field(ge=1, le=600)]] = Field(
        default_factory=dict,
        description="Minutes of the room's time for a decision point, or for brief, hot-wash and debrief",
    )
    rest: Literal["history", "status-quo", "consensus", "public"] = Field(
        "history", description="The policy that decides the other points"
    )


class RehearsalModel(Model):
    """What rehearsal holds the scenario to."""

    adopts: dict[str, Bounds] = Field(default_factory=dict, description="Policy to least and most per cent adopted")
    max_share_of_one_option: int | None = Field(
        None, ge=0, le=100, description="Most per cent of a decision point's closings at which one response may stand"
    )
    longest_gap: Duration | None = Field(None, description="Longest exercise time without an open decision point")
    dead_ends: int | None = Field(None, ge=0, le=1000, description="Most ways in which the choices may run out early")
    no_options: int | None = Field(None, ge=0, le=1000, description="Most decision points with nothing in order")
    unreached: int | None = Field(None, ge=0, le=1000, description="Most injects and decision points never reached")
    never_in_order: int | None = Field(None, ge=0, le=1000, description="Most responses whose gates never open")
    never_adopted: int | None = Field(None, ge=0, le=1000, description="Most responses no body would ever adopt")
    dominated: int | None = Field(None, ge=0, le=1000, description="Most responses another one is never worse than")
