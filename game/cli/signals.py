"""Being told to end from outside: the terminal closed (SIGHUP) or the system asks (SIGTERM)."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.session import Session

NAMES = ("SIGTERM", "SIGHUP")
"""Those that exist here; Windows has no SIGHUP."""


def code(number: int) -> int:
    """What shells expect a program ended by this signal to leave with; 0 where there was none."""
    return 128 + number if number else 0


class ToldToEnd(BaseException):
    """The program was told to end. Beyond ``Exception``, so that nothing on the way takes it for a fault."""

    def __init__(self, number: int, session: Session | None = None) -> None:
        super().__init__(number)
        self.session = session
        """The exercise that was played by then, where it may be another than the one begun with."""
        self.code = code(number)


@contextmanager
def heard() -> Iterator[None]:
    """While this lasts such a signal raises ``ToldToEnd`` where the program stands."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [getattr(signal, name) for name in NAMES if hasattr(signal, name)]
    before = {number: signal.signal(number, _raise) for number in numbers}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: object) -> None:
    raise ToldToEnd(number)
