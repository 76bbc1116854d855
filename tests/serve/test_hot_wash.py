"""The projector after ENDEX, and the time boxes of a cut in a room."""

from __future__ import annotations

import re
from dataclasses import replace

from game.core import commands as c
from game.core import plan as p
from game.core.terms import FACILITATOR, HOUR
from game.debrief.blocks import Dated, Heading, Item, Items, Para, Row, Table
from game.journal import MemoryJournal
from game.serve.host import Opened
from game.serve.hot_wash import markup
from game.session import Session
from tests.serve.made import PLAN, SEATS, Client, begun, go
from tests.session.made import CALM, still

CUT = p.Cut("ninety", "Ninety minutes", ("tasking", "relief"),
            (("brief", 10), ("tasking", 20), ("relief", 5), ("hot-wash", 15)), "status-quo")  # fmt: skip


def cut_session() -> Session:
    """The tiny exercise in a cut with time boxes."""
    plan = p.with_tables(replace(PLAN, cuts=(CUT,)))
    return Session.create(plan, MemoryJournal, seats=SEATS, seed=987654321, forced=CALM, clock=still, cut="ninety")


def box_of(opened: Opened) -> tuple[str, str]:
    """(title, subject) of the time box; empty words without one."""
    box = opened.room.hub.clock.box
    return (box.title, box.subject) if box else ("", "")


def test_after_endex_the_wall_leads_the_hot_wash() -> None:
    """Lives come first, then decisions and the questions; the seed of the luck is nowhere; going back ends it."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as wall:
            assert await wall.join("screen", opened.room.tokens.room) == 303
            hub.put(FACILITATOR, c.Advance(FACILITATOR, 2 * HOUR))
            assert "At a glance" not in (await wall.get("/screen"))[1]
            hub.put(FACILITATOR, c.End(FACILITATOR))
            text = (await wall.get("/screen"))[1]
            order = [
                "At a glance",
                "Lives lost at sea",
                "Decided",
                "Questions for the hot wash",
                "Players speak first,",
            ]
            assert sorted(order, key=text.index) == order
            assert "ENDEX. Players speak first." in text
            assert "987654321" not in text
            assert "seed" not in text.lower()
            hub.session.rewind(2, FACILITATOR)
            assert "At a glance" not in (await wall.get("/screen/part"))[1]

    go(way, begun())


def test_blocks_become_html_and_stay_text() -> None:
    """Every kind of block; what an author wrote is never markup; the page's own title is left out."""
    found = "".join(markup([
        Heading(1, "Title"), Heading(2, "Two"), Heading(3, "Three"), Para("<b>bold</b>"),
        Items((Item("one", ("under",)),), numbered=True), Dated((Row("D+1", "then"),)),
        Table(("Head",), (("cell",),)),
    ]))  # fmt: skip
    assert "Title" not in found
    assert "&lt;b&gt;bold&lt;/b&gt;" in found
    assert "<ol><li>one<ul><li>under</li></ul></li></ol>" in found
    assert "<dl><dt>D+1</dt><dd>then</dd></dl>" in found
    assert re.search("<h2>Two</h2><h3>Three</h3>", found)


def test_a_box_of_the_cut_begins_when_its_decision_point_opens() -> None:
    """The tasking's box begins with it; a second point waits for it; the hot wash has its own at ENDEX.

    Going back ends the box of what is open no more.
    """

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        assert hub.clock.box is None
        hub.put(FACILITATOR, c.Advance(FACILITATOR, 2 * HOUR))
        assert box_of(opened) == ("The tasking", "tasking")
        assert 20 * 60 - 5 <= hub.clock.box_left <= 20 * 60
        hub.put(FACILITATOR, c.SendInject(FACILITATOR, "report"))
        assert box_of(opened) == ("The tasking", "tasking")
        assert hub.boxes.listed[:2] == (
            ("The tasking", 20, "tasking"),
            (PLAN.tables.decisions["relief"].title, 5, "relief"),
        )
        hub.put(FACILITATOR, c.DeclareOutcome(FACILITATOR, "tasking", "", "time"))
        assert box_of(opened)[1] == "relief"
        hub.put(FACILITATOR, c.DeclareOutcome(FACILITATOR, "relief", "", "time"))
        assert hub.clock.box is None
        hub.put(FACILITATOR, c.End(FACILITATOR))
        assert box_of(opened) == ("Hot wash", "hot-wash")
        before = next(line.n for line in hub.session.lines if "DeclareOutcome" in type(line.asked).__name__)  # type: ignore[union-attr]
        hub.session.rewind(before - 1, FACILITATOR)
        assert box_of(opened) == ("The tasking", "tasking")
        hub.session.rewind(1, FACILITATOR)
        assert hub.clock.box is None
        hub.put(FACILITATOR, c.SetBox(FACILITATOR, "The tasking", 1200, "tasking"))
        assert box_of(opened) == ("The tasking", "tasking")

    go(way, cut_session())


def test_without_a_cut_no_box_begins_by_itself() -> None:
    """The facilitator's own boxes are all there are."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        hub.put(FACILITATOR, c.Advance(FACILITATOR, 2 * HOUR))
        assert hub.session.state.points["tasking"].open
        assert hub.clock.box is None
        assert hub.boxes.listed == ()

    go(way, begun())
