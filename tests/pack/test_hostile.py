"""Files made to be too much: each is answered in a few seconds and a few hundred megabytes, never with a traceback."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("needs the limits of a POSIX system", allow_module_level=True)

import resource

HEAD = "format: 1\nid: x\ntitle: X\nstarts: 2016-02-08T08:00\nendex: D+3\n"
MOST_SECONDS = 8.0
"""Processor seconds of the whole command; a few are usual on a slow machine."""
MOST_BYTES = 900_000_000
"""Address space, which is more than memory."""

INJECT = "  - {{id: i{n}, {more}, title: T, text: T}}\n"


def injects(count: int, more: str) -> str:
    """A scenario of many injects."""
    return HEAD + "injects:\n" + "".join(INJECT.format(n=n, more=more.format(n=n, m=n + 1)) for n in range(count))


FILES = {
    "fifty-megabytes": "",
    "a-million-values": "notes: [" + "x, " * 1_500_000 + "x]\n",
    "a-million-keys": "".join(f"k{n}: v\n" for n in range(700_000)),
    "one-long-text": HEAD + "briefing: |\n" + "  A flood of people, says ABC, and again DEF.\n" * 200_000,
    "a-chain-backwards": injects(1500, "watch: made(i{m})").replace("watch: made(i1500)", "at: D+1"),
    "circles": injects(1500, "watch: made(i{n})"),
    "no-line-ends": HEAD + "notes: '" + "word " * 1_000_000 + "'\n",
    "cyclic": "notes: &a [*a]\n",
    "laughs": "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(f"{c}: &{c} [{', '.join(['*' + b] * 9)}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True)),
    "right-to-left": HEAD + "subtitel: \u202egnihtemos\u202c \u0634\u0631\u062d\n",
    "tabs": HEAD + "\tnotes: x\n",
    "marked": "\ufeff" + HEAD.replace("\n", "\r\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_no_file_is_too_much(name: str, tmp_path: Path) -> None:
    """Exit code 0 or 1, faults on stdout, a sentence on stderr."""
    path = tmp_path / "scenario.yaml"
    path.write_text(FILES[name] or "notes: [" + "x, " * 17_000_000 + "x]\n", encoding="utf-8")
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "game", "check", str(path)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        check=False,
        timeout=120,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES)),
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    told = done.stderr.decode()
    assert done.returncode in (0, 1), told
    assert "Traceback" not in told
    assert "checked" in told
    assert spent < MOST_SECONDS, (spent, time.monotonic() - began)
