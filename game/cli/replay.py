"""``startex replay``: what a journal tells, as text or as JSON."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from game.cli import find, streams


@click.command()
@click.argument("file", type=find.journal_file)
@click.option("--to", type=find.Number(), metavar="N", help="Only up to ask N.")
@click.option("--json", "as_json", is_flag=True, help="Every entry with its facts, as JSON.")
@find.scenario_option
def replay(file: Path, to: int | None, as_json: bool, scenario: str | None) -> None:
    """Tell the exercise of the journal FILE again."""
    from game.journal import MemoryJournal, read
    from game.journal.record import as_dict

    record = read(file)
    if record.note:
        streams.talk(record.note)
    if to is not None and to > len(record.lines):
        raise click.UsageError(f"There is no ask {to}; this journal has asks 1 to {len(record.lines)}.")
    lines = record.lines[:to]
    if as_json:
        streams.emit({"header": as_dict(record.header), "lines": [as_dict(line) for line in lines]})
        return
    from game.plain import transcript
    from game.session import Session

    plan = find.plan_for(record.header, scenario)
    transcript(Session(plan, MemoryJournal(record.header, lines)), sys.stdout)
