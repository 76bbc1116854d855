"""``startex fmt`` and ``startex migrate``: files written anew, every comment kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from game.cli import exits, find, streams

Change = Callable[[str], str]

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
check_option = click.option("--check", is_flag=True, help="Change nothing; exit 1 if something would change.")


@click.command()
@paths_argument
@check_option
@click.pass_context
def fmt(ctx: click.Context, paths: tuple[str, ...], check: bool) -> None:
    """Lay out scenarios and rulebooks the one way: indentation, gaps, blank lines. Comments and values stay."""
    from game.pack.layout import laid_out

    ctx.exit(_rewrite(_files(paths), laid_out, check, ("laid out", "would be laid out")))


@click.command()
@paths_argument
@check_option
@click.pass_context
def migrate(ctx: click.Context, paths: tuple[str, ...], check: bool) -> None:
    """Bring scenarios and rulebooks of an older format up to date. Comments and layout stay."""
    from game.pack.migrate import migrated

    told = ("brought up to date", "would be brought up to date")
    ctx.exit(_rewrite(_files(paths), lambda text: migrated(text)[0], check, told))


def _files(paths: Sequence[str]) -> list[Path]:
    from game.pack.data import UnknownScenarioError, find_pack

    try:
        return [find_pack(path) for path in paths]
    except UnknownScenarioError as error:
        raise click.UsageError(find.whole(error)) from error


def _rewrite(files: Sequence[Path], change: Change, check: bool, told: tuple[str, str]) -> int:
    """Write each file anew where that changes it; the exit code."""
    codes = [_rewritten(file, change, check, told) for file in files]
    return max(codes, default=exits.OK)


def _rewritten(file: Path, change: Change, check: bool, told: tuple[str, str]) -> int:
    from game.pack.composer import Trouble
    from game.pack.layout import LayoutError
    from game.pack.migrate import NewerFileError, UnknownFormatError

    try:
        before = file.read_bytes().decode("utf-8-sig")
        after = change(before)
    except NewerFileError as error:
        streams.talk(f"{file}: {error}.")
        return exits.NEWER
    except (LayoutError, UnknownFormatError, UnicodeDecodeError) as error:
        streams.talk(f"{file}: left as it is: {error}.")
        return exits.FAULTS
    except Trouble as trouble:
        streams.talk(f"{file}: left as it is; `startex check` says more: {trouble.fault.message}.")
        return exits.FAULTS
    if after.encode() == file.read_bytes():
        return exits.OK
    streams.data(f"{file}: {told[check]}.")
    if check:
        return exits.FAULTS
    file.write_bytes(after.encode())
    return exits.OK
