"""Who may see what: the papers, files and causes that reach a set of seats held by one person."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.chairs import headed
from game.core.plan import Body, Decision, Id, Inject, Plan
from game.core.staff import role_of
from game.core.terms import EVALUATOR, FACILITATOR

__all__ = [
    "FACILITATOR",
    "Sight",
    "causes",
    "chairs",
    "follows",
    "reaches",
    "receives",
    "sight",
    "sits_in",
]


@dataclass(frozen=True, slots=True)
class Sight:
    """What a set of seats can reach. One person may hold several seats; their sights add up."""

    seats: tuple[Id, ...]
    chairs: tuple[Id, ...]
    """Bodies chaired; their chair alone sees who broke a silence."""
    bodies: tuple[Id, ...]
    """Bodies whose papers arrive: chaired, held, or sat in by the delegation."""
    delegations: tuple[Id, ...]
    """Delegations spoken for."""
    all_papers: bool
    """True for a facilitator and an evaluator: every inject and every file."""
    runs: bool = False
    """True for a facilitator: what is being prepared, and every stance."""
    evaluates: bool = False
    """True for an evaluator: what was observed."""


def sight(plan: Plan, seats: tuple[Id, ...]) -> Sight:
    """What these seats reach; ``ValueError`` names a seat the plan does not have."""
    roles = [role_of(plan, seat) for seat in seats]
    unknown = [seat for seat, role in zip(seats, roles, strict=True) if not role]
    if unknown:
        raise ValueError(f"no seat {unknown[0]!r} in {plan.id}; there are {', '.join(plan.tables.seats)}")
    held = [plan.tables.seats[seat] for seat in seats if seat in plan.tables.seats]
    delegations = tuple(dict.fromkeys(seat.delegation for seat in held if seat.delegation))
    chairs = tuple(dict.fromkeys(body for seat in held for body in headed(plan, seat.id)))
    members = plan.tables.members  # as ``sits_in``, without going through every member of every body
    sits = [b.id for b in plan.bodies if any(b.holder == code or code in members[b.id] for code in delegations)]
    papers = dict.fromkeys((*chairs, *(body for seat in held for body in seat.holds), *sits))
    runs, evaluates = FACILITATOR in roles, EVALUATOR in roles
    return Sight(seats, chairs, tuple(papers), delegations, runs or evaluates, runs, evaluates)


def sits_in(body: Body, code: Id) -> bool:
    """Is the delegation a member of the body, or the single authority that is the body?"""
    return body.holder == code or any(member.code == code for member in body.members)


def receives(who: Sight, inject: Inject) -> bool:
    """Does the inject reach these seats? Expected actions are the facilitator's own notes and reach nobody else."""
    if who.all_papers:
        return True
    return inject.kind != "expected" and reaches(who, inject.to)


def reaches(who: Sight, to: tuple[Id, ...]) -> bool:
    """Are these seats among the holders? No holders named: everyone is."""
    return who.all_papers or not to or any(one in who.seats or one in who.bodies for one in to)


def follows(who: Sight, decision: Decision) -> bool:
    """Do these seats see the file of this decision point while it is open?"""
    return who.all_papers or decision.forum in who.bodies


def chairs(who: Sight, decision: Decision) -> bool:
    """Do these seats chair the forum, and so see who broke a silence?"""
    return decision.forum in who.chairs


UNTOLD = "a cause you were not told of"


def causes(plan: Plan, who: Sight) -> dict[Id, str]:
    """Effect to the words shown as its cause; what these seats may not know of reads ``UNTOLD``.

    An effect without a title that looks at a hidden truth is not named after its owner: that would say what is true.
    """
    words = {**plan.tables.effect_owner, "footnote": "A footnote to the text", FACILITATOR: "Set by the facilitator"}
    if not who.all_papers:
        words.update(dict.fromkeys(plan.tables.veiled, UNTOLD))
    for inject in plan.injects:
        if not receives(who, inject):
            words.update({effect.id: effect.title or UNTOLD for effect in inject.effects})
    for decision in plan.decisions:
        for offer in decision.offers:
            if not _makes(who, decision, offer.by):
                words.update({effect.id: UNTOLD for effect in offer.effects})
    for move in plan.moves:
        if move.seat not in who.seats:
            words.update({effect.id: UNTOLD for effect in move.effects})
    return words


def _makes(who: Sight, decision: Decision, by: tuple[Id, ...]) -> bool:
    return any(seat in who.seats for seat in by) if by else chairs(who, decision)
