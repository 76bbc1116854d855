"""The command line: ``startex COMMAND``. stdout is data, stderr is talk; see ``exits`` for the exit codes.

Each command lives in a module of its own that is loaded when it is asked for, so that ``startex --version`` and
``startex check`` start without the screens and the arrays.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from game import __version__
from game.cli import exits, streams
from game.cli.lazy import LazyGroup

COMMANDS = {
    "list": "house:list_scenarios",
    "where": "house:where",
    "doctor": "doctor:doctor",
    "explain": "explain:explain",
    "play": "play:play",
    "host": "host:host",
    "join": "join:join",
    "replay": "replay:replay",
    "verify": "verify:verify",
    "branch": "branch:branch",
    "debrief": "debrief:debrief",
    "check": "check:check",
    "schema": "schema:schema",
    "fmt": "layout:fmt",
    "migrate": "layout:migrate",
    "test": "embedded:test",
    "rehearse": "rehearse:rehearse",
    "new": "new:new",
    "watch": "watch:watch",
    "graph": "graph:graph",
    "vote": "vote:vote",
    "rules": "rules:rules",
    "power": "power:power",
}
"""Command to ``module:function`` under ``game.cli``, in the order of the help."""


@click.group(
    cls=LazyGroup,
    lazy=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 in order, 1 faults found, 2 wrong usage, 3 cannot serve or join, 4 made by a newer version, "
    "130 interrupted, 143 told to end (SIGTERM), 129 terminal closed (SIGHUP).",
)
@click.version_option(__version__, prog_name="startex")
def cli() -> None:
    """Startex: tabletop exercises and decision games."""


def main(args: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    streams.prepare()
    sys.exit(exits.code_of(lambda: cli.main(args, prog_name="startex", standalone_mode=False)))
