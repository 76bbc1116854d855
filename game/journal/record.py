"""What a journal holds: a header, then entries. One JSON object a line, keys sorted, each line with its checksum.

``sum`` is a CRC-32 over the line without ``sum`` and ``wall``, chained to the line before, so a changed, lost or moved
line is found. The wall time carries a check of its own beside it: two runs of the same exercise then differ in their
wall times and in nothing else.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from zlib import crc32

from game.core.commands import Command
from game.core.events import Event
from game.core.plan import Id
from game.core.terms import Minute
from game.journal.codec import CodecError, Json, decode_command, decode_event, encode_command, encode_event

FORMAT = 1
"""Raised when an older version could no longer read what this one writes."""
ON_BEHALF = "facilitator"
"""``Line.by`` of what the facilitator asked for a seat."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line: which exercise this is."""

    plan: Id
    title: str
    digest: str
    """SHA-256 of the plan, hexadecimal."""
    packs: tuple[tuple[str, str], ...]
    """(pack id, version) of the scenario and each rulebook."""
    seed: int
    playthrough: int
    forced: tuple[tuple[Id, str], ...]
    """(chance id or ``id#occurrence``, outcome) laid down beforehand."""
    seats: tuple[Id, ...]
    """Seats held by people; every other chair follows its policy."""
    wall: str
    """When it began, UTC, ISO 8601 to the second."""
    practice: bool = False
    """True: rewinding is open before ENDEX."""
    cut: Id = ""
    """The cut that is played; "" the whole exercise."""
    format: int = FORMAT


@dataclass(frozen=True, slots=True)
class Line:
    """One ask that was in order, with the facts it brought."""

    n: int
    """Its number; the header is 0, and line n of the journal is line n + 1 of the file."""
    seat: Id
    at: Minute
    """Exercise time when it was asked."""
    asked: Command
    facts: tuple[Event, ...]
    wall: str
    """UTC, ISO 8601 to the second; for pacing only, never read by the core."""
    by: str = "seat"
    """``seat`` (a person), ``facilitator`` (``ON_BEHALF`` of the seat), ``policy:NAME``, or ``clock`` (the session let
    time run).
    """
    ask: str = ""
    """The asker's own name for this ask, by which a client that asks again after a lost answer is known; "" none."""


@dataclass(frozen=True, slots=True)
class Rewind:
    """The exercise went back to where it stood after entry ``rewound``. Nothing is erased."""

    n: int
    rewound: int
    """0 is before STARTEX."""
    wall: str
    seat: Id


Entry = Line | Rewind


def dump(item: Header | Entry, previous: int) -> tuple[bytes, int]:
    """The line of the file with its newline, and its checksum; ``previous`` is the one before it (0 for none)."""
    body = as_dict(item)
    total = crc32(_text(body), previous)
    body["sum"] = f"{total:08x}"
    body["wall"] = f"{item.wall}#{crc32(item.wall.encode(), total):08x}"
    return _text(body) + b"\n", total


def load_header(raw: bytes) -> tuple[Header, int]:
    """The header and its checksum; raises CodecError, or UnreadFormat through ``format_of`` before this is asked."""
    body = _parse(raw)
    try:
        header = Header(
            plan=body["plan"],
            title=body["title"],
            digest=body["digest"],
            packs=_pairs(body["packs"]),
            seed=body["seed"],
            playthrough=body["playthrough"],
            forced=_pairs(body["forced"]),
            seats=tuple(body["seats"]),
            wall=_wall(body),
            practice=body["practice"],
            cut=body.get("cut", ""),
            format=body["format"],
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CodecError("it is no header of a journal") from error
    return header, _checked(header, raw, 0)


def load_entry(raw: bytes, previous: int) -> tuple[Entry, int]:
    """The entry and its checksum; raises CodecError."""
    body = _parse(raw)
    try:
        entry = _rewind(body) if "rewound" in body else _line(body)
    except KeyError as error:
        raise CodecError(f"it lacks “{error.args[0]}”") from error
    except TypeError as error:
        raise CodecError("it is no entry of a journal") from error
    return entry, _checked(entry, raw, previous)


def format_of(raw: bytes) -> int | None:
    """The format number a header gives; None when it gives none."""
    try:
        number = _parse(raw).get("format")
    except CodecError:
        return None
    return number if type(number) is int else None


def as_dict(item: Header | Entry) -> dict[str, Json]:
    """The item as JSON values, without checksum and wall time."""
    match item:
        case Line():
            body: dict[str, Json] = {
                "n": item.n,
                "seat": item.seat,
                "at": item.at,
                "asked": encode_command(item.asked),
                "facts": [encode_event(fact) for fact in item.facts],
                "by": item.by,
            }
            return body | {"ask": item.ask} if item.ask else body
        case Rewind():
            return {"n": item.n, "rewound": item.rewound, "seat": item.seat}
        case Header():
            header: dict[str, Json] = {
                "format": item.format,
                "plan": item.plan,
                "title": item.title,
                "digest": item.digest,
                "packs": [list(pair) for pair in item.packs],
                "seed": item.seed,
                "playthrough": item.playthrough,
                "forced": [list(pair) for pair in item.forced],
                "seats": list(item.seats),
                "practice": item.practice,
            }
            return header | {"cut": item.cut} if item.cut else header


def _line(body: dict[str, Json]) -> Line:
    facts = tuple(decode_event(fact) for fact in body["facts"])
    asked, by, ask = decode_command(body["asked"]), str(body["by"]), str(body.get("ask", ""))
    return Line(body["n"], body["seat"], body["at"], asked, facts, _wall(body), by, ask)


def _rewind(body: dict[str, Json]) -> Rewind:
    return Rewind(body["n"], body["rewound"], _wall(body), body["seat"])


def _pairs(data: Json) -> tuple[tuple[str, str], ...]:
    return tuple((str(left), str(right)) for left, right in data)


def _wall(body: dict[str, Json]) -> str:
    return str(body["wall"]).partition("#")[0]


def _checked(item: Header | Entry, raw: bytes, previous: int) -> int:
    """The checksum, once writing the item again gives the very bytes that were read."""
    again, total = dump(item, previous)
    if again.rstrip(b"\n") != raw.rstrip(b"\n"):
        raise CodecError("its checksum does not fit")
    return total


def _parse(raw: bytes) -> dict[str, Json]:
    try:
        body = json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise CodecError("it is not whole JSON text") from error
    if not isinstance(body, dict):
        raise CodecError("it is no JSON object")
    return body


def _text(body: dict[str, Json]) -> bytes:
    # A lone surrogate (from a terminal in another encoding) becomes its JSON escape, which reads back the same.
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace")
