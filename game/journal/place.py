"""Where journals are kept: under the user's own data folder, one folder a scenario."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path


def folder() -> Path:
    """The folder of all journals (not made yet)."""
    return user_data_path("startex", appauthor=False) / "journals"


def new_path(plan: str, wall: str) -> Path:
    """A name for a new journal of scenario ``plan``; ``wall`` is UTC, ISO 8601. No file of that name exists."""
    stem = "".join(sign for sign in wall if sign.isalnum())
    place = folder() / plan
    path, count = place / f"{stem}.jsonl", 1
    while path.exists():
        count += 1
        path = place / f"{stem}-{count}.jsonl"
    return path
