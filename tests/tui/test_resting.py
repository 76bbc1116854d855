"""When the search for waste runs."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from game.tui import resting, steady


@pytest.fixture(autouse=True)
def usual() -> Iterator[None]:
    """The search as it was, whatever a test makes of it."""
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_without_steady_the_search_is_left_alone() -> None:
    """Apps inside another program, a server of many seats or a test, change nothing about it."""
    before = gc.get_threshold(), gc.get_freeze_count()
    assert not resting.Broom().tidy()
    assert (gc.get_threshold(), gc.get_freeze_count()) == before


def test_it_tidies_what_was_made_and_rests_when_nothing_was() -> None:
    """After play the waste is gone and what stays is put by, once; after nothing there is no search."""
    steady()
    broom, put_by = resting.Broom(), gc.get_freeze_count()
    made = [[number] for number in range(resting.ENOUGH * 2)]
    assert broom.tidy()
    settled = gc.get_freeze_count()
    assert settled >= put_by + len(made)
    assert not broom.tidy()
    more = [[number] for number in range(resting.ENOUGH * 2)]
    assert broom.tidy()
    assert gc.get_freeze_count() <= settled, f"{len(more)} later things stay under search"


def test_full_searches_never_come_by_themselves() -> None:
    """No key waits for a look through everything, however much is made."""
    steady()
    before = gc.get_stats()[2]["collections"]
    for _ in range(20):
        made = [[number] for number in range(resting.YOUNG * 2)]
        assert made
    assert gc.get_stats()[2]["collections"] == before
