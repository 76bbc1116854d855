"""What every body in a package would say of a text now: the same function for the real verdict and for planning."""

from __future__ import annotations

from game.core import events as e
from game.core import keys
from game.core.chairs import heads
from game.core.lookup import own_measure
from game.core.plan import Decision, Id, Measure, Plan, Response
from game.core.state import State
from game.core.tally import Tally, failed_tests, tally

Wordings = tuple[tuple[Id, Id], ...]

NOBODY = Tally((), (), (), (), ())


def verdicts_on(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, seat: Id
) -> tuple[e.VerdictGiven, ...]:
    """One verdict for each measure of the package, each by its own body, procedure and keys."""
    return tuple(_verdict(plan, state, decision, response, wordings, measure, seat) for measure in response.measures)


def carries(response: Response, verdicts: tuple[e.VerdictGiven, ...]) -> bool:
    """Whether the response stands: every measure it needs is adopted."""
    needed = {measure.id for measure in response.measures if measure.needed}
    return all(verdict.adopted for verdict in verdicts if verdict.measure in needed)


def _verdict(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, measure: Measure, seat: Id
) -> e.VerdictGiven:
    """What one measure's body decides on it."""
    body, procedure = plan.tables.bodies[measure.body], plan.tables.procedures[measure.procedure]
    count = NOBODY
    failed: tuple[str, ...] = ()
    if procedure.kind == "own":
        if body.holder and not heads(plan, seat, body):
            failed = keys.holder_says_no(plan, state, decision, response, wordings, measure, body.holder)
    else:
        count = tally(plan, state, decision.id, response, wordings, body, procedure)
        failed = failed_tests(procedure, body, count)
    failed += keys.missing(plan, state, decision, response, wordings, measure)
    return e.VerdictGiven(
        decision=decision.id,
        response=response.id,
        measure=measure.id,
        body=body.id,
        procedure=procedure.id,
        adopted=not failed,
        supporting=count.supporting,
        abstaining=count.abstaining,
        declared=count.declared,
        against=count.against,
        footnotes=count.footnotes,
        failed=failed,
    )


def alone(plan: Plan, state: State, decision: Decision, response: Response, seat: Id) -> tuple[e.VerdictGiven, ...]:
    """What becomes of a response its capital takes by itself: for each measure of its own, whether the keys turn."""
    own = (measure for measure in response.measures if own_measure(plan, seat, measure))
    return tuple(_verdict(plan, state, decision, response, (), measure, seat) for measure in own)
