"""What can go wrong with a journal: always one whole sentence with its cure, never a traceback."""

from __future__ import annotations

from pathlib import Path


class JournalError(Exception):
    """The journal cannot be opened, read or written. The text is one sentence, ready to show."""


class NewerFormat(JournalError):
    """The journal was made by a newer version of Startex (exit code 4)."""


class NoSuchAsk(JournalError):
    """A number was given that the journal does not reach (exit code 2)."""


def unwritable(path: Path, error: OSError, cure: str = "name a place you may write to with --journal") -> JournalError:
    """A place that cannot be written, with the system's reason and the cure."""
    return JournalError(f"No journal can be written at {path} ({error.strerror}); {cure}.")
