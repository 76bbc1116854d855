"""What falls due, and when: one order for everything. Exercise time moves only by facts.

Within a minute: ENDEX · effects · expiries · dynamics · steps · silence · deadlines · pledges · injects · watchers.
Watchers are read after anything fell due and after every ask, so that running to a moment in two stages or in one
gives the same exercise.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.core import effects, points, steps
from game.core import events as e
from game.core.expr import holds
from game.core.plan import Decision, Dynamics, Inject, Plan
from game.core.state import State
from game.core.tape import Tape
from game.core.terms import FileStatus, Minute, Phase

WATCHER_PASSES = 8


def next_due(plan: Plan, state: State) -> Minute | None:
    """The next minute at which anything is due; None when the exercise is not under way."""
    if state.phase is not Phase.CONDUCT:
        return None
    return max(state.now, min(_minutes(plan, state)))


def _minutes(plan: Plan, state: State) -> Iterator[Minute]:
    yield plan.endex
    yield from (pending.due for pending in state.queue)
    yield from (modifier.until for modifier in state.modifiers)
    yield from (_period_due(state, item) for item in plan.dynamics)
    yield from (step.due for step in state.steps)
    for point in state.points.values():
        if point.open:
            yield point.closes
            if point.file is not None and point.file.until is not None:
                yield point.file.until
    yield from (given.due for given in state.pledges.values() if given.kept is None)
    yield from (at for item in plan.injects if (at := inject_due(state, item)) is not None)


def _period_due(state: State, item: Dynamics) -> Minute:
    return item.first + item.every * state.periods.get(item.id, 0)


def inject_due(state: State, inject: Inject) -> Minute | None:
    """When an inject's clock next brings it; None when it waits for a watch or an effect, is held, or has run its
    course.
    """
    if inject.id in state.room.held:
        return None
    if inject.id in state.room.moved:
        return state.room.moved[inject.id]
    if inject.at is None:
        return None
    settled = state.passed.get(inject.id, 0)
    at = inject.at + inject.every * settled
    if settled and not inject.every:
        return None
    return None if inject.until is not None and at > inject.until else at


def run_to(tape: Tape, to: Minute) -> None:
    """Let everything due by ``to`` happen, minute by minute, then stand at ``to``."""
    while (at := next_due(tape.plan, tape.state)) is not None and at <= to:
        if at > tape.state.now:
            tape.add(e.TimeMoved(at))
        run_minute(tape)
    if tape.state.phase is Phase.CONDUCT and to > tape.state.now:
        tape.add(e.TimeMoved(to))


def run_minute(tape: Tape) -> None:
    """Run the stages of the present minute, in order."""
    if tape.state.now >= tape.plan.endex:
        tape.add(e.Ended(tape.state.now))
        return
    _effects(tape)
    _expiries(tape)
    _dynamics(tape)
    _steps(tape)
    _silences(tape)
    _deadlines(tape)
    _pledges(tape)
    _injects(tape)
    watchers(tape)


def _effects(tape: Tape) -> None:
    """Everything that falls due this minute is one batch, in authored order."""
    order = {name: n for n, name in enumerate(tape.plan.tables.effects)}
    due = [item for item in tape.state.queue if item.due <= tape.state.now]
    if not due:
        return
    tape.add(e.EffectsFell(tuple((item.effect, item.occurrence, item.due) for item in due)))
    for item in due:
        if item.effect not in order:
            tape.add(e.EffectPassed(item.effect, item.occurrence, "unknown"))
    known = sorted((i for i in due if i.effect in order), key=lambda i: (order[i.effect], i.occurrence))
    effects.apply(tape, [effects.Due(tape.plan.tables.effects[i.effect], i.occurrence, i.share) for i in known])


def _expiries(tape: Tape) -> None:
    for item in [m for m in tape.state.modifiers if m.until <= tape.state.now]:
        tape.add(e.ModifierExpired(item.effect, item.occurrence, item.indicator))


def _dynamics(tape: Tape) -> None:
    for item in tape.plan.dynamics:
        while _period_due(tape.state, item) <= tape.state.now:
            period = tape.state.periods.get(item.id, 0)
            runs = holds(item.when, tape.plan, tape.state)
            tape.add(e.DynamicsRan(item.id, period))
            if runs:
                effects.begin(tape, item.effects, period)


def _steps(tape: Tape) -> None:
    for step in sorted(tape.state.steps, key=lambda item: item.number):
        # A referral that is done closes its point, and the steps still under way there come to nothing.
        if step.due <= tape.state.now and step in tape.state.steps:
            steps.finish(tape, step)


def _silences(tape: Tape) -> None:
    for decision, _ in _open(tape):
        file = tape.state.points[decision.id].file
        if file is None or file.status is not FileStatus.UNDER_SILENCE or file.until is None:
            continue
        if file.until <= tape.state.now:
            points.decide_text(tape, decision, "silence", file.seat)


def _deadlines(tape: Tape) -> None:
    for decision, closes in _open(tape):
        if closes <= tape.state.now and tape.state.points[decision.id].open:
            points.lapse(tape, decision)


def _open(tape: Tape) -> list[tuple[Decision, Minute]]:
    """Open points in authored order, as they stand when the stage begins."""
    return [
        (decision, tape.state.points[decision.id].closes)
        for decision in tape.plan.decisions
        if decision.id in tape.state.points and tape.state.points[decision.id].open
    ]


def _pledges(tape: Tape) -> None:
    for pledge in tape.plan.pledges:
        given = tape.state.pledges.get(pledge.id)
        if given is not None and given.kept is None and given.due <= tape.state.now:
            tape.add(e.PledgeSettled(pledge.id, holds(pledge.kept, tape.plan, tape.state)))


def _injects(tape: Tape) -> None:
    for inject in tape.plan.injects:
        while (at := inject_due(tape.state, inject)) is not None and at <= tape.state.now:
            effects.deliver(tape, inject)


def watchers(tape: Tape) -> None:
    """Deliver every waiting inject whose watch is now true; each at most once, in at most eight passes."""
    if tape.state.phase is not Phase.CONDUCT:
        return
    for _ in range(WATCHER_PASSES):
        ready = [
            inject
            for inject in tape.plan.injects
            if inject.watch is not None
            and not tape.state.passed.get(inject.id)
            and inject.id not in tape.state.room.held
            and holds(inject.watch, tape.plan, tape.state)
        ]
        if not ready:
            return
        for inject in ready:
            if not tape.state.passed.get(inject.id):
                effects.deliver(tape, inject)
