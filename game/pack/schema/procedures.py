"""Procedures of a rulebook: counting tests, graded outcomes, clocks, rights, and chains of decisions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from game.pack.schema.base import Day, Id, Label, LongText, Model, Refs, Share, Texts, Word, YesNo


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
    leaks: Share | None = Field(None, description="Chance that who broke a silence becomes known to all")
    quorum: list[CountModel] = Field(default_factory=list, description="What must be met before there is a count")
    grades: list[GradeModel] = Field(default_factory=list, description="Outcomes finer than adopted or not")
    only: str = Field("", description="Attribute without which a member takes no part")
    without: str = Field("", description="Attribute with which a member takes no part")
    known_as: Refs = Field(default_factory=list, description="Other names people type")
    from_: Day | None = Field(None, alias="from", description="First day in force")
    to: Day | None = Field(None, description="Last day in force")
    before: str = Field("", description="The procedure that stood in its place before")
    since: Day | None = Field(None, description="First day of its legal basis: before it, nothing stood in its place")
    after: str = Field("", description="The procedure that stands in its place afterwards")
    no_proposal: str = Field("", description="The procedure in its place when nobody entitled proposed the text")
    among: str = Field("", description="The procedure in its place when only some members take part")
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
