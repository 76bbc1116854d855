"""One writer for one journal: a lock beside the file that says who holds it and vanishes with its process."""

from __future__ import annotations

import os
import socket
import sys
from contextlib import suppress
from pathlib import Path

from game.journal.errors import JournalError

_AT = 1 << 20
"""Windows locks a byte range, and locked bytes cannot be read: one far beyond the text is locked."""


class Lock:
    """Held from making it until ``release``. Raises JournalError, naming the other writer, when it is taken."""

    def __init__(self, journal: Path) -> None:
        self.path = journal.with_name(journal.name + ".lock")
        self._file = self._take(journal)

    def release(self) -> None:
        """Let go; the second time is nothing."""
        if self._file < 0:
            return
        # Removed while still held: whoever opened the old file finds that it is no longer the one with this name.
        with suppress(OSError):  # Windows keeps an open file's name; an unlocked lock file harms nobody.
            self.path.unlink()
        os.close(self._file)
        self._file = -1

    def _take(self, journal: Path) -> int:
        while True:
            file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
            if not _lock(file):
                holder = os.read(file, 200).decode("utf-8", "replace").strip() or "another process"
                os.close(file)
                raise JournalError(
                    f"The journal {journal} is being written by {holder}; end that exercise first, or branch a copy."
                )
            if _same(file, self.path):
                os.ftruncate(file, 0)
                os.write(file, f"process {os.getpid()} on {socket.gethostname()}\n".encode())
                return file
            os.close(file)


def _same(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        os.lseek(file, _AT, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            os.lseek(file, 0, os.SEEK_SET)
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
