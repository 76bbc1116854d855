"""A room opened: sockets bound, people told how to come in, everything closed in order at the end."""

from __future__ import annotations

import asyncio
import contextlib
import io
import logging
import signal
import socket
import ssl
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import segno
from aiohttp import web

from game.serve.guarded import Server
from game.serve.hub import Hub
from game.serve.room import Room
from game.serve.security import Origins
from game.serve.web import application
from game.session import Session
from game.tui import steady
from game.tui.resting import EVERY, RoomBroom

LOG = logging.getLogger("startex.serve")
LOOPBACK = ("127.0.0.1", "localhost", "::1")
CLOSES_WITHIN = 2.0
"""Seconds for open lines to end when the room closes."""
Talk = Callable[[str], None]


class CannotServe(Exception):
    """The room cannot be opened. A whole sentence with its cure, ready to show."""


@dataclass(frozen=True)
class Door:
    """Where a room is served."""

    port: int = 8472
    """0: any free one."""
    lan: bool = False
    """True: for other machines, too."""
    cert: Path | None = None
    key: Path | None = None
    url: str = ""
    """The address people use, where a proxy stands before the room; "" none."""

    @property
    def scheme(self) -> str:
        """``https`` with a certificate."""
        return "https" if self.cert else "http"


class _Runner(web.AppRunner):
    """Makes our own server, whose connections have an end."""

    async def _make_server(self) -> web.Server:
        made = await super()._make_server()
        return Server(
            made.request_handler,
            request_factory=made.request_factory,
            loop=asyncio.get_running_loop(),
            access_log=None,
            keepalive_timeout=30,
            logger=logging.getLogger("startex.serve.http"),
        )


class Opened:
    """A room that is being served."""

    def __init__(self, room: Room, runner: web.AppRunner, door: Door, port: int) -> None:
        self.room = room
        self._runner = runner
        self.door = door
        self.port = port
        room.address = self.address

    @property
    def address(self) -> str:
        """The address to give to people, without any code."""
        if self.door.url:
            return self.door.url.rstrip("/")
        name = lan_address() if self.door.lan else "127.0.0.1"
        return f"{self.door.scheme}://{f'[{name}]' if ':' in name else name}:{self.port}"

    def facilitator_link(self) -> str:
        """A new link for the facilitator, good once; what was printed before is good no more."""
        return f"{self.address}/enter#{self.room.invite()}"

    def join_link(self) -> str:
        """The lobby with the room's code behind the #, where only the browser reads it."""
        return f"{self.address}/#{self.room.tokens.room}"

    async def close(self) -> None:
        """Close the room, then the sockets."""
        await self.room.hub.close()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CLOSES_WITHIN * 3):
                await self._runner.cleanup()


async def open_room(session: Session, door: Door, now: Callable[[], float] | None = None) -> Opened:
    """Serve ``session``. Raises CannotServe; the session is then left open to its caller.

    ``now`` gives the real seconds of the room, for its time boxes and limits; by default the loop's own clock.
    """
    context = _tls(door)
    host = None if door.lan else "127.0.0.1"
    try:
        sockets = _bound(host, door.port)
    except OSError as error:
        raise CannotServe(
            f"The port {door.port} cannot be opened ({error.strerror}). Name another one with --port, or --port 0 for"
            " any that is free."
        ) from error
    port = int(sockets[0].getsockname()[1])
    names = (*LOOPBACK, *((lan_address(), socket.gethostname()) if door.lan else ()))
    room = Room(Hub(session, now), Origins.of(door.scheme, names, port, door.url))
    runner = _Runner(application(room), access_log=None, handle_signals=False, shutdown_timeout=CLOSES_WITHIN)
    await runner.setup()
    for one in sockets:
        await web.SockSite(runner, one, ssl_context=context, backlog=64).start()
    return Opened(room, runner, door, port)


