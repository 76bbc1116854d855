"""``startex test``: the tests a scenario carries."""

from __future__ import annotations

from dataclasses import asdict

import click

from game.cli import exits, find, streams


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="The results as JSON.")
@click.pass_context
def test(ctx: click.Context, paths: tuple[str, ...], as_json: bool) -> None:
    """Run the tests inside scenarios: forced luck and choices, then expectations."""
    from game.rollout.scenario_tests import run_test

    results = []
    for path in paths:
        plan = find.plan_of(path)
        if not plan.tests:
            streams.talk(f"{plan.id}: no tests inside.")
        for one in plan.tests:
            result = run_test(plan, one)
            results.append(result)
            if not as_json:
                streams.data(str(result))
    if as_json:
        streams.emit([asdict(result) | {"passed": result.passed} for result in results])
    failed = sum(not result.passed for result in results)
    streams.talk(f"{len(results)} tests: {len(results) - failed} passed, {failed} failed.")
    ctx.exit(exits.FAULTS if failed else exits.OK)
