"""Help: every key by what it is for, then the ideas behind them; read from the registry and from plain mode's words."""

from __future__ import annotations

from collections.abc import Sequence

from game.plain.help import IDEAS
from game.tui.actions import Action
from game.tui.desk import Notice
from game.tui.ink import ACCENT, QUIET, Ink
from game.tui.manner import ALONE, Manner
from game.tui.widgets.sheet import Draw
from game.view.board import BANDS


def help_text(actions: Sequence[Action], manner: Manner = ALONE) -> Draw:
    """The whole help."""
    lead = "Time moves only when you say so." if manner.alone else f"{manner.none[:1].upper()}{manner.none[1:]}"

    def draw(ink: Ink) -> None:
        ink.text(
            f"{lead} A decision opens, you table a text, find out who can live with it, "
            "change it or make offers, and put it to the rule of its forum. Every step costs time."
        )
        for group in dict.fromkeys(action.group for action in actions):
            ink.heading(group)
            for action in actions:
                if action.group == group:
                    ink.row(f"{action.shown_key:<6}{action.title}", action.help, 24, lead_style=ACCENT)
        ink.heading("Signs on the board")
        for glyph, letter, word in BANDS.values():
            ink.row(f"{glyph} {letter}", word, 6, lead_style=ACCENT)
        ink.heading("Words")
        for word, meaning in IDEAS.items():
            ink.row(word, meaning.replace("`", ""), 12, lead_style=QUIET)

    return draw


def notices_text(notices: Sequence[Notice]) -> Draw:
    """Every answer and ruling so far, newest first."""

    def draw(ink: Ink) -> None:
        for notice in reversed(notices):
            ink.row(notice.stamp, ("! " if notice.ruling else "") + notice.text, 12, lead_style=QUIET)
        if not notices:
            ink.text("Nothing was answered yet.", style=QUIET)

    return draw
