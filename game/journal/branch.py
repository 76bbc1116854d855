"""A branch: a new journal that agrees with the old one up to entry n, to the byte."""

from __future__ import annotations

from pathlib import Path

from game.journal.errors import JournalError, NoSuchAsk
from game.journal.file import FileJournal
from game.journal.read import read
from game.journal.record import Entry, Header


def branch(path: Path | str, n: int, new_path: Path | str) -> None:
    """Copy the header and the first ``n`` entries of the journal at ``path`` to a new file.

    What is damaged after entry ``n`` does not matter.
    """
    record = read(path, n if n >= 0 else None)
    branch_of(record.header, record.lines, n, new_path).close()


def branch_of(header: Header, lines: tuple[Entry, ...], n: int, new_path: Path | str) -> FileJournal:
    """The same from entries in hand; the new journal is open for writing. Raises JournalError."""
    if not 0 <= n <= len(lines):
        raise NoSuchAsk(f"There is no ask {n} to branch at; this journal has asks 0 to {len(lines)}.")
    journal = FileJournal.create(new_path, header)
    try:
        for entry in lines[:n]:
            journal.append(entry)
    except JournalError:
        journal.close()
        raise
    return journal
