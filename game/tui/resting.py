"""When the search for waste runs: between keys and in small portions, not in the middle of a key."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Collection

YOUNG = 7_000
"""In a room: new objects after which the young ones are looked through, which takes a millisecond or two."""
OLDER = 4
"""Such looks after which the middle-aged are looked through too."""
SPARE = 50_000
"""With one screen: new objects after which they are looked through even in the middle of a key; the broom comes first
unless one handler makes more than any of ours does.
"""
NEVER = 1_000_000
"""Looks through everything are ours to ask for; after an hour of play one would cost more than a key."""
EVERY = 1.0
"""Seconds between two moments at which a room asks whether to tidy."""
OFTEN = 0.25
"""The same of one screen: between two moments somebody opens a dialog or two."""
ENOUGH = 2_000
"""New objects below which there is nothing to tidy: nobody plays."""


ROOM = NEVER + 1
"""As ``NEVER``, where many screens share a process: one broom sweeps for all of them, not each for itself."""
REST = 1.0
"""Seconds without a key in the whole room after which it rests."""
LONG_REST = 3.0
"""Seconds without a key after which a room also looks through what was put by: a dialog may have been open then."""
SETTLES = 60
"""Looks between two such."""
CLOSED = 6
"""Screens closed after which it is looked through however busy the room: at ENDEX all desks are closed at once."""
LATEST = 10
"""Looks a restless room may put the search off: by then a key waits for it rather than memory grow."""
FULL = 4
"""Looks at the middle-aged after which there is so much to look through that a restless room waits no longer: the more
it is, the longer a key waits for it, and the memory it took is not given back.
"""


def steady(*, room: bool = False) -> None:
    """Keep what lives as long as the program (plan, toolkit) out of the search, and the search out of keys.

    ``room``: the process draws many screens, and a ``RoomBroom`` tidies for them.
    """
    gc.collect()
    gc.freeze()
    if room:
        gc.set_threshold(YOUNG, OLDER, ROOM)
    else:
        gc.set_threshold(SPARE, OLDER, NEVER)


def put_by() -> None:
    """Keep what has just been loaded and stays, a plan and its session, out of one screen's search too."""
    if gc.get_threshold()[2] == NEVER:
        gc.freeze()


class Broom:
    """Tidies for one app, where ``steady`` holds. The first time it also puts the screens by that are there to stay."""

    def __init__(self) -> None:
        self._settled = False

    def tidy(self) -> bool:
        """Look through everything, if something was made since; whether that was done."""
        young, older, _ = gc.get_count()
        if gc.get_threshold()[2] != NEVER or (young < ENOUGH and not older):
            return False
        gc.collect()
        if not self._settled:
            gc.freeze()
            self._settled = True
        return True


class RoomBroom:
    """Tidies for a room of many screens: when nobody types, or at the latest after ``LATEST`` looks."""

    def __init__(self) -> None:
        self._put_by: weakref.WeakSet[object] = weakref.WeakSet()
        """Screens that were there when what is there was put by."""
        self._put_off = 0
        self._settled = 0
        """Looks since then."""

    def tidy(self, quiet: float, screens: Collection[object]) -> bool:
        """Look for waste, if something was made and the room rests; whether that was done.

        ``quiet``: seconds since the last key of anybody. ``screens`` that the seats have now, dialogs over them left
        out: new ones are put by, because they stay; when some have gone, what was put by is looked through too.
        """
        young, older, full = gc.get_count()
        if gc.get_threshold()[2] != ROOM:
            return False
        self._settled += 1
        gone = sum(one not in screens for one in self._put_by)
        if gone >= CLOSED or (quiet >= LONG_REST and (gone or self._settled >= SETTLES)):
            gc.unfreeze()
            self._settle(screens)
            return True
        if young < ENOUGH and not (older or full):
            return False
        self._put_off += 1
        if quiet < REST and self._put_off < LATEST and full < FULL:
            return False
        self._put_off = 0
        if any(one not in self._put_by for one in screens):
            self._settle(screens)
        else:
            gc.collect()
        return True

    def _settle(self, screens: Collection[object]) -> None:
        gc.collect()
        gc.freeze()
        self._put_by = weakref.WeakSet(screens)
        self._put_off = self._settled = 0
