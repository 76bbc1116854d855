"""Evidence and beliefs: what looking finds, and what it makes a seat think likely. Bayes' rule in whole numbers."""

from __future__ import annotations

from game.core import events as e
from game.core.chance import mix, outcome
from game.core.plan import Belief, Chance, Evidence
from game.core.tape import Tape

WHOLE = 10_000
"""Parts of a belief."""
FOUND, MISSED = "found", "missed"
"""The outcomes of looking, as luck laid down beforehand names them."""


def shares(weights: tuple[int, ...]) -> tuple[int, ...]:
    """The weights as parts of ``WHOLE``: rounded down, what is left going to the largest remainders, earlier first.

    Weights that sum to nothing give nothing to anyone; callers keep what was believed before.
    """
    total = sum(weights)
    if total <= 0:
        return tuple(0 for _ in weights)
    parts = [weight * WHOLE // total for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda n: (-(weights[n] * WHOLE % total), n))
    for n in by_rest[: WHOLE - sum(parts)]:
        parts[n] += 1
    return tuple(parts)


def revised(parts: tuple[int, ...], seen: tuple[int, ...], *, found: bool) -> tuple[int, ...]:
    """A belief after the evidence: each part times the per cent with which its value brings what happened.

    Evidence that was thought impossible teaches nothing: the belief stays.
    """
    weights = tuple(part * (chance if found else 100 - chance) for part, chance in zip(parts, seen, strict=True))
    return shares(weights) if any(weights) else parts


def first_beliefs(tape: Tape) -> None:
    """What every holder thinks likely at STARTEX."""
    for belief in tape.plan.beliefs:
        parts = shares(tuple(weight for _, weight in belief.prior))
        for seat in belief.held_by:
            tape.add(e.BeliefRevised(belief.id, seat, parts))


def examine(tape: Tape, evidence: Evidence) -> None:
    """Look for the evidence once; tell its holders, and revise what they think likely."""
    occurrence = tape.state.examined.get(evidence.id, 0)
    chance = dict(evidence.seen).get(tape.state.hidden.get(evidence.about, ""), 0)
    found = _found(tape, evidence, occurrence, chance)
    told = _told(tape, evidence) if found or evidence.absence else ()
    tape.add(e.EvidenceExamined(evidence.id, occurrence, found, told))
    for belief in tape.plan.beliefs:
        if belief.over == evidence.about:
            _revise(tape, belief, evidence, told, found=found)


def _found(tape: Tape, evidence: Evidence, occurrence: int, chance: int) -> bool:
    """The same number from 0 to 99 whatever the truth, so that branches with another truth meet the same luck."""
    luck = mix(tape.state.seed, tape.state.playthrough)
    draws = Chance(evidence.id, ((FOUND, chance), (MISSED, 100 - chance)))
    return outcome(draws, occurrence, luck, tape.state.forced) == FOUND


def _told(tape: Tape, evidence: Evidence) -> tuple[str, ...]:
    holders = (seat for belief in tape.plan.beliefs if belief.over == evidence.about for seat in belief.held_by)
    return evidence.to or tuple(dict.fromkeys(holders))


def _revise(tape: Tape, belief: Belief, evidence: Evidence, told: tuple[str, ...], *, found: bool) -> None:
    seen = tuple(dict(evidence.seen)[value] for value, _ in belief.prior)
    for seat in belief.held_by:
        before = tape.state.beliefs.get((belief.id, seat), ())
        if seat in told and before:
            after = revised(before, seen, found=found)
            if after != before:
                tape.add(e.BeliefRevised(belief.id, seat, after, evidence.id))
