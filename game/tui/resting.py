"""When the search for waste runs: between keys and in small portions, not in the middle of a key."""

from __future__ import annotations

import gc

YOUNG = 7_000
"""New objects after which the young ones are looked through, which takes a millisecond or two."""
OLDER = 4
"""Such looks after which the middle-aged are looked through too."""
NEVER = 1_000_000
"""Looks through everything are ours to ask for; after an hour of play one would cost more than a key."""
EVERY = 1.0
"""Seconds between two moments at which an app asks whether to tidy."""
ENOUGH = 2_000
"""New objects below which there is nothing to tidy: nobody plays."""


def steady() -> None:
    """Keep what lives as long as the program (plan, toolkit) out of the search, and the search out of keys.

    For a program that is one screen; a process of many seats has no moment at which all of them rest.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, NEVER)


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
