"""``startex watch``: check again whenever a scenario is saved, beside a preview of what is being written."""

from __future__ import annotations

import shutil
import sys
import time
from datetime import datetime

import click

from game.cli import exits, find, streams

EVERY = 0.1
"""Seconds between two looks; a look that finds nothing new reads a few file times."""
CLEAR = "\x1b[2J\x1b[H"


@click.command()
@click.argument("path")
@click.option("--once", is_flag=True, help="Look once and leave with the exit code of `startex check`.")
@click.pass_context
def watch(ctx: click.Context, path: str, once: bool) -> None:
    """Check PATH on every save and preview the inject or decision point being edited. Ctrl+C ends it."""
    from game.author.watching import Watching
    from game.pack.data import UnknownScenarioError, find_scenario

    try:
        file = find_scenario(path)
    except UnknownScenarioError as error:
        raise click.UsageError(find.whole(error)) from error
    columns = shutil.get_terminal_size().columns
    watching = Watching(file, columns)
    while True:
        look = watching.look()
        if look is not None:
            if sys.stdout.isatty() and not once:
                click.echo(CLEAR, nl=False)
            streams.data(f"{datetime.now().astimezone():%H:%M:%S}  {file}\n{look.to_text(columns)}\n")
            streams.flush()
        if once:
            wrong = look is None or any(fault.severity == "error" for fault in look.faults)
            ctx.exit(exits.FAULTS if wrong else exits.OK)
        time.sleep(EVERY)
