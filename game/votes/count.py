"""A vote as it was cast: who stood where, and the tally the procedure's tests read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.core.plan import Body, Id, Member, Procedure
from game.core.tally import Tally, closed_to, failed_tests, graded

FOR, AGAINST, ABSTAIN, DECLARED, ABSENT, OUTSIDE = "for", "against", "abstain", "declared", "absent", "outside"
UNKNOWN = "unknown"
STANDS = (FOR, AGAINST, ABSTAIN, DECLARED, ABSENT, OUTSIDE, UNKNOWN)
"""Where one member can stand; ``declared`` is an abstention with a formal declaration, ``unknown`` nowhere yet."""


@dataclass(frozen=True, slots=True)
class Vote:
    """One vote of one body under one procedure."""

    body: Body
    procedure: Procedure
    stands: tuple[tuple[Id, str], ...]
    """(member, one of ``STANDS``) for every member of the body, in its order."""
    others: str = ABSTAIN
    """The side on which those are counted that are not known."""

    def tally(self) -> Tally:
        """The count as the core reads it."""
        return Tally(
            supporting=self._counted(FOR),
            abstaining=self._counted(ABSTAIN),
            declared=self._counted(DECLARED),
            against=self._counted(AGAINST),
            footnotes=(),
            absent=self._counted(ABSENT),
            outside=self.on(OUTSIDE),
        )

    def _counted(self, side: str) -> tuple[Id, ...]:
        return self.on(side, UNKNOWN) if side == self.others else self.on(side)

    def on(self, *stands: str) -> tuple[Id, ...]:
        """The members on any of these sides, in the body's order."""
        return tuple(code for code, stand in self.stands if stand in stands)

    def changed(self, members: Iterable[Id], to: str) -> Vote:
        """The same vote with some members standing elsewhere."""
        moved = set(members)
        stands = tuple((code, to if code in moved else stand) for code, stand in self.stands)
        return Vote(self.body, self.procedure, stands, self.others)

    def counting(self, others: str) -> Vote:
        """The same vote with those that are not known counted on another side."""
        return Vote(self.body, self.procedure, self.stands, others)

    def failed(self) -> tuple[str, ...]:
        """Titles of the tests not met; empty: the text is adopted."""
        return failed_tests(self.procedure, self.body, self.tally())

    def adopted(self) -> bool:
        """Whether the text is adopted."""
        return not self.failed()

    def grade(self) -> str:
        """The name of the outcome, such as ``none`` for no opinion; "" where the procedure has no such names."""
        found = graded(self.procedure, self.body, self.tally())
        return found.name if found else ""


def cast(body: Body, procedure: Procedure, stands: Mapping[Id, str], others: str, inside: Iterable[Id] = ()) -> Vote:
    """A vote from what was said; ``others`` is where members stand that nobody named.

    ``inside`` are those that take part, where not all do; nobody else is then counted on any side.
    """
    within = set(inside) or {member.code for member in body.members}
    placed = tuple((member.code, _stand(procedure, member, within, stands, others)) for member in body.members)
    return Vote(body, procedure, placed)


def _stand(procedure: Procedure, member: Member, within: set[Id], stands: Mapping[Id, str], others: str) -> str:
    if member.code not in within or closed_to(procedure, member):
        return OUTSIDE
    return stands.get(member.code, others)
