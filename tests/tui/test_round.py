"""One terminal passed round: whose turn, what is shown between two people, when time runs, what each reads."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.core import commands as c
from game.core.plan import Plan
from game.core.terms import HOUR, Stand
from game.journal import FileJournal, Line
from game.session import Session
from game.tui import keymap, seat_actions
from game.tui.inside import page_text
from game.tui.passed_round import RoundApp
from game.tui.screens.hand_over import HandOverScreen
from game.tui.screens.seated import RoundScreen
from game.view.safe import safe, width
from tests.tiny import tiny_plan
from tests.tui.driven import LARGE, SMALL, begun, settle
from tests.tui.seats import type_
from tests.tui.test_hostile import HOSTILE, hostile

Way = Callable[[RoundApp, Pilot[Any]], Awaitable[None]]
SEATS = ("sg", "gr")
ROUND = "enter enter c enter enter c enter enter t t c enter enter b escape f escape c"
PICTURES = Path(__file__).parent / "screens"
SCREENS = {"round-hand-over": "enter enter c", "round-briefing": "enter", "round-desk": "enter enter"}


def round_(way: Way, session: Session | None = None, size: tuple[int, int] = SMALL) -> Session:
    """Pass the terminal round; the session afterwards."""
    session = session or begun(*SEATS)

    async def go() -> None:
        app = RoundApp(session, SEATS, keymap.Choices())
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            await way(app, pilot)

    asyncio.run(go())
    return session


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, size: tuple[int, int]) -> None:
    """The screen of the round reads as its picture. ``STARTEX_WRITE=1`` writes it anew."""
    said: list[str] = []

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, SCREENS[name])
        said.append(page_text(app) + "\n")

    round_(way, size=size)
    picture = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("STARTEX_WRITE"):
        picture.write_text(said[0], encoding="utf-8")
    assert said[0] == picture.read_text(encoding="utf-8")


def test_nothing_of_anybody_is_shown_between_two_people() -> None:
    """The hand-over names the exercise and who comes next; no key on it shows a desk, a notice or a paper."""

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, "enter enter n ~SECRET enter c")
        assert isinstance(app.screen, HandOverScreen)
        for key in (
            "l",
            "escape",
            "b",
            "escape",
            "1",
            "4",
            "5",
            "m",
            "p",
            "y",
            "question_mark",
            "escape",
            "colon",
            "escape",
        ):
            await type_(pilot, key)
            text = page_text(app)
            assert "SECRET" not in text
            assert "You chair the council." not in text
            assert "Sea arrivals" not in text
        assert "Delegation of Greece" in page_text(app)
        await type_(pilot, "enter")
        assert "SECRET" not in page_text(app)
        assert "Delegation of Greece" in page_text(app)

    round_(way)


def test_time_runs_when_everybody_has_had_the_terminal() -> None:
    """The first ``c`` passes it on at the same minute; after the last one's the first inject comes, and all read it."""

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, "enter enter c")
        assert app.session.state.now == 0
        await type_(pilot, "enter enter c")
        assert app.session.state.now == 2 * HOUR
        assert isinstance(app.screen, HandOverScreen)
        await type_(pilot, "enter")
        assert "A joint request" in page_text(app)
        await type_(pilot, "enter t t c enter")
        text = page_text(app)
        assert "A joint request" in text
        assert "Secretary General tables" in text
        assert app.session.state.now == 2 * HOUR

    round_(way, size=LARGE)


def test_each_asks_as_its_own_seat_and_reads_its_own_papers() -> None:
    """The chair tables, Greece objects with a reason; the journal has each under its own name."""

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, "enter enter c enter enter c enter enter t t c enter enter")
        await type_(pilot, "9 down enter escape b")
        assert "people on the islands" in page_text(app)
        assert "You chair the council." not in page_text(app)

    session = round_(way, size=LARGE)
    asked = [line.asked for line in session.lines if isinstance(line, Line) and line.by == "seat"]
    assert [type(one).__name__ for one in asked[-2:]] == ["Table", "TakePosition"]
    assert asked[-1] == c.TakePosition("gr", "tasking", Stand.OBJECT, "area")
    assert [one.seat for one in asked[-2:]] == ["sg", "gr"]


