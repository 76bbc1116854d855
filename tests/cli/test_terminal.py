"""On a real terminal: the width of plain mode, and being told to end, there and on the screen."""

from __future__ import annotations

import os
import select
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.journal import read, state_of
from game.rollout.report import values
from game.view.safe import width
from tests.cli.run import ROOT, SCENARIO, ended_by, startex
from tests.rollout.made import PLANTED, rehearsal

if sys.platform == "win32":
    pytest.skip("needs a POSIX terminal", allow_module_level=True)

import fcntl
import pty
import struct
import termios


def shown(columns: int, journal: Path) -> list[str]:
    """The lines of the first pages on a terminal of so many columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    words = [sys.executable, "-m", "game", "play", SCENARIO, "--plain", "--seed", "1", "--journal", str(journal)]
    with subprocess.Popen(
        words, stdin=subprocess.DEVNULL, stdout=slave, stderr=subprocess.DEVNULL, cwd=ROOT, env=env
    ) as running:
        os.close(slave)
        data = b""
        while chunk := _read(master):
            data += chunk
        assert running.wait(60) == 0
    os.close(master)
    return data.decode("utf-8").splitlines()


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # the other end is closed
        return b""


@pytest.mark.parametrize(("columns", "used"), [(20, 40), (50, 50), (93, 93), (200, 100)])
def test_the_page_is_as_wide_as_the_terminal_within_reason(tmp_path: Path, columns: int, used: int) -> None:
    """Between 40 and 100 columns, rules across the whole of it."""
    assert max(width(line) for line in shown(columns, tmp_path / "j.jsonl")) == used


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_it_says_where_it_is_saved(tmp_path: Path, number: signal.Signals) -> None:
    """Ended from outside at the prompt: 128 and the signal, the journal's place, and a sound journal."""
    assert b"Told to end." in ended_by(number, tmp_path / "j.jsonl")


def test_the_screen_told_to_end_gives_the_terminal_back(tmp_path: Path) -> None:
    """SIGTERM over the desk: the usual screen and cursor come back, 143, the journal's place, and a sound journal."""
    path = tmp_path / "j.jsonl"
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    before = termios.tcgetattr(slave)
    env = {**os.environ, "TERM": "xterm-256color", "XDG_CONFIG_HOME": str(tmp_path)}
    words = [sys.executable, "-m", "game", "play", SCENARIO, "--seed", "2", "--journal", str(path)]
    with subprocess.Popen(words, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=env) as running:
        shown = _until(master, b"begins")
        os.write(master, b"\r")
        shown += _until(master, b"Table")
        os.write(master, b"c")
        shown += _until(master, b"to the desk")
        _kept(path, 3)
        running.send_signal(signal.SIGTERM)
        shown += _until(master, b"--resume")
        assert running.wait(60) == 128 + signal.SIGTERM
    assert termios.tcgetattr(slave) == before, "keys are echoed and lines edited as before"
    os.close(slave)
    os.close(master)
    assert _last(shown, b"\x1b[?1049l") > _last(shown, b"\x1b[?1049h") >= 0, "the usual screen is back"
    assert _last(shown, b"\x1b[?25h") > _last(shown, b"\x1b[?25l"), "the cursor is back"
    assert b"Traceback" not in shown
    assert path.read_bytes().count(b"\n") > 2, "the header, the start and the time that ran"
    assert startex("verify", path).exit_code == 0


def test_a_finding_of_rehearsal_replays_on_the_screen(tmp_path: Path) -> None:
    """The command a finding prints, on a terminal: the playthrough it names, opened at its debrief."""
    row = next(row for row in values(rehearsal(), str(PLANTED))["findings"] if row["kind"] == "dead end")
    path = tmp_path / "again.jsonl"
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    env = {**os.environ, "TERM": "xterm-256color", "XDG_CONFIG_HOME": str(tmp_path)}
    words = [sys.executable, "-m", "game", *shlex.split(row["replay"])[1:], "--journal", str(path)]
    with subprocess.Popen(words, stdin=slave, stdout=slave, stderr=slave, cwd=ROOT, env=env) as running:
        shown = _until(master, b"goes home")
        os.write(master, b"q")
        shown += _until(master, b"Leave the exercise?")
        os.write(master, b"q")
        shown += _until(master, b"Journal:")
        assert running.wait(60) == 0
    os.close(slave)
    os.close(master)
    assert b"DEBRIEF" in shown
    record = read(path)
    assert record.header.seed == row["seed"]
    assert list(state_of(record.lines).points) == ["first"], "it ends where the finding says"


def _kept(path: Path, lines: int) -> None:
    """Wait until the journal has so many lines; a minute at most."""
    until = time.monotonic() + 60
    while time.monotonic() < until and not (path.exists() and path.read_bytes().count(b"\n") >= lines):
        time.sleep(0.05)


def _until(master: int, words: bytes) -> bytes:
    """What the terminal gets, up to these words or the end; a minute at most."""
    data, until = b"", time.monotonic() + 60
    while words not in data and time.monotonic() < until and select.select([master], [], [], 5)[0]:
        data += _read(master)
    return data


def _last(data: bytes, words: bytes) -> int:
    return data.rfind(words)
