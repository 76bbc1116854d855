"""The board: one entry for each delegation with a stake, by glyph, letter, word and the age of what is known."""

from __future__ import annotations

from dataclasses import replace

from game.plain.desk import NOBODY, codes, mind, others
from game.tui.ink import QUIET, STRONG, Ink
from game.tui.safe import shown
from game.tui.widgets.choices import Entry
from game.tui.widgets.decision import STYLES
from game.tui.widgets.sheet import Draw
from game.view.board import Line
from game.view.decision import DecisionView
from game.view.safe import pad

OTHERS = "…others"
"""Id of the last entry: those without a stake."""


def entries(focus: DecisionView | None) -> tuple[Entry, ...]:
    """The board as a list."""
    if focus is None:
        return ()
    at = codes(focus)
    rows = [Entry(line.code, lambda ink, line=line: _row(ink, line, at)) for line in focus.board]  # type: ignore[misc]
    if focus.others:
        rows.append(Entry(OTHERS, lambda ink: _rest(ink, focus.others)))
    return tuple(rows)


def _row(ink: Ink, line: Line, at: int) -> None:
    """``at`` columns for the code, which is what one types; the title gives way to it."""
    lead = (f"{line.glyph} {line.letter} ", STYLES[line.glyph])
    code, stake = (pad(shown(line.code), at), STRONG), (pad(line.stake, 9), QUIET)
    known, wider = _known(line), at - 3
    if ink.columns >= 60:
        ink.line(lead, code, pad(shown(line.title), 15), " ", stake, "  ", (pad(known, ink.columns - 34 - wider), ""))
        return
    title = max(min(ink.columns - 17, 24) - wider, 4)
    ink.line(lead, code, pad(shown(line.title), title), " ", stake)
    if line.band or line.declared:
        ink.text(known, 7, 2, style=STYLES[line.glyph])


def _known(line: Line) -> str:
    """The mind in a few words, with its age."""
    if line.declared:
        return shown(f"declared: {line.declared}")
    age = f", {line.age}" if line.age else ""
    named = ", ".join(dict.fromkeys(reason.clause for reason in line.reasons if reason.clause and reason.holds))
    clauses = f" [{named}]" if named else ""
    return shown(line.word + clauses + age + (", of other words" if line.about else ""))


def _rest(ink: Ink, count: int) -> None:
    ink.text(others(count), 4, style=QUIET)


def file(focus: DecisionView, line: Line) -> Draw:
    """One delegation in full: its public line, and what is known of its mind."""

    def draw(ink: Ink) -> None:
        ink.ends(f"{line.title} ({line.code})", f"{line.stake} at “{focus.title}”")
        ink.rule()
        ink.rows([("Wants", line.interests or "nothing declared"), ("Red lines", line.red_lines or "none declared")])
        ink.heading("What you know")
        ink.row(
            f"{line.glyph} {line.letter}",
            mind(replace(line, reasons=()), public=False),
            4,
            lead_style=STYLES[line.glyph],
        )
        for reason in line.reasons:
            marks = [m for m in (reason.clause, "red line: only the text moves it" if reason.red else "") if m]
            marks += [] if reason.holds else ["said of other words"]
            ink.text(f"· {reason.why}" + (f" [{'; '.join(marks)}]" if marks else ""), 4, 2)
        if line.reasons:
            ink.blank()
            ink.text("What delegations are heard to say is stylised for training.", style=QUIET)
        if line.at is None:
            ink.blank()
            ink.text("Nobody has asked it yet. s sounds it; i asks in confidence.", style=QUIET)

    return draw


def head(focus: DecisionView | None) -> Draw:
    """What the board is of."""

    def draw(ink: Ink) -> None:
        if focus is None:
            ink.heading("Board")
            ink.text("No decision is open.", style=QUIET)
            return
        title = f"“{focus.draft.title}”" if focus.draft else f"“{focus.title}”: no text yet"
        ink.heading("Board", "Enter opens a file" if ink.columns >= 40 else "")
        ink.text(f"As to {title}", style=QUIET)
        if focus.kind == "own" and not focus.board and not focus.others:
            ink.text(NOBODY, style=QUIET)

    return draw
