"""``startex doctor``: is this machine, terminal and installation fit to play?"""

from __future__ import annotations

import locale
import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.util import find_spec

import click

from game import __version__
from game.cli import exits, streams

NEEDED = ("click", "numpy", "platformdirs", "pydantic", "pyyaml", "textual", "transitions")
MODULES = {"pyyaml": "yaml"}
"""Packages whose module has another name."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    name: str
    ok: bool
    says: str
    needed: bool = True
    """False: advice only, never an exit code."""


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Look at the installation, the data folder and the terminal."""
    found = [*_python(), *_packages(), *_folders(), *_scenarios(), *_terminal()]
    if as_json:
        streams.emit([asdict(one) for one in found])
    else:
        for one in found:
            streams.data(f"{'ok  ' if one.ok else 'LOOK'}  {one.name:<12}  {one.says}")
    ctx.exit(exits.OK if all(one.ok or not one.needed for one in found) else exits.FAULTS)


def _python() -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield Finding("startex", True, f"version {__version__}, Python {version} on {sys.platform}")


def _packages() -> Iterator[Finding]:
    for name in NEEDED:
        if find_spec(MODULES.get(name, name)) is None:
            yield Finding(name, False, "is missing: install Startex again")
        else:
            yield Finding(name, True, metadata.version(name))


def _folders() -> Iterator[Finding]:
    from game.journal.place import folder

    place = folder()
    try:
        place.mkdir(parents=True, exist_ok=True)
        writable = os.access(place, os.W_OK)
    except OSError:
        writable = False
    says = str(place) if writable else f"{place} cannot be written; use --journal FILE"
    yield Finding("journals", writable, says)


def _scenarios() -> Iterator[Finding]:
    from game.pack import load
    from game.pack.data import scenario_ids

    faulty = [name for name in scenario_ids() if load(name).plan is None]
    if faulty:
        yield Finding("scenarios", False, f"with faults: {', '.join(faulty)}; startex check names them")
    else:
        yield Finding("scenarios", bool(scenario_ids()), f"{len(scenario_ids())} load without a fault")


def _terminal() -> Iterator[Finding]:
    size = shutil.get_terminal_size()
    if sys.stdout.isatty():
        fits = size.columns >= 80 and size.lines >= 24
        says = f"{size.columns}×{size.lines}" + ("" if fits else ": 80×24 or more shows everything")
        yield Finding("terminal", fits, says, needed=False)
    else:
        yield Finding("terminal", True, "stdout is no terminal: plain text", needed=False)
    encoding = locale.getpreferredencoding(False)
    unicode = encoding.replace("-", "").lower() == "utf8"
    says = encoding if unicode else f"{encoding}: text is written as UTF-8 all the same; set LANG to a UTF-8 locale"
    yield Finding("encoding", unicode, says, needed=False)
