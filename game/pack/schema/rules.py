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
    LongText,
    Model,
    Ref,
    Refs,
    Share,
    Texts,
    Triple,
    Word,
    YesNo,
)
from game.pack.schema.decision import OfferModel
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
    from_: Day | None = Field(None, alias="from", description="First day of membership")
    to: Day | None = Field(None, description="Last day of membership")
    weights: dict[Word, Years] = Field(default_factory=dict, description="Column to weights by year")
    attributes: list[Attribute] = Field(default_factory=list, description="What rules may say of it, such as euro")
    note: str = Field("", description="A remark for readers")
    source: str = Field("", description="Where it is recorded")


class FewerModel(Model):
    """A bound that depends on who takes part: the fewest members that hold more than a share, and some more."""

    holding_more_than: Share = Field(description="The share they hold together")
    of: Word = Field(description="The weight column they hold it in")
    plus: int = Field(0, ge=0, description="So many members more")


class CountModel(Model):
    """One counting test of a procedure."""

    count: Literal[
        "for", "against", "abstain", "declared", "not-for", "not-against", "present", "participants", "cast"
    ] = Field(description="Whose")
    of: Word = Field("members", description="members, or a weight column")
    at_least: Share | None = Field(None, description="Share of the base that must be reached")
    more_than: Share | None = Field(None, description="Share of the base that must be exceeded")
    less_than: Share | None = Field(None, description="Share of the base that must not be reached")
    fewer_than: FewerModel | None = Field(None, description="Fewer than the fewest that hold a share")
    minimum: int = Field(0, ge=0, description="Absolute number at least")
    at_most: int | None = Field(None, ge=0, description="Absolute number at most")
    base: Literal["members", "participants", "present", "cast"] = Field("members", description="Share of whom")
    either: list[CountModel] = Field(default_factory=list, description="Deemed met when any of these is")
    veto: Refs = Field(default_factory=list, description="Only these members are counted")
    switch: str = Field("", description="The switch of the procedure that turns this test on")
    title: str = Field("", description="The test in words")


class GradeModel(Model):
    """One of several outcomes a count can have; the first whose tests are all met is the one."""

    name: Id = Field(description="Such as positive, negative, none; two may share one")
    title: str = Field(description="The outcome in words")
    adopted: YesNo = Field(description="Whether the text stands then")
    tests: list[CountModel] = Field(default_factory=list, description="All must be met; none: the outcome left over")


class SwitchModel(Model):
    """A point of the rule that is disputed or depends on a request."""

    title: str = Field(description="What is turned on")
    on: YesNo = Field(False, description="Whether it is on unless somebody turns it")
    note: str = Field("", description="Why it is a switch")


class ClockModel(Model):
    """How long one step of a procedure may take."""

    id: Word = Field(description="Its name")
    length: int = Field(ge=0, le=1000, description="How long")
    unit: Literal["hours", "days", "working_days", "weeks", "months", "years"] = Field(description="Of what")
    title: str = Field(description="The step in words")
    note: str = Field("", description="A remark for readers")


class RightModel(Model):
    """What one holder may do by itself under a procedure."""

    holder: Label = Field(description="Who, such as presidency")
    may: Refs = Field(description="What it may set going")
    automatic: YesNo = Field(False, description="It follows of itself, without anybody's choice")
    title: str = Field("", description="In words")


class RemarkModel(Model):
    """Something that holds when a count meets certain tests, without changing its verdict."""

    title: str = Field(description="What holds then")
    tests: list[CountModel] = Field(min_length=1, description="All must be met")
    fallen: YesNo = Field(False, description="Only of texts that fall")
    adopted: YesNo = Field(False, description="Only of texts that are adopted")
    from_: Day | None = Field(None, alias="from", description="First day")
    to: Day | None = Field(None, description="Last day")


class StepModel(Model):
    """One step of a chain of decisions."""

    title: str = Field(description="What happens")
    body: str = Field("", description="The body that decides")
    procedure: str = Field("", description="By which procedure")
    length: str = Field("", description="How long it takes, in words")


class ChainModel(Model):
    """Decisions that need one another, in order."""

    id: Id = Field(description="Its id")
    title: str = Field(description="What is reached in the end")
    steps: list[StepModel] = Field(min_length=1, description="The steps in order")
    source: str = Field("", description="Where it is found")
    uncertain: Texts = Field(default_factory=list, description="What is not certain about it")


class SilenceModel(Model):
    """Hours of silence."""

    default: int = Field(24, ge=1, le=720, description="When nothing is said")
    least: int = Field(4, ge=1, le=720, description="At least")
    most: int = Field(72, ge=1, le=720, description="At most")


class ProcedureModel(Model):
    """How positions become a verdict."""

    title: str = Field(description="Its name")
    kind: Literal["silence", "vote", "own"] = Field(description="Silence, a count, or one authority alone")
    tests: list[CountModel] = Field(default_factory=list, description="All must be met")
    footnotes: int = Field(0, ge=0, description="How many askers may let a text pass with a footnote")
    asks_as: Literal["abstain", "footnote"] = Field("abstain", description="What an asker does when it counts")
    principals_block: YesNo = Field(False, description="An asking principal counts as an objection")
    may_abstain: str = Field("", description="Attribute that turns an objection into an abstention; * everyone")
    silence_hours: SilenceModel | None = Field(None, description="How long silence lasts")
    breaks_to_fall: int = Field(2, ge=1, le=20, description="Broken silences after which a text falls")
    quorum: list[CountModel] = Field(default_factory=list, description="What must be met before there is a count")
    grades: list[GradeModel] = Field(default_factory=list, description="Outcomes finer than adopted or not")
    only: str = Field("", description="Attribute without which a member takes no part")
    without: str = Field("", description="Attribute with which a member takes no part")
    known_as: Refs = Field(default_factory=list, description="Other names people type")
    from_: Day | None = Field(None, alias="from", description="First day in force")
    to: Day | None = Field(None, description="Last day in force")
    before: str = Field("", description="The procedure that stood in its place before")
    after: str = Field("", description="The procedure that stands in its place afterwards")
    no_proposal: str = Field("", description="The procedure in its place when nobody entitled proposed the text")
    among: str = Field("", description="The procedure in its place when only some members take part")
    declares: YesNo = Field(False, description="A member may abstain with a formal declaration")
    brake: str = Field("", description="What follows when one member stops the vote; empty: no member can")
    switches: dict[Id, SwitchModel] = Field(default_factory=dict, description="Disputed points, or on request")
    clocks: list[ClockModel] = Field(default_factory=list, description="How long its steps may take")
    rights: list[RightModel] = Field(default_factory=list, description="What single holders may do")
    facts: dict[Word, YesNo | int | str] = Field(default_factory=dict, description="What else is so, name by name")
    keys: Texts = Field(default_factory=list, description="Second keys it needs, in words")
    remarks: list[RemarkModel] = Field(default_factory=list, description="What else follows from a count")
    uncertain: Texts = Field(default_factory=list, description="What is not certain about the rule")
    rule: LongText = Field("", description="The rule in one sentence")
    note: str = Field("", description="A remark for readers")
    source: str = Field("", description="Where the rule is found")


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
