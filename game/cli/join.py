"""``startex join``: sit down at a seat of a room from this terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, streams

if TYPE_CHECKING:
    from game.serve.join import Room


TRIES = 3
"""Times the code is asked for, where it was a wrong one."""


@click.command()
@click.argument("url")
@click.option("--seat", metavar="ID", help="The seat to take; asked for otherwise.")
@click.option("--name", metavar="NAME", default="", help="Your name, as the room shows it.")
@click.option(
    "--ca", type=click.Path(path_type=Path), metavar="FILE", help="Trust this certificate, too: the room's own."
)
def join(url: str, seat: str | None, name: str, ca: Path | None) -> None:
    """Join the room at URL in this terminal. The code is asked for. Ctrl+] leaves."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise exits.Failure("A seat needs a terminal. Without one, open the room's /view in a browser.", exits.SERVE)
    with exits.needs_serve():
        import asyncio

        from game.serve.far_line import CannotJoin
        from game.serve.join import address_of
        from game.serve.join import join as sit_down

    def ask(room: Room) -> tuple[str, str, str]:
        chosen = seat or _chosen(room)
        return chosen, click.prompt("Code", hide_input=True, err=True), name or click.prompt("Your name", err=True)

    try:
        streams.talk(asyncio.run(sit_down(address_of(url, secure=ca is not None), ask, streams.talk, ca, TRIES)))
    except CannotJoin as error:
        raise exits.Failure(str(error), exits.SERVE) from error


def _chosen(room: Room) -> str:
    for number, (_, title) in enumerate(room.seats, 1):
        streams.talk(f"{number:3} {title}")
    at = click.prompt("Seat", type=click.IntRange(1, len(room.seats)), err=True)
    return room.seats[at - 1][0]
