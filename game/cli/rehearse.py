"""``startex rehearse``: the scenario plays by itself, many times, and says what came of it."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from game.cli import exits, find, streams

if TYPE_CHECKING:
    from game.core.plan import Plan

MOST_WORKERS = 8
REFRESH = 0.2
"""Seconds between two pictures of the progress bar."""


@click.command()
@click.argument("scenario")
@click.argument("text", nargs=-1, metavar="[DECISION RESPONSE [SLOT=WORDING]...]")
@click.option("-n", "number", type=click.IntRange(1, 1_000_000), default=100, show_default=True,
              help="Playthroughs of each policy.")  # fmt: skip
@click.option(
    "--policy", "policies", multiple=True, metavar="POLICY", help="Only this policy; may be given several times."
)
@click.option("--seed", type=find.Seed(), default=1, show_default=True, help="The luck of the whole rehearsal.")
@click.option("--workers", type=click.IntRange(1, 256), help="Processes; as many as the machine has, up to 8.")
@click.option("--json", "as_json", is_flag=True, help="Everything as JSON.")
@click.option("--exhaustive", is_flag=True, help="Walk every line of a small scenario and count distinct endings.")
@click.option("--most", type=click.IntRange(1), default=200_000, show_default=True,
              help="With --exhaustive: positions to look at before giving up.")  # fmt: skip
@click.option("--depth", type=click.IntRange(1), metavar="N",
              help="With --exhaustive: end each line after N choices; scenarios of full size need it.")  # fmt: skip
@click.option("--one-luck", is_flag=True, help="With --exhaustive: only the luck of --seed instead of every luck.")
@click.option("--draft", is_flag=True, help="Show every delegation's arithmetic for the text named after SCENARIO.")
@click.pass_context
def rehearse(
    ctx: click.Context,
    scenario: str,
    text: tuple[str, ...],
    number: int,
    policies: tuple[str, ...],
    seed: int,
    workers: int | None,
    as_json: bool,
    exhaustive: bool,
    most: int,
    depth: int | None,
    one_luck: bool,
    draft: bool,
) -> None:
    """Play SCENARIO by itself and report coverage, dead ends, blocks, distributions and the worth of each option.

    Exit code 1 when a threshold of the scenario's `rehearsal:` is broken or a playthrough does not reach ENDEX.
    """
    plan = find.plan_of(scenario)
    named = tuple(dict.fromkeys(find.policy_named(name) for name in policies))
    if text and not draft:
        raise click.UsageError(
            f"“{text[0]}” belongs to --draft; write startex rehearse {scenario} --draft {' '.join(text)}."
        )
    if (depth or one_luck) and not exhaustive:
        raise click.UsageError("--depth and --one-luck belong to --exhaustive; add it, or leave them out.")
    if draft:
        _show_draft(plan, text, named, seed, as_json)
        return
    if exhaustive:
        _walk(plan, (most, depth, seed if one_luck else None), as_json)
        return
    _rehearse(ctx, plan, scenario, (named, number, seed, workers), as_json)


def _rehearse(
    ctx: click.Context,
    plan: Plan,
    scenario: str,
    order: tuple[tuple[str, ...], int, int, int | None],
    as_json: bool,
) -> None:
    from game.policies import NAMES
    from game.rollout.rehearse import Order, rehearse
    from game.rollout.report import values
    from game.rollout.told import to_text

    named, number, seed, workers = order
    all_of_them = tuple(name for name in NAMES if name != "history" or plan.history_acts)
    wanted = Order(named or all_of_them, number, seed, workers or min(os.cpu_count() or 1, MOST_WORKERS))
    found = rehearse(plan, wanted, _bar())
    if as_json:
        streams.emit(values(found, scenario))
    else:
        streams.data(to_text(found, scenario))
    broken = [one.name for one in found.held if not one.holds]
    kept = f"thresholds broken: {', '.join(broken)}" if broken else "every threshold holds"
    streams.talk(f"{plan.id}: {len(found.findings)} findings; {kept}.")
    ctx.exit(exits.OK if found.sound else exits.FAULTS)


def _bar() -> Callable[[int, int], None]:
    """A progress bar on stderr where somebody looks at it; nothing elsewhere."""
    if not sys.stderr.isatty():
        return lambda done, whole: None
    shown = [0.0]

    def show(done: int, whole: int) -> None:
        now = time.monotonic()
        if done < whole and now - shown[0] < REFRESH:
            return
        shown[0] = now
        filled = 30 * done // whole
        end = "\n" if done >= whole else ""
        click.echo(f"\r  [{'#' * filled}{'.' * (30 - filled)}] {done} of {whole} playthroughs{end}", err=True, nl=False)

    return show


def _show_draft(plan: Plan, text: tuple[str, ...], policies: tuple[str, ...], seed: int, as_json: bool) -> None:
    from dataclasses import asdict

    from game.rollout.minds import UnknownTextError, minds, text_named

    try:
        decision, response, wordings = text_named(plan, text)
    except UnknownTextError as error:
        raise click.UsageError(str(error)) from error
    found = minds(plan, decision, response, wordings, policies or ("explore",), seed)
    if as_json:
        streams.emit(asdict(found))
    else:
        streams.data(found.to_text())


def _walk(plan: Plan, bounds: tuple[int, int | None, int | None], as_json: bool) -> None:
    from game.rollout.exhaust import TooManyError, exhaust

    try:
        found = exhaust(plan, *bounds)
    except TooManyError as error:
        raise exits.Failure(str(error)) from error
    if as_json:
        streams.emit(found.values())
    else:
        streams.data(found.to_text())
