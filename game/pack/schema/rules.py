"""A rulebook: bodies, members with dates, procedures, delegation profiles, the catalogue and constants."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from game.pack.schema.base import (
    Code,
    Day,
    Duration,
    Id,
    Label,
    Model,
    Ref,
    Refs,
    Texts,
    Triple,
    Word,
)
from game.pack.schema.decision import OfferModel
from game.pack.schema.procedures import ChainModel, ProcedureModel
from game.pack.schema.response import EntryModel

StancePoints = Annotated[int, Field(ge=-3, le=3)]


class CostsModel(Model):
    """Constants of the negotiating steps and of the stance arithmetic; what is left out stays as it is."""

    table: Duration | None = Field(None, description="Time to table a draft")
    amend: Duration | None = Field(None, description="Time to amend it")
    sound: Duration | None = Field(None, description="Time to sound a delegation")
    confide: Duration | None = Field(None, description="Time to win a confidence")
    lobby: Duration | None = Field(None, description="Time to make an offer")
    refer: Duration | None = Field(None, description="Time to refer a file")
    confide_capital: int | None = Field(None, ge=0, le=20, description="Capital a confidence costs")
    stake: Triple | None = Field(None, description="Stakes in hundredths")
    cost_weight: int | None = Field(None, ge=0, le=1000, description="Weight of cost, centi-points")
    flank_weight: int | None = Field(None, ge=0, le=1000, description="Weight of the flank, centi-points")
    asker: int | None = Field(None, ge=0, le=2000, description="Points for those who formally asked")
    asked: int | None = Field(None, ge=0, le=2000, description="Points for the rest when others asked")
    offer_capital: Triple | None = Field(None, description="What an offer costs by stake")
    private: list[int] | None = Field(None, min_length=1, description="Private leanings drawn by the seed")
    supports: int | None = Field(None, description="At least so many points: supports")
    silent: int | None = Field(None, description="At least so many points: stays silent")
    asks: int | None = Field(None, description="At least so many points: asks; below: objects")
    broken_pledge: int | None = Field(None, ge=0, le=20, description="Extra capital per broken pledge")
    halves_within: Duration | None = Field(None, description="A response used again within so long has half effects")


class DimensionModel(Model):
    """One policy dimension of the stance arithmetic."""

    title: str = Field(description="What it is about")
    plus: str = Field("", description="What the positive end wants")
    minus: str = Field("", description="What the negative end wants")


def _by_year(value: object) -> object:
    """One weight for every year."""
    return {"": value} if isinstance(value, int) and not isinstance(value, bool) else value


Years = Annotated[
    dict[str, Annotated[int, Field(ge=0)]],
    BeforeValidator(_by_year, json_schema_input_type=dict[str, int] | int),
    Field(min_length=1),
]
"""Year to weight, or one weight for every year."""


def _named(value: object) -> object:
    """An attribute for the whole of a membership."""
    return {"is": value} if isinstance(value, str) else value


class AttributeModel(Model):
    """What rules may say of a member, and when it holds."""

    is_: Label = Field(alias="is", description="The attribute, such as euro")
    from_: Day | None = Field(None, alias="from", description="First day")
    to: Day | None = Field(None, description="Last day")
    note: str = Field("", description="A remark for readers")


Attribute = Annotated[AttributeModel, BeforeValidator(_named, json_schema_input_type=str | AttributeModel)]
"""An attribute, with its days or for the whole of a membership."""


class MemberModel(Model):
    """A member and when it was one."""

    code: Code = Field(description="Its delegation's code")
    title: str = Field("", description="Its name")
    known_as: Refs = Field(default_factory=list, description="Other codes people type")
    from_: Day | None = Field(None, alias="from", description="First day of membership")
    to: Day | None = Field(None, description="Last day of membership")
    weights: dict[Word, Years] = Field(default_factory=dict, description="Column to weights by year")
    attributes: list[Attribute] = Field(default_factory=list, description="What rules may say of it, such as euro")
    note: str = Field("", description="A remark for readers")
    source: str = Field("", description="Where it is recorded")


class GapModel(Model):
    """Days of which something is not on record."""

    from_: Day | None = Field(None, alias="from", description="First day")
    to: Day | None = Field(None, description="Last day")
    note: str = Field("", description="A remark for readers")


class BodyModel(Model):
    """Who decides."""

    title: str = Field(description="Its name")
    members: str = Field("", description="Its membership group")
    procedure: Ref = Field(description="Its ordinary procedure")
    holder: str = Field("", description="Of a single authority: the delegation whose decision it is")
    procedures: Refs = Field(default_factory=list, description="The other procedures it decides by")
    known_as: Refs = Field(default_factory=list, description="Other names people type")
    levels: Texts = Field(default_factory=list, description="At which levels it meets")
    only: str = Field("", description="Attribute its members have")
    without: str = Field("", description="Attribute its members do not have")
    from_: Day | None = Field(None, alias="from", description="First day it exists")
    to: Day | None = Field(None, description="Last day it exists")
    gaps: list[GapModel] = Field(default_factory=list, description="Days of which its members are not on record")
    uncertain: Texts = Field(default_factory=list, description="What is not certain about it")
    note: str = Field("", description="A remark for readers")
    source: str = Field("", description="Where it is founded")


class EraModel(Model):
    """Years in which a delegation saw things otherwise."""

    from_: Day | None = Field(None, alias="from", description="First day")
    to: Day | None = Field(None, description="Last day")
    title: str = Field("", description="The era in words")
    stance: dict[Word, StancePoints] = Field(default_factory=dict, description="Weights that differ")
    cost: int | None = Field(None, ge=0, le=3, description="Cost sensitivity then")
    flank: int | None = Field(None, ge=-3, le=3, description="Flank priority then")
    interests: str = Field("", description="What it wanted then")
    red_lines: str = Field("", description="What it would not accept then")
    note: str = Field("", description="A remark for readers")
    source: str = Field("", description="Why")


class ProfileModel(Model):
    """A state's or institution's profile. Stylised for training."""

    title: str = Field(description="Its name")
    stance: dict[Word, StancePoints] = Field(default_factory=dict, description="Dimension to weight, -3 to +3")
    cost: int = Field(1, ge=0, le=3, description="Cost sensitivity")
    flank: int = Field(0, ge=-3, le=3, description="-3 south first to +3 east first")
    interests: str = Field("", description="What it wants")
    red_lines: str = Field("", description="What it will not accept")
    eras: list[EraModel] = Field(default_factory=list, description="Years that differ")
    note: str = Field("", description="A remark for readers")
    source: str = Field("", description="Where this reading comes from")


class RulebookModel(Model):
    """An organisation, or a part of the rules, as data."""

    format: Literal[1] = Field(description="The version of the language")
    id: Id = Field(description="Its id, also the name of its file")
    title: str = Field(description="Its title")
    version: str = Field("1.0", description="Its own version")
    source: str = Field("", description="Where its rules are found")
    notes: Texts = Field(default_factory=list, description="Said to authors")
    needs: Refs = Field(default_factory=list, description="Rulebooks it is read together with")
    uncertain: Texts = Field(default_factory=list, description="What is not certain about it")
    dimensions: dict[Word, DimensionModel] = Field(default_factory=dict, description="Policy dimensions")
    costs: CostsModel | None = Field(None, description="Constants of steps and stance")
    general_offer: OfferModel | None = Field(None, description="The offer that can be made on any file")
    members: dict[Id, list[MemberModel]] = Field(default_factory=dict, description="Membership groups")
    tables: dict[Word, dict[Word, Word]] = Field(
        default_factory=dict, description="Letters after a table's year, and which column then stands in for which"
    )
    procedures: dict[Id, ProcedureModel] = Field(default_factory=dict, description="Procedures")
    bodies: dict[Label, BodyModel] = Field(default_factory=dict, description="Bodies")
    chains: list[ChainModel] = Field(default_factory=list, description="Decisions that need one another")
    delegations: dict[Code, ProfileModel] = Field(default_factory=dict, description="Profiles of delegations")
    catalogue: dict[Label, EntryModel] = Field(default_factory=dict, description="Acts that measures cite")
