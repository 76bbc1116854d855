"""Read once for all who ask: in a room 24 seats review the same journal."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, ParamSpec, TypeVar

Of = ParamSpec("Of")
Found = TypeVar("Found")


class Last(Generic[Of, Found]):
    """A function of immutable things that keeps its last result, for whoever next asks it of the same things.

    They are the same where they are equal: unlike ``functools.lru_cache`` nothing is hashed, which of a journal takes
    as long as reading it.
    """

    def __init__(self, make: Callable[Of, Found]) -> None:
        self._make = make
        self._kept: tuple[tuple[object, ...], Found] | None = None

    def __call__(self, *of: Of.args, **named: Of.kwargs) -> Found:
        """The result, made or kept. Arguments by name are for types alone: ask by place."""
        if self._kept is None or not _same(self._kept[0], of):
            self._kept = of, self._make(*of, **named)
        return self._kept[1]


def _same(some: tuple[object, ...], others: tuple[object, ...]) -> bool:
    return len(some) == len(others) and all(
        one is other or one == other for one, other in zip(some, others, strict=True)
    )
