"""The smallest sets of members whose change would carry a text or sink it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb

from game.core.plan import Id, Test
from game.core.tally import Tally, closed_to, meets
from game.votes.count import AGAINST, FOR, OUTSIDE, UNKNOWN, Vote

TRIES = 1_500
"""So many sets of one size are tried one by one; beyond that one set is found and not all are listed."""


@dataclass(frozen=True, slots=True)
class Smallest:
    """The smallest sets that turn a vote round."""

    size: int | None
    """How many members; None: no change of votes does it."""
    sets: tuple[tuple[Id, ...], ...] = ()
    """All of that size, or one of them."""
    whole: bool = True
    """Whether ``sets`` are all there are of that size."""
    exact: bool = True
    """Whether it is certain that no smaller set does it."""


def carrying(vote: Vote) -> Smallest:
    """The smallest sets of members that would carry a fallen text by voting for it."""
    return _smallest(vote, vote.on("against", "abstain", "declared", "absent", UNKNOWN), FOR, adopted=True)


def sinking(vote: Vote) -> Smallest:
    """The smallest sets of members that would sink an adopted text by voting against it."""
    return _smallest(vote, vote.on("for", "abstain", "declared", "absent", UNKNOWN), AGAINST, adopted=False)


def least_blocking(vote: Vote) -> Smallest:
    """The smallest sets that could block when all others are in favour."""
    inside = [member.code for member in vote.body.members if not closed_to(vote.procedure, member)]
    united = vote.changed([code for code in inside if code not in vote.on(OUTSIDE)], FOR)
    return sinking(united) if united.adopted() else Smallest(0)


def deciding(vote: Vote, to: str) -> Smallest:
    """The fewest of those that are not known who settle it by going ``to`` one side, all the rest going to the other.

    ``vote`` counts that rest on the other side already.
    """
    return _smallest(vote, vote.on(UNKNOWN), to, adopted=to == FOR)


def _smallest(vote: Vote, movable: Sequence[Id], to: str, *, adopted: bool) -> Smallest:
    if vote.adopted() is adopted:
        return Smallest(0)
    if not _turns(vote, movable, to, adopted):
        return Smallest(None)
    # Without any one of these all the others cannot do it, so that they are in every set.
    needed = tuple(code for code in movable if not _turns(vote, [one for one in movable if one != code], to, adopted))
    if needed and _turns(vote, needed, to, adopted):
        return Smallest(len(needed), (needed,))
    exact = True
    orders = _orders(vote, movable)
    for size in range(1, len(movable) + 1):
        if comb(len(movable), size) <= TRIES:
            found = tuple(chosen for chosen in combinations(movable, size) if _turns(vote, chosen, to, adopted))
            if found:
                return Smallest(size, found, whole=True, exact=exact)
        else:
            one = _greedy(vote, orders, size, to, adopted=adopted)
            if one:
                return Smallest(size, (one,), whole=False, exact=exact)
            exact = exact and not _possible(vote, orders, size, to, adopted=adopted)
    return Smallest(None)


def _turns(vote: Vote, chosen: Sequence[Id], to: str, adopted: bool) -> bool:
    """Whether these members, all gone to one side, give the verdict wanted."""
    return vote.changed(chosen, to).adopted() is adopted


def _orders(vote: Vote, movable: Sequence[Id]) -> list[list[Id]]:
    """The members that can change, heaviest first, for each column that is counted and each veto."""
    found = [list(movable)]
    for test in every_test(vote):
        weight = {member.code: dict(member.weights).get(test.of, 0) for member in vote.body.members}
        order = sorted(movable, key=lambda code: -weight[code])
        found.append(order)
        if test.veto:
            found.append(sorted(order, key=lambda code: code not in test.veto))
    against = set(vote.on(AGAINST))
    found += [sorted(order, key=lambda code: code not in against) for order in found]
    return [list(order) for order in dict.fromkeys(tuple(order) for order in found)]


def every_test(vote: Vote) -> list[Test]:
    """Every test of the procedure, those of its quorum, its outcomes and its clauses included."""
    found = [*vote.procedure.quorum, *vote.procedure.tests]
    found += [test for grade in vote.procedure.grades for test in grade.tests]
    return [one for test in found for one in (test, *test.either)]


def _greedy(vote: Vote, orders: Iterable[list[Id]], size: int, to: str, *, adopted: bool) -> tuple[Id, ...]:
    """A set of this size that does it, taken from the front of one of the orders; empty: none was found."""
    for order in orders:
        chosen = tuple(islice(order, size))
        if _turns(vote, chosen, to, adopted):
            in_order = set(chosen)
            return tuple(code for code, _ in vote.stands if code in in_order)
    return ()


def _possible(vote: Vote, orders: Sequence[list[Id]], size: int, to: str, *, adopted: bool) -> bool:
    """Whether a set of this size is not ruled out by any single test at its best.

    Graded outcomes and shares of the votes cast rule nothing out: there no one order is best.
    """
    tests = (*vote.procedure.quorum, *vote.procedure.tests)
    if vote.procedure.grades or any(test.base == "cast" for test in tests):
        return True
    best = [vote.changed(order[:size], to).tally() for order in orders]
    if adopted:
        return all(_some(vote, test, best, met=True) for test in tests)
    return any(_some(vote, test, best, met=False) for test in tests)


def _some(vote: Vote, test: Test, counts: Sequence[Tally], *, met: bool) -> bool:
    return any(meets(test, vote.body, count) is met for count in counts)
