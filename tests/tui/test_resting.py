"""When the search for waste runs."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from game.tui import resting, steady


class Ring:
    """Something only a search lets go."""

    def __init__(self) -> None:
        self.me = self


DESKS = tuple(Ring() for _ in range(resting.CLOSED + 3))
"""As many screens of seats as there are, each only itself."""
ONE = DESKS[:1]


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


def test_no_search_in_the_middle_of_a_key() -> None:
    """Making as much as a key makes sets no search off."""
    steady()
    before = [one["collections"] for one in gc.get_stats()]
    made = [[number] for number in range(resting.SPARE // 2)]
    assert [one["collections"] for one in gc.get_stats()] == before, len(made)


def test_what_is_loaded_later_is_put_by_too() -> None:
    """A plan chosen at the start screen is kept out of the search; inside another program nothing is."""
    made = [[number] for number in range(1000)]
    put_by = gc.get_freeze_count()
    resting.put_by()
    assert gc.get_freeze_count() == put_by, len(made)
    steady()
    put_by = gc.get_freeze_count()
    more = [[number] for number in range(1000)]
    resting.put_by()
    assert gc.get_freeze_count() >= put_by + len(more)


def test_full_searches_never_come_by_themselves() -> None:
    """No key waits for a look through everything, however much is made."""
    steady()
    before = gc.get_stats()[2]["collections"]
    for _ in range(20):
        made = [[number] for number in range(resting.YOUNG * 2)]
        assert made
    assert gc.get_stats()[2]["collections"] == before


def test_a_room_is_tidied_when_nobody_types() -> None:
    """While somebody types the search waits, but not for ever; a screen's own broom leaves a room alone."""
    steady(room=True)
    broom = resting.RoomBroom()
    made = [[number] for number in range(resting.ENOUGH * 2)]
    assert not resting.Broom().tidy()
    assert not broom.tidy(quiet=0.2, screens=ONE)
    assert broom.tidy(quiet=resting.REST, screens=ONE)
    more = [[number] for number in range(resting.ENOUGH * 2)]
    assert [broom.tidy(quiet=0.0, screens=ONE) for _ in range(resting.LATEST)].count(True) == 1, len(made + more)


def test_a_rooms_screens_are_put_by_when_they_come_and_nothing_is_later() -> None:
    """What is open on a screen for a while can be let go again: only a new screen has things put by."""
    steady(room=True)
    broom = resting.RoomBroom()
    first = [[number] for number in range(resting.ENOUGH * 2)]
    assert broom.tidy(quiet=5, screens=DESKS[:2])
    settled = gc.get_freeze_count()
    second = [[number] for number in range(resting.ENOUGH * 2)]
    assert broom.tidy(quiet=5, screens=DESKS[:2])
    assert gc.get_freeze_count() <= settled, len(first + second)
    third = [[number] for number in range(resting.ENOUGH * 2)]
    assert broom.tidy(quiet=5, screens=DESKS[:3])
    assert gc.get_freeze_count() >= settled + len(third)


def test_a_restless_room_is_tidied_sooner_when_much_was_made() -> None:
    """It is not time alone: after so many looks at the middle-aged nothing is put off any more."""
    steady(room=True)
    broom = resting.RoomBroom()
    made: list[list[int]] = []
    assert not broom.tidy(quiet=0.0, screens=[])
    while gc.get_count()[2] < resting.FULL:
        made.append([len(made)])
    assert broom.tidy(quiet=0.0, screens=[])
    assert gc.get_count()[2] == 0


def test_after_a_long_rest_what_was_put_by_is_looked_through_too() -> None:
    """A desk that was put by and is closed since does not stay for ever; a busy room is not held up for it."""
    steady(room=True)
    broom, ring = resting.RoomBroom(), Ring()
    made = [[number] for number in range(resting.ENOUGH * 2)]
    assert broom.tidy(quiet=5, screens=ONE)
    gone = weakref.ref(ring)
    del ring
    for _ in range(resting.SETTLES):
        more = [[number] for number in range(resting.ENOUGH * 2)]
        broom.tidy(quiet=resting.REST, screens=ONE)
    assert gone() is not None, f"put by with {len(made + more)} others"
    put_by = gc.get_freeze_count()
    assert broom.tidy(quiet=resting.LONG_REST, screens=ONE)
    assert gone() is None
    assert gc.get_freeze_count() > put_by - 100, "what is still there is put by again"
    assert not broom.tidy(quiet=resting.LONG_REST, screens=ONE), "and not looked through again so soon"


def test_desks_that_are_closed_are_looked_for_at_once() -> None:
    """When many screens go at once, as at ENDEX, not even a busy room keeps them; a single one waits for a rest."""
    steady(room=True)
    broom = resting.RoomBroom()
    desks = [Ring() for _ in range(resting.CLOSED + 3)]
    gone = [weakref.ref(one) for one in desks]
    made = [[number] for number in range(resting.ENOUGH * 2)]
    assert broom.tidy(quiet=resting.REST, screens=desks)
    del desks[0]
    assert not broom.tidy(quiet=0.0, screens=desks)
    assert gone[0]() is not None, f"put by with {len(made)} others"
    assert broom.tidy(quiet=resting.LONG_REST, screens=desks)
    assert gone[0]() is None
    del desks[: resting.CLOSED]
    assert broom.tidy(quiet=0.0, screens=desks)
    assert [one() is None for one in gone] == [True] * (resting.CLOSED + 1) + [False] * 2
    assert not broom.tidy(quiet=0.0, screens=desks)
