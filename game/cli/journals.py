"""Exercises in journals: one that begins, and one that is gone on with, alone or in a room."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import find, streams

if TYPE_CHECKING:
    from game.core.plan import Id, Plan
    from game.session import Session

NO_SCENARIO = "Name a scenario (`startex list` shows them), or a journal with --resume."


def begun(
    plan: Plan, place: Path | None, seats: tuple[Id, ...], seed: int, *,
    cut: str = "", practice: bool = False, people: bool = True,
) -> Session:  # fmt: skip
    """A new exercise, kept at ``place``, or under a new name in the data folder. An unknown cut: exit 2."""
    find.cut_of(plan, cut)
    from game.journal import FileJournal, Header
    from game.journal.place import new_path
    from game.session import Session

    def kept(header: Header) -> FileJournal:
        return FileJournal.create(place or new_path(header.plan, header.wall), header)

    return Session.create(plan, kept, seats=seats, seed=seed, practice=practice, cut=cut, people=people)


def resumed(path: Path, scenario: str | None, given: Mapping[str, object]) -> Session:
    """The exercise of a journal; ``given`` are options that only a new one may have, by name."""
    _refuse(given, "belongs to a new exercise; with --resume the journal decides it.")
    from game.journal import FileJournal
    from game.session import Session

    journal = FileJournal.open(path)
    if journal.note:
        streams.talk(journal.note)
    try:
        return Session.resume(find.plan_for(journal.header, scenario), journal)
    except BaseException:
        journal.close()
        raise


def only_with_scenario(given: Mapping[str, object]) -> None:
    """Without a scenario there is nothing these options could belong to."""
    _refuse(given, "belongs to a scenario; name one (`startex list` shows them).")


def _refuse(given: Mapping[str, object], why: str) -> None:
    """Usage error for the first option that was given; 0 is a seed as good as any."""
    for option, value in given.items():
        if value is not None and value is not False and value not in ("", ()):
            raise click.UsageError(f"{option} {why}")
