"""A client that takes nothing: a socket whose window stays shut, so that what is sent to it waits at the host."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

import aiohttp

WINDOW = 4096
"""Bytes this client's side takes before its window is shut."""


class Stalled:
    """A web socket by hand (RFC 6455, 4.1 and 5.2). Nothing is read until ``drain``."""

    def __init__(self, address: str, http: aiohttp.ClientSession) -> None:
        where = urlsplit(address)
        self._wire = socket.socket()
        # Before the connection is made: afterwards the window has been agreed on.
        self._wire.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WINDOW)
        self._wire.connect((where.hostname, where.port))
        cookies = "; ".join(f"{one.key}={one.value}" for one in http.cookie_jar)
        self._wire.sendall(
            f"GET /ws HTTP/1.1\r\nHost: {where.netloc}\r\nOrigin: {address}\r\nCookie: {cookies}\r\n"
            f"Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}\r\n\r\n".encode()
        )
        self.port = int(self._wire.getsockname()[1])

    def say(self, kind: str, about: object) -> None:
        """One message: a masked text frame of less than 64 kB. Typing still goes through; only reading stalls."""
        data, mask = json.dumps([kind, about]).encode(), os.urandom(4)
        size = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0x80 | 126]) + len(data).to_bytes(2, "big")
        body = bytes(byte ^ mask[n % 4] for n, byte in enumerate(data))
        self._wire.sendall(b"\x81" + size + mask + body)

    def waiting(self) -> int:
        """Bytes the kernel holds for this client on the host's side (``/proc/net/tcp``, tx_queue)."""
        rows = [line.split() for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]]
        mine = f":{self.port:04X}"
        return next((int(row[4].partition(":")[0], 16) for row in rows if row[2].endswith(mine)), 0)

    async def drain(self, quiet: float = 1.0) -> bytes:
        """Take everything at last, until nothing has come for so many seconds."""
        self._wire.setblocking(False)
        loop, taken = asyncio.get_running_loop(), bytearray()
        try:
            while data := await asyncio.wait_for(loop.sock_recv(self._wire, 1 << 16), quiet):
                taken += data
        except TimeoutError:
            pass
        return bytes(taken)

    def close(self) -> None:
        """Hang up."""
        self._wire.close()
