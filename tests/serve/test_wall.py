"""The projector from the door to the text: where to come in, what was said to all, clauses in free words."""

from __future__ import annotations

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR, ClauseRuling
from game.serve.host import Opened
from tests.serve.made import Client, go

DRIFT = "Boats that fish are left alone."


async def wall_of(opened: Opened, wall: Client) -> None:
    """A projector signs in."""
    assert await wall.join("screen", opened.room.tokens.room) == 303


def test_before_startex_the_wall_says_where_to_come_in_and_never_the_code() -> None:
    """The address and how many are in, until time runs; whoever reads a wall from outside has no code from it."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as wall, Client(opened) as chair:
            await wall_of(opened, wall)
            assert await chair.join("sg", opened.room.tokens.room) == 303
            text = (await wall.get("/screen"))[1]
            assert f"<strong>{opened.address}</strong>" in text
            assert "1 of 3 seats are taken; ready: 0." in text
            assert opened.room.tokens.room not in text
            await opened.room.hub.run_to(2 * HOUR)
            assert opened.address not in (await wall.get("/screen/part"))[1]

    go(way)


def test_a_body_on_the_wall_is_named_before_it_has_a_question() -> None:
    """Who put it there sees that it is there."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as wall:
            await wall_of(opened, wall)
            assert "No question is open here now." not in (await wall.get("/screen"))[1]
            opened.room.forum = "council"
            text = (await wall.get("/screen/part"))[1]
            assert opened.room.hub.plan.tables.bodies["council"].title in text
            assert "No question is open here now." in text
            await opened.room.hub.run_to(2 * HOUR)
            assert "No question is open here now." not in (await wall.get("/screen/part"))[1]

    go(way)


def test_what_is_said_to_everybody_stands_on_the_wall_until_time_runs() -> None:
    """A broadcast does; a whisper never; exercise time that passes takes it away."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as wall:
            await wall_of(opened, wall)
            await hub.run_to(2 * HOUR)
            hub.put(FACILITATOR, c.Broadcast(FACILITATOR, "Ten minutes to go <b>"))
            hub.put(FACILITATOR, c.Whisper(FACILITATOR, "gr", "Speak up."))
            text = (await wall.get("/screen"))[1]
            assert "Ten minutes to go &lt;b&gt;" in text
            assert "Speak up." not in text
            await hub.run_to(3 * HOUR)
            assert "Ten minutes" not in (await wall.get("/screen/part"))[1]

    go(way)


def test_a_clause_ruled_into_the_text_stands_in_it_on_the_wall() -> None:
    """After the facilitator's ruling, not before, and only where that body's text is on the wall."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as wall:
            await wall_of(opened, wall)
            opened.room.forum = "council"
            await hub.run_to(2 * HOUR)
            for ask in (c.Table("sg", "tasking", "isr"), c.ProposeClause("gr", "tasking", "Fishing", DRIFT)):
                assert hub.put(ask.seat, ask).refusal is None
            assert DRIFT not in (await wall.get("/screen"))[1]
            clause = hub.session.state.room.clauses["tasking"][0].id
            ruled = hub.put(FACILITATOR, c.RuleOnClause(FACILITATOR, "tasking", clause, ClauseRuling.WORDING))
            assert ruled.refusal is None
            assert DRIFT in (await wall.get("/screen/part"))[1]
            opened.room.forum = ""
            assert DRIFT not in (await wall.get("/screen/part"))[1]

    go(way)


def test_a_projector_that_is_not_signed_in_is_led_to_the_lobby() -> None:
    """A page with a way on, and no view of the exercise."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as stranger:
            status, text = await stranger.get("/screen")
            assert status == 403
            assert '<a href="/">' in text
            assert "pick “The projector”" in text
            assert opened.room.hub.plan.title not in text

    go(way)


def test_the_lobby_says_of_each_seat_who_has_it_and_whether_they_are_ready() -> None:
    """A free seat is free for those inside and outside alike; only those inside read names."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as stranger, Client(opened) as chair:
            assert await chair.join("sg", opened.room.tokens.room, "Ana") == 303
            for one, words in ((stranger, "taken"), (chair, "Ana")):
                text = (await one.get("/lobby/part"))[1]
                assert f"<td>{words}</td><td>not yet</td>" in text
                assert text.count("<td>free</td><td></td>") == 2
            assert await chair.post("/ready", {"mark": await chair.mark(), "ready": "yes"}) == (303, "")
            assert "<td>Ana</td><td>ready</td>" in (await chair.get("/lobby/part"))[1]

    go(way)
