"""``startex new``: a scenario to begin with."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from game.cli import exits, find, streams


@click.command()
@click.argument("name")
@click.option(
    "--from",
    "source",
    metavar="SCENARIO",
    help="A variant of this scenario: an overlay, in which you write only what differs.",
)
@click.option("--copy", "copied", is_flag=True, help="With --from: copy the whole scenario instead.")
@click.option("--dir", "folder", type=click.Path(file_okay=False, path_type=Path), default=Path(), metavar="FOLDER",
              help="Where its folder is made; here when left out.")  # fmt: skip
@click.option("--title", default="", metavar="WORDS", help="Its title.")
def new(name: str, source: str | None, copied: bool, folder: Path, title: str) -> None:
    """Make the scenario NAME: a small complete exercise that plays at once, or a variant with --from."""
    from game.author.new import NotNewError, create
    from game.pack import load_file
    from game.pack.data import UnknownScenarioError, find_scenario, handbook

    if copied and source is None:
        raise click.UsageError("--copy belongs to --from; name the scenario to copy.")
    try:
        origin = None if source is None else find_scenario(source)
        path = create(name, folder, origin, title, copied=copied)
    except UnknownScenarioError as error:
        raise click.UsageError(find.whole(error)) from error
    except NotNewError as error:
        raise click.UsageError(str(error)) from error
    place = shlex.quote(str(path.parent))
    faults = load_file(path).faults
    for fault in faults:
        streams.talk(str(fault))
    streams.data(str(path))
    streams.talk(f"Play it: startex play {place}\nCheck it while you write: startex watch {place}")
    streams.talk(f"The author's handbook: {handbook()}")
    if any(fault.severity == "error" for fault in faults):
        raise exits.Failure("The scenario it was made from has faults; mend them here or there.")
