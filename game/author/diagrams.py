"""A story as Mermaid, as DOT and as JSON: three texts other programs draw from. Titles are data and never markup."""

from __future__ import annotations

from game.author.story import Key, Node, Story
from game.view.safe import clean

SHAPES = {
    "inject": ("[", "]"),
    "decision": ("{{", "}}"),
    "response": ("(", ")"),
    "move": ("[/", "/]"),
    "drift": (">", "]"),
}
"""Kind to Mermaid's brackets."""
DOT_SHAPES = {"inject": "box", "decision": "hexagon", "response": "ellipse", "move": "parallelogram", "drift": "cds"}
DOTTED = ("condition", "lapses", "blocked")
"""Edges that are drawn broken: what waits, and what happens when nothing is done."""
LONGEST = 60
"""Letters of an edge's label; the whole condition stands in the scenario."""


def to_mermaid(story: Story) -> str:
    """A Mermaid flow chart, left to right."""
    names = _names(story)
    lines = ["flowchart LR"]
    for node in story.nodes:
        left, right = SHAPES[node.kind]
        lines.append(f'    {names[node.key]}{left}"{_mermaid(_label(node))}"{right}')
    for edge in story.edges:
        if edge.start in names and edge.end in names:
            arrow = "-.->" if edge.kind in DOTTED else "-->"
            label = f'|"{_mermaid(short(edge.label))}"|' if edge.label else ""
            lines.append(f"    {names[edge.start]} {arrow}{label} {names[edge.end]}")
    return "\n".join(lines)


def to_dot(story: Story) -> str:
    """A digraph for Graphviz."""
    names = _names(story)
    lines = [
        "digraph story {",
        "    rankdir=LR;",
        f"    label={_dot(story.title)};",
        '    node [fontname="sans-serif"];',
    ]
    lines += [f"    {names[n.key]} [shape={DOT_SHAPES[n.kind]}, label={_dot(_label(n))}];" for n in story.nodes]
    for edge in story.edges:
        if edge.start in names and edge.end in names:
            style = ", style=dashed" if edge.kind in DOTTED else ""
            lines.append(f"    {names[edge.start]} -> {names[edge.end]} [label={_dot(short(edge.label))}{style}];")
    return "\n".join([*lines, "}"])


def to_values(story: Story) -> dict[str, object]:
    """Nodes and edges as values for JSON."""
    return {
        "title": story.title,
        "nodes": [{"kind": n.kind, "id": n.id, "title": n.title, "note": n.note} for n in story.nodes],
        "edges": [
            {"from": list(edge.start), "to": list(edge.end), "kind": edge.kind, "label": edge.label}
            for edge in story.edges
        ],
    }


def short(label: str) -> str:
    """A label that fits an edge."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1] + "…"


def _names(story: Story) -> dict[Key, str]:
    return {node.key: f"n{number}" for number, node in enumerate(story.nodes)}


def _label(node: Node) -> str:
    return f"{node.id}: {clean(node.title)}" + (f"\n{short(clean(node.note))}" if node.note else "")


def _mermaid(text: str) -> str:
    """Every sign Mermaid or HTML could read becomes its number; a line end becomes a break."""
    shown = "".join(f"#{ord(char)};" if char in "#\"'<>&;`|\\{}[]()" else char for char in text)
    return shown.replace("\n", "<br/>")


def _dot(text: str) -> str:
    shown = clean(text) if "\n" not in text else "\n".join(clean(line) for line in text.split("\n"))
    return '"' + shown.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
