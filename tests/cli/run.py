"""Running the command line, inside this process or as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
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
