"""A seat in a terminal: ``startex join`` in tmux, against a room that is a program of its own."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
import time
from pathlib import Path

import aiohttp
import pytest
from click.testing import CliRunner

from game.cli import cli, exits
from game.serve.far_line import CannotJoin, depth_of
from game.serve.join import address_of, lobby
from tests.serve.test_kill import ROOT, Host


class Tmux:
    """A terminal that can be typed into and read."""

    def __init__(self, folder: Path) -> None:
        self.socket = str(folder / "tmux.sock")

    def run(self, *words: str) -> str:
        """One command to tmux."""
        done = subprocess.run(["tmux", "-S", self.socket, *words], capture_output=True, text=True, check=False)
        return done.stdout

    def open(self, command: str) -> None:
        """Begin with a shell command, 100 by 30."""
        self.run("-f", "/dev/null", "new-session", "-d", "-x", "100", "-y", "30", f"{command}; echo left $?; sleep 60")

    def keys(self, *typed: str) -> None:
        """Type."""
        self.run("send-keys", *typed)

    def shows(self, words: str, within: float = 30) -> str:
        """Wait for words on the screen; the screen."""
        until, text = time.monotonic() + within, ""
        while time.monotonic() < until:
            text = self.run("capture-pane", "-p")
            if words in text:
                return text
            time.sleep(0.1)
        raise AssertionError(f"{words!r} never came:\n{text}")


@pytest.mark.slow
def test_a_seat_in_a_terminal_from_the_door_to_the_end(tmp_path: Path) -> None:
    """Seat and code are asked for, after a wrong code again; the screen comes and answers keys; a killed host comes
    back by itself; Ctrl+] leaves and gives the terminal back.
    """
    if shutil.which("tmux") is None:
        pytest.skip("tmux is not installed")
    journal = tmp_path / "j.jsonl"

    async def run() -> None:
        host = await Host.open("aegean-2016", "--seats", "sg,gr", "--port", "0", "--journal", str(journal))
        tmux = Tmux(tmp_path)
        try:
            await asyncio.to_thread(tmux.open, f"cd {ROOT} && {sys.executable} -m game join {host.address} --name Ana")
            await asyncio.to_thread(tmux.shows, "Seat")
            tmux.keys("1", "Enter")
            await asyncio.to_thread(tmux.shows, "Code")
            tmux.keys("ABCD-2345", "Enter")
            await asyncio.to_thread(tmux.shows, "does not open")
            tmux.keys("1", "Enter")
            await asyncio.to_thread(tmux.shows, "Code")
            tmux.keys(host.code, "Enter")
            text = await asyncio.to_thread(tmux.shows, "Enter begins")
            assert host.code not in text
            tmux.keys("Enter")
            await asyncio.to_thread(tmux.shows, "Situation")
            await host.kill()
            await asyncio.to_thread(tmux.shows, "line lost")
            host = await Host.open("--resume", str(journal), "--port", str(host.port))
            await asyncio.to_thread(tmux.shows, "Enter begins")
            tmux.keys("C-]")
            text = await asyncio.to_thread(tmux.shows, "left 0")
            assert "The seat is still yours." in text
            assert "Enter begins" not in text
        finally:
            tmux.run("kill-server")
            await host.kill()

    asyncio.run(asyncio.wait_for(run(), 180))


def test_without_a_terminal_joining_is_exit_3() -> None:
    """There is nothing to draw on; the sentence names the plain page."""
    done = CliRunner().invoke(cli, ["join", "http://127.0.0.1:9"])
    assert isinstance(done.exception, SystemExit)
    assert done.exit_code == exits.SERVE
    assert "/view" in done.stderr


def test_a_room_that_is_not_there_is_said_to_be_not_there() -> None:
    """Nobody answering, and somebody who is no room: a sentence with its cure."""

    async def run() -> None:
        async def other(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readline()
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")
            await writer.drain()
            writer.close()

        server = await asyncio.start_server(other, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with aiohttp.ClientSession() as client:
            async with server:
                with pytest.raises(CannotJoin, match="no room of Startex"):
                    await lobby(client, f"http://127.0.0.1:{port}")
            with pytest.raises(CannotJoin, match="Nobody answers"):
                await lobby(client, f"http://127.0.0.1:{port}")

    asyncio.run(run())


def test_a_taken_port_is_exit_3(tmp_path: Path) -> None:
    """A room whose port is taken is not opened; the sentence names the cure."""

    async def run() -> subprocess.CompletedProcess[str]:
        server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        words = ["host", "aegean-2016", "--port", str(port), "--journal", str(tmp_path / "j.jsonl")]
        async with server:
            return await asyncio.to_thread(
                subprocess.run, [sys.executable, "-m", "game", *words], cwd=ROOT, capture_output=True, text=True,
                check=False, timeout=60,
            )  # fmt: skip

    done = asyncio.run(run())
    assert done.returncode == exits.SERVE
    assert "--port 0" in done.stderr


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("192.168.1.20:8472", "http://192.168.1.20:8472"),
        ("http://room.example:80/view", "http://room.example:80"),
        ("https://room.example", "https://room.example"),
        ("http://[::1]:8472/", "http://[::1]:8472"),
    ],
)
def test_addresses_as_people_type_them(typed: str, address: str) -> None:
    """A page of the room, no scheme, a port or none."""
    assert address_of(typed) == address


@pytest.mark.parametrize("typed", ["http://127.0.0.1:8472/#ABCD-EFGH", "ftp://room", "http://", "http://x:notaport"])
def test_no_address_and_no_code_on_the_command_line(typed: str) -> None:
    """A code behind the # is refused: everybody on the machine can read a command line."""
    with pytest.raises(CannotJoin):
        address_of(typed)


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color"}, "256"),
        ({"TERM": "xterm", "COLORTERM": "truecolor"}, "truecolor"),
        ({"TERM": "linux"}, "standard"),
        ({"TERM": "xterm-256color", "COLORTERM": "24bit", "NO_COLOR": "1"}, "none"),
    ],
)
def test_a_terminals_depth_of_colour(environ: dict[str, str], depth: str) -> None:
    """As the terminal says itself; NO_COLOR comes first."""
    assert depth_of(environ) == depth
