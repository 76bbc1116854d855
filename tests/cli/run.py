"""Running the command line, inside this process or as a program of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from click.testing import CliRunner, Result

from game.cli import cli

ROOT = Path(__file__).parents[2]
SCENARIO = "aegean-2016"


def startex(*words: object, given: str | None = None) -> Result:
    """One command in this process; ``given`` is its stdin. stdout and stderr are kept apart."""
    return CliRunner().invoke(cli, [str(word) for word in words], input=given, catch_exceptions=False)


def program(
    *words: object, given: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """One command as a program, with this environment and ``env``."""
    return subprocess.run(
        [sys.executable, "-m", "game", *(str(word) for word in words)],
        input=given,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        timeout=120,
    )


def ended_by(number: signal.Signals, path: Path) -> bytes:
    """What is said on stderr by an exercise in plain mode at whose prompt a signal comes; its journal is ``path``.

    It leaves with 128 and the signal, says how to go on, and its journal is sound.
    """
    words = [sys.executable, "-m", "game", "play", SCENARIO, "--plain", "--seed", "2", "--journal", str(path)]
    with subprocess.Popen(
        words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        # Where the tests themselves run in the background, Ctrl-C is ignored and children would inherit that.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as running:
        assert running.stdin is not None
        running.stdin.write(b"continue\n")
        running.stdin.flush()
        until = time.monotonic() + 60
        while time.monotonic() < until and not (path.exists() and path.read_bytes().count(b"\n") > 2):
            time.sleep(0.05)
        time.sleep(0.3)
        running.send_signal(number)
        _, said = running.communicate(timeout=60)
    assert running.returncode == 128 + number
    assert f"startex play --resume {path}".encode() in said
    assert b"Traceback" not in said
    assert startex("verify", path).exit_code == 0
    return said