def _bound(host: str | None, port: int) -> list[socket.socket]:
    """Sockets that listen: loopback in both families, or every address of the machine. OSError."""
    first = _listen(socket.AF_INET, host or "0.0.0.0", port)  # noqa: S104  (asked for by --lan)
    taken = int(first.getsockname()[1])
    sockets = [first]
    with contextlib.suppress(OSError):
        # A machine without IPv6, or with that port taken there, is served over IPv4 alone.
        sockets.append(_listen(socket.AF_INET6, "::" if host is None else "::1", taken))
    return sockets


def _listen(family: socket.AddressFamily, host: str, port: int) -> socket.socket:
    made = socket.socket(family, socket.SOCK_STREAM)
    try:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if family is socket.AF_INET6:
            made.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)
        made.bind((host, port))
        made.listen(64)
    except OSError:
        made.close()
        raise
    return made


def _tls(door: Door) -> ssl.SSLContext | None:
    if door.cert is None:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(door.cert, door.key)
    except (OSError, ssl.SSLError) as error:
        words = error.strerror or str(error)
        raise CannotServe(
            f"The certificate {door.cert} cannot be used ({words}). Name a certificate with --tls-cert and its key with"
            " --tls-key, both in PEM form."
        ) from error
    return context


def lan_address() -> str:
    """This machine's address in its network; 127.0.0.1 where it has none. Nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(("192.0.2.1", 9))
            return str(asked.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def code_picture(text: str) -> str:
    """A QR code as text for a terminal."""
    drawn = io.StringIO()
    segno.make(text, error="m").terminal(drawn, compact=True)
    return drawn.getvalue()


async def host(session: Session, door: Door, talk: Talk) -> None:
    """Serve until told to end, by a signal or by ``quit`` typed where the room was opened. Raises CannotServe."""
    opened = await open_room(session, door)
    steady(room=True)
    ending = asyncio.Event()
    loop = asyncio.get_running_loop()
    sweeping = loop.create_task(_sweep(opened.room.hub))
    for number in (signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, ending.set)
    _welcome(opened, talk)
    reading = _read_words(opened, ending, talk)
    if reading:
        talk("Type link for a new facilitator's link, code for a new code, quit to close the room.")
    try:
        await ending.wait()
    finally:
        if reading:
            loop.remove_reader(sys.stdin.fileno())
        sweeping.cancel()
        await opened.close()


async def _sweep(hub: Hub) -> None:
    """Look for waste while the room rests."""
    broom = RoomBroom()
    while True:
        await asyncio.sleep(EVERY)
        stations = hub.stations.values()
        broom.tidy(min(one.idle for one in stations), [one.screen for one in stations if one.screen is not None])


def _welcome(opened: Opened, talk: Talk) -> None:
    room = opened.room
    if opened.door.lan and opened.door.scheme == "http":
        talk("Warning: without TLS everybody on this network can read what passes. Use --tls-cert and --tls-key.")
    talk(f"Facilitator, once: {opened.facilitator_link()}")
    talk(f"Everybody else: {opened.address}/  Code: {room.tokens.room}")
    talk(code_picture(opened.join_link()).rstrip("\n"))


def _read_words(opened: Opened, ending: asyncio.Event, talk: Talk) -> bool:
    """Take words typed where the room was opened; False where nobody can type."""
    if not sys.stdin.isatty():
        return False

    def typed() -> None:
        line = sys.stdin.readline()
        match line.strip().lower():
            case "link":
                talk(f"Facilitator, once: {opened.facilitator_link()}")
            case "code":
                opened.room.tokens.rotate()
                opened.room.save()
                talk(f"Code: {opened.room.tokens.room}")
            case "quit" | "q":
                ending.set()
            case "":
                if not line:
                    asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
            case _:
                talk("Type link, code or quit.")

    try:
        asyncio.get_running_loop().add_reader(sys.stdin.fileno(), typed)
    except (NotImplementedError, OSError):
        return False
    return True
