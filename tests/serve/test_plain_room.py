"""The room on the plain page, over real sockets: speak, draft, write, explain, note; and what is refused."""

from __future__ import annotations

import asyncio
import html
import re

import pytest

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR
from game.journal import Line
from game.serve import floor, streams
from game.serve.host import Opened
from game.tui.seat_room import QUIET_FOR
from game.view.safe import safe
from tests.serve.made import Client, go
from tests.tui.test_hostile import HOSTILE

FORM = re.compile(r"<form.*?</form>", re.DOTALL)
FIELD = re.compile(r'name="([a-z]+)" value="([^"]*)"')


async def seated(opened: Opened, one: Client, seat: str) -> None:
    """Somebody on a plain page, the chair's text on the table."""
    hub = opened.room.hub
    if not hub.session.state.now:
        await hub.run_to(2 * HOUR)
        assert hub.put("sg", c.Table("sg", "tasking", "isr")).refusal is None
    assert await one.join(seat, opened.room.tokens.room) == 303


async def send(one: Client, kind: str, nth: int = 0, /, **written: str) -> str:
    """Fill in the form of a kind as it stands on the page, send it, and read the page again."""
    _, text = await one.get("/view")
    found = [form for form in FORM.findall(text) if f'name="kind" value="{kind}"' in form]
    assert len(found) > nth, f"no form {kind}"
    fields = {name: html.unescape(value) for name, value in FIELD.findall(found[nth])}
    status, _ = await one.post("/view/ask", {**fields, **written})
    assert status == 303
    return (await one.get("/view"))[1]


def last(opened: Opened) -> c.Command:
    """What was asked last."""
    line = opened.room.hub.session.lines[-1]
    assert isinstance(line, Line)
    return line.asked


def test_a_line_is_said_with_a_position_when_it_is_ones_turn() -> None:
    """The form is there for who has the floor alone, filled with a line of the brief; the page counts the minute."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as greece, Client(opened) as chair:
            await seated(opened, greece, "gr")
            await seated(opened, chair, "sg")
            text = await send(chair, "open-tour")
            assert "Delegation of Greece has the floor." in text
            assert "Say it" not in text
            page = (await greece.get("/view"))[1]
            assert "The floor is yours." in page
            assert 'value="people on the islands"' in page
            assert re.search(r'data-left="(5\d|60)"', page)
            hub.put("sg", c.Note("sg", "meanwhile"))
            text = await send(greece, "speak", words="we can live with it", stand="assent")
            assert last(opened) == c.Speak("gr", "tasking", "we can live with it", "assent")
            assert "All have been heard." in text
            text = await send(chair, "open-tour")
            await send(chair, "pass-floor")
            assert last(opened) == c.PassFloor("sg", "tasking")

    go(way)


def test_a_clause_is_drafted_together_on_two_pages() -> None:
    """Proposed by one, rewritten by the other over its version; an older version's rewriting gives its words back."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as greece, Client(opened) as chair:
            await seated(opened, greece, "gr")
            await seated(opened, chair, "sg")
            await send(chair, "propose", title="Reporting", words="weekly")
            assert last(opened) == c.ProposeClause("sg", "tasking", "Reporting", "weekly")
            _, old = await greece.get("/view")
            await send(chair, "revise", words="daily")
            form = next(one for one in FORM.findall(old) if 'value="revise"' in one)
            fields = {name: html.unescape(value) for name, value in FIELD.findall(form)}
            await greece.post("/view/ask", {**fields, "words": "weekly, to all of us"})
            text = (await greece.get("/view"))[1]
            assert "There is a version 2" in text
            assert "What you wrote: “weekly, to all of us”" in text
            await send(greece, "revise", words="daily, to all of us")
            assert last(opened) == c.ReviseClause("gr", "tasking", "free-1", 2, "daily, to all of us")
            opened.room.hub.put(FACILITATOR, c.RuleOnClause(FACILITATOR, "tasking", "free-1", "refused", "too often"))  # type: ignore[arg-type]
            assert "too often" in (await chair.get("/view"))[1]

    go(way)


def test_a_position_takes_a_clause_and_a_line() -> None:
    """The form of an objection to a clause sends the clause with the reason."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as greece:
            await seated(opened, greece, "gr")
            _, text = await greece.get("/view")
            offered = [form for form in FORM.findall(text) if 'value="position"' in form]
            number = next(n for n, form in enumerate(offered) if 'name="subject" value="area"' in form)
            await send(greece, "position", number, words="whose water")
        found = last(opened)
        assert isinstance(found, c.TakePosition)
        assert (found.slot, found.why) == ("area", "whose water")

    go(way)


def test_messages_reach_the_one_they_are_for() -> None:
    """Closed, only the facilitator can be chosen; open, what one seat writes another reads and a third does not."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        async with Client(opened) as greece, Client(opened) as chair, Client(opened) as board:
            for one, seat in ((greece, "gr"), (chair, "sg"), (board, "eu")):
                await seated(opened, one, seat)
            assert 'value="sg">Secretary' not in (await greece.get("/view"))[1]
            text = await send(greece, "message", to="sg", words="psst")
            assert "Private messages between seats are not open" in text
            await send(greece, "message", to=FACILITATOR, words="may we talk?")
            assert last(opened) == c.Message("gr", FACILITATOR, "may we talk?")
            hub.put(FACILITATOR, c.AllowMessages(FACILITATOR, True))
            await send(greece, "message", to="sg", words="own waters would do")
            assert "own waters would do" in (await chair.get("/view"))[1]
            assert "own waters would do" not in (await board.get("/view"))[1]

    go(way)


