"""Exit codes, and errors as sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from game.cli import streams

OK = 0
FAULTS = 1
"""Something was found wrong: in a pack, a journal, a device."""
USAGE = 2
"""The command line is not in order: unknown scenario or seat included."""
SERVE = 3
"""A room cannot be opened, or cannot be joined."""
NEWER = 4
"""Made by a newer version of Startex."""
INTERRUPTED = 130


class Failure(click.ClickException):
    """An error with a code of its own."""

    def __init__(self, message: str, code: int = FAULTS) -> None:
        super().__init__(message)
        self.code = code

    @property
    def exit_code(self) -> int:  # type: ignore[override]
        """What the program leaves with."""
        return self.code


@contextmanager
def needs_serve() -> Iterator[None]:
    """Around the imports of a command for rooms, whose libraries are an extra of their own."""
    try:
        yield
    except ModuleNotFoundError as error:
        message = f"Rooms need {error.name}, which is not installed; `pip install 'startex[serve]'` brings it."
        raise Failure(message, SERVE) from error


def sentence(error: Exception) -> Exception:
    """The error as one to show, where it is one that can be expected; itself otherwise."""
    # Imported here: these errors can only come from rooms that are loaded by then.
    from game.journal.errors import JournalError, NewerFormat

    match error:
        case NewerFormat():
            return Failure(str(error), NEWER)
        case JournalError():
            return Failure(str(error), FAULTS)
        case OSError() if error.filename is None:
            return Failure(f"The output cannot be written: {error.strerror}.", FAULTS)
        case OSError():
            return Failure(f"{error.filename}: {error.strerror}.", FAULTS)
        case _:
            return error


def code_of(run: Callable[[], object]) -> int:
    """Run click outside its standalone mode; the exit code, once what went wrong has been said."""
    try:
        result = run()
    except click.ClickException as error:
        error.message = streams.harmless(error.message)  # type: ignore[misc]  # final, but what was typed is in it
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted.", err=True)
        return INTERRUPTED
    return result if isinstance(result, int) else OK
