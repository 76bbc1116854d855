"""The contract with Textual's private parts, and the four traps of several apps in one process."""

from __future__ import annotations

import ast
import asyncio
import contextvars
import io
import sys
from pathlib import Path
from typing import Any

import pytest
import textual
from textual import events
from textual._context import active_app, visible_screen_stack
from textual._xterm_parser import XTermParser
from textual.app import App, SuspendNotSupported
from textual.filter import NoColor
from textual.widgets import Input, Static

import game.serve
from game.serve import dressed, driver
from game.serve.dressed import driver_of, picture
from game.serve.driver import Terminal
from tests.serve.far import Small, down, settle, up

ROOM = Path(game.serve.__file__).parent


def test_the_parts_are_there() -> None:
    """The private names used exist in this version of Textual, which is the pinned one."""
    assert textual.__version__.startswith("8.2.")
    app = Small()
    for name in ("_filters", "_driver", "_context", "_capture_stdout", "_capture_stderr"):
        assert hasattr(app, name), name
    assert visible_screen_stack.name == "visible_screen_stack"
    parser = XTermParser()
    assert [type(one).__name__ for one in [*parser.feed("j"), *parser.tick()]] == ["Key"]
    assert issubclass(events.Key, events.InputEvent)
    assert issubclass(events.MouseMove, events.InputEvent)
    assert isinstance(App._background_screens, property)


def test_only_two_files_know_textual() -> None:
    """No file of the server but the driver, and what runs and dresses an app, imports Textual or Rich."""
    reached = [
        path.name
        for path in ROOM.glob("*.py")
        if path.name not in ("driver.py", "dressed.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in ([node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
        if name.partition(".")[0] in ("textual", "rich")
    ]
    assert reached == []


def test_the_servers_own_output_stays_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the server prints while apps run goes where it always went, also after one of them has ended."""
    out, err = io.StringIO(), io.StringIO()

    async def run() -> None:
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", err)
        _, one, _ = await up(Small())
        _, two, _ = await up(Small())
        print("first")  # noqa: T201
        await down(one)
        print("second")  # noqa: T201
        print("third", file=sys.stderr)  # noqa: T201
        await down(two)
        print("fourth")  # noqa: T201

    asyncio.run(run())
    assert out.getvalue() == "first\nsecond\nfourth\n"
    assert err.getvalue() == "third\n"


def test_the_loop_keeps_its_way_of_starting_tasks() -> None:
    """No app puts a factory of its own on the loop all share."""

    async def run() -> None:
        loop = asyncio.get_running_loop()
        _, task, _ = await up(Small())
        eager: Any = getattr(asyncio, "eager_task_factory", asyncio.Task)
        loop.set_task_factory(eager)  # what Textual does from Python 3.12 on
        assert loop.get_task_factory() is None
        await down(task)

    asyncio.run(run())


def test_each_client_has_its_own_depth_of_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    """One process draws in true colour, 256 colours and none, whatever its own NO_COLOR says."""
    monkeypatch.setenv("NO_COLOR", "1")

    async def run() -> None:
        full, one, _ = await up(Small(), Terminal(depth="truecolor"))
        few, two, _ = await up(Small(), Terminal(depth="256"))
        none, three, _ = await up(Small(), Terminal(depth="none"))
        assert b"48;2;16;32;48" in full.data
        assert b"48;5;" in few.data
        assert b"48;2;" not in few.data
        assert b"48;2;" not in none.data
        assert b"48;5;" not in none.data
        await down(one, two, three)

    asyncio.run(run())


def test_a_client_may_come_back_with_another_depth() -> None:
    """The running app is dressed anew: its next whole picture has no colour."""

    async def run() -> None:
        app = Small()
        _, task, _ = await up(app)
        for depth in ("256", "standard", "none"):
            dressed.dress_again(app, depth)
            await settle()
            assert dressed.depth_of(app) == depth
        shown = picture(app)
        assert b"words" in shown
        assert b"48;2;" not in shown
        assert any(isinstance(one, NoColor) for one in app._filters)
        await down(task)

    asyncio.run(run())


def test_each_app_is_the_active_one_in_its_own_context() -> None:
    """Two apps in one process, started from inside another context, each find themselves."""

    async def run() -> None:
        first, second = Small(), Small()
        _, one, typed = await up(first)
        active_app.set(first)
        _, two, other = await up(second)
        for app in (first, second):
            app.query_one(Input).disabled = True
        await settle()
        typed.feed("j")
        other.feed("k")
        await settle()
        assert first.keys == ["j"]
        assert first.seen_app == [first]
        assert second.seen_app == [second]
        await down(one, two)

    contextvars.copy_context().run(asyncio.run, run())


def test_pages_and_files_go_to_the_client() -> None:
    """A page is opened and a file saved where the person sits; a file too large is refused, nothing is written here."""

    async def run() -> None:
        app = Small()
        far, task, typed = await up(app)
        app.open_url("https://example.org/")
        app.deliver_text(io.StringIO("the debrief"), save_filename="d.md", mime_type="text/markdown")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(driver, "FILE_LIMIT", 3)
            app.deliver_binary(io.BytesIO(b"four"), save_filename="large")
        assert far.urls == ["https://example.org/"]
        assert far.files == [("d.md", b"the debrief", "text/markdown")]
        assert typed.is_web
        await down(task)

    asyncio.run(run())


def test_there_is_nothing_to_suspend_to() -> None:
    """Suspending is refused by Textual itself, because there is no shell behind a seat."""

    async def run() -> None:
        app = Small()
        _, task, _ = await up(app)
        with pytest.raises(SuspendNotSupported), app.suspend():
            pass
        await down(task)

    asyncio.run(run())


def test_an_app_that_ends_gives_the_terminal_back() -> None:
    """Its last bytes take back every mode it asked for, and the client is told."""

    async def run() -> None:
        app = Small()
        far, task, _ = await up(app)
        app.exit()
        await asyncio.wait_for(task, 5)
        assert far.gone
        assert driver.LEAVE.encode() in far.data
        assert driver_of(app) is None
        assert picture(app) == b""

    asyncio.run(run())


def test_a_whole_picture_disturbs_nobody() -> None:
    """Painting for one who has come late does not swallow what others are still to be sent."""

    async def run() -> None:
        app = Small()
        far, task, _ = await up(app)
        app.query_one(Static).update("changed")
        await asyncio.sleep(0)
        assert b"\x1b[2J" in picture(app)
        await settle()
        assert b"changed" in far.data
        assert b"changed" in picture(app)
        await down(task)

    asyncio.run(run())
