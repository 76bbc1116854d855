"""A terminal that is somewhere else: what an app draws goes out as bytes; keys, pastes and sizes come in.

How an app is run with it, dressed for its client, is in ``dressed``.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol, TextIO

from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.driver import Driver
from textual.geometry import Size

from game.serve.security import Bucket

LOG = logging.getLogger("startex.serve")

Depth = Literal["truecolor", "256", "standard", "none"]
DEPTHS: tuple[Depth, ...] = ("truecolor", "256", "standard", "none")
"""How many colours a client shows; ``none`` for those who asked for NO_COLOR."""

ENTER = "\x1b[?1049h\x1b[?1000h\x1b[?1003h\x1b[?1015h\x1b[?1006h\x1b[?25l\x1b[?2004h"
"""Alternate screen, mouse in its extended form, no cursor, pastes in brackets."""
LEAVE = "\x1b[?2004l\x1b[?1006l\x1b[?1015l\x1b[?1003l\x1b[?1000l\x1b[?25h\x1b[?1049l"
"""All of it taken back."""
ESCAPE_WAIT = 0.12
"""Seconds after which a lone escape character is the key and not the beginning of a sequence."""
PASTE_BEGINS, PASTE_ENDS = "\x1b[200~", "\x1b[201~"
PASTE_LIMIT = 64 * 1024
"""Characters of one paste. Without a bound a client could open a bracket and never close it."""
AT_ONCE, A_SECOND = 300, 120
"""Keys and movements of the mouse taken at once, and then a second. Each costs every seat some of the one processor,
so a client that sends thousands loses them and nobody else notices."""
LEAST, MOST = Size(20, 5), Size(500, 200)
"""Smallest and largest terminal drawn for: a wish beyond them is brought to the nearest."""
FILE_LIMIT = 8 * 1024 * 1024
"""Bytes of a file handed to a client."""


class Far(Protocol):
    """The client's side: what a driver needs of whoever carries its bytes."""

    def paint(self, data: bytes) -> None:
        """Terminal output for everybody who looks at this app."""

    def open_url(self, url: str, *, new_tab: bool) -> None:
        """The app wants a page opened where the person sits, not on the server."""

    def deliver(self, name: str, content: bytes, mime: str) -> None:
        """The app hands over a file."""

    def left(self) -> None:
        """The app has ended by itself."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """What a client's terminal is like."""

    width: int = 80
    height: int = 24
    depth: Depth = "truecolor"

    @property
    def size(self) -> Size:
        """Its size, within what is drawn for."""
        return Size(min(max(self.width, LEAST.width), MOST.width), min(max(self.height, LEAST.height), MOST.height))


class SeatDriver(Driver):
    """Writes to a ``Far`` end; is fed from the loop. Never touches the terminal the server was started in."""

    far: Far
    """Set by ``start`` before the app runs."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=False, mouse=mouse, size=size)
        self._parser, self._pasting, self._in_paste, self._tail = XTermParser(), 0, False, ""
        self._lone: asyncio.TimerHandle | None = None
        self._stopped = False
        self._inputs = Bucket(AT_ONCE, A_SECOND)

    @property
    def is_web(self) -> bool:
        """True: what is opened or saved is opened and saved at the client."""
        return True

    @property
    def can_suspend(self) -> bool:
        """False: there is no shell behind this screen to fall back to; Textual then refuses to suspend."""
        return False

    def write(self, data: str) -> None:
        """Terminal output; a lone surrogate in somebody's text becomes a question mark."""
        if not self._stopped:
            self.far.paint(data.encode("utf-8", "replace"))

    def start_application_mode(self) -> None:
        """Say how the terminal should behave, and how large it is."""
        self.write(ENTER + "\x1b[?2026$p")
        size = Size(*(self._size or (80, 24)))
        self._app.call_later(self._app.post_message, events.Resize(size, size))

    def disable_input(self) -> None:
        """Nothing more is taken in."""
        self._stopped = True
        if self._lone is not None:
            self._lone.cancel()

    def stop_application_mode(self) -> None:
        """The app ends; the client's terminal is given back by the client, which also stands a lost line."""
        self.write(LEAVE)
        self.far.left()

    def feed(self, text: str) -> None:
        """What was typed, pasted or done with the mouse. Never raises: a sequence that makes no sense is dropped."""
        # An empty piece would tell the parser that the stream has ended, for good.
        if not text or self._stopped:
            return
        try:
            for message in self._parser.feed(text):
                self._take(message)
        except Exception as error:  # noqa: BLE001  (the parser was not made for hostile input: begin anew)
            LOG.debug("input dropped: %s", type(error).__name__)
            self._renew()
            return
        self._count_paste(text)
        self._await_escape()

    def resize(self, size: Size) -> None:
        """The client's terminal has another size now."""
        self._size = (size.width, size.height)
        self._app.post_message(events.Resize(size, size))

    def open_url(self, url: str, new_tab: bool = True) -> None:  # noqa: FBT002  (Textual's own signature)
        """Open a page where the person sits."""
        self.far.open_url(url, new_tab=new_tab)

    def deliver_binary(
        self,
        binary: BinaryIO | TextIO,
        *,
        delivery_key: str,
        save_path: Path,
        open_method: Literal["browser", "download"] = "download",
        encoding: str | None = None,
        mime_type: str | None = None,
        name: str | None = None,
    ) -> None:
        """Hand a file to the client; nothing is written on the server."""
        try:
            found = binary.read(FILE_LIMIT + 1)
            content = found.encode(encoding or "utf-8") if isinstance(found, str) else found
            if len(content) > FILE_LIMIT:
                raise ValueError(f"A file handed to a seat may have {FILE_LIMIT} bytes; this one has more.")  # noqa: TRY301
            self.far.deliver(save_path.name, content, mime_type or "application/octet-stream")
        except (OSError, ValueError) as error:
            self._app.post_message(events.DeliveryFailed(key=delivery_key, exception=error, name=name))
        else:
            self._app.post_message(events.DeliveryComplete(key=delivery_key, path=None, name=name))
        finally:
            binary.close()

    def _take(self, message: Any) -> None:  # noqa: ANN401  (Textual's own messages)
        # A terminal that reports its own size in band could ask for any; sizes come by ``resize`` alone.
        if isinstance(message, events.Resize):
            return
        if isinstance(message, events.InputEvent) and not self._inputs.take(self._loop.time()):
            return
        self.process_message(message)

    def _count_paste(self, text: str) -> None:
        """How much has come since a bracket was opened; the mark itself may arrive in two pieces."""
        joined = self._tail + text
        opened, closed = joined.rfind(PASTE_BEGINS), joined.rfind(PASTE_ENDS)
        self._tail = joined[1 - len(PASTE_BEGINS) :]
        if opened != closed:
            self._in_paste = opened > closed
        self._pasting = self._pasting + len(text) if self._in_paste else 0
        if self._pasting > PASTE_LIMIT:
            LOG.debug("a paste of more than %d characters was dropped", PASTE_LIMIT)
            self._renew()

    def _renew(self) -> None:
        self._parser, self._pasting, self._in_paste, self._tail = XTermParser(), 0, False, ""

    def _await_escape(self) -> None:
        if self._lone is not None:
            self._lone.cancel()
        self._lone = self._loop.call_later(ESCAPE_WAIT, self._escape)

    def _escape(self) -> None:
        self._lone = None
        try:
            for message in self._parser.tick():
                self._take(message)
        except Exception as error:  # noqa: BLE001  (as in feed)
            LOG.debug("input dropped: %s", type(error).__name__)
            self._renew()
