"""A journal in a file: append-only, synced to the disk line by line, one writer at a time."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_ISREG

from game.journal.errors import JournalError, unwritable
from game.journal.lock import Lock
from game.journal.read import Record, read
from game.journal.record import Entry, Header, dump

COPY = "play on in a copy: `startex branch FILE --at N -o COPY`"


class FileJournal:
    """A journal kept at ``path``. Made by ``create`` or ``open``; ``close`` it to let another writer in."""

    def __init__(self, path: Path, record: Record, lock: Lock, file: int) -> None:
        self.path = path
        self.note = record.note
        """What was dropped from a torn end; "" nothing."""
        self._header = record.header
        self._lines = list(record.lines)
        self._size, self._total = record.size, record.total
        self._lock, self._file = lock, file

    @classmethod
    def create(cls, path: Path | str, header: Header) -> FileJournal:
        """Begin a journal in a new file. Raises JournalError, for one when ``path`` already exists."""
        path = Path(path)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            _refuse_taken(path)
            lock = Lock(path)
        except OSError as error:
            raise unwritable(path, error) from error
        try:
            file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)
        except OSError as error:
            lock.release()
            raise unwritable(path, error) from error
        journal = cls(path, Record(header, ()), lock, file)
        try:
            journal._write(*dump(header, 0))
            _sync_folder(path.parent)
            if not S_ISREG(os.fstat(file).st_mode):
                raise _nowhere(path)
        except JournalError:
            journal.close()
            raise
        return journal

    @classmethod
    def open(cls, path: Path | str) -> FileJournal:
        """Go on with the journal at ``path``; a torn last line is cut off. Raises JournalError."""
        path = Path(path)
        read(path)
        try:
            lock = Lock(path)
        except OSError as error:
            raise unwritable(path, error, COPY) from error
        try:
            return cls._opened(path, lock)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def _opened(cls, path: Path, lock: Lock) -> FileJournal:
        # Read again under the lock: the other writer may have added lines before it let go.
        record = read(path)
        if record.altered:
            raise JournalError(f"{path} cannot be written on: {record.note} {COPY[0].upper()}{COPY[1:]}.")
        try:
            file = os.open(path, os.O_WRONLY | os.O_APPEND | _BINARY)
            os.ftruncate(file, record.size)
        except OSError as error:
            raise unwritable(path, error, COPY) from error
        journal = cls(path, record, lock, file)
        if record.open_end:
            journal._write(b"\n", record.total)
        return journal

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
        """The path of the file."""
        return str(self.path)

    def append(self, entry: Entry) -> None:
        """Write ``entry`` and sync it. When it cannot be kept: JournalError, and file and lines are as before."""
        self._write(*dump(entry, self._total))
        self._lines.append(entry)

    def close(self) -> None:
        """Close the file and let another writer in; the second time is nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1
            self._lock.release()

    def _write(self, data: bytes, total: int) -> None:
        if self._file < 0:
            raise JournalError(f"The journal {self.path} was closed; open it again with `startex play --resume`.")
        try:
            _write_all(self._file, data)
            _sync(self._file)
        except OSError as error:
            self._undo()
            raise JournalError(
                f"The journal {self.path} cannot be written ({error.strerror}). {self._kept()}"
            ) from error
        self._size, self._total = self._size + len(data), total

    def _kept(self) -> str:
        """What a write that failed leaves, and the cure."""
        if not self._lines:
            return "Nothing has been kept yet; make room or name another place with --journal, then begin again."
        return (
            f"Nothing is lost: the exercise stands as of ask {len(self._lines)}; make room, then go on with"
            " `startex play --resume`."
        )

    def _undo(self) -> None:
        """Take back a line written in part; where even that fails, reading drops the torn line."""
        try:
            os.ftruncate(self._file, self._size)
        except OSError:
            return


_BINARY = getattr(os, "O_BINARY", 0)


def _write_all(file: int, data: bytes) -> None:
    """Write every byte: one call may take only a part."""
    while data:
        data = data[os.write(file, data) :]


def _sync(file: int) -> None:
    if S_ISREG(os.fstat(file).st_mode):
        os.fsync(file)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def _nowhere(path: Path) -> JournalError:
    return JournalError(
        f"{path} is no ordinary file: nothing kept there could be read again; name a file for the journal."
    )


def _refuse_taken(path: Path) -> None:
    if path.is_dir():
        raise JournalError(f"{path} is a folder; name a file for the journal, such as {path / 'exercise.jsonl'}.")
    if path.is_fifo() or path.is_socket():
        raise _nowhere(path)
    if path.is_file() and path.stat().st_size:
        raise JournalError(
            f"{path} already exists and is not written over; go on with `startex play --resume`, or name another file."
        )
