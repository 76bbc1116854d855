"""Pieces of pages that more than one page has."""

from __future__ import annotations

from game.serve.html import Child, Markup, tag
from game.tui.widgets import msel
from game.view.decision import ClauseView
from game.view.dials import Dial
from game.view.seat import Outcome


def dial(seen: Dial) -> tuple[str, Child]:
    """A watched quantity: its name, and what it reads."""
    note = tag("small", f" ({seen.note})") if seen.note else None
    return seen.title, [tag("strong", seen.text), " ", tag("span", seen.trend, class_="trend"), note]


def left(seconds: int) -> Markup:
    """Real seconds that are left, below 0 when it is over; the page counts on by itself, without a socket."""
    words = msel.left(seconds)
    return tag("span", words, data_left=seconds, class_="left")


def clause(seen: ClauseView) -> Child:
    """A clause; in [brackets] with the codes of those who object to it as it stands."""
    words: Child = f"[{seen.text}]" if seen.objectors else seen.text
    who = f" [{', '.join(seen.objectors)}]" if seen.objectors else ""
    return [tag("b", f"{seen.title}: "), tag("span", words), tag("strong", who) if who else None]


def outcome(seen: Outcome) -> Child:
    """What became of a decision point."""
    title = (
        f"{seen.title}: {seen.response_title} {seen.words}" if seen.response_title else f"{seen.title}: {seen.words}"
    )
    clauses = [tag("li", f"{name}: {text}") for name, text in seen.clauses]
    notes = f" Footnotes: {', '.join(seen.footnoters)}." if seen.footnoters else ""
    return [f"{title}.{notes}", tag("ul", clauses) if clauses else None]
