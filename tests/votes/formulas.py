"""The decision rules written down a second time, straight from the treaties' formulas, sharing no code with the game.

Each function takes a ``Count``: who stood where, and what each weighs. Shares are compared in whole numbers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Count:
    """One vote: code to stand (for, against, abstain, declared, absent, outside), column to weights by code."""

    stands: dict[str, str]
    weights: dict[str, dict[str, int]]

    def number(self, *stands: str) -> int:
        """How many stand there."""
        return sum(stand in stands for stand in self.stands.values())

    def weight(self, column: str, *stands: str) -> int:
        """What they weigh."""
        return sum(self.weights[column][code] for code, stand in self.stands.items() if stand in stands)


ALL = ("for", "against", "abstain", "declared", "absent", "outside")
INSIDE = ALL[:-1]
THERE = ("for", "against", "abstain", "declared")


def half_there(c: Count) -> bool:
    """A majority of the members entitled to vote is present."""
    return 2 * c.number(*THERE) > c.number(*ALL)


def half_of_participants_there(c: Count) -> bool:
    """A majority of those that take part is present."""
    return 2 * c.number(*THERE) > c.number(*INSIDE)


def people(c: Count, per_cent: int, *inside: str) -> bool:
    """Those in favour hold so many per cent of the population of ``inside``."""
    return 100 * c.weight("population", "for") >= per_cent * c.weight("population", *inside)


def on_proposal(c: Count) -> bool:
    """TEU 16(4): 55 % of members, fifteen, 65 % of population; a blocking minority needs four members."""
    members = 100 * c.number("for") >= 55 * c.number(*ALL) and c.number("for") >= 15
    not_for = c.number(*INSIDE) - c.number("for")
    return members and (people(c, 65, *ALL) or not_for < 4)


def reinforced(c: Count) -> bool:
    """TFEU 238(2): 72 % of members and 65 % of population, no clause."""
    return 100 * c.number("for") >= 72 * c.number(*ALL) and people(c, 65, *ALL)


def among(c: Count) -> bool:
    """TFEU 238(3)(a): of participants; the blocking minority is the fewest with over 35 %, plus one."""
    inside = {code: c.weights["population"][code] for code, stand in c.stands.items() if stand in INSIDE}
    total, least, held = sum(inside.values()), 0, 0
    for weight in sorted(inside.values(), reverse=True):
        least, held = least + 1, held + weight
        if 100 * held > 35 * total:
            break
    blocked = c.number(*INSIDE) - c.number("for") >= least + 1
    return 100 * c.number("for") >= 55 * len(inside) and (people(c, 65, *INSIDE) or not blocked)


def among_reinforced(c: Count) -> bool:
    """TFEU 238(3)(b): 72 % of participants with 65 % of their population."""
    return 100 * c.number("for") >= 72 * c.number(*INSIDE) and people(c, 65, *INSIDE)


def nobody_against(c: Count) -> bool:
    """Consensus, silence, unanimity."""
    return c.number("against") == 0


def constructive(c: Count) -> bool:
    """TEU 31(1): nobody against; declared abstainers not a third of members with a third of the population."""
    third = 3 * c.number("declared") >= c.number(*ALL)
    crowd = 3 * c.weight("population", "declared") >= c.weight("population", *ALL)
    return nobody_against(c) and not (third and crowd)


def simple(c: Count) -> bool:
    """TFEU 238(1): more than half of all members in favour."""
    return 2 * c.number("for") > c.number(*ALL)


def nice(votes: int, *, two_thirds: bool) -> Callable[[Count], bool]:
    """The Treaty of Nice: so many weighted votes, and a majority or two thirds of the members."""

    def adopted(c: Count) -> bool:
        members = 3 * c.number("for") >= 2 * c.number(*ALL) if two_thirds else simple(c)
        return c.weight("nice", "for") >= votes and members

    return adopted


def weighted(votes: int, column: str, members: int = 0, *, two_thirds: bool = False) -> Callable[[Count], bool]:
    """Before Nice: so many weighted votes and, without a proposal, so many members or two thirds of them."""

    def adopted(c: Count) -> bool:
        enough = 3 * c.number("for") >= 2 * c.number(*ALL) if two_thirds else c.number("for") >= members
        return c.weight(column, "for") >= votes and enough

    return adopted


def declared_third(column: str, whole: int) -> Callable[[Count], bool]:
    """TEU 23(1) of 1999: nobody against; formal abstainers hold no more than a third of the weighted votes."""
    return lambda c: nobody_against(c) and 3 * c.weight(column, "declared") <= whole


def examination_by_votes(votes: int) -> Callable[[Count], bool]:
    """Regulation 182/2011 under Protocol 36: adopted unless the opinion is negative or most members are against."""

    def adopted(c: Count) -> bool:
        against = c.number("against")
        negative = c.weight("nice", "against") >= votes and 2 * against > c.number(*ALL)
        return nice(votes, two_thirds=False)(c) or (not negative and 2 * against <= c.number(*ALL))

    return adopted


def examination(c: Count) -> bool:
    """Regulation 182/2011: adopted unless the opinion is negative or, without one, most members are against."""
    against = c.number("against")
    negative = (
        100 * against >= 55 * c.number(*ALL)
        and against >= 15
        and (
            100 * c.weight("population", "against") >= 65 * c.weight("population", *ALL)
            or c.number(*INSIDE) - against < 4
        )
    )
    return on_proposal(c) or (not negative and 2 * against <= c.number(*ALL))


def security_council(c: Count) -> bool:
    """Charter 27(3): nine votes and no permanent member against."""
    return c.number("for") >= 9 and not any(c.stands.get(p) == "against" for p in ("CN", "FR", "GB", "RU", "US"))


def two_thirds_there(c: Count) -> bool:
    """Two thirds of the members are present."""
    return 3 * c.number(*THERE) >= 2 * c.number(*ALL)


def shares_there(c: Count) -> bool:
    """More than half of the shares are present."""
    return 2 * c.weight("shares", *THERE) > c.weight("shares", *ALL)


def both(*rules: Callable[[Count], bool]) -> Callable[[Count], bool]:
    """All of several rules."""
    return lambda c: all(rule(c) for rule in rules)


QMV = both(half_there, on_proposal)
AMONG = both(half_of_participants_there, among)

FORMULAS: dict[str, Callable[[Count], bool]] = {
    "qualified-majority": QMV,
    "cfsp-majority": QMV,
    "solidarity-clause": QMV,
    "crisis-regulation": AMONG,
    "temporary-protection": AMONG,
    "sanctions-regulation": QMV,
    "urgent-border-action": AMONG,
    "cfsp-majority-reinforced": both(half_there, reinforced),
    "written-procedure": on_proposal,
    "reinforced-majority": both(half_there, reinforced),
    "participants-majority": AMONG,
    "justice-majority": AMONG,
    "relocation": AMONG,
    "pesco-entry": AMONG,
    "participants-reinforced": both(half_of_participants_there, among_reinforced),
    "simple-majority": both(half_there, simple),
    "unanimity": both(half_there, nobody_against),
    "pesco-unanimity": both(half_of_participants_there, nobody_against),
    "cfsp-unanimity": both(half_there, constructive),
    "defence-unanimity": both(half_of_participants_there, constructive),
    "cfsp-unanimity-27": both(half_there, declared_third("nice", 345)),
    "cfsp-unanimity-25-nice": both(half_there, declared_third("nice", 321)),
    "cfsp-unanimity-25": both(half_there, declared_third("votes_1973", 124)),
    "cfsp-unanimity-15": both(half_there, declared_third("votes_1973", 87)),
    "enhanced-cooperation": QMV,
    "enhanced-cooperation-cfsp": both(half_there, nobody_against),
    "heads-consensus": both(two_thirds_there, nobody_against),
    "council-silence": nobody_against,
    "nice-majority": both(half_there, nice(260, two_thirds=False)),
    "nice-two-thirds": both(half_there, nice(260, two_thirds=True)),
    "nice-majority-27": both(half_there, nice(255, two_thirds=False)),
    "nice-two-thirds-27": both(half_there, nice(255, two_thirds=True)),
    "nice-majority-25": both(half_there, nice(232, two_thirds=False)),
    "nice-two-thirds-25": both(half_there, nice(232, two_thirds=True)),
    "weighted-majority-25": both(half_there, weighted(88, "votes_1973")),
    "weighted-no-proposal-25": both(half_there, weighted(88, "votes_1973", two_thirds=True)),
    "weighted-majority-15": both(half_there, weighted(62, "votes_1973")),
    "weighted-no-proposal-15": both(half_there, weighted(62, "votes_1973", 10)),
    "weighted-majority-12": weighted(54, "votes_1973"),
    "weighted-no-proposal-12": weighted(54, "votes_1973", 8),
    "weighted-majority-10": weighted(45, "votes_1973"),
    "weighted-no-proposal-10": weighted(45, "votes_1973", 6),
    "weighted-majority-9": weighted(41, "votes_1973"),
    "weighted-no-proposal-9": weighted(41, "votes_1973", 6),
    "weighted-majority-6": weighted(12, "votes_1958"),
    "weighted-no-proposal-6": weighted(12, "votes_1958", 4),
    "examination": both(half_there, examination),
    "examination-28": both(half_there, examination_by_votes(260)),
    "examination-27": both(half_there, examination_by_votes(255)),
    "coalition": lambda c: c.number("for") >= 4,
    "consensus": nobody_against,
    "collective-defence": nobody_against,
    "accession": nobody_against,
    "common-funding": nobody_against,
    "berlin-plus": nobody_against,
    "all-together": nobody_against,
    "substantive-vote": security_council,
    "procedural-vote": lambda c: c.number("for") >= 9,
    "au-psc-consensus": both(two_thirds_there, nobody_against),
    "au-psc-two-thirds": both(two_thirds_there, lambda c: 3 * c.number("for") >= 2 * c.number("for", "against")),
    "au-psc-simple": both(two_thirds_there, lambda c: 2 * c.number("for") > c.number("for", "against")),
    "board-majority": lambda c: (
        2 * c.number(*THERE) >= c.number(*ALL)
        and c.number(*THERE) >= 3
        and 2 * c.weight("casting", "for") > c.weight("casting", "for", "against")
    ),
    "board-independent": lambda c: 2 * c.number("for") > c.number(*INSIDE),
    "ordinary-resolution": both(
        shares_there, lambda c: 2 * c.weight("shares", "for") > c.weight("shares", "for", "against")
    ),
    "special-resolution": both(
        shares_there, lambda c: 4 * c.weight("shares", "for") >= 3 * c.weight("shares", "for", "against")
    ),
}
"""Procedure to its formula."""
