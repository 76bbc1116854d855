"""A procedure as a simple game: which sets of members carry a text when all others vote against it.

Every test becomes a bound on what the supporters hold in some column; the clauses that deem a test met make it one
bound *or* another. With a given number of supporters only the weights are left open.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Body, Id, Procedure, Test
from game.core.tally import Tally, base, closed_to, fewest

Bound = tuple[str, int]
"""(column, least): the supporters hold at least so much of it. Column ``members`` is their number."""
Rule = tuple[tuple[tuple[Bound, ...], ...], ...]
"""All of these must hold; each holds when any of its alternatives does; an alternative is all of its bounds."""


class NoGame(ValueError):
    """The procedure has no exact power indices; says why."""


@dataclass(frozen=True, slots=True)
class Game:
    """Members, what each weighs in the columns that are counted, and the rule."""

    players: tuple[Id, ...]
    columns: tuple[tuple[str, tuple[int, ...]], ...]
    """(column, weight of each player in order); ``members`` is not among them."""
    rule: Rule

    def weight(self, column: str) -> tuple[int, ...]:
        """Each player's weight in a column."""
        return next(weights for name, weights in self.columns if name == column)


def game(body: Body, procedure: Procedure, *, clauses: bool = True) -> Game:
    """The game of a body under a procedure; without ``clauses`` no test is deemed met by another.

    Raises NoGame for procedures in which one authority decides alone.
    """
    if procedure.kind == "own":
        raise NoGame(f"{procedure.title}: one holder decides alone, so there is no vote to have power in")
    inside = tuple(member for member in body.members if not closed_to(procedure, member))
    if not inside:
        raise NoGame(f"{body.title} has no members to vote")
    codes = tuple(member.code for member in inside)
    outside = tuple(member.code for member in body.members if member.code not in codes)
    united = Tally(codes, (), (), (), (), outside=outside)
    wanted = (*procedure.tests, *(procedure.grades[0].tests if procedure.grades else ()))
    maker = _Maker(body, united, codes, clauses)
    rule = tuple(alternatives for test in wanted if (alternatives := maker.alternatives(test)) is not None)
    columns = {column for either in rule for bounds in either for column, _ in bounds if column != "members"}
    return Game(codes, tuple((name, maker.weights(name)) for name in sorted(columns)), rule)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Turns tests into bounds, all members being for the text or against it."""

    body: Body
    united: Tally
    players: tuple[Id, ...]
    clauses: bool

    def alternatives(self, test: Test) -> tuple[tuple[Bound, ...], ...] | None:
        """Any of these meets the test; None: it is always met."""
        own = self.bounds(test)
        others = [self.bounds(other) for other in test.either] if self.clauses else []
        if () in (own, *others):
            return None
        return tuple(dict.fromkeys((own, *others)))

    def bounds(self, test: Test) -> tuple[Bound, ...]:
        """What supporters must hold; empty: nothing."""
        column = test.of if not test.veto else f"{test.of}!{','.join(test.veto)}"
        total = sum(self.weights(column))
        whole = base(test, self.body, self.united)
        least, most = self.limits(test, total, whole)
        match test.count:
            case "for" | "not-against":
                return self._at_least(column, least, most, total)
            case "against" | "not-for":
                return self._at_least(column, total - most, total - least, total)
            case "abstain" | "declared":
                return () if least <= 0 else ((column, total + 1),)
            case _:
                return () if least <= total <= most else ((column, total + 1),)

    def limits(self, test: Test, total: int, whole: int) -> tuple[int, int]:
        """The least and the most a side may have."""
        least, most = test.minimum, total if test.at_most is None else test.at_most
        if test.at_least is not None:
            least = max(least, -(-whole * test.at_least[0] // test.at_least[1]))
        if test.more_than is not None:
            least = max(least, whole * test.more_than[0] // test.more_than[1] + 1)
        if test.less_than is not None:
            most = min(most, -(-whole * test.less_than[0] // test.less_than[1]) - 1)
        if test.holding is not None:
            most = min(most, fewest(test, self.body, self.united) + test.plus - 1)
        return least, most

    def _at_least(self, column: str, least: int, most: int, total: int) -> tuple[Bound, ...]:
        if most < total:
            raise NoGame("a test that more supporters can fail has no power indices")
        return ((column, least),) if least > 0 else ()

    def weights(self, column: str) -> tuple[int, ...]:
        """Each player's weight; ``of!A,B`` is the weight in ``of`` of A and B alone."""
        of, _, veto = column.partition("!")
        only = set(veto.split(",")) if veto else set(self.players)
        table = {member.code: 1 if of == "members" else dict(member.weights).get(of, 0) for member in self.body.members}
        return tuple(table[code] if code in only else 0 for code in self.players)
