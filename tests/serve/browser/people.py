"""People at a room: pages of a real browser, driven over a pipe, and the host they sit at."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Self

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
WITHIN = 60.0
"""Seconds a host may take to open."""


def chromium() -> str:
    """The browser's path; skips where it, Node or the driver's library is missing."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        pytest.skip("chromium is not installed")
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    if not (HERE / "node_modules" / "playwright-core").is_dir():
        pytest.skip("playwright-core is not installed")
    return found


class Host:
    """``startex host`` as a program of its own, with what it said when it opened."""

    def __init__(self, *words: str, home: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "game", "host", *words, "--port", "0"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "XDG_DATA_HOME": str(home)},
        )
        assert self.process.stderr is not None
        said, until = "", time.monotonic() + WITHIN
        while "Code: " not in said and time.monotonic() < until:
            line = self.process.stderr.readline()
            assert line, said
            said += line
        link = re.search(r"Facilitator, once: (\S+)", said)
        door = re.search(r"Everybody else: (\S+?)/  Code: (\S+)", said)
        assert link is not None, said
        assert door is not None, said
        self.link, self.address, self.code = link[1], door[1], door[2]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.communicate(timeout=30)


class Browser:
    """Chromium, with a page for each person."""

    def __init__(self, host: Host, *words: str) -> None:
        """``words`` go to Chromium besides its own."""
        self.process = subprocess.Popen(
            ["node", str(HERE / "driver.mjs"), chromium(), host.address, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.host = host

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate(timeout=30)

    def ask(self, *about: object) -> Any:
        """One operation of the driver; AssertionError with its words when it fails."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(about) + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        assert answer, "the driver has ended"
        told = json.loads(answer)
        assert "error" not in told, f"{about}: {told['error']}"
        return told["given"]

    def person(self, name: str, width: int = 1200, height: int = 760, **about: object) -> Page:
        """Somebody at a machine of their own."""
        self.ask("open", name, width, height, about)
        return Page(self, name)

    def ledger(self) -> dict[str, list[str]]:
        """Addresses asked outside the room (``strangers``), and what pages complained of (``faults``)."""
        found: dict[str, list[str]] = self.ask("ledger", "")
        return found


class Page:
    """One person's page."""

    def __init__(self, browser: Browser, name: str) -> None:
        self._browser = browser
        self.name = name

    def ask(self, operation: str, *about: object) -> Any:
        """One operation on this page."""
        return self._browser.ask(operation, self.name, *about)

    def wait(self, *words: str) -> str:
        """Until any of these words are read there; the whole text."""
        found: str = self.ask("wait", *words)
        return found

    def press(self, *keys: str) -> None:
        """Keys, one after another."""
        self.ask("press", *keys)

    def choose(self, words: str, key: str = "Enter") -> None:
        """In a dialog: go down to the row with these words, and take it, or press another key there."""
        self.wait(words)
        self.ask("choose", words, key)

    def read(self) -> str:
        """What is read there now."""
        found: str = self.ask("read")
        return found

    def facilitate(self) -> None:
        """Enter by the facilitator's link, and have the console before one."""
        self.ask("goto", self._browser.host.link)
        self.wait("explains the keys")

    def sit(self, seat: str, title: str) -> None:
        """Take a seat in the lobby, with the code out of the link that people scan."""
        host = self._browser.host
        self.ask("goto", f"{host.address}/#{host.code}")
        self.ask("check", seat)
        self.ask("fill", "Your name", self.name)
        self.ask("click", "button", "Take the seat")
        self.wait(title)
