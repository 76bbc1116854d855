"""An evaluator in a room: a page of its own, observations by one key, and all of them in the debrief."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

from game.core import commands as c
from game.core import plan as p
from game.core.terms import FACILITATOR, HOUR
from game.debrief import to_markdown
from game.journal import MemoryJournal
from game.serve.host import Opened
from game.session import Session
from tests.serve.made import PLAN, Client, frames_until, go, hello, shows
from tests.session.made import CALM, still

OBJECTIVE = p.Objective("consult", "Consult before deciding", (p.Task("heard", "Everybody was heard"),))


def watched() -> Session:
    """The tiny exercise with an objective, two players and an evaluator."""
    plan = p.with_tables(replace(PLAN, objectives=(OBJECTIVE,)))
    return Session.create(plan, MemoryJournal, seats=("sg", "gr", "evaluator"), seed=5, forced=CALM, clock=still)


def test_an_evaluator_writes_with_one_key_and_the_debrief_has_it() -> None:
    """Digit, words, Enter: kept with its time and rating; no player's screen is told; the debrief shows it."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        hub.put(FACILITATOR, c.Advance(FACILITATOR, 2 * HOUR))
        async with Client(opened) as eve, Client(opened) as one:
            assert await eve.join("evaluator", opened.room.tokens.room, "Eve") == 303
            assert await one.join("gr", opened.room.tokens.room) == 303
            async with eve.socket() as line, one.socket() as seat:
                await hello(line, 100, 30)
                await frames_until(line, b"\x1b[2J")
                await hello(seat)
                await shows(opened, "evaluator", "Consult before deciding")
                await shows(opened, "evaluator", "THE TASKING")
                await line.send_str(json.dumps(["stdin", "\x1b[B\x1b[B"]))
                await asyncio.sleep(0.2)
                await line.send_str(json.dumps(["stdin", "m"]))
                await shows(opened, "evaluator", "rated M")
                await line.send_str(json.dumps(["stdin", "Nobody asked Greece.\r"]))
                await shows(opened, "evaluator", "[M] Evaluator: Nobody asked Greece.")
                seen = hub.session.state.room.observations[-1]
                assert (seen.objective, seen.task, seen.rating, seen.at) == ("consult", "heard", "M", 2 * HOUR)
                assert "Nobody asked Greece" not in await shows(opened, "gr", "D+0 10:00")
                assert "Nobody asked Greece" not in (await one.get("/view"))[1]
            hub.put(FACILITATOR, c.End(FACILITATOR))
        text = to_markdown(hub.debrief())
        assert "Nobody asked Greece" in text
        assert "Everybody was heard" in text

    go(way, watched())


def test_an_evaluator_can_ask_nothing_of_the_story() -> None:
    """Neither by its own socket nor in the facilitator's name."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        hub.put(FACILITATOR, c.Advance(FACILITATOR, 2 * HOUR))
        for command in (c.Table("evaluator", "tasking", "isr"), c.SendInject("evaluator", "storm"), c.End("evaluator")):
            assert hub.put("evaluator", command).refusal is not None
        assert hub.put_for(c.Table("evaluator", "tasking", "isr")).refusal is not None

    go(way, watched())
