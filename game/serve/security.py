"""What keeps a room closed to those outside: rates, origins, marks in forms, headers. No web framework in here."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

LOG = logging.getLogger("startex.serve")

MESSAGE_LIMIT = 64 * 1024
"""Bytes of one message or form."""
CONNECTIONS = 400
"""Open connections in all: 24 seats with a page, a socket and a projector each, and room for those who reload."""
SOCKETS_EACH = 8
"""Sockets and event streams open with one token; the next is refused."""

POLICY = "; ".join(  # noqa: FLY002  (one rule a line)
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
"""Content Security Policy of every page (https://www.w3.org/TR/CSP3/)."""
TERMINAL_POLICY = POLICY.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
"""The terminal's page alone: xterm.js writes the rules for its colours into the page. Scripts stay as strict."""

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    # Not no-referrer: browsers then send forms with Origin null, which is refused. No address of ours holds a secret.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
"""Headers of every answer."""


@dataclass
class Bucket:
    """So many at once, then so many a second."""

    burst: float
    rate: float
    level: float = -1.0
    at: float = 0.0

    def take(self, now: float, amount: float = 1.0) -> bool:
        """Take ``amount``; False when it is not there."""
        if self.level < 0:
            self.level, self.at = self.burst, now
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < amount:
            return False
        self.level -= amount
        return True


def messages() -> Bucket:
    """What one socket may send: a fast typist with a mouse, or a key held down."""
    return Bucket(burst=400, rate=120)


def volume() -> Bucket:
    """Bytes one socket may send."""
    return Bucket(burst=192 * 1024, rate=32 * 1024)


def forms() -> Bucket:
    """Forms one person may send."""
    return Bucket(burst=20, rate=1)


@dataclass
class Guard:
    """Counts wrong codes, by address and in all. A room behind one address still gets in: right codes cost nothing.

    After some wrong ones everybody at that address waits, also with a right one: else guessing would go on.
    """

    now: Callable[[], float]
    each: dict[str, Bucket] = field(default_factory=dict)
    everybody: Bucket = field(default_factory=lambda: Bucket(burst=60, rate=0.5))

    def open(self, address: str) -> bool:
        """May this address try a code now?"""
        bucket = self.each.get(address)
        if len(self.each) > 10_000:
            self.each.clear()
        return self._filled(bucket) and self._filled(self.everybody)

    def wrong(self, address: str) -> None:
        """It tried a wrong one."""
        bucket = self.each.setdefault(address, Bucket(burst=6, rate=0.1))
        for one in (bucket, self.everybody):
            one.take(self.now())

    def _filled(self, bucket: Bucket | None) -> bool:
        if bucket is None or bucket.level < 0:
            return True
        return min(bucket.burst, bucket.level + (self.now() - bucket.at) * bucket.rate) >= 1


@dataclass(frozen=True)
class Origins:
    """From where pages and sockets of this room may be asked: the addresses it is served at, and nothing else."""

    allowed: frozenset[str]

    @classmethod
    def of(cls, scheme: str, hosts: Iterable[str], port: int, extra: str = "") -> Origins:
        """Every name the machine is known by here, and ``extra``: the address before a proxy, "" none."""
        found = {origin(f"{scheme}://{_bracketed(host)}:{port}") for host in hosts}
        return cls(frozenset(found | ({origin(extra)} if extra else set())) - {""})

    def allow(self, value: str | None) -> bool:
        """Is this Origin header one of ours? None (none was sent) and ``null`` are not."""
        return value is not None and origin(value) in self.allowed

    def host(self, value: str | None) -> bool:
        """Is this Host header a name of ours? A page elsewhere could have its own name point to this machine."""
        return value is not None and (self.secure(value) or origin(f"http://{value}") in self.allowed)

    def secure(self, value: str | None) -> bool:
        """Is this Host header a name of ours that is served over TLS?"""
        return value is not None and origin(f"https://{value}") in self.allowed


def origin(address: str) -> str:
    """Scheme, host and port of an address, in one spelling; "" for what is none."""
    try:
        parts = urlsplit(address)
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return f"{parts.scheme}://{_bracketed(parts.hostname)}:{port}"


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("[") else host


class Marks:
    """The mark in a form: it shows that the page it stood on was made here, for the person who sends it."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def of(self, token: str) -> str:
        """The mark for whoever has this token."""
        return hmac.new(self._secret, b"form:" + token.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    def right(self, token: str, mark: str) -> bool:
        """Is it?"""
        return hmac.compare_digest(self.of(token).encode(), mark.encode("utf-8", "replace"))


class Once:
    """Logs each kind of refusal from an address once a minute, so that an attack cannot fill the disk."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._said: dict[tuple[str, str], float] = {}

    def say(self, address: str, what: str) -> None:
        """Log it, unless it was a moment ago. ``what`` is ours: never what the client sent."""
        last = self._said.get((address, what))
        if last is not None and self._now() - last < 60:
            return
        if len(self._said) > 10_000:
            self._said.clear()
        self._said[address, what] = self._now()
        LOG.warning("refused from %s: %s", address, what)
