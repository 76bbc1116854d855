"""Packs: a scenario with its rulebooks, read with a mark for every value, checked whole, compiled into a plan.

The reader is imported on first use: finding out which scenarios there are must not load a schema library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from game.pack.loading import Loaded, check, load, load_file

__all__ = ["Loaded", "check", "load", "load_file"]


def __getattr__(name: str) -> Any:
    """The reader's functions, from ``game.pack.loading``."""
    if name not in __all__:
        raise AttributeError(name)
    from game.pack import loading  # noqa: PLC0415  (the point of this function)

    return getattr(loading, name)
