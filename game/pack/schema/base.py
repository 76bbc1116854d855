"""What every part of the schema is made of: the strict model and the small types with their short forms."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """A mapping of the language: no key but those declared, no conversion of values."""

    model_config = ConfigDict(strict=True, extra="forbid", populate_by_name=False)

    todo: str = Field("", description="A note to yourself; the check reminds you of it, nobody else sees it")

    def given(self, name: str) -> bool:
        """Whether the author wrote this key."""
        return name in self.model_fields_set


def _yes_no(value: object) -> object:
    words = {"yes": True, "no": False}
    return words.get(value, value) if isinstance(value, str) else value


def _text_of_number(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _triple(value: object) -> object:
    names = ("principal", "concerned", "bystander")
    if not isinstance(value, dict):
        return value
    if set(value) != set(names):
        raise PydanticCustomError("E201", "principal, concerned and bystander are all needed here", {"cure": ""})
    return [value[name] for name in names]


YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"enum": ["yes", "no", True, False]})]
"""``yes``/``no`` or ``true``/``false``."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=80)]
"""An id of the author's own: lower-case words joined by hyphens or underscores."""

Word = Annotated[str, Field(pattern=r"^[a-z0-9]+(_[a-z0-9]+)*$", max_length=80)]
"""An id that appears in expressions: lower-case words joined by underscores."""

Code = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9-]{0,15}$")]
"""A delegation: two capital letters for a state, up to sixteen letters or digits for others."""

Label = Annotated[str, Field(pattern=r"^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$", max_length=80)]
"""An id that may hold capitals, such as a catalogue entry's R-N03."""

Ref = Annotated[str, Field(min_length=1, max_length=200)]
"""The id of something declared elsewhere; looked up when names are resolved."""

Refs = Annotated[
    list[Ref],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One id or a list of them."""

_NUMBER_OR_TEXT = WithJsonSchema({"type": ["integer", "string"]})

Expression = Annotated[str, BeforeValidator(_text_of_number), _NUMBER_OR_TEXT]
"""An expression of the language, or a whole number."""

Amount = Annotated[str, BeforeValidator(_text_of_number), _NUMBER_OR_TEXT]
"""A whole number, an expression, or steps such as ``-2 steps``."""

Duration = Annotated[str, BeforeValidator(_text_of_number), _NUMBER_OR_TEXT]
"""``90m``, ``6h``, ``3d`` or a sum; 0 for none."""

Moment = Annotated[str, BeforeValidator(_text_of_number), _NUMBER_OR_TEXT]
"""``D+3``, ``D+3 10:00`` or ``+3d 2h``."""

Weight = Annotated[str, BeforeValidator(_text_of_number), _NUMBER_OR_TEXT]
"""``25%`` or a whole number."""

PerCent = Annotated[str, Field(pattern=r"^(100|[1-9]?[0-9])%$")]
"""``0%`` to ``100%``, in whole per cent."""

Share = Annotated[str, BeforeValidator(_text_of_number), WithJsonSchema({"type": "string"})]
"""``55%`` or ``1/3``."""

Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
"""A date: 2016-02-08."""

_FILE = {"type": "object", "properties": {"file": {"type": "string"}}, "required": ["file"]}

LongText = Annotated[str, WithJsonSchema({"anyOf": [{"type": "string"}, _FILE]})]
"""Text, or ``{file: NAME}`` for ``texts/NAME.md`` beside the scenario."""

Texts = Annotated[
    list[LongText],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One text or a list of them."""

Triple = Annotated[
    list[int],
    BeforeValidator(_triple),
    Field(min_length=3, max_length=3),
    WithJsonSchema({"type": ["array", "object"]}),
]
"""Three whole numbers for principal, concerned and bystander, by name or in this order."""
