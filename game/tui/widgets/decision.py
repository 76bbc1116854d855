"""An open decision point: question, rule and clock, the text with its [brackets], the responses with their gates."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from game.plain.desk import second_keys, status
from game.tui.ink import ACCENT, QUIET, STRONG, WARN, Ink
from game.tui.manner import ALONE, Manner
from game.tui.widgets.sheet import Draw
from game.view import SeatView, clock, names
from game.view.board import BANDS
from game.view.decision import ClauseView, DecisionView, DraftView, ResponseView
from game.view.live import Count
from game.view.safe import width

ABREAST = 50
"""Columns from which the name of a clause stands beside its words."""


def decision(seen: SeatView, focus: DecisionView | None, manner: Manner = ALONE) -> Draw:
    """The decision turned to, or what there is to do while none is open."""

    def draw(ink: Ink) -> None:
        if focus is None:
            _none(ink, seen, manner)
            return
        _head(ink, seen, focus)
        if focus.draft is None:
            ink.blank()
            ink.text("No text is on the table. t tables one of these responses.", style=STRONG)
            for response in focus.responses:
                ink.blank()
                brief(ink, response)
        else:
            text(ink, focus, focus.draft)
            _rule(ink, focus, focus.draft)
            _others(ink, focus, focus.draft)

    return draw


def _none(ink: Ink, seen: SeatView, manner: Manner) -> None:
    ink.heading("No decision is open")
    ink.text(f"{manner.none} Your own moves (m) and pledges (g) are open meanwhile.")
    for outcome in reversed(seen.closed):
        ink.blank()
        ink.ends(outcome.title, outcome.at)
        stands = f"“{outcome.response_title}” " if outcome.response_title else ""
        ink.text(f"{stands}{outcome.words}.", 2)


def _head(ink: Ink, seen: SeatView, focus: DecisionView) -> None:
    count = len(seen.decisions)
    here = next((n for n, item in enumerate(seen.decisions, 1) if item.id == focus.id), 1)
    ink.heading(focus.title, f"{here} of {count} open, k turns" if count > 1 else "")
    ink.text(focus.question, style=STRONG)
    if focus.brief:
        ink.text(focus.brief)
    ink.text(f"{focus.forum}: {focus.procedure.lower()}." + ("" if focus.chaired else " You do not chair it."))
    steps = f"{focus.steps_left} step{'s' if focus.steps_left != 1 else ''}"
    rounds = f"{focus.rounds_left} round{'s' if focus.rounds_left != 1 else ''}"
    ink.text(f"Left: {steps}, {rounds}; closes {focus.closes}, in {clock.spoken(focus.left)}.", style=QUIET)


def brief(ink: Ink, response: ResponseView) -> None:
    """A response in a few lines: what, by whom, and what closes it."""
    open_now = response.in_order
    ink.text(("" if open_now else "– ") + response.title, style=STRONG if open_now else QUIET)
    ink.text(response.text, 2, style="" if open_now else QUIET)
    for measure in response.measures:
        keys = f"; needs {', '.join(measure.keys)}" if measure.keys else ""
        ink.text(f"· {measure.body}, {measure.procedure.lower()}{keys}", 2, 2, style=QUIET)
    if response.unlawful:
        ink.text("! The legal adviser asks for a written reason.", 2, 2, style=WARN)
    gate(ink, response)


def gate(ink: Ink, response: ResponseView) -> None:
    """Why it is not in order, if it is not."""
    if response.fallen:
        ink.text("Not in order: its text has fallen here.", 2, 2, style=WARN)
    elif not response.in_order and response.ruling and response.ruling.code not in ("R13", "R09"):
        ink.text(f"Not in order: {response.ruling.what} In order: {response.ruling.cure}", 2, 2, style=WARN)


def text(ink: Ink, focus: DecisionView, draft: DraftView) -> None:
    """The text on the table; a clause somebody is known to mind stands in [brackets] with the code."""
    ink.heading(f"On the table: {draft.title}", "" if draft.status == "tabled" else draft.words)
    at = min(max((width(clause.title) for clause in draft.clauses), default=0), 18) + 2
    for clause in draft.clauses:
        words, style = clause_words(clause), WARN if clause.objectors else ""
        if ink.columns < ABREAST:
            ink.text(clause.title, style=QUIET)
            ink.text(words, 2, style=style)
        else:
            ink.row(clause.title, words, at, style=style, lead_style=QUIET)
    _wordings(ink, draft.clauses)
    if draft.bracketed_whole:
        ink.text(f"[ the text as a whole ] {', '.join(draft.bracketed_whole)}", style=WARN)
    if words := status(draft):
        ink.text(words, style=QUIET)


def clause_words(clause: ClauseView) -> str:
    """The wording, in brackets with the codes of those known to object to it; whether it is amended."""
    words = f"[{clause.text}] {', '.join(clause.objectors)}" if clause.objectors else clause.text
    return f"{words} (amended)" if clause.changed else words


def _wordings(ink: Ink, clauses: Sequence[ClauseView]) -> None:
    """Which clauses could read otherwise; what they would say is under a, and in drafting."""
    titles = [clause.title for clause in clauses if clause.others]
    if titles:
        of = "Every clause" if len(titles) == len(clauses) > 1 else names.listed(titles)
        ink.text(f"{of} can be worded otherwise: a amends.", style=QUIET)


def _rule(ink: Ink, focus: DecisionView, draft: DraftView) -> None:
    """The rule at work: the silence clock, and the minds known against those that are not."""
    ink.heading("The rule")
    ink.text(focus.rule)
    if keys := second_keys(focus):
        ink.text(keys, 0, 2)
    if draft.silence_ends:
        _silence(ink, draft)
    if focus.board or focus.members:
        _minds(ink, focus)
    for count in focus.counts:
        _count(ink, count)


def _minds(ink: Ink, focus: DecisionView) -> None:
    """How many are known to think what, of those with a stake; nothing where one authority decides unasked."""
    known = Counter(line.band if line.present else "" for line in focus.board)
    parts: list[tuple[str, str] | str] = []
    for band, (glyph, letter, word) in BANDS.items():
        if known[band]:
            style = STYLES[glyph]
            parts += [(f"{glyph} {letter} {known[band]} {word}", style), "   "]
    ink.blank()
    if sum(len(part if isinstance(part, str) else part[0]) for part in parts) <= ink.columns + 3:
        ink.line(*parts[:-1])
    else:
        for part in parts[::2]:
            ink.line(part)
    ink.text(f"of {len(focus.board)} with a stake, as to these very words; {focus.members} have a say.", style=QUIET)


def _count(ink: Ink, count: Count) -> None:
    """One test of the rule: what is known against what is asked, by sign and word."""
    sign, word = ("+", "met") if count.least else ("=", "holds so far")
    if not count.met:
        sign, word = ("~", "not yet") if count.least else ("x", "not met")
    ink.row(f"{sign} {word}", f"{count.title}: {count.have}; asked: {count.wanted}", 15, lead_style=STYLES[sign])


STYLES = {"+": "$success", "=": "", "~": "$warning", "x": "bold $error", "?": QUIET}
"""Glyph to its style; the letter and the word say the same."""


def _silence(ink: Ink, draft: DraftView) -> None:
    left = clock.spoken(draft.silence_left)
    ink.line(("Silence ", STRONG), ("until ", QUIET), (draft.silence_ends, ACCENT), (f", {left} left", ""))


def _others(ink: Ink, focus: DecisionView, draft: DraftView) -> None:
    rest = [response for response in focus.responses if response.id != draft.response]
    if not rest:
        return
    ink.heading("Other responses")
    for response in rest:
        closed = "" if response.in_order else " (not in order)"
        ink.text(f"{response.title}{closed}", style="" if response.in_order else QUIET)
