"""``startex debrief``: the review of an exercise."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, find, streams

if TYPE_CHECKING:
    from game.debrief import Debrief
    from game.journal import Record


@click.command()
@click.argument("file", type=find.journal_file)
@click.option("--format", "form", type=click.Choice(["text", "md"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it here.")
@click.option("--json", "as_json", is_flag=True, help="The review as JSON.")
@click.option("--timing", is_flag=True, help="How the time of a room was used, and nothing else.")
@find.scenario_option
def debrief(file: Path, form: str, output: Path | None, as_json: bool, timing: bool, scenario: str | None) -> None:
    """Review the exercise of the journal FILE: what happened, why, and what is worth talking about."""
    from game.debrief import build
    from game.journal import read

    if output is not None:
        _spare(file, output)
    record = read(file)
    if record.note:
        streams.talk(record.note)
    _interim(record)
    review = build(find.plan_for(record.header, scenario), record.header, record.lines)
    text = _printed(review, "json" if as_json else form, timing=timing)
    if output is None:
        streams.data(text.rstrip("\n"))
    else:
        output.write_text(text, encoding="utf-8")
        streams.talk(f"Debrief written to {output}")


def _printed(review: Debrief, form: str, *, timing: bool) -> str:
    """The review, or its timing alone, in one of the three forms."""
    from game.debrief import lines, markdown, to_values
    from game.debrief.page import page
    from game.debrief.page_timing import timing as timing_of

    blocks = tuple(timing_of(review)) if timing else page(review)
    if not blocks:
        raise exits.Failure(
            "Nobody facilitated this exercise, so there is no time of a room to report; `startex host` opens a room."
        )
    if form == "json":
        values = to_values(review)
        return streams.as_json(values["timing"] if timing else values)
    return lines.render(blocks) if form == "text" else markdown.render(blocks)


def _interim(record: Record) -> None:
    """Say so when the exercise had reached ENDEX and was gone back on: its whole review is one rewind away."""
    from game.journal import effective, ended_at

    end = ended_at(record.lines)
    if end and not ended_at(effective(record.lines)):
        streams.talk(
            f"ENDEX was reached at line {end} and gone back on since, so this is an interim review;"
            f" in play `rewind {end}` returns to it."
        )


def _spare(file: Path, output: Path) -> None:
    """A journal is never written over: neither the one reviewed nor any other."""
    from game.journal.read import is_journal

    if output.exists() and (output.samefile(file) or is_journal(output)):
        raise click.UsageError(f"{output} is a journal and is not written over; name another file with -o.")
