"""Half of the members at a time: every subset of a half, and how many of the other half's make it win."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Protocol

from game.votes.game import Bound, Game, NoGame

Need = tuple[int, ...]
"""The least of each column, in the game's order; 0 where nothing is asked."""


@dataclass(frozen=True, slots=True)
class Half:
    """Every subset of some of the members."""

    places: tuple[int, ...]
    """Their positions among all."""
    by_size: tuple[tuple[tuple[int, tuple[int, ...]], ...], ...]
    """Size to its subsets: (mask, weight in each column)."""

    @classmethod
    def of(cls, game: Game, places: Sequence[int]) -> Half:
        """The subsets of these members."""
        rows = [tuple(weights[place] for _, weights in game.columns) for place in places]
        sums: list[tuple[int, ...]] = [(0,) * len(game.columns)]
        for row in rows:
            sums += [tuple(a + b for a, b in zip(row, known, strict=True)) for known in sums]
        sizes: list[list[tuple[int, tuple[int, ...]]]] = [[] for _ in range(len(rows) + 1)]
        for mask, weights in enumerate(sums):
            sizes[mask.bit_count()].append((mask, weights))
        return cls(tuple(places), tuple(tuple(rows_) for rows_ in sizes))


def fitting(game: Game, one: Half, other: Half, sizes: Collection[int]) -> Iterator[tuple[int, list[int], list[int]]]:
    """(size of the whole, masks in ``one``, for each how many subsets of ``other`` make it win), for these sizes."""
    needs = {size: needed(game, size) if size in sizes else [] for size in range(len(game.players) + 1)}
    shapes = [
        ([mask for mask, _ in subsets], list(zip(*(row for _, row in subsets), strict=True))) for subsets in one.by_size
    ]
    for other_size, others in enumerate(other.by_size):
        counters: dict[tuple[int, ...], Counter] = {}
        for size, (masks, columns) in enumerate(shapes):
            for sign, need in needs[size + other_size]:
                active = tuple(k for k, least in enumerate(need) if least)
                counter = counters.get(active) or counters.setdefault(active, counter_of(others, active))
                bounds = [[least - weight for weight in columns[k]] for k in active for least in (need[k],)]
                counts = counter.counts(bounds, len(masks))
                yield size + other_size, masks, counts if sign > 0 else [-count for count in counts]


def needed(game: Game, size: int) -> list[tuple[int, Need]]:
    """What coalitions of a size must hold, as signed terms that count each winning one once.

    The rule at this size is a choice of alternatives; each choice is one set of bounds, and inclusion and exclusion
    over the choices counts what meets at least one.
    """
    choices = {_merge(game, picked) for picked in product(*(_open(either, size) for either in game.rule))}
    least = [need for need in choices if need is not None]
    least = [need for need in least if not any(o != need and _easier(o, need) for o in least)]
    if len(least) > 6:
        raise NoGame("the procedure has too many alternatives for exact indices")
    terms: dict[Need, int] = {}
    for picks in range(1, 1 << len(least)):
        both = [need for k, need in enumerate(least) if picks >> k & 1]
        together = tuple(max(column) for column in zip(*both, strict=True)) if game.columns else ()
        terms[together] = terms.get(together, 0) + (1 if len(both) % 2 else -1)
    return [(sign, need) for need, sign in terms.items() if sign]


def _open(either: tuple[tuple[Bound, ...], ...], size: int) -> list[tuple[Bound, ...]]:
    """The alternatives not ruled out by the number of supporters, with only their weights left."""
    return [
        tuple(bound for bound in bounds if bound[0] != "members")
        for bounds in either
        if all(least <= size for column, least in bounds if column == "members")
    ]


def _merge(game: Game, picked: tuple[tuple[Bound, ...], ...]) -> Need | None:
    order = [column for column, _ in game.columns]
    need = [0] * len(order)
    for bounds in picked:
        for column, least in bounds:
            place = order.index(column)
            need[place] = max(need[place], least)
    return tuple(need)


def _easier(one: Need, other: Need) -> bool:
    return all(a <= b for a, b in zip(one, other, strict=True))


class Counter(Protocol):
    """Counts the subsets of a half that hold at least so much in each active column."""

    def counts(self, least: list[list[int]], rows: int) -> list[int]:
        """How many do, for each of ``rows`` questions; ``least`` has one list of bounds for each column."""


class Everything:
    """No column is asked for."""

    def __init__(self, total: int) -> None:
        self.total = total

    def counts(self, least: list[list[int]], rows: int) -> list[int]:
        """All of them."""
        return [self.total] * rows


class OneColumn:
    """One column: a sorted list and a binary search."""

    def __init__(self, values: list[int]) -> None:
        self.values = sorted(values)

    def counts(self, least: list[list[int]], rows: int) -> list[int]:
        """Those from the bound upwards."""
        values, total = self.values, len(self.values)
        return [total - bisect_left(values, bound) for bound in least[0]]


class TwoColumns:
    """Two columns: a tree over the first that keeps the second sorted at every node (a merge sort tree)."""

    def __init__(self, pairs: list[tuple[int, int]]) -> None:
        pairs.sort()
        self.first = [first for first, _ in pairs]
        self.width = 1 << max(len(pairs) - 1, 0).bit_length()
        self.nodes: list[list[int]] = [[] for _ in range(2 * self.width)]
        for place, (_, second) in enumerate(pairs):
            self.nodes[self.width + place] = [second]
        for node in range(self.width - 1, 0, -1):
            self.nodes[node] = sorted(self.nodes[2 * node] + self.nodes[2 * node + 1])

    def counts(self, least: list[list[int]], rows: int) -> list[int]:
        """Those at least as high in both."""
        return [self._count(first, second) for first, second in zip(*least, strict=True)]

    def _count(self, first: int, second: int) -> int:
        low, high, found = bisect_left(self.first, first) + self.width, 2 * self.width, 0
        while low < high:
            if low & 1:
                found += len(self.nodes[low]) - bisect_left(self.nodes[low], second)
                low += 1
            low //= 2
            high //= 2
        return found


def counter_of(subsets: Sequence[tuple[int, tuple[int, ...]]], active: tuple[int, ...]) -> Counter:
    """The counter for these columns."""
    match active:
        case ():
            return Everything(len(subsets))
        case (one,):
            return OneColumn([weights[one] for _, weights in subsets])
        case (one, two):
            return TwoColumns([(weights[one], weights[two]) for _, weights in subsets])
    raise NoGame("exact indices are for procedures that count at most two columns of weights and the members")
