"""Journals and facts for the journal's tests, made without the rules: any fact, in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from enum import StrEnum
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from game.core.commands import COMMANDS, Command, Note
from game.core.events import EVENTS, Event, Noted
from game.journal import Entry, FileJournal, Header, Line, Rewind

WALL = "2026-01-02T03:04:05Z"
HEADER = Header(
    plan="tiny",
    title="A small exercise",
    digest="0" * 64,
    packs=(("tiny", "1.0"),),
    seed=7,
    playthrough=0,
    forced=(("storm", "no"),),
    seats=("sg",),
    wall=WALL,
)


def noted(n: int, text: str = "") -> Line:
    """Entry ``n``: a note, which needs no rules."""
    said = text or f"note {n}"
    return Line(n, "sg", n * 10, Note("sg", said), (Noted("sg", said),), WALL)


def entries(count: int) -> list[Entry]:
    """So many entries; the fourth goes back to the second."""
    return [
        Rewind(n, 2, WALL, "sg") if n == 4 else noted(n, "“Ξ\n\x1b ] é”" if n == 3 else "") for n in range(1, count + 1)
    ]


def written(path: Path, items: list[Entry]) -> bytes:
    """Write a journal of ``items`` to ``path``; its bytes."""
    journal = FileJournal.create(path, HEADER)
    for item in items:
        journal.append(item)
    journal.close()
    return path.read_bytes()


def _values(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is tuple:
        parts = get_args(hint)
        if parts[-1] is Ellipsis:
            return st.lists(_values(parts[0]), max_size=3).map(tuple)
        return st.tuples(*(_values(part) for part in parts))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return st.sampled_from(list(hint))
    simple: dict[Any, st.SearchStrategy[Any]] = {
        bool: st.booleans(),
        str: st.text(max_size=12),
        int: st.integers(-(2**63), 2**64 - 1),
    }
    return simple[hint]


def _any_of(kinds: Mapping[str, type[Any]]) -> st.SearchStrategy[Any]:
    made = []
    for kind in kinds.values():
        hints = get_type_hints(kind)
        made.append(st.builds(kind, **{one.name: _values(hints[one.name]) for one in fields(kind)}))
    return st.one_of(made)


def any_command() -> st.SearchStrategy[Command]:
    """Any command with any fields."""
    return _any_of(COMMANDS)


def any_event() -> st.SearchStrategy[Event]:
    """Any fact with any fields."""
    return _any_of(EVENTS)
