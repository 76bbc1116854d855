"""An open decision point on the page: its clock and rule, the text with its [brackets], the responses, the board."""

from __future__ import annotations

from game.core.terms import Stand
from game.plain.page import Page
from game.view import clock
from game.view.board import Line
from game.view.decision import ClauseView, DecisionView, DraftView, ResponseView
from game.view.heard import price_text
from game.view.names import quoted
from game.view.safe import pad, width


def head(page: Page, decision: DecisionView, *, rule: bool = False) -> None:
    """Title, question, and what is left of time, rounds and steps; ``rule`` adds brief and rule of the forum."""
    page.blank()
    page.title(decision.title.upper(), f"closes {decision.closes}, in {clock.spoken(decision.left)}")
    page.text(decision.question)
    if rule and decision.brief:
        page.text(decision.brief)
    if rule:
        page.text(f"{decision.forum}. {decision.rule}")
    steps = f"{decision.steps_left} step{'s' if decision.steps_left != 1 else ''}"
    rounds = f"{decision.rounds_left} round{'s' if decision.rounds_left != 1 else ''}"
    page.text(f"Left: {steps}, {rounds}." + ("" if decision.chaired else " You do not chair this forum."))


def text(page: Page, decision: DecisionView) -> None:
    """The text on the table; bracketed clauses name those known to hold out."""
    draft = decision.draft
    if draft is None:
        page.text("No text is on the table.")
        return
    by = f"tabled by {draft.tabled_by}" if draft.tabled_by else "tabled"
    page.text(f"On the table: “{draft.title}” ({draft.response}), {by}.", hang=2)
    page.rows([(clause.title, clause_text(clause)) for clause in draft.clauses])
    if draft.bracketed_whole:
        page.text(f"Known to mind the text as a whole: {', '.join(draft.bracketed_whole)}.", 2)
    if keys := second_keys(decision):
        page.text(keys, 2, 2)
    if words := status(draft):
        page.text(words, 2)


def second_keys(decision: DecisionView) -> str:
    """The second keys of the text on the table, in a sentence; "" without any."""
    on = decision.draft.response if decision.draft else ""
    measures = [measure for response in decision.responses if response.id == on for measure in response.measures]
    keys = dict.fromkeys(key for measure in measures for key in measure.keys)
    return f"Second key{'s' if len(keys) > 1 else ''}: {'; '.join(keys)}." if keys else ""


def clause_text(clause: ClauseView) -> str:
    """The wording; in brackets with the codes of those known to object to it."""
    changed = "amended; " if clause.changed else ""
    others = f" ({changed}or {', '.join(other.id for other in clause.others)})" if clause.others else ""
    if clause.objectors:
        return f"[{clause.text}] {', '.join(clause.objectors)}{others}"
    return clause.text + others


def status(draft: DraftView) -> str:
    """Where the file stands, in a sentence or two; "" when it simply lies on the table."""
    parts = []
    if draft.silence_ends:
        parts.append(f"It is under silence until {draft.silence_ends}, for {clock.spoken(draft.silence_left)} more.")
    elif draft.status == "broken":
        parts.append("It did not carry and is back on the table.")
    if draft.ready:
        parts.append(f"The drafters need until {draft.ready}.")
    if draft.breaks and draft.falls_at:
        parts.append(f"It has failed {times(draft.breaks)}; at {draft.falls_at} it falls.")
    return " ".join(parts)


