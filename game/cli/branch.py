"""``startex branch``: another exercise that agrees with this one up to ask n."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli import find, streams


@click.command()
@click.argument("file", type=find.journal_file)
@click.option("--at", "n", type=find.Number(), required=True, metavar="N", help="The last ask to keep.")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Where to write the branch.")
def branch(file: Path, n: int, output: Path | None) -> None:
    """Copy the first N asks of the journal FILE to a new journal, to play on from there."""
    from game.journal import branch as copy
    from game.journal.errors import NoSuchAsk

    place = output or _beside(file, n)
    try:
        copy(file, n, place)
    except NoSuchAsk as error:
        raise click.UsageError(str(error)) from error
    streams.data(str(place))
    streams.talk(f"Go on with: {find.resume_line(str(place), None)}")


def _beside(file: Path, n: int) -> Path:
    """A free name next to the journal."""
    place, count = file.with_name(f"{file.stem}-at-{n}.jsonl"), 1
    while place.exists():
        count += 1
        place = file.with_name(f"{file.stem}-at-{n}-{count}.jsonl")
    return place