def test_reasons_and_notes_are_for_the_report() -> None:
    """A reason with its confidence and a note are on the seat's own page and on nobody else's."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as greece, Client(opened) as chair:
            await seated(opened, greece, "gr")
            await seated(opened, chair, "sg")
            text = await send(greece, "rationale", words="our islands first", confidence="4")
            assert last(opened) == c.GiveRationale("gr", "tasking", "our islands first", 4)
            assert "(sure 4 of 5)" in text
            await send(greece, "note", words="ask about rescue")
            assert last(opened) == c.Note("gr", "ask about rescue")
            other = (await chair.get("/view"))[1]
            assert "our islands first" not in other
            assert "ask about rescue" not in other

    go(way)


def test_a_form_never_speaks_for_another_seat() -> None:
    """A seat named in the fields changes nothing: who asks is whose cookie came along."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as greece:
            await seated(opened, greece, "gr")
            await send(greece, "note", words="mine", seat="sg")
            assert last(opened) == c.Note("gr", "mine")
            text = await send(greece, "note", kind="open-tour", decision="tasking", words="")
            assert "does not chair" in text
            before = len(opened.room.hub.session.lines)
            for kind in ("speak", "pass-floor", "revise", "message", "rationale", "propose", "no-such"):
                await send(greece, "note", kind=kind, decision="nowhere", subject="x", detail="-1", to="nobody",
                           confidence="9" * 40, stand="bold", title="", words="x")  # fmt: skip
            assert len(opened.room.hub.session.lines) == before

    go(way)


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_in_every_new_field(kind: str) -> None:
    """Title, clause, line, message, reason, note: shown as written, no element and no control of theirs on any page."""
    words = HOSTILE[kind] + "<script>alert(1)</script>\"'<img src=x onerror=x>"

    async def way(opened: Opened) -> None:
        async with Client(opened) as greece, Client(opened) as chair:
            await seated(opened, greece, "gr")
            await seated(opened, chair, "sg")
            await send(chair, "propose", title=words, words=words)
            await send(greece, "revise", words=words + "!")
            await send(chair, "open-tour")
            await send(greece, "speak", words=words, stand="")
            await send(greece, "message", to=FACILITATOR, words=words)
            await send(greece, "rationale", words=words, confidence="1")
            await send(greece, "note", words=words)
            await send(greece, "message", to="sg", words=words)  # refused, and given back
            for text in ((await greece.get("/view"))[1], (await chair.get("/view"))[1]):
                assert "<script>alert" not in text
                assert "<img src=x" not in text
                assert not any(char in text for char in "\x1b\x07\x9b\u202e")
                assert html.escape(safe(words)) in text
            assert sum(isinstance(one, Line) and one.seat == "gr" for one in opened.room.hub.session.lines) == 5

    go(way)


def test_who_comes_late_reads_what_has_happened() -> None:
    """The digest is open until the seat has asked something itself."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as greece:
            await seated(opened, greece, "gr")
            text = (await greece.get("/view"))[1]
            assert "<details open><summary>What has happened so far" in text
            assert "“Ships watch and report” is" in text
            await send(greece, "note", words="here")
            assert "<details><summary>What has happened so far" in (await greece.get("/view"))[1]

    go(way)


def test_an_idle_seat_is_told_what_it_can_do_and_its_page_is_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Five minutes without an ask: the event stream says so by itself, the page has the line; an ask ends it."""
    monkeypatch.setattr(streams, "ALIVE", 0.1)

    async def way(opened: Opened) -> None:
        station = opened.room.hub.stations["sg"]
        async with Client(opened) as one:
            await seated(opened, one, "sg")
            async with one.http.get(one.address + "/events") as events:
                await asyncio.wait_for(events.content.readuntil(b"data: "), 5)
                assert "You can:" not in (await one.get("/view"))[1]
                station.acted_at -= QUIET_FOR
                await asyncio.wait_for(events.content.readuntil(b"data: "), 5)
                assert "You can: Hold a press line" in (await one.get("/view"))[1]
                await send(one, "note", words="busy")
                assert "You can:" not in (await one.get("/view"))[1]

    go(way)


def test_the_floors_minute_begins_anew_with_each_speaker() -> None:
    """Sixty seconds from the moment the floor is given; over is said, and nothing is cut off."""

    async def way(opened: Opened) -> None:
        hub = opened.room.hub
        await hub.run_to(2 * HOUR)
        before = hub.floor.left
        assert before is None
        hub.put("sg", c.OpenTour("sg", "tasking"))
        assert hub.floor.left == ("Delegation of Greece", round(floor.EACH))
        hub.floor._since -= 75
        hub.put("sg", c.Note("sg", "still talking"))
        assert hub.floor.left == ("Delegation of Greece", -15)
        hub.put("sg", c.PassFloor("sg", "tasking"))
        assert hub.floor.left is None

    go(way)


def test_the_wall_counts_the_floor_of_the_body_on_it_alone() -> None:
    """Who has the floor stands on the projector when that body's texts do; otherwise nobody there is named."""

    async def way(opened: Opened) -> None:
        async with Client(opened) as chair, Client(opened) as wall:
            await seated(opened, chair, "sg")
            assert await wall.join("screen", opened.room.tokens.room) == 303
            await send(chair, "open-tour")
            assert "has the floor" not in (await wall.get("/screen"))[1]
            opened.room.forum = "council"
            counts = r'Delegation of Greece has the floor: <span data-left="(5\d|60)"'
            assert re.search(counts, (await wall.get("/screen"))[1])

    go(way)
