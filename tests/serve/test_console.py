"""The facilitator's console over a real socket: what a key does to the exercise, to the room and to the seats."""

from __future__ import annotations

import asyncio
import contextlib
import json
from typing import Any

import pytest

from game.core import commands as c
from game.core.terms import FACILITATOR, HOUR
from game.debrief import to_markdown
from game.journal import Line, Rewind
from game.serve.host import Opened
from game.serve.tokens import tidy
from tests.serve.made import WITHIN, Client, at_a_seat, closed, frames_until, go, hello, seated, shows, told, typed


async def keys(line: Any, opened: Opened, *pressed: str) -> None:
    """Keys on the console, each answered before the next: its app has nothing left to do."""
    app = opened.room.hub.stations[FACILITATOR].app
    assert app is not None
    for text in pressed:
        await typed(line, text)
        await asyncio.sleep(0.1)
        done = asyncio.Event()
        # A dialog that closes takes with it what was to be called after its refresh: then it is asked for again.
        async with asyncio.timeout(WITHIN):
            while not done.is_set():
                app.call_after_refresh(done.set)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(done.wait(), 1)
        await asyncio.sleep(0.1)


def at_the_console(way: Any) -> None:
    """Run a test as the facilitator, with the console on the screen."""

    async def run(opened: Opened) -> None:
        async with Client(opened) as boss:
            assert await boss.enter(opened) == 303
            async with boss.socket(f"?as={FACILITATOR}") as line:
                await hello(line, 120, 36)
                await frames_until(line, b"\x1b[2J")
                await shows(opened, FACILITATOR, "A joint request")
                await way(opened, boss, line)

    go(run)


def last(opened: Opened) -> Line:
    """The last line of the journal."""
    found = opened.room.hub.session.lines[-1]
    assert isinstance(found, Line)
    return found


def test_the_link_is_good_once_and_the_code_opens_no_console() -> None:
    """A used link opens nothing; neither the room's code nor a seat's makes anybody the facilitator."""

    async def way(opened: Opened) -> None:
        code = opened.facilitator_link().partition("#")[2]
        async with Client(opened) as boss, Client(opened) as other:
            assert (await boss.post("/enter", {"mark": await boss.mark("/enter"), "code": code}))[0] == 303
            assert (await other.post("/enter", {"mark": await other.mark("/enter"), "code": code}))[0] == 403
            assert await other.join(FACILITATOR, opened.room.tokens.room) == 403
            assert FACILITATOR not in opened.room.tokens.seats
            assert (await boss.get("/facilitator"))[0] == 200

    go(way)


@pytest.mark.parametrize(("key", "asked"), [("s", "SendInject"), ("h", "HoldInject"), ("k", "SkipInject")])
def test_one_key_sends_holds_or_skips_while_the_clock_stands(key: str, asked: str) -> None:
    """The inject under the cursor, with one key and without time moving; one more key takes it back."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        hub = opened.room.hub
        await keys(line, opened, key)
        assert type(last(opened).asked).__name__ == asked
        assert last(opened).seat == FACILITATOR
        assert hub.session.state.now == 0
        made, lines = hub.session.state, len(hub.session.lines)
        await keys(line, opened, "z")
        assert isinstance(hub.session.lines[-1], Rewind)
        assert len(hub.session.lines) == lines + 1
        assert hub.session.state != made
        assert hub.session.state.made == {}

    at_the_console(way)


def test_a_text_sent_by_hand_reaches_the_seats_screen() -> None:
    """An inject written on the console lies on every desk."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        async with at_a_seat(opened, "gr", 110, 36) as seat:
            await shows(opened, "gr", "Enter")
            await typed(seat, "\r4")
            for shown, key in (
                ("A joint request", "i"),
                ("An inject for the occasion", "1"),
                ("An inject to whom?", "\r"),
                ("Title:", "Storm at sea\r"),
                ("Text:", "Ferries stay in port.\r"),
            ):
                await shows(opened, FACILITATOR, shown)
                await keys(line, opened, key)
            assert type(last(opened).asked).__name__ == "WriteInject"
            assert "Storm at sea" in await shows(opened, "gr", "Storm at sea")

    at_the_console(way)


def test_keys_of_the_clock_run_and_stop_it() -> None:
    """``a`` runs to what is due, Space starts and stops the clock, and a box is on the wall."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        hub = opened.room.hub
        await keys(line, opened, "a")
        assert hub.session.state.now == 2 * HOUR
        assert hub.session.state.made["request"] == (2 * HOUR,)
        await keys(line, opened, " ")
        assert hub.clock.pace == 60
        await keys(line, opened, " ")
        assert hub.clock.pace == 0
        await keys(line, opened, "x", "\r")
        assert hub.clock.box is not None
        await shows(opened, FACILITATOR, "The tasking 0:5")

    at_the_console(way)


def test_any_seats_screen_can_be_watched_and_not_typed_into() -> None:
    """The facilitator's second socket shows the seat's screen live; what it types is no key there."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        async with at_a_seat(opened, "gr") as seat, boss.socket("?watch=gr") as over:
            await frames_until(seat, b"Enter")
            await hello(over)
            await frames_until(over, b"Enter")
            await typed(over, "\r")
            await asyncio.sleep(0.4)
            await shows(opened, "gr", "Enter begins")
            await typed(seat, "\r")
            await frames_until(over, b"Situation")
            await over.send_str(json.dumps(["ask", {"asked": {"Note": {"seat": "gr", "text": "x"}}}]))
            assert await closed(over) == 1008

    at_the_console(way)


