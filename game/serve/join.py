"""``startex join``: a terminal at a seat of somebody else's room; how it gets in. What follows is in ``far_line``.

The code is asked for, never taken from the command line: that can be read by everybody on the machine.
"""

from __future__ import annotations

import asyncio
import re
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

from game.serve.far_line import CannotJoin, Line, Refused, raw


@dataclass(frozen=True)
class Room:
    """A room as its lobby shows it."""

    address: str
    """Scheme, host and port."""
    mark: str
    seats: tuple[tuple[str, str], ...]
    """(seat, title)."""


def address_of(url: str, *, secure: bool = False) -> str:
    """The room's address from what was typed. CannotJoin: it is none, or it carries the code.

    ``secure``: a certificate was named, so an address without a scheme is one of TLS, and one that is not is refused.
    """
    given = url if "://" in url else f"{'https' if secure else 'http'}://{url}"
    try:
        parts = urlsplit(given)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        raise CannotJoin(f"“{url}” is no address; one looks like http://192.168.1.20:8472.") from None
    if parts.fragment:
        raise CannotJoin(
            "Give the address without the code behind the #; the code is asked for, so that it stays yours."
        )
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CannotJoin(f"“{url}” is no address; one looks like http://192.168.1.20:8472.")
    if secure and parts.scheme != "https":
        raise CannotJoin(f"{url} is not served over TLS, so no certificate is looked at; leave --ca out, or say https.")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def trust(ca: Path | None) -> ssl.SSLContext:
    """Which certificates are taken: those this machine knows, and the one in ``ca``. CannotJoin: it holds none."""
    context = ssl.create_default_context()
    if ca is None:
        return context
    try:
        context.load_verify_locations(ca)
    except (OSError, ssl.SSLError) as error:
        words = error.strerror or str(error)
        raise CannotJoin(
            f"No certificate can be read from {ca} ({words}). It is the file named with --tls-cert where the room"
            " was opened, in PEM form."
        ) from error
    return context


async def lobby(client: aiohttp.ClientSession, address: str) -> Room:
    """Read the lobby. CannotJoin."""
    try:
        async with client.get(f"{address}/") as answer:
            text = await answer.text()
            status = answer.status
    except aiohttp.ClientConnectorCertificateError as error:
        raise CannotJoin(_unknown(address, error)) from error
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        secured = "" if address.startswith("https:") else " That of a room with TLS begins with https."
        raise CannotJoin(
            f"Nobody answers at {address} ({_why(error)}). Is the room open, and this its address?{secured}"
        ) from error
    mark = re.search(r'name="mark" value="([0-9a-f]+)"', text)
    seats = re.findall(r'name="seat" value="([^"]+)"[^>]*>\s*([^<]+)', text)
    if status != 200 or mark is None or not seats:
        raise CannotJoin(f"What answers at {address} is no room of Startex.")
    return Room(address, mark[1], tuple((unescape(seat), unescape(title).strip()) for seat, title in seats))


async def take_seat(client: aiohttp.ClientSession, room: Room, seat: str, code: str, name: str) -> None:
    """Exchange the code for the seat; the token stays in the client's cookies. Refused: another answer may do."""
    fields = {"mark": room.mark, "seat": seat, "code": code, "name": name}
    headers = {"Origin": room.address}
    try:
        async with client.post(f"{room.address}/join", data=fields, headers=headers, allow_redirects=False) as answer:
            status, text = answer.status, await answer.text()
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise CannotJoin(f"The room did not answer ({_why(error)}).") from error
    if status != 303:
        found = re.search(r'role="alert">([^<]+)', text)
        raise Refused(unescape(found[1]) if found else f"The room refused ({status}: {text[:200]}).")


def _unknown(address: str, error: aiohttp.ClientConnectorCertificateError) -> str:
    """What is wrong with a certificate, and what helps."""
    found = error.certificate_error
    words = found.verify_message if isinstance(found, ssl.SSLCertVerificationError) else str(found)
    return (
        f"The certificate of {address} is not trusted ({words.rstrip('.')}). Where it is the room's own, name the file"
        " of its --tls-cert here with --ca, and use an address the certificate is made out for."
    )


def _why(error: BaseException) -> str:
    return getattr(error, "strerror", None) or type(error).__name__


async def join(
    address: str,
    ask: Callable[[Room], tuple[str, str, str]],
    talk: Callable[[str], None],
    ca: Path | None = None,
    tries: int = 1,
) -> str:
    """Join a room; ``ask`` gives seat, code and name from its lobby. Why it ended, in words. Raises CannotJoin.

    ``ca`` is a file with a certificate that is trusted besides those this machine knows. What the room refuses is said
    and asked for again, until it has been tried so often.
    """
    timeout = aiohttp.ClientTimeout(total=None, connect=10, sock_connect=10)
    jar = aiohttp.CookieJar(unsafe=True)  # a room is often known by its number alone
    line = aiohttp.TCPConnector(ssl=trust(ca))
    async with aiohttp.ClientSession(timeout=timeout, cookie_jar=jar, connector=line) as client:
        room = await lobby(client, address)
        for left in reversed(range(tries)):
            seat, code, name = await asyncio.to_thread(ask, room)
            try:
                await take_seat(client, room, seat, code, name)
                break
            except Refused as error:
                if not left:
                    raise
                talk(str(error))
        said: list[str] = []  # the screen is up: what is said waits until it is given back
        seated = Line(client, address, said.append)
        try:
            with raw(seated):
                return await seated.run()
        finally:
            for words in said:
                talk(words)
