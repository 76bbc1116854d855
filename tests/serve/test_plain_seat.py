"""A seat on the plain page is as much in the room as one with a screen."""

from __future__ import annotations

from game.core.commands import End
from game.serve.host import Opened
from game.view.access import FACILITATOR
from tests.serve.made import Client, go


def test_who_has_just_sat_down_is_not_idle() -> None:
    """Taking the seat counts as doing something, also for who never opens a screen."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        station = hub.stations["gr"]
        station.heard_at = hub.loop.time() - 3600
        async with Client(opened) as one:
            assert await one.join("gr", opened.room.tokens.room) == 303
            assert station.idle < 60

    go(way)


def test_the_hot_wash_stands_on_the_plain_page_from_endex_until_going_back() -> None:
    """At a glance and the questions, without the seed; taken back with the end itself."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as one:
            assert await one.join("gr", opened.room.tokens.room) == 303
            assert "At a glance" not in (await one.get("/view"))[1]
            assert hub.put(FACILITATOR, End(FACILITATOR)).refusal is None
            text = (await one.get("/view"))[1]
            assert "At a glance" in text
            assert str(hub.session.header.seed) not in text
            hub.session.rewind(1, FACILITATOR)
            assert "At a glance" not in (await one.get("/view"))[1]

    go(way)
