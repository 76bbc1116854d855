"""The screen: solo play in the terminal. ``run`` opens it; the session it ends with is given back."""

from __future__ import annotations

import gc

from game.session import Session

__all__ = ["run", "steady"]


def run(session: Session | None = None) -> Session | None:
    """Play ``session`` on the screen, or begin at the start screen; the session played last, still open."""
    # Imported here: the command line may name this room without loading the toolkit.
    from game.tui.app import StartexApp  # noqa: PLC0415

    app = StartexApp(session)
    steady()
    app.run()
    return app.session


def steady() -> None:
    """Keep what lives as long as the program (plan, toolkit) out of the search for waste, which stalls keys."""
    gc.collect()
    gc.freeze()
