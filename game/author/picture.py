"""A story as an SVG picture: plain shapes and text, no script, no font from elsewhere, readable in black and white."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from html import escape

from game.author.diagrams import DOTTED, short
from game.author.layout import layers
from game.author.story import Edge, Key, Node, Story
from game.view.safe import clean

WIDE, HIGH = 200, 58
ACROSS, DOWN = 130, 20
MARGIN = 30
HEAD = 44
FILLS = {"inject": "#e8f0fb", "decision": "#fff3d6", "response": "#e9f6ea", "move": "#f3eafa", "drift": "#eeeeee"}
LINE = 30
"""Letters in one line of a box."""
Spot = tuple[int, int]


def to_svg(story: Story) -> str:
    """The picture; its size follows from the story."""
    spots = _spots(story)
    width = max((x for x, _ in spots.values()), default=0) + WIDE + MARGIN
    height = max((y for _, y in spots.values()), default=0) + HIGH + MARGIN
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
        ' font-family="sans-serif" font-size="11" role="img">'
    )
    tip = (
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7"'
        ' orient="auto"><path d="M0 0 L8 4 L0 8 z" fill="#444"/></marker></defs>'
    )
    parts = [
        head,
        f"<title>{_text(story.title)}</title>",
        tip,
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        f'<text x="{MARGIN}" y="26" font-size="16" font-weight="bold">{_text(story.title)}</text>',
        *(_edge(edge, spots) for edge in story.edges if edge.start in spots and edge.end in spots),
        *(line for node in story.nodes for line in _box(node, spots[node.key])),
        "</svg>",
    ]
    return "\n".join(parts)


def _spots(story: Story) -> dict[Key, Spot]:
    """The upper left corner of every box."""
    numbers = {node.key: number for number, node in enumerate(story.nodes)}
    pairs = [(numbers[e.start], numbers[e.end]) for e in story.edges if e.start in numbers and e.end in numbers]
    spots: dict[Key, Spot] = {}
    for column, row in enumerate(layers(len(story.nodes), pairs)):
        for place, number in enumerate(row):
            x, y = MARGIN + column * (WIDE + ACROSS), MARGIN + HEAD + place * (HIGH + DOWN)
            spots[story.nodes[number].key] = (x, y)
    return spots


def _box(node: Node, spot: Spot) -> Iterator[str]:
    x, y = spot
    yield f"<g><title>{_text(f'{node.kind} {node.id}: {node.title}')}</title>"
    yield _shape(node.kind, x, y)
    lines = [f"{node.kind} {node.id}", *textwrap.wrap(clean(node.title), LINE)[:2], short(clean(node.note))[:LINE]]
    for number, line in enumerate(line for line in lines if line):
        style = ' font-size="9" fill="#333"' if number == 0 or line == lines[-1] else ""
        yield f'<text x="{x + WIDE // 2}" y="{y + 14 + 13 * number}" text-anchor="middle"{style}>{_text(line)}</text>'
    yield "</g>"


def _shape(kind: str, x: int, y: int) -> str:
    look = f'fill="{FILLS[kind]}" stroke="#333"'
    if kind == "decision":
        left, right, middle = x + 12, x + WIDE - 12, y + HIGH // 2
        corners = ((left, y), (right, y), (x + WIDE, middle), (right, y + HIGH), (left, y + HIGH), (x, middle))
        return f'<polygon points="{" ".join(f"{a},{b}" for a, b in corners)}" {look}/>'
    radius = {"response": 22, "move": 8}.get(kind, 0)
    dash = ' stroke-dasharray="4 2"' if kind == "drift" else ""
    return f'<rect x="{x}" y="{y}" width="{WIDE}" height="{HIGH}" rx="{radius}" {look}{dash}/>'


def _edge(edge: Edge, spots: dict[Key, Spot]) -> str:
    (x, y), (to_x, to_y) = spots[edge.start], spots[edge.end]
    x, y, to_y = x + WIDE, y + HIGH // 2, to_y + HIGH // 2
    # An edge that leads back swings out a little, so that it stays on the page.
    bend = max(40, (to_x - x) // 2) if to_x > x else MARGIN
    dash = ' stroke-dasharray="5 3"' if edge.kind in DOTTED else ""
    said = _text(f"{edge.kind} {edge.label}".strip())
    path = f"M{x} {y} C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}"
    drawn = f'<g><title>{said}</title><path d="{path}" fill="none" stroke="#444"{dash} marker-end="url(#tip)"/>'
    if not edge.label or edge.kind == "condition":
        return f"{drawn}</g>"
    label = short(edge.label)[:24]
    return f'{drawn}<text x="{to_x - 8}" y="{to_y - 4}" text-anchor="end" font-size="9">{_text(label)}</text></g>'


def _text(text: str) -> str:
    return escape(clean(text), quote=True)
