"""Decision points: questions with their responses, stakes, offers and referrals."""

from __future__ import annotations

from pydantic import Field

from game.pack.schema.base import Duration, Expression, Id, LongText, Model, Ref, Refs, YesNo
from game.pack.schema.effects import ConcernModel, Effects, Gates
from game.pack.schema.response import Stakes


class LapseModel(Model):
    """What happens when the deadline passes with nothing adopted."""

    when: Expression | None = Field(None, description="The first entry whose condition holds is taken")
    response: str = Field("", description="The response that takes effect; left out: nothing")


class OfferModel(Model):
    """Something a seat can offer a delegation."""

    id: Id = Field(description="Its id, unique in the scenario")
    title: str = Field(description="The offer in a few words")
    text: LongText = Field("", description="What is offered")
    to: Refs = Field(default_factory=list, description="Delegations it can be made to; empty: any with a stake")
    by: Refs = Field(
        default_factory=list, description="Seats that may make it; empty: whoever chairs or sits in the forum"
    )
    move: int = Field(200, ge=0, le=2000, description="Centi-points it moves the delegation")
    capital: int | None = Field(None, ge=0, le=20, description="Its price; left out: by the delegation's stake")
    requires: Gates = Field(default_factory=list, description="What must hold before it is in order")
    effects: Effects = Field(default_factory=list, description="What follows when it is made")
    once: YesNo = Field(True, description="no: once in every decision point")


class ReferralModel(Model):
    """Another body a file may be sent to."""

    body: Ref = Field(description="The body")
    title: str = Field("", description="The referral in a few words")
    opens: str = Field("", description="Decision point that opens there")
    response: str = Field("", description="Response that then takes effect")
    effects: Effects = Field(default_factory=list, description="What follows from referring")


class DecisionModel(Model):
    """One question in one forum with its own clock."""

    title: str = Field(description="The decision point in a few words")
    question: str = Field("", description="The question before the forum")
    forum: Ref = Field(description="The body that talks about it")
    closes: Duration = Field(description="How long after it opens it closes")
    rounds: int = Field(4, ge=0, le=20, description="Rounds it affords; 0: decided as tabled")
    steps: int = Field(6, ge=0, le=60, description="Steps it affords over all rounds")
    stakes: Stakes = Field(None, description="A named stake set, or principal and concerned")
    responses: Refs = Field(min_length=1, description="The responses that can be tabled")
    lapses_to: list[LapseModel] = Field(default_factory=list, description="What follows when nothing is adopted")
    concerns: list[ConcernModel] = Field(default_factory=list, description="A mood that holds for every text here")
    offers: list[OfferModel] = Field(default_factory=list, description="What can be offered")
    referrals: list[ReferralModel] = Field(default_factory=list, description="Other bodies it may be sent to")
    next: str = Field("", description="Decision point that opens when this one closes")
    brief: LongText = Field("", description="What its forum should know")
    was: Refs = Field(default_factory=list, description="Earlier ids")
