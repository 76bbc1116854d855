"""CPU of the real program in a real terminal while nobody plays."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import signal
import sys
import tempfile
import time
from pathlib import Path

A_SCREEN = 1000
"""Bytes that the picture of a screen takes at least."""


def idle(scenario: str, seconds: float) -> float | None:
    """Per cent of one processor that the real program uses in a real terminal; None where that cannot be read."""
    if not Path("/proc/self/stat").exists():
        return None
    with tempfile.TemporaryDirectory() as home:
        child, terminal = pty.fork()
        if child == 0:
            os.environ.update(
                XDG_DATA_HOME=home, XDG_CONFIG_HOME=home, TERM="xterm-256color", COLUMNS="120", LINES="40"
            )
            os.execv(sys.executable, [sys.executable, "-m", "game", "play", scenario, "--seed", "1"])  # noqa: S606
        try:
            drain(terminal, 6)
            os.write(terminal, b"\r")
            if drain(terminal, 3) < A_SCREEN:
                raise RuntimeError("the program drew no screen in its terminal; try `startex play` by hand")
            before = cpu_seconds(child)
            drain(terminal, seconds)
            return (cpu_seconds(child) - before) / seconds * 100
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            os.close(terminal)


def drain(terminal: int, seconds: float) -> int:
    """Read what the program writes for so long, as a terminal does; how many bytes came."""
    end, count = time.monotonic() + seconds, 0
    while (left := end - time.monotonic()) > 0:
        with contextlib.suppress(OSError):
            if select.select([terminal], [], [], left)[0]:
                count += len(os.read(terminal, 65536))
    return count


def cpu_seconds(process: int) -> float:
    """User and system time so far (proc(5): fields 14 and 15, counted after the name in brackets)."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
