"""A scenario: the whole of ``scenario.yaml``."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, WithJsonSchema

from game.pack.schema.base import Code, Duration, Id, Label, LongText, Model, Moment, Ref, Refs, Texts, Word
from game.pack.schema.decision import DecisionModel
from game.pack.schema.exercise import (
    BeliefModel,
    CutModel,
    DynamicsModel,
    EvidenceModel,
    HiddenModel,
    HistoryModel,
    IndicatorModel,
    InjectModel,
    MoveModel,
    ObjectiveModel,
    PledgeModel,
    RehearsalModel,
    SeatModel,
    TestModel,
)
from game.pack.schema.response import ResponseModel, StakesModel
from game.pack.schema.rules import CostsModel

Drop = Annotated[object, WithJsonSchema({"type": ["string", "array", "object"]})]
"""Words, lists and mappings that name parts of the base; read by ``game.pack.drops``, place by place."""

Points = Annotated[int, Field(ge=-3, le=3)]


class OverrideModel(Model):
    """This scenario's own reading of one delegation."""

    stance: dict[Word, Points] = Field(default_factory=dict, description="Dimension to weight, -3 to +3")
    cost: int | None = Field(None, ge=0, le=3, description="Cost sensitivity")
    flank: int | None = Field(None, ge=-3, le=3, description="-3 south first to +3 east first")
    interests: str = Field("", description="What it wants here")
    red_lines: str = Field("", description="What it will not accept here")
    title: str = Field("", description="Its name here")
    source: str = Field("", description="Why")


class BodyUseModel(Model):
    """What this scenario adds to a body."""

    cohesion: str = Field("", description="Indicator that a footnote or a broken silence costs")
    title: str = Field("", description="Its name here")


class ScenarioModel(Model):
    """The authored story."""

    format: Literal[1] = Field(description="The version of the language")
    id: Id = Field(description="Its id, also the name of its folder")
    title: str = Field(description="Its title")
    overlays: Ref = Field("", description="The scenario it is laid over: only differences are written here")
    drop: Drop = Field(None, description="What falls away from the scenario it is laid over")
    subtitle: str = Field("", description="Its second line")
    version: str = Field("1.0", description="Its own version")
    starts: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$", description="STARTEX, local: 2016-02-08T08:00")
    endex: Moment = Field(description="When it ends")
    quantum: Duration | None = Field(None, description="The grid of exercise time; derived when left out")
    rulebooks: Refs = Field(default_factory=list, description="The rulebooks it is played under")
    briefing: LongText = Field("", description="Read before STARTEX")
    dilemma: LongText = Field("", description="The hard choice in a few sentences")
    notes: Texts = Field(default_factory=list, description="Said to every reader")
    sources: Texts = Field(default_factory=list, description="Where its facts come from")
    assumptions: Texts = Field(default_factory=list, description="What it takes as given")
    glossary: dict[str, str] = Field(default_factory=dict, description="Abbreviation to what it stands for")
    debrief_questions: Texts = Field(default_factory=list, description="For the talk afterwards")
    solo: Refs = Field(default_factory=list, description="The seats one person holds alone")
    dimensions: Refs = Field(default_factory=list, description="Policy dimensions; the rulebooks' when left out")
    costs: CostsModel | None = Field(None, description="Constants of steps and stance, where they differ")
    indicators: dict[Word, IndicatorModel] = Field(default_factory=dict, description="Watched quantities")
    dynamics: list[DynamicsModel] = Field(default_factory=list, description="How the world drifts")
    hidden: dict[Id, HiddenModel] = Field(default_factory=dict, description="Truths drawn at STARTEX")
    evidence: list[EvidenceModel] = Field(default_factory=list, description="What looking can find")
    beliefs: dict[Id, BeliefModel] = Field(default_factory=dict, description="What seats think likely about truths")
    stakes: dict[Id, StakesModel] = Field(default_factory=dict, description="Named stake sets")
    delegations: dict[Code, OverrideModel] = Field(default_factory=dict, description="Own readings of delegations")
    bodies: dict[Label, BodyUseModel] = Field(default_factory=dict, description="What is added to bodies")
    seats: list[SeatModel] = Field(default_factory=list, description="Who takes part")
    moves: list[MoveModel] = Field(default_factory=list, description="Seats' own acts")
    pledges: list[PledgeModel] = Field(default_factory=list, description="Promises that can be given")
    injects: list[InjectModel] = Field(default_factory=list, description="What is delivered")
    decisions: dict[Id, DecisionModel] = Field(default_factory=dict, description="Decision points")
    responses: dict[Id, ResponseModel] = Field(default_factory=dict, description="Courses of action")
    objectives: list[ObjectiveModel] = Field(default_factory=list, description="What it practises")
    cuts: dict[Id, CutModel] = Field(default_factory=dict, description="Shorter versions for a room with little time")
    history: list[HistoryModel] = Field(default_factory=list, description="What really happened")
    tests: list[TestModel] = Field(default_factory=list, description="Tests of the scenario")
    rehearsal: RehearsalModel | None = Field(None, description="What rehearsal holds it to")
