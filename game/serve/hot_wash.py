"""The hot wash on the wall: what happened at a glance, lives first, and the questions. Never the seed of the luck."""

from __future__ import annotations

from collections.abc import Iterable

from game.debrief import Debrief
from game.debrief.blocks import Block, Dated, Heading, Item, Items, Para, Table
from game.debrief.page_after import questions
from game.debrief.page_glance import at_a_glance
from game.serve.html import Markup, tag


def hot_wash(debrief: Debrief) -> Markup:
    """At a glance, then the questions. ``debrief`` is the one seats may read, with the seed withheld."""
    return tag("section", markup([*at_a_glance(debrief), *questions(debrief)]), class_="hot-wash")


def markup(blocks: Iterable[Block]) -> list[Markup]:
    """Blocks of a page as HTML; its first-rank title is left to the page they stand on."""
    return [_block(block) for block in blocks if not (isinstance(block, Heading) and block.level == 1)]


def _block(block: Block) -> Markup:
    match block:
        case Heading(level, text):
            return tag("h2" if level == 2 else "h3", text)
        case Para(text):
            return tag("p", text)
        case Items(items, numbered):
            return tag("ol" if numbered else "ul", [_item(item) for item in items])
        case Dated(rows):
            return tag("dl", [(tag("dt", row.when), tag("dd", row.text)) for row in rows])
        case Table(head, rows):
            return tag(
                "table",
                tag("tr", [tag("th", cell, scope="col") for cell in head]),
                [tag("tr", [tag("td", cell) for cell in row]) for row in rows],
            )


def _item(item: Item) -> Markup:
    return tag("li", item.text, tag("ul", [tag("li", text) for text in item.under]) if item.under else None)
