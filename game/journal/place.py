"""Where journals are kept: under the user's own data folder, one folder a scenario."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from game.journal.errors import unwritable


def folder() -> Path:
    """The folder of all journals (not made yet)."""
    return user_data_path("startex", appauthor=False) / "journals"


def new_path(plan: str, wall: str) -> Path:
    """A file of its own for a new journal of scenario ``plan``, still empty; ``wall`` is UTC, ISO 8601.

    The empty file claims the name, so that two exercises begun in one second do not meet. Raises JournalError.
    """
    stem = "".join(sign for sign in wall if sign.isalnum())
    place, count = folder() / plan, 1
    while True:
        path = place / (f"{stem}.jsonl" if count == 1 else f"{stem}-{count}.jsonl")
        try:
            place.mkdir(parents=True, exist_ok=True)
            path.touch(exist_ok=False)
        except FileExistsError as error:
            if place.exists() and not place.is_dir():
                raise unwritable(path, error) from error
            count += 1
        except OSError as error:
            raise unwritable(path, error) from error
        else:
            return path
