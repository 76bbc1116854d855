"""The contract with Textual's private parts, and the four traps of several apps in one process."""

from __future__ import annotations

import ast
import asyncio
import contextvars
import io
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import textual
from textual import events
from textual._context import active_app, visible_screen_stack
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult, SuspendNotSupported
from textual.filter import NoColor
from textual.widgets import Input, Static

import game.serve
from game.serve import driver
from game.serve.driver import SeatDriver, Terminal, driver_of, picture, start

ROOM = Path(game.serve.__file__).parent


class Far:
    """A client that keeps what it is sent."""

    def __init__(self) -> None:
        self.data = b""
        self.urls: list[str] = []
        self.files: list[tuple[str, bytes, str]] = []
        self.gone = False

    def paint(self, data: bytes) -> None:
        """Keep it."""
        self.data += data

    def open_url(self, url: str, *, new_tab: bool) -> None:
        """Keep it."""
        self.urls.append(url)

    def deliver(self, name: str, content: bytes, mime: str) -> None:
        """Keep it."""
        self.files.append((name, content, mime))

    def left(self) -> None:
        """Keep it."""
        self.gone = True


class Small(App[None]):
    """A coloured word and a field."""

    CSS = "Static { background: #102030; color: #a0b0c0; }"

    def __init__(self) -> None:
        super().__init__()
        self.keys: list[str] = []
        self.pastes: list[str] = []
        self.seen_app: list[Any] = []

    def compose(self) -> ComposeResult:
        """Both."""
        yield Static("words", markup=False)
        yield Input()

    def on_key(self, event: events.Key) -> None:
        """Keep it, and whose key it was."""
        self.keys.append(event.key)
        self.seen_app.append(active_app.get())

    def on_paste(self, event: events.Paste) -> None:
        """Keep it."""
        self.pastes.append(event.text)


async def up(app: App[Any], terminal: Terminal | None = None) -> tuple[Far, asyncio.Task[None], SeatDriver]:
    """An app that runs, drawn once."""
    far = Far()
    task = start(app, far, terminal or Terminal())
    for _ in range(200):
        await asyncio.sleep(0.02)
        if b"words" in far.data:
            break
    found = driver_of(app)
    assert found is not None
    return far, task, found


async def down(*tasks: asyncio.Task[None]) -> None:
    """End them."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def settle() -> None:
    """Long enough for a lone escape, too."""
    await asyncio.sleep(driver.ESCAPE_WAIT + 0.15)


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


def test_only_the_driver_knows_textual() -> None:
    """No other file of the server imports Textual or Rich."""
    reached = [
        path.name
        for path in ROOM.glob("*.py")
        if path.name != "driver.py"
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
            driver.dress_again(app, depth)
            await settle()
            assert driver.depth_of(app) == depth
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


def test_keys_pastes_and_a_lone_escape_arrive() -> None:
    """Sequences in pieces, a paste in brackets, an escape that is only a key."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app)
        app.query_one(Input).disabled = True
        for piece in ("\x1b[", "A", "\x1b[200~two ", "words\x1b[20", "1~", "x"):
            typed.feed(piece)
        await settle()
        typed.feed("\x1b")
        await settle()
        assert app.keys == ["up", "x", "escape"]
        assert app.pastes == ["two words"]
        await down(task)

    asyncio.run(run())


def test_an_endless_paste_is_dropped() -> None:
    """A bracket that never closes holds no more than its limit, and keys work after it."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app)
        app.query_one(Input).disabled = True
        typed.feed("\x1b[200~")
        for _ in range(3):
            typed.feed("a" * 30_000)
        await settle()
        typed.feed("q")
        await settle()
        assert app.keys == ["q"]
        assert app.pastes == []
        await down(task)

    asyncio.run(run())


def test_thousands_of_keys_at_once_are_dropped() -> None:
    """A client takes no more of the processor than a person at a keyboard; a moment later its keys work again."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app)
        app.query_one(Input).disabled = True
        await settle()
        began = time.monotonic()
        typed.feed("a" * 30_000)
        await settle()
        passed = time.monotonic() - began
        assert driver.AT_ONCE <= len(app.keys) <= driver.AT_ONCE + driver.A_SECOND * (1 + passed)
        typed.feed("q")
        await settle()
        assert app.keys[-1] == "q"
        await down(task)

    asyncio.run(run())


def test_sizes_stay_within_what_is_drawn_for() -> None:
    """A client asking for a huge or a tiny screen gets the nearest; a size reported in band counts for nothing."""

    async def run() -> None:
        app = Small()
        _, task, typed = await up(app, Terminal(9999, 1))
        assert tuple(app.size) == (driver.MOST.width, driver.LEAST.height)
        typed.resize(Terminal(90, 30).size)
        typed.feed("\x1b[48;200;400;1;1t")
        await settle()
        assert tuple(app.size) == (90, 30)
        await down(task)

    asyncio.run(run())


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
