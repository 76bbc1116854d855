"""The debrief on screen, by keys: its pages, the journal gone through, back and branch, the export."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from game.debrief import build, to_markdown
from game.journal import FileJournal, Header, Line, Rewind, read
from game.journal.place import folder
from game.session import Session
from game.tui import keymap
from game.tui.app import StartexApp
from game.tui.inside import page_text
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.play import PlayScreen
from game.view.safe import width
from tests.plain.seat import CALM
from tests.tiny import tiny_plan
from tests.tui.driven import SIZES, press, screen_of, still, walk

PICTURES = Path(__file__).parent / "screens"


def ended(journal: Path | None = None, *, practice: bool = False, policy: str = "consensus") -> Session:
    """The tiny exercise after ENDEX, in memory or in a file."""
    plan, forced = tiny_plan(), CALM
    if journal is None:
        session = Session.create(plan, seats=("sg",), seed=3, forced=forced, practice=practice, clock=still)
    else:

        def kept(header: Header) -> FileJournal:
            return FileJournal.create(journal, header)

        session = Session.create(plan, kept, seats=("sg",), seed=3, forced=forced, practice=practice, clock=still)
    session.autoplay(policy)
    return session


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_lives_first(size: tuple[int, int]) -> None:
    """The hot wash begins with lives, in words and with what kind of figure it is."""
    lines = [line.strip() for line in screen_of(ended(), "", size).splitlines()]
    assert lines[2] == "AT A GLANCE"
    assert lines[3].startswith("Lives lost")
    assert "minimum recorded figure" in " ".join(lines[3:6])


def test_page_down_reads_on() -> None:
    """Page Down beside the contents turns the page that is read, and the contents stay where they are."""
    before = screen_of(ended(), "2 down down down down down").splitlines()
    after = screen_of(ended(), "2 down down down down down pagedown").splitlines()
    back = screen_of(ended(), "2 down down down down down pagedown pageup").splitlines()
    contents = [line[:28] for line in before]
    assert [line[:28] for line in after] == contents
    assert after != before
    assert back == before


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
def test_every_part_can_be_opened(size: tuple[int, int]) -> None:
    """The contents list every part of the debrief, and the cursor opens each beside it."""
    session, opened = ended(), []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["2"])
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        for part in screen.review.parts:
            assert part.title.upper() in page_text(app)
            opened.append(part.title)
            await press(pilot, ["down"])

    walk(StartexApp(session, keymap.Choices()), way, size)
    for title in ("Lives", "Law", "Timeline", "Objectives", "Questions for the hot wash", "Notes"):
        assert title in opened


def test_charts_are_drawn_and_said() -> None:
    """The third page shows curves with their axis and the same in words."""
    text = screen_of(ended(), "3", (80, 60))
    assert "└" in text and "┤" in text
    assert "at STARTEX" in text


def test_left_and_right_go_through_the_journal() -> None:
    """Left goes one stop back, right one on; the sheet shows how things stood then."""
    session = ended()
    seen: list[int] = []

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["4"])
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        for key in ("left", "left", "right"):
            await press(pilot, [key])
            seen.append(screen.stop.n)
            assert f"line {screen.stop.n} of" in page_text(app)
        stops = [stop.n for stop in screen.review.scrubber.stops]
        assert seen == [stops[-2], stops[-3], stops[-2]]
        await press(pilot, ["1", "left"])
        assert screen.stop.n == seen[-1]

    walk(StartexApp(session, keymap.Choices()), way)


def test_go_back_plays_on_in_the_same_journal() -> None:
    """After ENDEX z rewinds to the line under the cursor; the desk opens there and nothing is erased."""
    session = ended()
    count = len(session.lines)

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["z"])
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        assert screen.current == 4, "the first z shows where it would go"
        await press(pilot, ["left"] * 5)
        target = screen.stop.n
        await press(pilot, ["z"])
        assert isinstance(app.screen, PlayScreen)
        last = session.lines[-1]
        assert isinstance(last, Rewind)
        assert (last.rewound, len(session.lines)) == (target, count + 1)

    walk(StartexApp(session, keymap.Choices()), way)
    assert not session.ended


def test_last_line_cannot_be_gone_back_to() -> None:
    """At ENDEX itself the ruling says that one goes back to a line that lies behind; nothing is kept."""
    session = ended()
    count = len(session.lines)
    text = screen_of(session, "4 z")
    assert "S03" in text
    assert len(session.lines) == count


def test_last_line_cannot_be_branched_from() -> None:
    """B at ENDEX itself says that nothing is left to play; no other session is opened."""
    session = ended()

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["4", "b"])
        assert "nothing left to play" in page_text(app)
        assert app.session is session

    walk(StartexApp(session, keymap.Choices()), way)


def test_escape_goes_back_to_the_list() -> None:
    """Enter on the journal goes to the reading pane, Esc back to the list, where the arrows move the cursor again."""

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["4", "enter"])
        assert [app.focused] == list(app.screen.query("#stop-place"))
        await press(pilot, ["escape"])
        assert [app.focused] == list(app.screen.query("#stops"))

    walk(StartexApp(ended(), keymap.Choices()), way)


def test_branch_leaves_the_first_journal_as_it_was(tmp_path: Path) -> None:
    """B plays on in a journal of its own that agrees up to the line; the first stays whole and is let go."""
    path = tmp_path / "first.jsonl"
    session, found = ended(path), []
    before = path.read_bytes()

    async def way(app: StartexApp, pilot: Pilot[Any]) -> None:
        await press(pilot, ["4", "left", "left", "left"])
        screen = app.screen
        assert isinstance(screen, DebriefScreen)
        found.append(screen.stop.n)
        await press(pilot, ["b"])
        assert isinstance(app.screen, PlayScreen)
        assert app.session is not None
        assert app.session is not session
        found.append(len(app.session.lines))
        app.session.close()

    walk(StartexApp(session, keymap.Choices()), way)
    assert found[0] == found[1]
    assert path.read_bytes() == before
    (branch,) = Path(folder()).glob("*/*.jsonl")
    assert read(branch).lines == read(path).lines[: found[0]]
    FileJournal.open(path).close()


def test_export_writes_the_debrief(tmp_path: Path) -> None:
    """E writes the same Markdown as the command does, beside the journal, and says where."""
    path = tmp_path / "first.jsonl"
    session = ended(path)
    text = screen_of(session, "e")
    (written,) = tmp_path.glob("*.md")
    assert written.read_text(encoding="utf-8") == to_markdown(build(session.plan, session.header, session.lines))
    assert written.name in text.replace("\n", "")


def test_screen_only_asks_by_message() -> None:
    """Showing every page of the debrief adds nothing to the journal."""
    session = ended()
    before = session.lines
    screen_of(session, "1 2 down 3 4 left left right down up")
    assert session.lines == before


def test_keys_of_going_back_are_named_only_where_they_work() -> None:
    """Z and b are offered on the journal's page and not on the others."""
    assert "Go back here" in screen_of(ended(), "4").splitlines()[-1]
    assert "Go back here" not in screen_of(ended(), "1").splitlines()[-1]


def test_second_thoughts_are_shown() -> None:
    """What a rewind took back stays in the journal's page, marked by a sign and a word."""
    session = ended(practice=True)
    asked = [line.n for line in session.lines if isinstance(line, Line) and line.by != "clock"]
    session.rewind(asked[1])
    session.autoplay("status-quo")
    text = screen_of(session, "4 home", (120, 60))
    assert "STARTEX" in text
    assert "×" in text


PAGES = {"hot-wash": "1", "debrief": "2" + " down" * 7, "charts": "3", "journal": "4" + " left" * 8}


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", PAGES)
def test_page_as_text(name: str, size: tuple[int, int]) -> None:
    """Each page reads as its picture; ``STARTEX_WRITE=1`` writes the pictures anew."""
    text = screen_of(ended(), PAGES[name], size) + "\n"
    picture = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("STARTEX_WRITE"):
        picture.write_text(text, encoding="utf-8")
    assert sum(bool(line.strip()) for line in text.splitlines()) >= 12
    assert max(map(width, text.splitlines())) <= size[0]
    assert text == picture.read_text(encoding="utf-8")
