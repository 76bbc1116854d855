"""Power indices, exact: winning coalitions, Banzhaf and Shapley–Shubik, in whole numbers and fractions.

Meet in the middle: the members are cut in two halves, every subset of each half is written down once, and for each
subset of one half the fitting ones of the other are counted by binary search, one number of supporters at a time. For
28 members that is 2 times 16,384 subsets instead of 268 million coalitions.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from fractions import Fraction
from math import comb, factorial

from game.core.plan import Id
from game.votes.game import Bound, Game, NoGame
from game.votes.halves import Half, fitting, needed

MOST_PLAYERS = 34
"""Beyond this the halves no longer fit comfortably in memory, unless every member weighs the same."""


@dataclass(frozen=True, slots=True)
class Power:
    """The power of each member under one procedure, all others being against."""

    players: tuple[Id, ...]
    winning: int
    """Number of winning coalitions."""
    swings: tuple[int, ...]
    """Winning coalitions that each member's leaving makes losing."""
    shapley: tuple[Fraction, ...]

    @property
    def banzhaf(self) -> tuple[Fraction, ...]:
        """Each member's share of all swings (the normalised index)."""
        total = sum(self.swings)
        return tuple(Fraction(count, total) if total else Fraction(0) for count in self.swings)


def power(game: Game) -> Power:
    """The exact indices of a game; raises NoGame where it is too large."""
    n = len(game.players)
    entering, leaving = _orders(n)
    sizes, plain, weighted = _coalitions(game, [a + b for a, b in zip(entering, leaving, strict=True)])
    winning = sum(sizes)
    # Coalitions that win with a member, less those that win without it and so win with it too.
    swings = tuple(2 * having - winning for having in plain)
    lacking = sum(count * orders for count, orders in zip(sizes, leaving, strict=True))
    shapley = tuple(Fraction(having - lacking, factorial(n)) for having in weighted)
    return Power(game.players, winning, swings, shapley)


def winning_coalitions(game: Game, sizes: Collection[int] | None = None) -> int:
    """Their number alone; of these sizes, or of all."""
    n = len(game.players)
    wanted = range(n + 1) if sizes is None else sizes
    if not game.columns:
        return sum(count for size, count in enumerate(_alike(game, [0] * (n + 1))[0]) if size in wanted)
    return sum(sum(counts) for _, _, counts in fitting(game, *_halves(game), wanted))


def by_clauses(whole: Game, bare: Game) -> int:
    """How many coalitions win in the one game and not in the other, whose rule asks at least as much.

    Only sizes at which the two ask for different things are counted; with a clause on members these are few.
    """
    sizes = range(len(whole.players) + 1)
    if whole.columns != bare.columns:
        return winning_coalitions(whole) - winning_coalitions(bare)
    differing = [size for size in sizes if needed(whole, size) != needed(bare, size)]
    return winning_coalitions(whole, differing) - winning_coalitions(bare, differing)


def _orders(n: int) -> tuple[list[int], list[int]]:
    """For each size of coalition: in how many orders of entering one given member of it, or one outside, is pivotal."""
    entering = [factorial(s - 1) * factorial(n - s) if s else 0 for s in range(n + 1)]
    leaving = [factorial(s) * factorial(n - s - 1) if s < n else 0 for s in range(n + 1)]
    return entering, leaving


def _coalitions(game: Game, orders: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Winning coalitions by size; of those with each member their number, and that weighted by ``orders`` of sizes."""
    n = len(game.players)
    if not game.columns:
        return _alike(game, orders)
    sizes, plain, weighted = [0] * (n + 1), [0] * n, [0] * n
    left, right = _halves(game)
    for one, other in ((left, right), (right, left)):
        by_mask, ordered = [0] * (1 << len(one.places)), [0] * (1 << len(one.places))
        for size, masks, counts in fitting(game, one, other, range(n + 1)):
            if one is left:
                sizes[size] += sum(counts)
            factor = orders[size]
            for mask, count in zip(masks, counts, strict=True):
                by_mask[mask] += count
                ordered[mask] += factor * count
        for bit, place in enumerate(one.places):
            plain[place] = sum(count for mask, count in enumerate(by_mask) if mask >> bit & 1)
            weighted[place] = sum(count for mask, count in enumerate(ordered) if mask >> bit & 1)
    return sizes, plain, weighted


def _halves(game: Game) -> tuple[Half, Half]:
    n = len(game.players)
    if n > MOST_PLAYERS:
        raise NoGame(f"{n} members with weights of their own are too many for exact indices; up to {MOST_PLAYERS} do")
    return Half.of(game, range(n // 2)), Half.of(game, range(n // 2, n))


def _alike(game: Game, orders: list[int]) -> tuple[list[int], list[int], list[int]]:
    """Where only numbers count, every coalition of a size is alike."""
    n = len(game.players)
    least = max((min(_members(bounds) for bounds in either) for either in game.rule), default=0)
    sizes = [comb(n, s) if s >= least else 0 for s in range(n + 1)]
    having = [comb(n - 1, s - 1) if s and s >= least else 0 for s in range(n + 1)]
    weighted = sum(count * factor for count, factor in zip(having, orders, strict=True))
    return sizes, [sum(having)] * n, [weighted] * n


def _members(bounds: tuple[Bound, ...]) -> int:
    return max(least for _, least in bounds)
