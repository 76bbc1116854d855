"""``startex rules``: a rulebook as prose, with its sources and what is not certain about it."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli import exits, streams
from game.cli.law import law_at_hand, rulebook_option


@click.command()
@click.argument("body", required=False)
@click.option("--date", "day", metavar="DAY", default="", help="As of this day, such as 2016-02-08.")
@rulebook_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def rules(body: str | None, day: str, rulebooks: tuple[Path, ...], as_json: bool) -> None:
    """Show how BODY (a body or a rulebook) decides, in words, with sources; without one, list the bodies."""
    from game.votes.prose import about, listing
    from game.votes.prose_text import render
    from game.votes.ruling import Ruling

    law = law_at_hand(rulebooks)
    try:
        page = about(law, body, day) if body else listing(law, day)
    except Ruling as ruling:
        raise exits.Failure(str(ruling), exits.USAGE) from ruling
    if as_json:
        streams.emit(page)
    else:
        streams.data(render(page).rstrip())
