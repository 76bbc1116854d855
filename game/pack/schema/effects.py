"""Effects, chances, gates and concerns: what happens, how luck decides, what must hold, what is minded."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from game.pack.schema.base import Amount, Duration, Expression, Id, Model, Ref, Refs, Weight, Word, YesNo


class ChanceModel(Model):
    """A named random result."""

    id: Id = Field(description="Id of the chance; the same id meets the same luck")
    outcomes: dict[str, Weight] = Field(min_length=1, description="Outcome to its weight, in per cent or as a number")


class EffectModel(Model):
    """A change, now or later, perhaps by chance."""

    id: Id | None = Field(None, description="Derived from owner and content when left out")
    title: str = Field("", description="Shown as the cause of the change")
    change: dict[Word, Amount] = Field(default_factory=dict, description="Indicator to the amount added to it")
    after: Duration = Field("0", description="How long after its cause it applies")
    when: Expression | None = Field(None, description="Read when the effect falls due")
    chance: ChanceModel | None = Field(None, description="Applies only if luck has it so")
    outcome: str = Field("", description="The outcome it needs, of its own chance or of its owner's")
    modify: dict[Word, Amount] = Field(default_factory=dict, description="Temporary additions, taken back later")
    lasts: Duration = Field("0", description="How long a modify lasts")
    sets: Refs = Field(default_factory=list, description="Facts that become true")
    clears: Refs = Field(default_factory=list, description="Facts that are no longer true")
    opens: Refs = Field(default_factory=list, description="Decision points that open")
    delivers: Refs = Field(default_factory=list, description="Injects that are delivered")
    grants: dict[Ref, int] = Field(default_factory=dict, description="Seat to the capital it gains or loses")
    examines: Refs = Field(default_factory=list, description="Evidence that is looked for")
    reveals: YesNo = Field(False, description="yes: seats may learn a hidden truth from it, and that is meant")


EFFECT_WORDS = frozenset(EffectModel.model_fields)


def _one_effect(value: object) -> object:
    """A plain mapping of indicators stands for an effect with only ``change``."""
    if not isinstance(value, dict) or not value or EFFECT_WORDS & set(value):
        return value
    return value if any(isinstance(part, (dict, list)) for part in value.values()) else {"change": value}


def _effects(value: object) -> object:
    if isinstance(value, dict):
        return [_one_effect(value)] if value else []
    return [_one_effect(item) for item in value] if isinstance(value, list) else value


Effects = Annotated[
    list[EffectModel],
    BeforeValidator(
        _effects, json_schema_input_type=list[EffectModel | dict[str, Amount]] | EffectModel | dict[str, Amount]
    ),
]
"""A list of effects, one effect, or a mapping of indicators to amounts."""


class GateModel(Model):
    """A condition that must hold before something is in order."""

    when: Expression = Field(description="The condition")
    title: str = Field("", description="What is missing, in words; the condition itself when left out")
    reveals: YesNo = Field(False, description="yes: seats may learn a hidden truth from it, and that is meant")


def _gates(value: object) -> object:
    items = value if isinstance(value, list) else [value]
    return [{"when": item} if isinstance(item, (str, int)) and not isinstance(item, bool) else item for item in items]


Gates = Annotated[
    list[GateModel],
    BeforeValidator(_gates, json_schema_input_type=list[GateModel | Expression] | GateModel | Expression),
]
"""A list of gates; each may be a plain expression."""


class ConcernModel(Model):
    """What a delegation minds about a text, and until when."""

    id: Id | None = Field(None, description="Derived from owner, clause and delegations when left out")
    who: Refs = Field(min_length=1, description="Delegations; * is every member")
    until: Expression | None = Field(None, description="Holds until this is true")
    while_: Expression | None = Field(None, alias="while", description="Holds only while this is true")
    move: int = Field(0, ge=-2000, le=2000, description="Centi-points added while it holds; 100 are one notch")
    red: YesNo = Field(False, description="While it holds the delegation objects, whatever its arithmetic")
    why: str = Field("", description="The reason it gives when asked")
    clause: str = Field("", description="The clause it names; left out: the text as a whole")
    reveals: YesNo = Field(False, description="yes: seats may learn a hidden truth from it, and that is meant")


class KeyModel(Model):
    """A second key a measure needs besides its body's verdict."""

    host: Ref | None = Field(None, description="Coastal or host state whose consent is needed")
    agency: Ref | None = Field(None, description="Agency whose head must agree")
    partner: Ref | None = Field(None, description="Third country that must agree")
    request: Expression | None = Field(None, description="True when a formal request exists")
    basis: Expression | None = Field(None, description="True when a legal basis exists")
    kind: Literal["host", "request", "basis", "agency", "partner"] | None = Field(
        None, description="The kind alone, where the catalogue cannot name who or what"
    )
    when: Expression | None = Field(None, description="The key is turned once this is true")
    title: str = Field("", description="The key in words")
    reveals: YesNo = Field(False, description="yes: seats may learn a hidden truth from it, and that is meant")
    source: str = Field("", description="Where the rule is found")
