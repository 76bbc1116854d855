"""A terminal and a room's socket: raw bytes both ways, kept up over lost lines. No screen library. Ctrl+] leaves."""

from __future__ import annotations

import asyncio
import codecs
import contextlib
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import aiohttp

LEAVE = "\x1d"
"""Ctrl+]: as in other programs that hand every other key on."""
RESTORE = b"\x1b[?2026l\x1b[?2004l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1000l\x1b[?25h\x1b[0m\x1b[?1049l"
"""Gives a terminal back whatever the screen had asked of it."""
FINAL = {
    4001: "This seat was opened in another place.",
    4002: "You left the screen. The seat is still yours.",
    4003: "The room has closed.",
    4004: "This seat was given to somebody else.",
}
"""Close codes after which coming back by itself would be wrong, in words."""
SLOWEST = 15.0
"""Seconds between two tries to come back, at the most."""
TRIES = 40
"""Tries to come back before giving up: some ten minutes."""


class CannotJoin(Exception):
    """The room cannot be joined. A whole sentence with its cure, ready to show."""


class Refused(CannotJoin):
    """The room is there, and refused what it was told: a wrong code, a seat somebody has."""


def depth_of(environ: Mapping[str, str]) -> str:
    """How many colours this terminal shows."""
    if environ.get("NO_COLOR"):
        return "none"
    if environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "truecolor"
    term = environ.get("TERM", "")
    return "256" if "256" in term else "truecolor" if "direct" in term else "standard"


class Line:
    """The terminal on one side, the socket on the other; kept up over lost lines."""

    def __init__(self, client: aiohttp.ClientSession, address: str, talk: Callable[[str], None]) -> None:
        self._client = client
        self._address = address
        self._talk = talk
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._leaving = asyncio.Event()

    async def run(self) -> str:
        """Until the person leaves or the room ends; why, in words. CannotJoin when it never comes up again."""
        tries = 0
        while tries < TRIES:
            code = await self._once()
            if self._leaving.is_set():
                return "You left. The seat is still yours."
            if code in FINAL:
                return FINAL[code]
            if code == 403:
                raise CannotJoin("The room no longer knows this seat's token; join again.")
            tries = tries + 1 if code == 1 else 0
            await self._pause(min(SLOWEST, 0.4 * 2**tries))
        raise CannotJoin("The room cannot be reached any more.")

    async def _pause(self, seconds: float) -> None:
        os.write(1, b"\x1b7\x1b[1;1H\x1b[0;7m line lost; trying again, Ctrl+] leaves \x1b[0m\x1b8")
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._leaving.wait()

    async def _once(self) -> int:
        """One connection to its end: its close code, 403 where it was refused, 1 where nobody answered, 0 lost."""
        url = f"{self._address.replace('http', 'ws', 1)}/ws"
        try:
            async with self._client.ws_connect(
                url, headers={"Origin": self._address}, heartbeat=20, max_msg_size=4 * 1024 * 1024, compress=15
            ) as line:
                self._socket = line
                await self._send("hello", {**_size(), "depth": depth_of(os.environ)})
                return await self._hear(line)
        except aiohttp.WSServerHandshakeError as error:
            return 403 if error.status == 403 else 1
        except (aiohttp.ClientError, OSError, TimeoutError):
            return 1
        finally:
            self._socket = None

    async def _hear(self, line: aiohttp.ClientWebSocketResponse) -> int:
        """Until the line ends; the code it was closed with, 0 none."""
        leaving = asyncio.create_task(self._leaving.wait())
        try:
            while not self._leaving.is_set():
                heard = asyncio.create_task(line.receive())
                await asyncio.wait((heard, leaving), return_when=asyncio.FIRST_COMPLETED)
                if not heard.done():
                    heard.cancel()
                    return 0
                message = heard.result()
                if message.type is aiohttp.WSMsgType.BINARY:
                    _write_all(message.data)
                elif message.type is aiohttp.WSMsgType.TEXT:
                    await self._told(*json.loads(message.data))
                else:
                    return int(message.data) if message.type is aiohttp.WSMsgType.CLOSE else 0
            return 0
        finally:
            leaving.cancel()

    async def _told(self, kind: str, about: dict[str, str]) -> None:
        if kind == "file":
            await self._fetch(about["key"], about["name"])

    async def _fetch(self, key: str, name: str) -> None:
        """Save a file that was handed over into the present folder; nothing there is written over."""
        async with self._client.get(f"{self._address}/file/{key}") as answer:
            if answer.status != 200:
                return
            content = await answer.read()
        if words := await asyncio.to_thread(_saved, name, content):
            self._talk(words)

    async def _send(self, kind: str, about: object) -> None:
        if self._socket is not None and not self._socket.closed:
            with contextlib.suppress(ConnectionError):
                await self._socket.send_str(json.dumps([kind, about]))

    def typed(self, text: str) -> None:
        """What was typed here. Without a line it is dropped: nothing is done late."""
        kept, leave, _ = text.partition(LEAVE)
        if kept and self._socket is not None:
            self._later(self._send("stdin", kept))
        if leave:
            self._leaving.set()

    def resized(self) -> None:
        """This terminal has another size."""
        self._later(self._send("resize", _size()))

    def _later(self, doing: object) -> None:
        task = asyncio.ensure_future(doing)  # type: ignore[call-overload]
        _TASKS.add(task)
        task.add_done_callback(_TASKS.discard)


_TASKS: set[asyncio.Future[None]] = set()
"""The loop itself holds tasks only weakly."""


def _saved(name: str, content: bytes) -> str:
    """Save a file under a plain form of its name; where it lies, in words, or "" when it could not be saved."""
    plain = re.sub(r"[^A-Za-z0-9._-]", "_", Path(name).name).lstrip(".") or "file"
    for number in range(100):
        path = Path(plain if not number else f"{number}-{plain}")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        except OSError:
            return ""
        return f"Saved: {path.resolve()}"
    return ""


def _size() -> dict[str, int]:
    found = shutil.get_terminal_size()
    return {"width": found.columns, "height": found.lines}


def _write_all(data: bytes) -> None:
    while data:
        data = data[os.write(1, data) :]


@contextlib.contextmanager
def raw(line: Line) -> Iterator[None]:
    """The terminal without its own echo and line editing, given back whatever happens."""
    import termios  # noqa: PLC0415  (Windows has none; the command says so)
    import tty  # noqa: PLC0415

    loop, keyboard = asyncio.get_running_loop(), sys.stdin.fileno()
    before = termios.tcgetattr(keyboard)
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    tty.setraw(keyboard)
    loop.add_reader(keyboard, lambda: line.typed(decoder.decode(os.read(keyboard, 65536))))
    loop.add_signal_handler(signal.SIGWINCH, line.resized)
    try:
        yield
    finally:
        loop.remove_reader(keyboard)
        loop.remove_signal_handler(signal.SIGWINCH)
        termios.tcsetattr(keyboard, termios.TCSADRAIN, before)
        _write_all(RESTORE)