def test_a_seat_is_taken_back_and_given_a_new_code() -> None:
    """The person who sat there is signed out at once; the new code, shown on the console, opens the seat."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        async with Client(opened) as one, Client(opened) as two:
            await one.join("sg", opened.room.tokens.room)
            async with one.socket() as seat:
                await hello(seat)
                await told(seat, "hello")
                await keys(line, opened, "\t", "\r", "7", "1")
                assert await closed(seat) == 4004
            screen = await shows(opened, FACILITATOR, "This code opens it alone")
            assert opened.room.tokens.seats["sg"] in screen
            assert (await one.get("/view"))[0] == 403
            assert await two.join("sg", tidy(opened.room.tokens.seats["sg"]).lower()) == 303

    at_the_console(way)


def test_a_body_on_the_wall_is_the_facilitators_to_choose() -> None:
    """The projector shows no text until then; afterwards the one on the table, and still nobody's mind."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        async with Client(opened) as wall:
            assert await wall.join("screen", opened.room.tokens.room) == 303
            await keys(line, opened, "a")
            assert "The tasking" not in (await wall.get("/screen"))[1]
            await keys(line, opened, "f", "\x1b[B", "\r")
            text = (await wall.get("/screen"))[1]
            assert "The tasking" in text
            assert "objects" not in text

    at_the_console(way)


def test_every_key_of_the_console_is_its_own() -> None:
    """No key has two meanings there, and help names them all."""
    from game.tui.console_actions import ACTIONS, EVALUATING
    from game.tui.facilitating import console_help
    from game.tui.ink import Ink

    for actions in (ACTIONS, EVALUATING):
        taken = [key for one in actions for key in one.key.split(",")]
        assert len(taken) == len(set(taken))
        ink = Ink(90)
        console_help(actions)(ink)
        said = " ".join(ink.content().plain.split())
        assert all(f"{one.title}: {one.help}." in said for one in actions)


def test_what_is_asked_for_an_absent_seat_is_the_seats_and_marked() -> None:
    """Greece's position, on the facilitator's word: in the journal as such, and told to Greece's own screen."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        hub = opened.room.hub
        await keys(line, opened, "a")
        hub.put("sg", c.Table("sg", "tasking", "isr"))
        await keys(line, opened, "3", "4", "1")
        assert (last(opened).seat, last(opened).by) == ("gr", "facilitator")
        assert isinstance(last(opened).asked, c.TakePosition)
        await keys(line, opened, "z")
        assert isinstance(hub.session.lines[-1], Rewind)
        refused = hub.put_for(c.End("gr"))
        assert refused.refusal is not None
        assert hub.put_for(c.Note("observer", "seen")).refusal is not None

    at_the_console(way)


def test_a_seats_screen_is_read_in_the_console() -> None:
    """``3`` and ``1``: the words on the seat's own screen, and what changes on it."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        async with at_a_seat(opened, "gr") as seat:
            await shows(opened, "gr", "Enter")
            await keys(line, opened, "3", "1")
            watched = await shows(opened, FACILITATOR, "Enter begins")
            assert "Watching" in watched
            assert "Situation" not in watched
            await typed(seat, "\r")
            watched = await shows(opened, FACILITATOR, "Situation")
            assert "Watching" in watched
            assert "Enter begins" not in watched

    at_the_console(way)


def test_how_the_time_was_used_is_the_facilitators_to_read_and_to_save() -> None:
    """After ENDEX ``j`` has it and ``e`` saves it with the debrief; in the seats' own debrief nobody's idle time is."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        hub = opened.room.hub
        hub.put(FACILITATOR, c.SetBox(FACILITATOR, "Talk", 300))
        hub.run_soon(2 * HOUR)
        hub.put(FACILITATOR, c.End(FACILITATOR))
        await shows(opened, FACILITATOR, "j opens the debrief, with how the time was used")
        await keys(line, opened, "j", "2", "\x1b[F", "\x1b[A")
        await shows(opened, FACILITATOR, "Annex: timing")
        await keys(line, opened, "e")
        file = await told(line, "file")
        _, text = await boss.get(f"/file/{file['key']}?as={FACILITATOR}")
        assert "## Annex: timing" in text
        assert "| Talk |" in text
        assert "Annex: timing" not in to_markdown(hub.debrief())

    at_the_console(way)


def test_the_hand_over_is_a_file_for_the_facilitator_alone() -> None:
    """``0`` and ``3`` hand it to the console's own page, once; no seat can fetch it."""

    async def way(opened: Opened, boss: Client, line: Any) -> None:
        async with Client(opened) as one:
            await seated(opened, one)
            await keys(line, opened, "0", "3")
            file = await told(line, "file")
            assert file["name"].endswith("-hand-over.txt")
            assert (await one.get(f"/file/{file['key']}?as={FACILITATOR}"))[0] == 404
            status, text = await boss.get(f"/file/{file['key']}?as={FACILITATOR}")
            assert status == 200
            assert text.startswith("Where it stands")
            assert (await boss.get(f"/file/{file['key']}?as={FACILITATOR}"))[0] == 404

    at_the_console(way)
