"""``startex test``: the tests a scenario carries."""

from __future__ import annotations

import time
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, find, streams

if TYPE_CHECKING:
    from game.core.plan import Plan, ScenarioTest
    from game.rollout.scenario_tests import TestResult

    Timed = tuple[TestResult, float]


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("-k", "words", metavar="WORDS", default="", help="Only tests whose name holds every one of these words.")
@click.option("--json", "as_json", is_flag=True, help="The results as JSON.")
@click.option("--junit", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Also write JUnit XML.")
@click.pass_context
def test(ctx: click.Context, paths: tuple[str, ...], words: str, as_json: bool, junit: Path | None) -> None:
    """Run the tests inside scenarios: forced luck and choices, then expectations."""
    results: list[Timed] = []
    left_out = 0
    for path in paths:
        plan = find.plan_of(path)
        if not plan.tests:
            streams.talk(f"{plan.id}: no tests inside.")
        chosen = [one for one in plan.tests if all(word in one.name.casefold() for word in words.casefold().split())]
        left_out += len(plan.tests) - len(chosen)
        results += _run(plan, chosen, quiet=as_json)
    if words and not results:
        raise click.UsageError(f"No test has “{words}” in its name; {left_out} have other names.")
    if as_json:
        streams.emit([asdict(result) | {"passed": result.passed} for result, _ in results])
    if junit is not None:
        from game.rollout.junit import as_junit

        junit.write_text(as_junit(results), encoding="utf-8")
    failed = sum(not result.passed for result, _ in results)
    aside = f", {left_out} left out by -k" if left_out else ""
    streams.talk(f"{len(results)} tests: {len(results) - failed} passed, {failed} failed{aside}.")
    ctx.exit(exits.FAULTS if failed else exits.OK)


def _run(plan: Plan, chosen: list[ScenarioTest], quiet: bool) -> list[Timed]:
    from game.rollout.scenario_tests import run_test

    found: list[Timed] = []
    for one in chosen:
        began = time.perf_counter()
        result = run_test(plan, one)
        found.append((result, time.perf_counter() - began))
        if not quiet:
            streams.data(str(result))
    return found
