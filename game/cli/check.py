"""``startex check``: every fault of a pack at once, each at its line and column."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, find, streams

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.pack.faults import Fault

FORMS = ("text", "json", "github", "sarif")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@click.option("--fix", is_flag=True, help="Mend slips of the pen whose cure is certain, then check.")
@click.pass_context
def check(ctx: click.Context, paths: tuple[str, ...], form: str, as_json: bool, fix: bool) -> None:
    """Check scenarios and rulebooks: ids from `startex list`, rulebooks' ids, folders or files."""
    files = [path for text in paths for path in _files(text)]
    if fix:
        _mend(files)
    faults = _faults(files)
    errors = sum(fault.severity == "error" for fault in faults)
    _say(faults, "json" if as_json else form)
    streams.talk(f"{len(files)} checked: {errors} errors, {len(faults) - errors} warnings.")
    if errors:
        streams.talk("What can never happen (W6…) is looked for in full once the errors are mended.")
    if errors and form == "text" and not as_json:
        streams.talk(f"`startex explain {next(f.code for f in faults if f.severity == 'error')}` says more of a code.")
    ctx.exit(exits.FAULTS if errors else exits.OK)


def _files(text: str) -> list[Path]:
    """What a path or id names: a scenario, a rulebook, or every one in a folder of scenarios or of rulebooks."""
    from game.pack.data import SCENARIO_FILE, UnknownScenarioError, find_pack

    folder = Path(text)
    if folder.is_dir() and not (folder / SCENARIO_FILE).is_file():
        inside = sorted(folder.glob(f"*/{SCENARIO_FILE}")) or sorted(folder.glob("*.yaml"))
        if inside:
            return inside
    try:
        return [find_pack(text)]
    except UnknownScenarioError as error:
        raise click.UsageError(find.whole(error)) from error


def _faults(files: Sequence[Path]) -> tuple[Fault, ...]:
    """The faults of all files, each once: several scenarios may cite the same faulty rulebook."""
    from game.pack import load_file

    return tuple(dict.fromkeys(fault for file in files for fault in load_file(file).faults))


def _mend(files: Sequence[Path]) -> None:
    """Mend each file in place and say so."""
    from game.pack.mend import mend

    for file in files:
        count = mend(file, lambda file=file: _faults([file]))  # type: ignore[misc]  # the loop's own file
        if count:
            streams.talk(f"{file}: {count} mended.")


def _say(faults: Sequence[Fault], form: str) -> None:
    """The faults on stdout."""
    from game.pack import exports
    from game.pack.lines import with_lines

    match form:
        case "json":
            streams.emit(exports.as_rows(faults))
        case "sarif":
            streams.emit(exports.as_sarif(faults))
        case "github":
            for fault in faults:
                streams.data(exports.as_github(fault))
        case _:
            for line in with_lines(faults):
                streams.data(line)
