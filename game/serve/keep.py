"""What a room needs to open again after the host was ended, beside the journal: digests of tokens, codes, names.

The exercise itself is in the journal. This file holds no token, only digests, and is readable by its owner alone.
"""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path

from game.core.plan import Id
from game.serve.tokens import Tokens

FORMAT = 1


@dataclass
class Kept:
    """A room as it is kept."""

    tokens: Tokens
    people: dict[Id, str] = field(default_factory=dict)
    """Seat to the name given in the lobby."""
    secret: str = ""
    """Hexadecimal key for the marks in forms, so that a page open during a restart can still be sent."""


def place(journal: str) -> Path | None:
    """Where the room of a journal is kept; None for a journal kept in memory."""
    return Path(f"{journal}.room") if journal else None


def save(path: Path | None, kept: Kept) -> None:
    """Write it whole or not at all. OSError when the disk refuses."""
    if path is None:
        return
    text = json.dumps({"format": FORMAT, **asdict(kept)}, ensure_ascii=False, sort_keys=True)
    beside = path.with_name(path.name + ".new")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def touch(path: Path | None) -> None:
    """Say that the room is open now. Not worth a word when it fails: a time box then has a few seconds more or less."""
    if path is not None:
        with contextlib.suppress(OSError):
            os.utime(path)


def alive(path: Path | None) -> float:
    """When the room was last seen open, in seconds since 1970; 0.0 never, or nobody knows."""
    try:
        return path.stat().st_mtime if path is not None else 0.0
    except OSError:
        return 0.0


def load(path: Path | None) -> Kept | None:
    """The room kept there; None where there is none, or none that can be read: a new one is then made."""
    if path is None:
        return None
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        tokens, secret = found["tokens"], str(found["secret"])
        if found["format"] != FORMAT or not bytes.fromhex(secret):
            return None
        return Kept(
            Tokens(
                str(tokens["room"]),
                {str(seat): str(code) for seat, code in tokens["seats"].items()},
                {str(seat): [str(one) for one in given] for seat, given in tokens["given"].items()},
                str(tokens["link"]),
            ),
            {str(seat): str(name) for seat, name in found["people"].items()},
            secret,
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
