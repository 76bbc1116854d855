"""Commands and facts as JSON, by name: ``{"Sound": {"decision": "tasking", "member": "TR", "seat": "sg"}}``.

Decoding is strict: a field of the wrong shape, an unknown field or an unknown name is an error that says which. A field
that an older file does not have takes its default, so old journals open after a fact has grown.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from game.core.commands import COMMANDS, Command
from game.core.events import EVENTS, Event

Json = Any
"""What ``json.loads`` gives: dict, list, str, int, bool or None."""
T = TypeVar("T")
Decoder = Callable[[Json, str], object]
"""From JSON to a field's value; the second argument names the place for an error."""


class CodecError(ValueError):
    """A piece of JSON is no command or fact of this version. The text names the field."""


def encode_command(command: Command) -> dict[str, Json]:
    """The command as a mapping of its name to its fields."""
    return _encode(command)


def encode_event(event: Event) -> dict[str, Json]:
    """The fact as a mapping of its name to its fields."""
    return _encode(event)


def decode_command(data: Json) -> Command:
    """The command that ``data`` spells; raises CodecError."""
    kind, body = _named(data, "command")
    return _build(_find(COMMANDS, kind, "command"), body)


def decode_event(data: Json) -> Event:
    """The fact that ``data`` spells; raises CodecError."""
    kind, body = _named(data, "fact")
    return _build(_find(EVENTS, kind, "fact"), body)


def _encode(item: Command | Event) -> dict[str, Json]:
    return {type(item).__name__: {one.name: _plain(getattr(item, one.name)) for one in fields(item)}}


def _plain(value: object) -> Json:
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, StrEnum):
        return value.value
    return value


def _named(data: Json, what: str) -> tuple[str, Mapping[str, Json]]:
    if isinstance(data, dict) and len(data) == 1:
        ((kind, body),) = data.items()
        if isinstance(body, dict):
            return kind, body
    raise CodecError(f"a {what} is written as one name with its fields, not as {_short(data)}")


def _find(known: Mapping[str, type[T]], kind: str, what: str) -> type[T]:
    if kind not in known:
        raise CodecError(f"this version knows no {what} called “{kind}”; a newer version of Startex may")
    return known[kind]


def _build(kind: type[T], body: Mapping[str, Json]) -> T:
    decoders, optional = _shape(kind.__name__)
    for name in body:
        if name not in decoders:
            raise CodecError(f"{kind.__name__} has no field “{name}” in this version; a newer version of Startex may")
    values: dict[str, Any] = {}
    for name, decoder in decoders.items():
        if name in body:
            values[name] = decoder(body[name], f"{kind.__name__}.{name}")
        elif name not in optional:
            raise CodecError(f"{kind.__name__} lacks its field “{name}”")
    return kind(**values)


@cache
def _shape(name: str) -> tuple[dict[str, Decoder], frozenset[str]]:
    """The decoder of each field of that command or fact, and the fields with a default."""
    kind = COMMANDS.get(name) or EVENTS[name]
    hints = get_type_hints(kind)
    decoders = {one.name: _decoder(hints[one.name]) for one in fields(kind)}
    optional = frozenset(one.name for one in fields(kind) if one.default is not MISSING)
    return decoders, optional


def _decoder(hint: object) -> Decoder:
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if len(parts) == 2 and parts[1] is Ellipsis:
            return _many(_decoder(parts[0]))
        return _fixed(tuple(_decoder(part) for part in parts))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _choice(hint)
    if hint in (int, str, bool):
        return _scalar(hint)
    raise TypeError(f"no journal form for {hint!r}")


def _scalar(kind: type[Any]) -> Decoder:
    def decode(data: Json, where: str) -> object:
        # ``type`` and not isinstance: True is an int to Python, not to a journal.
        if type(data) is not kind:
            raise CodecError(f"{where} is {_short(data)}, expected {_WORDS[kind]}")
        return data

    return decode


def _choice(kind: type[StrEnum]) -> Decoder:
    def decode(data: Json, where: str) -> object:
        try:
            return kind(data)
        except ValueError:
            raise CodecError(f"{where} is {_short(data)}, expected one of {', '.join(kind)}") from None

    return decode


def _many(part: Decoder) -> Decoder:
    def decode(data: Json, where: str) -> object:
        if not isinstance(data, list):
            raise CodecError(f"{where} is {_short(data)}, expected a list")
        return tuple(part(item, where) for item in data)

    return decode


def _fixed(parts: tuple[Decoder, ...]) -> Decoder:
    def decode(data: Json, where: str) -> object:
        if not isinstance(data, list) or len(data) != len(parts):
            raise CodecError(f"{where} is {_short(data)}, expected a list of {len(parts)}")
        return tuple(part(item, where) for part, item in zip(parts, data, strict=True))

    return decode


_WORDS: dict[type[Any], str] = {int: "a whole number", str: "text", bool: "true or false"}


def _short(data: Json) -> str:
    text = f"“{data}”" if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "..."
