"""``startex check``: every fault of a pack at once, each at its line and column."""

from __future__ import annotations

from dataclasses import asdict

import click

from game.cli import exits, find, streams


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], form: str, as_json: bool) -> None:
    """Check scenarios: ids from `startex list`, folders or files."""
    from game.pack import load
    from game.pack.data import UnknownScenarioError, find_scenario

    try:
        files = [find_scenario(path) for path in paths]
    except UnknownScenarioError as error:
        raise click.UsageError(find.whole(error)) from error
    faults = [fault for file in files for fault in load(file).faults]
    errors = sum(fault.severity == "error" for fault in faults)
    if as_json or form == "json":
        streams.emit([asdict(fault) for fault in faults])
    else:
        for fault in faults:
            streams.data(str(fault))
    streams.talk(f"{len(files)} checked: {errors} errors, {len(faults) - errors} warnings.")
    ctx.exit(exits.FAULTS if errors else exits.OK)
