"""How a decision point opens: its deadline, and everyone's private flexibility by the seed."""

from __future__ import annotations

from game.core import events as e
from game.core.chance import draw, mix
from game.core.plan import Decision, Id, StakeSet
from game.core.tape import Tape


def open_point(tape: Tape, decision_id: Id) -> None:
    """Open a decision point; one that is open already stays as it is."""
    before = tape.state.points.get(decision_id)
    if before is not None and before.open:
        return
    decision = tape.plan.tables.decisions[decision_id]
    occurrence = before.occurrence + 1 if before else 0
    closes = tape.state.now + decision.closes
    tape.add(e.DecisionOpened(decision_id, occurrence, closes, _private(tape, decision, occurrence)))


def _private(tape: Tape, decision: Decision, occurrence: int) -> tuple[tuple[Id, int], ...]:
    """Private flexibility of everyone with a stake, by the seed."""
    choices = tape.plan.costs.private
    if not choices:
        return ()
    luck = mix(tape.state.seed, tape.state.playthrough)
    codes = dict.fromkeys(
        code for stakes in _stake_sets(tape, decision) for code in (*stakes.principal, *stakes.concerned)
    )
    laid_down = tape.state.forced.get("private")
    if laid_down is not None:
        return tuple((code, int(laid_down)) for code in codes)
    return tuple(
        (code, choices[draw(luck, f"{decision.id}.{code}", occurrence, "private") % len(choices)]) for code in codes
    )


def _stake_sets(tape: Tape, decision: Decision) -> list[StakeSet]:
    named = dict.fromkeys(
        measure.stakes
        for response in decision.responses
        for measure in tape.plan.tables.responses[response].measures
        if measure.stakes
    )
    return [decision.stakes, *(tape.plan.tables.stake_sets[name] for name in named)]
