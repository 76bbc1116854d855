"""Keys of the language for its reference: what each is, how its value is written, what holds when it is left out."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from game.pack.schema import (
    RulebookModel,
    ScenarioModel,
    base,
    decision,
    effects,
    exercise,
    procedures,
    response,
    rules,
)
from game.pack.schema import scenario as scenario_schema

WORDS = {
    "str": "text",
    "int": "whole number",
    "bool": "`yes` or `no`",
    "YesNo": "`yes` or `no`",
    "Id": "an id",
    "Word": "an id with underscores",
    "Code": "a delegation's code",
    "Label": "an id, capitals allowed",
    "Ref": "the id of something",
    "Refs": "one id or a list of ids",
    "Expression": "a condition or a number",
    "Amount": "an amount",
    "Duration": "a duration",
    "Moment": "a moment",
    "Weight": "a weight",
    "PerCent": "per cent",
    "Share": "a share",
    "Day": "a day",
    "Drop": "words and mappings that name parts of the base",
    "LongText": "text, or `{file: NAME}`",
    "Texts": "one text or a list of texts",
    "Triple": "three whole numbers",
    "Bounds": "[least, most]",
    "Years": "year to whole number, or one number",
    "Load": "whole number, -2 to 2",
    "Points": "whole number, -3 to 3",
    "StancePoints": "whole number, -3 to 3",
    "Band": "whole number, 0 to 3",
    "Theatre": "`south` · `east` · `neither`",
    "Effects": "list of [effect](#effect), or indicators and amounts",
    "Gates": "list of [gate](#gate), or conditions",
    "Stakes": "a stake set's id, or [stakes](#stakes)",
    "Attribute": "an attribute's name, or [attribute](#attribute)",
}
"""What a type of the schema is called on the page."""
MANY = {"whole number": "whole numbers", "text": "texts", "a condition or a number": "conditions"}
"""What several of a kind are called."""
SPECIAL = {("WordingModel", "softens"): "an id with underscores: whole number, -4 to 4"}
INSIDE = {
    "Effects": "EffectModel",
    "Gates": "GateModel",
    "Stakes": "StakesModel",
    "Attribute": "AttributeModel",
}
"""Types that stand for a mapping or a short form of it."""

_ROOMS = (base, effects, response, decision, exercise, procedures, rules, scenario_schema)
MODELS: dict[str, type[BaseModel]] = {
    name: part
    for room in _ROOMS
    for name, part in vars(room).items()
    if isinstance(part, type) and issubclass(part, base.Model) and part is not base.Model
}


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping."""

    model: str
    name: str
    """As an author writes it."""
    what: str
    written: str
    """How its value is written: kind, unit, bounds."""
    otherwise: str
    """What holds when it is left out; "needed" when it may not be."""
    inside: tuple[str, ...]
    """Mappings that stand in its value."""


def keys(model: str) -> Iterator[Key]:
    """The keys of a mapping in the order of the schema; the note to oneself, which all have, is left out."""
    made = MODELS[model]
    whole = made.model_json_schema(by_alias=True)
    schema = whole.get("properties") or whole["$defs"][model]["properties"]
    for field, info in made.model_fields.items():
        name = info.alias or field
        if field == "todo" or name == "=":
            continue
        annotation = made.__annotations__[field]
        written = SPECIAL.get((model, field)) or spelled(annotation) + _bounds(schema.get(name, {}))
        otherwise = "needed" if info.is_required() else _default(info.get_default(call_default_factory=True))
        yield Key(model, name, str(info.description), written, otherwise, tuple(models_in(annotation)))


def models_in(annotation: str) -> list[str]:
    """The mappings an annotation speaks of."""
    names = [node.id for node in ast.walk(ast.parse(annotation)) if isinstance(node, ast.Name)]
    return list(dict.fromkeys(INSIDE.get(name, name) for name in names if INSIDE.get(name, name) in MODELS))


def spelled(annotation: str) -> str:
    """An annotation in words."""
    return _spelled(ast.parse(annotation, mode="eval").body)


def _spelled(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return f"[{named(name)}](#{anchor(name)})" if name in MODELS else _word(name)
        case ast.BinOp(left=left, right=ast.Constant(value=None)):
            return _spelled(left)
        case ast.BinOp(left=left, right=right):
            return f"{_spelled(left)}, or {_spelled(right)}"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=choices):
            found = choices.elts if isinstance(choices, ast.Tuple) else [choices]
            return " · ".join(f"`{choice.value!s}`" for choice in found if isinstance(choice, ast.Constant))
        case ast.Subscript(value=ast.Name(id="list"), slice=item):
            return f"list of {MANY.get(words := _spelled(item), words)}"
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, value])):
            return f"{_spelled(key)}: {_spelled(value)}"
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[first, *_])):
            return _spelled(first)
        case _:
            raise ValueError(f"the reference has no words for {ast.unparse(node)}")


def _word(name: str) -> str:
    if name not in WORDS:
        raise ValueError(f"the reference has no words for the type {name}; add them to WORDS in {__name__}")
    return WORDS[name]


def named(model: str) -> str:
    """A mapping as the page calls it: ``BodyUseModel`` is body use."""
    words = model.removesuffix("Model")
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in words).strip()


def anchor(model: str) -> str:
    """The mapping's heading as a link names it."""
    return named(model).replace(" ", "-")


def _bounds(schema: dict[str, object]) -> str:
    """The least and the most of a number."""
    choices = schema.get("anyOf")
    parts = [schema, *(choices if isinstance(choices, list) else [])]
    least = next((part["minimum"] for part in parts if "minimum" in part), None)
    most = next((part["maximum"] for part in parts if "maximum" in part), None)
    if least is None or most is None:
        return "" if least is None else f", at least {least}"
    return f", {least} to {most}" if int(str(most)) < 2**62 else f", at least {least}"


def _default(value: object) -> str:
    if value is None or value in ("", [], {}):
        return "—"
    return f"`{value if isinstance(value, str) else flow(value)}`"


def flow(value: object) -> str:
    """A value as YAML on one line."""
    match value:
        case bool():
            return "yes" if value else "no"
        case dict():
            return "{" + ", ".join(f"{flow(key)}: {flow(part)}" for key, part in value.items()) + "}"
        case list():
            return "[" + ", ".join(flow(part) for part in value) + "]"
        case str():
            plain = _PLAIN.fullmatch(value) and not re.search(r":(?: |$)", value) and not _NUMBER.fullmatch(value)
            return value if plain else json.dumps(value, ensure_ascii=False)
        case _:
            return str(value)


_NUMBER = re.compile(r"[-+]?[\d_]*\.?\d+")
_PLAIN = re.compile(r"[\w.$/+(%’“][^,\[\]{}#|\n\"']*(?<![ ])")
"""Text that needs no quotation marks inside a mapping on one line."""


TOPS = {"scenario.yaml": ScenarioModel.__name__, "A rulebook": RulebookModel.__name__}
"""What a file is a table of."""
KEYS = {model: tuple(keys(model)) for model in MODELS}
"""Mapping to its keys, in order."""
NAMES = {model: {key.name for key in found} | {"todo"} for model, found in KEYS.items()}
"""Mapping to the keys it may hold, the note to oneself among them."""
