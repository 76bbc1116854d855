"""``startex schema``: the language as JSON Schema, for editors."""

from __future__ import annotations

import click

from game.cli import streams


@click.command()
@click.argument("kind", type=click.Choice(["scenario", "overlay", "rulebook"]), default="scenario")
@click.option("--modeline", "line", is_flag=True, help="Only the line that tells an editor where the schema is.")
def schema(kind: str, line: bool) -> None:
    """Print the JSON Schema of a scenario, an overlay or a rulebook."""
    from game.pack import jsonschema

    streams.data(jsonschema.modeline(kind) if line else jsonschema.written(kind).rstrip("\n"))
