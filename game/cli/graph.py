"""``startex graph``: a scenario's story as a picture, a table or a time line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import find, streams

if TYPE_CHECKING:
    from game.core.plan import Plan

FORMS = ("timeline", "msel", "mermaid", "dot", "svg", "json")


@click.command()
@click.argument("scenario")
@click.option("--format", "form", type=click.Choice(FORMS), default="timeline", show_default=True)
@click.option("-o", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it there.")
def graph(scenario: str, form: str, file: Path | None) -> None:
    """Show SCENARIO's story: a time line with gaps, the MSEL as a table, or injects, decisions and conditions drawn."""
    text = _drawn(find.plan_of(scenario), form)
    if file is None:
        streams.data(text)
    else:
        file.write_text(text + "\n", encoding="utf-8")
        streams.talk(f"Written to {file}.")


def _drawn(plan: Plan, form: str) -> str:
    from game.author import diagrams, msel, picture
    from game.author.story import story

    match form:
        case "timeline":
            return msel.to_timeline(plan)
        case "msel":
            return msel.to_table(plan)
        case "mermaid":
            return diagrams.to_mermaid(story(plan))
        case "dot":
            return diagrams.to_dot(story(plan))
        case "svg":
            return picture.to_svg(story(plan))
        case _:
            return streams.as_json(diagrams.to_values(story(plan)))
