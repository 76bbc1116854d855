"""What a session needs of a journal, so that another store can serve later; and the one that keeps only memory."""

from __future__ import annotations

from typing import Protocol

from game.journal.record import Entry, Header


class Journal(Protocol):
    """An append-only list of entries under one header."""

    @property
    def header(self) -> Header:
        """Which exercise this is."""

    @property
    def lines(self) -> tuple[Entry, ...]:
        """Every entry so far, in order; entry n has index n - 1."""

    @property
    def place(self) -> str:
        """Where it is kept, for a person; "" when it is kept nowhere."""

    def append(self, entry: Entry) -> None:
        """Keep ``entry``; when this returns it is safe. Raises JournalError and then nothing has changed."""

    def close(self) -> None:
        """Let another writer open it."""


class MemoryJournal:
    """A journal that lives as long as the process: rollouts, tests, a scenario's own tests."""

    def __init__(self, header: Header, lines: tuple[Entry, ...] = ()) -> None:
        self._header = header
        self._lines = list(lines)

    @property
    def header(self) -> Header:
        """Which exercise this is."""
        return self._header

    @property
    def lines(self) -> tuple[Entry, ...]:
        """Every entry so far."""
        return tuple(self._lines)

    @property
    def place(self) -> str:
        """Kept nowhere."""
        return ""

    def append(self, entry: Entry) -> None:
        """Keep ``entry`` in memory."""
        self._lines.append(entry)

    def close(self) -> None:
        """Nothing to let go."""
