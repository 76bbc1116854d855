"""A layered layout, left to right: every node behind what leads to it, edges crossing as little as a few sweeps allow.

After Sugiyama, Tagawa and Toda (1981): break circles, lay nodes in layers by their longest way from a start, then
order each layer by the mean place of its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterable

Links = dict[int, list[int]]
SWEEPS = 8


def layers(count: int, edges: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Nodes 0..count-1 in layers, each in drawing order. Edges that close a circle do not push anything back."""
    forward = _without_circles(count, edges)
    depth = _depths(count, forward)
    rows: list[list[int]] = [[] for _ in range(max(depth, default=-1) + 1)]
    for node in range(count):
        rows[depth[node]].append(node)
    before = _turned(count, forward)
    for sweep in range(SWEEPS):
        if sweep % 2:
            _ordered(rows[::-1], forward)
        else:
            _ordered(rows, before)
    return rows


def _without_circles(count: int, edges: Iterable[tuple[int, int]]) -> Links:
    """The edges without those that lead back to a node still being followed. Depth first, without recursion."""
    links: Links = {node: [] for node in range(count)}
    for start, end in dict.fromkeys(edges):
        if start != end:
            links[start].append(end)
    kept: Links = {node: [] for node in range(count)}
    state = [0] * count
    for root in range(count):
        stack = [(root, iter(links[root]))] if not state[root] else []
        state[root] = state[root] or 1
        while stack:
            node, rest = stack[-1]
            following = next(rest, None)
            if following is None:
                state[node] = 2
                stack.pop()
            elif state[following] != 1:
                kept[node].append(following)
                if not state[following]:
                    state[following] = 1
                    stack.append((following, iter(links[following])))
    return kept


def _turned(count: int, links: Links) -> Links:
    turned: Links = {node: [] for node in range(count)}
    for start, ends in links.items():
        for end in ends:
            turned[end].append(start)
    return turned


def _depths(count: int, links: Links) -> list[int]:
    """The longest way to each node from a node nothing leads to."""
    waiting = [len(starts) for starts in _turned(count, links).values()]
    depth = [0] * count
    ready = [node for node in range(count) if not waiting[node]]
    while ready:
        node = ready.pop(0)
        for end in links[node]:
            depth[end] = max(depth[end], depth[node] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    return depth


def _ordered(rows: list[list[int]], neighbours: Links) -> None:
    """Order each row by the mean place of its neighbours in rows already ordered."""
    place = {node: n for row in rows for n, node in enumerate(row)}
    for row in rows:
        means = {}
        for node in row:
            found = [place[other] for other in neighbours[node]]
            means[node] = sum(found) * 1000 // len(found) if found else place[node] * 1000
        row.sort(key=lambda node: means[node])
        place.update({node: n for n, node in enumerate(row)})