def test_out_of_turn_it_comes_back() -> None:
    """``f`` hands it to one seat; ``c`` there gives it back to whoever was in turn, and time stands."""

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, "enter enter f enter")
        assert "Delegation of Greece" in page_text(app)
        await type_(pilot, "enter enter c")
        assert "Secretary General" in page_text(app)
        assert app.session.state.now == 0
        await type_(pilot, "enter")
        assert isinstance(app.screen, RoundScreen)
        await type_(pilot, "c")
        assert "Delegation of Greece" in page_text(app)

    round_(way)


def test_what_one_was_writing_waits_for_that_seat_alone() -> None:
    """A reason left half written is there when its seat has the terminal again, and never for another."""

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, "enter enter c enter enter c enter enter t t")
        await type_(pilot, "z ~half_a_reason escape c enter enter z")
        assert "half a reason" not in page_text(app)
        await type_(pilot, "escape f enter enter z")
        assert "half a reason" in page_text(app)

    round_(way)


def test_leaving_names_the_round(tmp_path: Path) -> None:
    """Between two desks too, q asks once and says how the same round goes on."""
    session = Session.create(
        tiny_plan(), lambda header: FileJournal.create(tmp_path / "r.jsonl", header), seats=SEATS, seed=3
    )

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, "q")
        assert "--hot-seat sg,gr" in " ".join(page_text(app).replace("│", " ").split())

    round_(way, session, LARGE)
    session.close()


def test_endex_leads_to_the_debrief_of_all() -> None:
    """Passed round to the end, the terminal shows the hot wash without another hand-over."""

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        for _ in range(80):
            if app.session.ended:
                break
            await type_(pilot, "enter" if isinstance(app.screen, HandOverScreen) else "escape")
            while not isinstance(app.screen, RoundScreen):
                await type_(pilot, "enter")
            await type_(pilot, "c")
        assert app.session.ended
        assert "Hot wash" in page_text(app)

    round_(way)


def test_a_journal_is_taken_up_again_without_a_briefing() -> None:
    """Each is first told what has happened, its own desk after it."""

    async def begin(app: RoundApp, pilot: Pilot[Any]) -> None:
        await type_(pilot, "enter enter c enter enter c")

    session = round_(begin)

    async def again(app: RoundApp, pilot: Pilot[Any]) -> None:
        assert isinstance(app.screen, HandOverScreen)
        await type_(pilot, "enter")
        assert "What has happened so far" in page_text(app)
        await type_(pilot, "enter")
        assert isinstance(app.screen, RoundScreen)

    round_(again, session)


def test_every_key_of_the_round_has_its_method() -> None:
    """Each key once, and each leads somewhere."""
    keys = seat_actions.desk(seat_actions.PASSED_ROUND, ("wait", "back"), seat_actions.INSTEAD)
    taken = [key for one in keys for key in one.key.split(",")]
    assert len(taken) == len(set(taken))
    for one in keys:
        owner: type = RoundApp if one.does.startswith("app.") else RoundScreen
        assert hasattr(owner, f"action_{one.does.removeprefix('app.').partition('(')[0]}"), one.id


@pytest.mark.parametrize("size", [SMALL, LARGE, (60, 20)], ids=str)
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_words_are_shown_as_written(kind: str, size: tuple[int, int]) -> None:
    """A plan with hostile words in every place passes round: titles, papers, digests; none too wide."""
    plan: Plan = hostile(HOSTILE[kind])
    seen: list[str] = []

    async def way(app: RoundApp, pilot: Pilot[Any]) -> None:
        for key in [
            "enter",
            "enter",
            "c",
            "enter",
            "enter",
            "c",
            "enter",
            "enter",
            "t",
            "t",
            "c",
            "enter",
            "enter",
            "b",
            "escape",
            "f",
            "escape",
            "c",
        ]:
            await type_(pilot, key)
            seen.append(page_text(app))

    round_(way, begun(*SEATS, plan=plan), size)
    first = safe(HOSTILE[kind]).split()[0]
    assert sum(first in text for text in seen) > len(seen) / 2
    assert all(width(line) <= size[0] for text in seen for line in text.splitlines())
    assert not any(char in text for text in seen for char in "\x1b\x07\x9b\u202e")
