"""``startex list`` and ``startex where``: what there is and where it lives."""

from __future__ import annotations

import click

from game.cli import streams


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def list_scenarios(as_json: bool) -> None:
    """The scenarios that came with Startex."""
    from game.pack import load
    from game.pack.data import scenario_ids

    rows = []
    for scenario in scenario_ids():
        plan = load(scenario).plan
        title, subtitle = (plan.title, plan.subtitle) if plan else ("(has faults)", f"see startex check {scenario}")
        rows.append({"id": scenario, "title": title, "subtitle": subtitle, "sound": plan is not None})
    if as_json:
        streams.emit(rows)
        return
    width = max((len(str(row["id"])) for row in rows), default=0)
    for row in rows:
        streams.data(f"{row['id']!s:<{width}}  {row['title']} · {row['subtitle']}".rstrip(" ·"))


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def where(as_json: bool) -> None:
    """The folders Startex reads and writes."""
    from game.journal.place import folder
    from game.pack.data import data_folder

    rows = {
        "scenarios": str(data_folder("scenarios")),
        "rules": str(data_folder("rules")),
        "journals": str(folder()),
    }
    if as_json:
        streams.emit(rows)
        return
    for name, place in rows.items():
        streams.data(f"{name:<10}{place}")
