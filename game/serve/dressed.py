"""An app run for a client that is somewhere else: in a context of its own, dressed in the client's colours.

With ``driver`` the only file of the server that knows Textual, and the one that reaches into an app's private parts; a
test holds each of them to what is expected here. Four things bite when several apps share a process, and each is
answered below:

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
from typing import Any

from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter, NoColor

from game.serve.driver import DEPTHS, ENTER, Depth, Far, SeatDriver, Terminal
from game.tui.inside import apart, rows

LOG = logging.getLogger("startex.serve")


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
