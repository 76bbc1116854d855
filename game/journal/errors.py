"""What can go wrong with a journal: always one whole sentence with its cure, never a traceback."""

from __future__ import annotations


class JournalError(Exception):
    """The journal cannot be opened, read or written. The text is one sentence, ready to show."""


class NewerFormat(JournalError):
    """The journal was made by a newer version of Startex (exit code 4)."""
