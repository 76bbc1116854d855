"""The pace of tests that press keys."""

from __future__ import annotations

import pytest
from textual import _wait

REST = 1 / 200
"""Seconds without work after which a screen counts as drawn. Textual waits 1/50, four times for each key."""


@pytest.fixture(autouse=True)
def _brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for what is due, not for the clock: without this three quarters of these tests are spent asleep."""
    monkeypatch.setattr(_wait, "SLEEP_GRANULARITY", REST)
    monkeypatch.setattr(_wait, "SLEEP_IDLE", REST / 20)