def times(count: int) -> str:
    """``once``, ``twice``, ``3 times``."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def responses(page: Page, decision: DecisionView, only: str = "") -> None:
    """Every response of the point, each with its gate; ``only`` one of them, with all its wordings."""
    for response in decision.responses:
        if not only or response.id == only:
            page.blank()
            _response(page, response, wordings=bool(only))


def _response(page: Page, response: ResponseView, *, wordings: bool) -> None:
    page.title(response.title, response.id)
    page.text(response.text, 2)
    for measure in response.measures:
        keys = f"; needs {', '.join(measure.keys)}" if measure.keys else ""
        optional = "" if measure.needed else " (stands or falls alone)"
        page.text(f"- {measure.title}: {measure.body}, {measure.procedure.lower()}{keys}{optional}", 2, 2)
    if not response.measures:
        page.text("- Nothing to adopt: it takes effect as it is put.", 2, 2)
    if response.slots and not wordings:
        clauses = ", ".join(slot.title.lower() for slot in response.slots)
        page.text(f"Clauses to settle: {clauses} (`responses {response.id}` shows the wordings).", 2, 2)
    for slot in response.slots if wordings else ():
        page.text(f"{slot.title}:", 2)
        page.rows([(wording.id, wording.text) for wording in slot.wordings], 4)
    if response.unlawful:
        page.text("! The legal adviser asks for a written reason before this is tabled.", 2, 2)
    if response.stylised:
        page.text("Stylised for training.", 2)
    if not response.in_order and response.ruling and response.ruling.code not in ("R13", "R09"):
        page.text(f"Not in order now; {response.ruling.cure} [{response.ruling.code}]", 2, 2)


NOBODY = "Nobody has to be asked here: it is decided in one's own power."
"""The board of an own power."""


def board(page: Page, decision: DecisionView, *, lines: bool = True) -> None:
    """What is known of each delegation. ``lines`` gives those not asked yet a row each, with the public line of those
    that matter most; without it they share one row.
    """
    unknown = [line for line in decision.board if _silent(line) and not lines]
    for line in decision.board:
        if line not in unknown:
            lead = f"{line.glyph} {line.letter} {pad(line.code, codes(decision))}"
            page.row(lead, f"{line.title} ({line.stake}) {mind(line, public=lines and _matters(line))}", 2)
    if unknown:
        page.row("? ? not known:", " ".join(line.code for line in unknown), 2)
    if lines and any(not _matters(line) for line in decision.board):
        page.text("`member CODE` tells what one of the others wants, and its red lines.", 2)
    if len(unknown) < len(decision.board):
        page.text("What delegations are heard to say is stylised for training.", 2)
    if decision.others:
        page.text(others(decision.others), 2)
    elif not decision.board and decision.kind == "own":
        page.text(NOBODY, 2)


def others(count: int) -> str:
    """Those without a stake, in a sentence."""
    if count == 1:
        return "1 other has no stake here: it goes along unless a concern of its own is touched."
    return f"{count} others have no stake here: they go along unless a concern of theirs is touched."


def codes(decision: DecisionView) -> int:
    """Columns for the codes on the board: as many as the longest needs, up to nine; a code is what one types."""
    return max((min(width(line.code) + 1, 9) for line in decision.board), default=3)


def _matters(line: Line) -> bool:
    """Is its public line worth reading at a glance: a principal's, or that of one known to be against?"""
    against = line.band == "objects" or line.broke or line.stand is Stand.OBJECT
    return line.stake == "principal" or against


def _silent(line: Line) -> bool:
    """Is nothing at all known of its mind?"""
    return line.at is None and not line.declared and not line.broke


def mind(line: Line, *, public: bool) -> str:
    """What is known of one delegation, how and since when; ``?`` says not known."""
    parts = [f"has declared: {line.declared}."] if line.declared else []
    if line.broke:
        parts.append(f"{line.word}." + (public_line(line) if public else ""))
        return " ".join(parts)
    if line.at is None:
        parts.append("is not known." + (public_line(line) if public else ""))
        return " ".join(parts)
    parts.append(f"{line.word}{_because(line)}.")
    if line.how == "in confidence" and line.short >= 0:
        parts.append(f"Price: {price_text(line.short, line.flexible)}.")
    about = f", about {line.about}" if line.about else ""
    parts.append(f"({line.how}, {line.age}{about})")
    return " ".join(parts) + (public_line(line) if public and line.band == "objects" else "")


def public_line(line: Line) -> str:
    """Its declared interests and red lines."""
    interests = f" Wants: {_trim(line.interests)}." if line.interests else ""
    red = f" Red lines: {_trim(line.red_lines)}." if line.red_lines else ""
    return interests + red


def _trim(words: str) -> str:
    return words.strip().rstrip(".")


def _because(line: Line) -> str:
    if not line.reasons:
        return ""
    said = []
    for reason in line.reasons:
        marks = [mark for mark in (reason.clause, "red line" if reason.red else "") if mark]
        marks += [] if reason.holds else ["said of other words"]
        why = quoted(reason.why) if not reason.why.startswith("its general line") else reason.why
        said.append(why + (f" [{', '.join(marks)}]" if marks else ""))
    return (": " if line.band in ("asks", "objects") else ", but minds ") + "; ".join(said)


def member(page: Page, decision: DecisionView, line: Line) -> None:
    """One delegation in full."""
    page.blank()
    page.title(f"{line.title} ({line.code})", f"{line.stake} at “{decision.title}”")
    page.rows(
        [
            ("Wants", line.interests or "nothing declared"),
            ("Red lines", line.red_lines or "none declared"),
            ("You know", f"{line.glyph} {line.letter}  It {mind(line, public=False)}"),
        ]
    )
