"""What the schema minds, said as faults: where it stands, what was written, what the language wants there."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from game.pack.faults import Fault, friendly, suggestion
from game.pack.source import Source

_KINDS = {
    "string": "text",
    "int": "a whole number",
    "bool": "yes or no",
    "dict": "a mapping",
    "list": "a list",
    "model": "a mapping",
}

_WEIGHED = frozenset({"outcomes", "one_of", "prior"})
"""Keys under which weights stand, which people write as fractions of one."""
_PATTERNS = {
    r"^[a-z0-9]+([-_][a-z0-9]+)*$": "write lower-case words joined by hyphens or underscores",
    r"^[a-z0-9]+(_[a-z0-9]+)*$": "write lower-case words joined by underscores",
    r"^[A-Za-z][A-Za-z0-9-]{0,15}$": "write a code such as GR",
    r"^[A-Za-z0-9]+([-_.][A-Za-z0-9]+)*$": "write words joined by hyphens",
    r"^\d{4}-\d{2}-\d{2}$": "write a date such as 2016-02-08",
    r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$": "write a date and time such as 2016-02-08T08:00",
}


def explain(source: Source, model: type[BaseModel], detail: ErrorDetails) -> Fault:
    """One report of pydantic as a fault."""
    kind, loc, context = detail["type"], detail["loc"], detail.get("ctx", {})
    what = _what(loc)
    value = detail["input"]
    match kind:
        case "missing":
            return _at(source, loc[:-1], "E201", f"{loc[-1]} is missing", f"add {loc[-1]}:", key=True)
        case "extra_forbidden":
            cure = suggestion(str(loc[-1]), _keys(model, loc[:-1]))
            return _at(source, loc, "E202", f"there is no key {loc[-1]} here", cure, key=True)
        case "literal_error":
            wanted = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ").split(", ")
            if loc == ("format",):
                cure = f"write {wanted[-1]}; `startex migrate` brings an older file up to date"
                return _at(source, loc, "E208", f"{what} cannot be {_shown(value)}", cure)
            return _at(source, loc, "E205", f"{what} cannot be {_shown(value)}", suggestion(str(value), wanted))
        case "string_pattern_mismatch":
            cure = _PATTERNS.get(str(context.get("pattern")), "")
            return _at(source, loc, "E204", f"{_shown(value)} is not of the form wanted for {what}", cure)
        case "greater_than_equal" | "less_than_equal":
            wanted_number = context.get("ge", context.get("le"))
            cure = f"write {wanted_number} or {'more' if 'ge' in context else 'less'}"
            return _at(source, loc, "E206", f"{_shown(value)} is outside the bounds of {what}", cure)
        case "too_short" | "too_long" | "string_too_short" | "string_too_long":
            return _at(source, loc, "E207", _length(what, kind, context), "")
    return _other(source, loc, detail)


def _other(source: Source, loc: tuple[int | str, ...], detail: ErrorDetails) -> Fault:
    kind, value, what = detail["type"], detail["input"], _what(loc)
    if kind.startswith("E"):
        return _at(source, loc, kind, detail["msg"], str(detail.get("ctx", {}).get("cure", "")))
    stem = kind.removesuffix("_type").removesuffix("_parsing")
    wanted = _KINDS.get(stem, "something else")
    if value is None:
        return _at(source, loc, "E203", f"{what} is empty", f"write {wanted} or leave the key out")
    cure = _cure(stem, value, loc) or f"write {wanted}"
    return _at(source, loc, "E203", f"{what} must be {wanted}, not {_kind(value)}", cure)


def _cure(stem: str, value: object, loc: tuple[int | str, ...]) -> str:
    """What to write in place of a value of another kind; "" where the kind says it."""
    if stem == "list":
        return "begin each entry with a hyphen, or write [a, b] on one line"
    if stem != "string" or not isinstance(value, (int, float, bool)):
        return ""
    if isinstance(value, float) and 0 <= value <= 1 and _WEIGHED & set(loc):
        return f"write {value:.0%}, or whole numbers"
    if "seen" in loc and isinstance(value, int) and not isinstance(value, bool):
        return f"write {value}%"
    return "put it in quotation marks"


def _at(source: Source, loc: tuple[int | str, ...], code: str, message: str, cure: str, *, key: bool = False) -> Fault:
    of_key, of_value = source.find(loc)
    node = of_key if key or loc[-1:] == ("[key]",) or of_value.value is None else of_value
    return Fault(node.file, node.line, node.col, "error", code, message, cure)


def _what(loc: tuple[int | str, ...]) -> str:
    """The name a person would give the place: its key, or the key its list stands under."""
    if loc[-1:] == ("[key]",):
        return "a key"
    names = [str(part) for part in loc if isinstance(part, str)]
    if not names:
        return "the file"
    return names[-1] if isinstance(loc[-1], str) else f"an entry of {names[-1]}"


def _length(what: str, kind: str, context: dict[str, object]) -> str:
    if kind.startswith("string"):
        bound = context.get("min_length", context.get("max_length"))
        return f"{what} is empty" if kind == "string_too_short" else f"{what} has more than {bound} characters"
    if kind == "too_short":
        return f"{what} needs at least {context.get('min_length')} entries"
    return f"{what} may have at most {context.get('max_length')} entries"


def _shown(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 40 else text[:39] + "…")


def _kind(value: object) -> str:
    match value:
        case bool():
            return "yes or no"
        case int():
            return f"the number {_shown(value)[1:-1]}"
        case float():
            return f"the fraction {value}"
        case str():
            return f"the text {_shown(value)}"
        case list():
            return "a list"
        case dict():
            return f"a mapping of {friendly([str(key) for key in value], 'and', 3) or 'nothing'}"
    return "that"


def _keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> list[str]:
    """The keys the language knows at a place."""
    here: list[object] = [model]
    for part in loc:
        here = [inner for kind in here for inner in _step(kind, part)]
    found = [kind for kind in here if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return [field.alias or name for kind in found for name, field in kind.model_fields.items() if field.alias != "="]


def _step(kind: object, part: int | str) -> Iterator[object]:
    """What stands one part further into a value of this kind."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if part in (field.alias or name, name):
                yield from _open(field.annotation)
    elif typing.get_origin(kind) in (list, dict):
        yield from _open(typing.get_args(kind)[-1])


def _open(annotation: object) -> Iterator[object]:
    """The kinds inside Annotated and unions."""
    if hasattr(annotation, "__metadata__"):
        yield from _open(typing.get_args(annotation)[0])
    elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
        for inner in typing.get_args(annotation):
            yield from _open(inner)
    else:
        yield annotation
