"""The rulebooks for the commands that show and count by them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, streams

if TYPE_CHECKING:
    from game.pack.law import Law

rulebook_option = click.option(
    "--rulebook",
    "rulebooks",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A rulebook of your own beside those that came with Startex.",
)


def law_at_hand(own: tuple[Path, ...]) -> Law:
    """The rulebooks that came with the program and one's own; faults of these: said, and exit 1."""
    from game.pack.law import open_law

    law, faults = open_law(own)
    for fault in faults:
        streams.talk(str(fault))
    if faults:
        raise exits.Failure("The rulebook has faults; mend them first.")
    return law
