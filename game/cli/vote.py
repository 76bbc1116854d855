"""``startex vote``: a vote counted by its body's rule, with a verdict that explains itself; or decided cases."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from game.cli import exits, streams
from game.cli.law import law_at_hand, rulebook_option

F = TypeVar("F", bound=Callable[..., object])
existing = click.Path(exists=True, dir_okay=False, path_type=Path)


def members_option(*names: str, what: str) -> Callable[[F], F]:
    """An option that takes members, by commas or given again; ``rest`` stands for all that are not named."""
    return click.option(*names, multiple=True, metavar="MEMBERS", help=what)


@click.command()
@click.argument("body", required=False)
@click.option("--date", "day", metavar="DAY", default="", help="The day of the vote, such as 2016-02-08.")
@members_option("--for", "supporting", what="In favour, such as DE,FR or rest.")
@members_option("--against", what="Against.")
@members_option("--abstain", "abstaining", what="Abstaining.")
@members_option("--declared", what="Abstaining with a formal declaration (constructive abstention).")
@members_option("--absent", what="Not there and not represented.")
@members_option("--participants", what="Those that take part, where not all do; also an attribute such as euro.")
@members_option("--veto", what="Against, and meant as a veto.")
@click.option("--brake", metavar="MEMBER", default="", help="The member that stops the vote for stated reasons.")
@click.option("--on-proposal/--no-proposal", "proposal", default=None, help="Whether somebody entitled proposed it.")
@click.option("--procedure", default="", help="A procedure other than the body's ordinary one.")
@click.option("--switch", "switches", multiple=True, help="Turn a disputed point of the rule on, or off with no-….")
@click.option("--table", default="", help="The table of weights to count by, such as 2016.")
@click.option("--cases", type=existing, help="Check decided cases and power indices from a YAML file.")
@rulebook_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_context
def vote(
    ctx: click.Context, body: str | None, day: str, supporting: tuple[str, ...], against: tuple[str, ...],
    abstaining: tuple[str, ...], declared: tuple[str, ...], absent: tuple[str, ...], participants: tuple[str, ...],
    veto: tuple[str, ...], brake: str, proposal: bool | None, procedure: str, switches: tuple[str, ...], table: str,
    cases: Path | None, rulebooks: tuple[Path, ...], as_json: bool,
) -> None:  # fmt: skip
    """Count a vote of BODY by its rule, such as `startex vote eu-council --date 2024-06-17 --against HU --for rest`.

    Members nobody names count as absent, or under silence as agreeing. Nothing is stored.
    """
    from game.votes.ask import Question, resolve
    from game.votes.page import plain, to_text
    from game.votes.ruling import Ruling
    from game.votes.verdict import verdict

    law = law_at_hand(rulebooks)
    if cases is not None:
        from game.cli.cases import run

        ctx.exit(run(law, cases, as_json=as_json))
    if body is None:
        raise click.UsageError("Name a body, such as eu-council; `startex rules` lists them.")
    question = Question(
        body, day, listed(supporting), listed(against), listed(abstaining), listed(declared), listed(absent),
        listed(participants), procedure, proposal, switches, table, listed(veto), brake,
    )  # fmt: skip
    try:
        found = verdict(law, resolve(law, question))
    except Ruling as ruling:
        raise exits.Failure(str(ruling), exits.USAGE) from ruling
    if as_json:
        streams.emit(plain(found))
    else:
        streams.data(to_text(found).rstrip())


def listed(words: tuple[str, ...]) -> tuple[str, ...]:
    """What was given once or several times, split at commas and spaces."""
    return tuple(word for text in words for word in re.split(r"[,;\s]+", text) if word)
