"""``startex power``: how much each member's vote is worth under a rule, exactly."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli import exits, streams
from game.cli.law import law_at_hand, rulebook_option


@click.command()
@click.argument("body")
@click.option("--date", "day", metavar="DAY", default="", help="The day, such as 2016-02-08.")
@click.option("--procedure", default="", help="A procedure other than the body's ordinary one.")
@click.option("--on-proposal/--no-proposal", "proposal", default=None, help="Whether somebody entitled proposed it.")
@click.option("--participants", multiple=True, metavar="MEMBERS", help="Those that take part, where not all do.")
@click.option("--switch", "switches", multiple=True, help="Turn a disputed point of the rule on, or off with no-….")
@click.option("--table", default="", help="The table of weights to count by, such as 2016.")
@rulebook_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def power(
    body: str, day: str, procedure: str, proposal: bool | None, participants: tuple[str, ...],
    switches: tuple[str, ...], table: str, rulebooks: tuple[Path, ...], as_json: bool,
) -> None:  # fmt: skip
    """Banzhaf and Shapley–Shubik indices of BODY's members and the number of winning coalitions, exact."""
    from game.cli.vote import listed
    from game.votes.ask import Question, resolve
    from game.votes.game import NoGame
    from game.votes.ruling import Ruling
    from game.votes.strength import plain, strength, to_text

    law = law_at_hand(rulebooks)
    question = Question(
        body, day, supporting=("all",), participants=listed(participants), procedure=procedure, proposal=proposal,
        switches=switches, table=table,
    )  # fmt: skip
    try:
        found = strength(resolve(law, question))
    except (Ruling, NoGame) as ruling:
        raise exits.Failure(str(ruling), exits.USAGE) from ruling
    if as_json:
        streams.emit(plain(found))
    else:
        streams.data(to_text(found).rstrip())
