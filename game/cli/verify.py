"""``startex verify``: whether today's rules would answer every ask of a journal as they did then."""

from __future__ import annotations

from pathlib import Path

import click

from game.cli import exits, find, streams


@click.command()
@click.argument("file", type=find.journal_file)
@click.option("--json", "as_json", is_flag=True, help="The differences as JSON.")
@find.scenario_option
@click.pass_context
def verify(ctx: click.Context, file: Path, as_json: bool, scenario: str | None) -> None:
    """Ask everything in the journal FILE again and show where a rule change bites."""
    from game.journal import read
    from game.journal import verify as differences

    record = read(file)
    if record.note:
        streams.talk(record.note)
    found = differences(find.plan_for(record.header, scenario), record)
    if as_json:
        rows = [
            {"n": one.n, "at": one.at, "seat": one.seat, "asked": one.asked, "says": one.sentence()} for one in found
        ]
        streams.emit({"lines": len(record.lines), "differences": rows})
    else:
        for one in found:
            streams.data(one.sentence())
        if not found:
            streams.data(f"{len(record.lines)} lines: every ask is answered today as it was then.")
    ctx.exit(exits.FAULTS if found else exits.OK)
