"""Responses, their measures and clauses, and the catalogue entries measures are taken from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field
from pydantic.json_schema import SkipJsonSchema

from game.pack.schema.base import Id, Label, LongText, Model, Ref, Refs, Texts, Word, YesNo
from game.pack.schema.effects import ConcernModel, Effects, Gates, KeyModel

Load = Annotated[int, Field(ge=-2, le=2)]
"""How hard a measure pulls on a dimension."""

Points = Annotated[int, Field(ge=-4, le=4)]
"""How far a wording moves a load towards zero."""

Band = Annotated[int, Field(ge=0, le=3)]
"""Cost band: 0 nothing to 3 dear."""

Theatre = Literal["south", "east", "neither"]


class StakesModel(Model):
    """Whose business it is; everyone else is a bystander."""

    named: SkipJsonSchema[str] = Field("", alias="=", description="The stake set cited by name alone")
    principal: Refs = Field(default_factory=list, description="Delegations whose own affair it is")
    concerned: Refs = Field(default_factory=list, description="Delegations it touches")


Stakes = Annotated[
    StakesModel | None,
    BeforeValidator(
        lambda value: {"=": value} if isinstance(value, str) else value,
        json_schema_input_type=StakesModel | str,
    ),
]
"""A named stake set, or one written out here."""


class EntryModel(Model):
    """A catalogue entry: an act a body can take, as measures cite it."""

    title: str = Field("", description="The act in a few words")
    body: str = Field("", description="The body that decides it")
    procedure: str = Field("", description="By which procedure; the body's ordinary one when left out")
    loads: dict[Word, Load] = Field(default_factory=dict, description="Dimension to load, -2 to +2")
    cost_band: Band = Field(0, description="What its payers pay, 0 to 3")
    theatre: Theatre = Field("neither", description="Which flank it serves")
    keys: list[KeyModel] = Field(default_factory=list, description="Second keys besides the body's verdict")
    legal: str = Field("", description="Its legal basis")
    lead: str = Field("", description="How long it takes to begin")
    risk: str = Field("", description="What may go wrong")
    note: str = Field("", description="A remark for authors")
    source: str = Field("", description="Where it is described")


class MeasureModel(Model):
    """One act of one body inside a response."""

    id: Label | None = Field(None, description="Its id; the catalogue's when left out")
    from_: Ref | None = Field(None, alias="from", description="The catalogue entry it is taken from")
    title: str = Field("", description="The act in a few words")
    body: str = Field("", description="The body that decides it")
    procedure: str = Field("", description="By which procedure; the body's ordinary one when left out")
    loads: dict[Word, Load] = Field(default_factory=dict, description="Dimension to load, -2 to +2")
    cost_band: Band = Field(0, description="What its payers pay, 0 to 3")
    theatre: Theatre = Field("neither", description="Which flank it serves")
    stakes: Stakes = Field(None, description="Replaces the decision point's stakes for this measure")
    requested_by: Refs = Field(default_factory=list, description="Delegations that formally asked for it")
    paid_by: Refs = Field(default_factory=list, description="Delegations that pay for it")
    keys: list[KeyModel] = Field(default_factory=list, description="Second keys besides the body's verdict")
    concerns: list[ConcernModel] = Field(default_factory=list, description="What its members mind")
    needed: YesNo = Field(True, description="no: the response stands without it")
    effects: Effects = Field(default_factory=list, description="Its own effects when adopted")
    legal: str = Field("", description="Its legal basis")


class WordingModel(Model):
    """One authored wording of a clause."""

    id: Id = Field(description="Its id, unique in the response")
    text: LongText = Field(description="The sentence as it would stand in the text")
    title: str = Field("", description="The wording in a few words")
    softens: dict[Word, Points] = Field(default_factory=dict, description="Moves loads towards zero, never past it")
    cost_band: int = Field(0, ge=-3, le=3, description="Added to the band of what its payers pay")
    effects: Effects = Field(default_factory=list, description="Applied when adopted with this wording")


class SlotModel(Model):
    """A clause: one slot holding one wording. The first wording stands as tabled."""

    title: str = Field("", description="The clause in a word or two; its id when left out")
    wordings: list[WordingModel] = Field(min_length=1, description="The wordings to choose from")


class ResponseModel(Model):
    """A course of action: measures with clauses, gates and effects."""

    title: str = Field(description="The response in a few words")
    text: LongText = Field("", description="The text as it would be tabled")
    measures: list[MeasureModel] = Field(default_factory=list, description="Empty: nothing to adopt")
    clauses: dict[Id, SlotModel] = Field(default_factory=dict, description="Its clauses, each with wordings")
    concerns: list[ConcernModel] = Field(default_factory=list, description="What delegations mind")
    requires: Gates = Field(default_factory=list, description="What must hold before it is in order")
    if_blocked: str = Field("", description="The response that replaces it when its procedure fails")
    effects: Effects = Field(default_factory=list, description="What follows from it")
    unlawful: LongText = Field("", description="The legal adviser's note; left out: lawful")
    bound_to_fail: str = Field("", description="Why it cannot be adopted")
    stylised: YesNo = Field(False, description="Invented for training")
    sources: Texts = Field(default_factory=list, description="Where it is described")
    was: Refs = Field(default_factory=list, description="Earlier ids")
