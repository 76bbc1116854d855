"""A Textual app drawn for a client that is somewhere else: bytes to its terminal out, its keys and size in.

The one file of the server that knows Textual, and the one that reaches into its private parts; a test holds each of
them to what is expected here. Four things bite when several apps share a process, and each is answered below:

1. a running app redirects ``sys.stdout`` and ``sys.stderr`` for the whole process;
2. from Python 3.12 it installs an eager task factory on the loop it shares with everybody else;
3. the depth of colour is a constant of the process, and Rich keeps in each style, which all apps share, the codes of
   the depth it was first drawn in: so every app draws in true colour, and a filter of its own takes colours away;
4. which app is the active one is a context variable, so an app started from another's context takes it for its own.
"""

from __future__ import annotations

import asyncio
import contextvars
import logging
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal, Protocol, TextIO

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.color import Color
from textual.driver import Driver
from textual.filter import ANSIToTruecolor, LineFilter, NoColor
from textual.geometry import Size

from game.serve.security import Bucket
from game.tui.inside import apart, rows

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


class Fewer(LineFilter):
    """Brings every colour to the nearest the client can show."""

    def __init__(self, system: ColorSystem) -> None:
        super().__init__()
        self.system = system
        self._known: dict[Style, Style] = {}

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments in fewer colours."""
        return [Segment(text, self._fewer(style) if style else style, None) for text, style, _ in segments]

    def _fewer(self, style: Style) -> Style:
        found = self._known.get(style)
        if found is None:
            ink, ground = style.color, style.bgcolor
            found = self._known[style] = style + Style.from_color(
                ink.downgrade(self.system) if ink else None, ground.downgrade(self.system) if ground else None
            )
        return found


SYSTEMS: dict[str, ColorSystem] = {"256": ColorSystem.EIGHT_BIT, "standard": ColorSystem.STANDARD}
"""Depths in which colours are taken away."""


def dress(app: App[Any], depth: Depth) -> None:
    """Give an app the client's depth of colour, whatever the server's own terminal and NO_COLOR say."""
    kept: list[LineFilter] = [one for one in app._filters if isinstance(one, ANSIToTruecolor)]  # noqa: SLF001
    app.no_color = depth == "none"
    less: list[LineFilter] = [Fewer(SYSTEMS[depth])] if depth in SYSTEMS else []
    app._filters = [*kept, *([NoColor()] if app.no_color else less)]  # noqa: SLF001
    app.ansi_color = True if app.no_color else None
    app.console = Console(
        color_system="truecolor",
        file=app.console.file,
        markup=True,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        force_terminal=True,
        safe_box=False,
        soft_wrap=False,
        _environ={},
    )


def dress_again(app: App[Any], depth: Depth) -> None:
    """The same for an app that runs already: its person has come back at another terminal."""
    if not app.is_running:
        return
    contextvars.Context().run(_dress_running, app, depth)


def _dress_running(app: App[Any], depth: Depth) -> None:
    if depth == depth_of(app):
        return
    with app._context():  # noqa: SLF001
        dress(app, depth)
        app.refresh_css(animate=False)
        app.refresh(layout=True)


def depth_of(app: App[Any]) -> Depth:
    """The depth an app is dressed in."""
    if app.no_color:
        return "none"
    fewer = next((one for one in app._filters if isinstance(one, Fewer)), None)  # noqa: SLF001
    return next((depth for depth in DEPTHS if fewer and SYSTEMS.get(depth) is fewer.system), "truecolor")


def start(app: App[Any], far: Far, terminal: Terminal) -> asyncio.Task[None]:
    """Run an app for a client, in a context of its own. The task ends when the app does, and never raises."""
    loop = asyncio.get_running_loop()
    loop.set_task_factory = _keep_factory  # type: ignore[method-assign]
    app._capture_stdout = sys.stdout  # type: ignore[assignment]  # noqa: SLF001
    app._capture_stderr = sys.stderr  # type: ignore[assignment]  # noqa: SLF001
    app.driver_class = type("BoundDriver", (SeatDriver,), {"far": far})
    return loop.create_task(_run(app, terminal), context=contextvars.Context())


async def _run(app: App[Any], terminal: Terminal) -> None:
    try:
        dress(app, terminal.depth)
        await app.run_async(size=(terminal.size.width, terminal.size.height))
    except asyncio.CancelledError:
        raise
    except Exception:
        LOG.exception("the screen of a seat has failed")


def _keep_factory(factory: object) -> None:
    """Leave the loop's way of starting tasks alone: it is shared with the server."""


def driver_of(app: App[Any]) -> SeatDriver | None:
    """The app's driver; None before it runs and after it has ended."""
    driver = app._driver  # noqa: SLF001
    return driver if isinstance(driver, SeatDriver) and app.is_running else None


def picture(app: App[Any]) -> bytes:
    """The whole screen as terminal output, for somebody who has missed some of it or has only come; b"" none yet."""
    return apart(app, _picture).encode("utf-8", "replace")


def _picture(app: App[Any]) -> str:
    drawn = [f"\x1b[{n};1H{strip.render(app.console)}" for n, strip in enumerate(rows(app), 1)]
    return f"{ENTER}\x1b[0m\x1b[2J{''.join(drawn)}"


def post(app: App[Any], make: Callable[[], Any]) -> bool:
    """Post a message to an app from outside its context; False when it does not run."""
    return app.is_running and app.post_message(make())
