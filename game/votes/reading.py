"""What each test of a procedure says of a count: what there is, what is needed, and by how much it is met."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id, Test
from game.core.tally import Tally, base, counted, fewest, meets, met_itself, side
from game.votes.count import Vote

FAVOURABLE = ("for", "not-against", "present", "participants", "cast")
"""Sides of which more is better for a text."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One test against one count."""

    title: str
    count: str
    of: str
    """``members`` or a weight column."""
    have: int
    """In members or in the column's unit."""
    bound: int
    """The least (or, for ``at_most`` sides, the most) that meets the test."""
    favourable: bool
    """True: at least ``bound`` is needed; False: at most ``bound`` is allowed."""
    whole: int
    """What shares are shares of, in the same unit."""
    itself: bool
    """Whether the test is met without a clause that deems it met."""
    met: bool
    deemed: str
    """The clause that deems it met; "" when none was needed or none helped."""
    veto: tuple[Id, ...]
    """Those of the counted members that stop the text by a right of their own."""
    quorum: bool = False

    @property
    def margin(self) -> int:
        """How far beyond the bound; negative: how much is missing."""
        return self.have - self.bound if self.favourable else self.bound - self.have


def readings(vote: Vote) -> tuple[Reading, ...]:
    """Every test of the procedure in order, its quorum first; where there are graded outcomes, those of each."""
    count = vote.tally()
    found = [_reading(vote, count, test, quorum=True) for test in vote.procedure.quorum]
    found += [_reading(vote, count, test) for test in vote.procedure.tests]
    found += [_reading(vote, count, test) for grade in vote.procedure.grades for test in grade.tests]
    return tuple(found)


def _reading(vote: Vote, count: Tally, test: Test, *, quorum: bool = False) -> Reading:
    itself = met_itself(test, vote.body, count)
    helping = [other for other in test.either if meets(other, vote.body, count)]
    favourable = test.count in FAVOURABLE
    return Reading(
        title=test.title or test.count,
        count=test.count,
        of=test.of,
        have=counted(test, vote.body, count),
        bound=bound(test, vote, count),
        favourable=favourable,
        whole=base(test, vote.body, count),
        itself=itself,
        met=itself or bool(helping),
        deemed=helping[0].title or helping[0].count if helping and not itself else "",
        veto=side(test, vote.body, count) if test.veto else (),
        quorum=quorum,
    )


def bound(test: Test, vote: Vote, count: Tally) -> int:
    """The least that meets a test of a favourable side, else the most."""
    whole = base(test, vote.body, count)
    least, most = [test.minimum], [sum_of(test, vote)]
    if test.at_least is not None:
        least.append(-(-whole * test.at_least[0] // test.at_least[1]))
    if test.more_than is not None:
        least.append(whole * test.more_than[0] // test.more_than[1] + 1)
    if test.less_than is not None:
        most.append(-(-whole * test.less_than[0] // test.less_than[1]) - 1)
    if test.at_most is not None:
        most.append(test.at_most)
    if test.holding is not None:
        most.append(fewest(test, vote.body, count) + test.plus - 1)
    return max(least) if test.count in FAVOURABLE else min(most)


def sum_of(test: Test, vote: Vote) -> int:
    """All there is in a test's unit."""
    if test.of == "members":
        return len(vote.body.members)
    return sum(dict(member.weights).get(test.of, 0) for member in vote.body.members)


def blocking_minimum(vote: Vote) -> int | None:
    """The fewest members a blocking minority must have by a clause of the procedure; None where it has no clause."""
    count = vote.tally()
    for test in vote.procedure.tests:
        for other in test.either:
            if other.of == "members" and other.count == "not-for":
                return bound(other, vote, count) + 1
    return None


def members_required(vote: Vote) -> int | None:
    """How many members must be in favour, by the tests that count members; None where none does."""
    count, inside = vote.tally(), len(vote.body.members) - len(vote.on("outside"))
    needs = []
    for test in (*vote.procedure.tests, *(t for grade in vote.procedure.grades[:1] for t in grade.tests)):
        if test.of == "members" and not test.veto:
            if test.count == "for":
                needs.append(bound(test, vote, count))
            elif test.count == "not-for":
                needs.append(inside - bound(test, vote, count))
    return max(needs) if needs else None
