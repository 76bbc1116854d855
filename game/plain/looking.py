"""Words that only look: text, board, responses, offers, decisions, dials, feed, brief, journal, help."""

from __future__ import annotations

from collections.abc import Callable

from game.core.commands import Advance
from game.core.plan import Id, Plan
from game.core.terms import Minute
from game.journal import Entry, Line, Rewind, effective
from game.plain import desk, opening
from game.plain.counting import count
from game.plain.digest import paper
from game.plain.help import BY_NAME, IDEAS, SPELLINGS, WORDS, Word
from game.plain.page import Page
from game.plain.resolve import file_meant
from game.plain.words import Request, Unreadable, pick
from game.session import Session
from game.view import SeatView, clock, names
from game.view.asks import words_of
from game.view.decision import DecisionView

Look = Callable[[Page, SeatView, Request, Id], None]


def _file(page: Page, view: SeatView, request: Request, focus: Id) -> DecisionView | None:
    """The decision point meant, or None once the answer has been printed."""
    found = file_meant(view, request, focus)
    if isinstance(found, DecisionView):
        return found
    page.text(found.sentence(), 0, 2)
    return None


def text(page: Page, view: SeatView, request: Request, focus: Id) -> None:
    """The text on the table of one decision point."""
    decision = _file(page, view, request, focus)
    if decision:
        desk.head(page, decision, rule=True)
        desk.text(page, decision)


def board(page: Page, view: SeatView, request: Request, focus: Id) -> None:
    """The board of one decision point, with public lines."""
    decision = _file(page, view, request, focus)
    if decision:
        page.heading(f"Board of “{decision.title}”")
        desk.board(page, decision)


def member(page: Page, view: SeatView, request: Request, focus: Id) -> None:
    """One or more delegations in full."""
    decision = _file(page, view, request, focus)
    if decision is None:
        return
    lines = {line.code: line for line in decision.board}
    for arg in request.args:
        code = pick(arg, {line.code: line.title for line in decision.board}, "delegation with a stake")
        if isinstance(code, str):
            desk.member(page, decision, lines[code])
        else:
            page.text(code.sentence(), 0, 2)
    if not request.args:
        page.text(f"Which one? {', '.join(lines)}.")


def responses(page: Page, view: SeatView, request: Request, focus: Id) -> None:
    """Every response in full, or the one named."""
    decision = _file(page, view, request, focus)
    if decision is None:
        return
    only: object = ""
    if request.args:
        only = pick(request.args[0], {r.id: r.title for r in decision.responses}, "response")
    if isinstance(only, str):
        desk.responses(page, decision, only)
    else:
        page.text(only.sentence() if hasattr(only, "sentence") else "", 0, 2)


def offers(page: Page, view: SeatView, request: Request, focus: Id) -> None:
    """What can be offered, what it is worth, and to whom."""
    decision = _file(page, view, request, focus)
    if decision is None:
        return
    page.heading(f"Offers at “{decision.title}”")
    for offer in decision.offers:
        page.title(f"{offer.title} ({offer.id})", f"worth {offer.worth} points")
        if offer.text:
            page.text(offer.text, 2)
        page.text(f"Open to: {', '.join(offer.to) or 'nobody now'}.", 2)
    if not decision.offers:
        page.text("None while no text is on the table.")
    for made in view.offers:
        page.text(f"Made {made.at}: {made.title}, to {made.to}.", 2)


def decisions(page: Page, view: SeatView, _request: Request, focus: Id) -> None:
    """Open decision points with their text and clock; closed ones with what stands."""
    page.heading("Open")
    for decision in view.decisions:
        here = " (here)" if decision.id == focus else ""
        page.title(f"{decision.title} ({decision.id}){here}", f"closes {decision.closes}")
        draft = decision.draft
        page.text(f"“{draft.title}”: {desk.status(draft)}" if draft else "No text on the table.", 2, 2)
    if not view.decisions:
        page.text("None.")
    page.heading("Closed")
    for outcome in view.closed:
        page.title(outcome.title, outcome.at)
        stands = f"“{outcome.response_title}” " if outcome.response_title else ""
        notes = f" Footnotes by {names.listed(outcome.footnoters)}." if outcome.footnoters else ""
        page.text(f"{stands}{outcome.words}.{notes}", 2, 2)
        page.rows(outcome.clauses, 4)
    if not view.closed:
        page.text("None.")


def dials(page: Page, view: SeatView, _request: Request, _focus: Id) -> None:
    """The dials with trend and cause."""
    page.heading("Dials")
    opening.dials(page, view)
    if view.beliefs:
        page.heading("What you think likely")
        opening.beliefs(page, view)


def feed(page: Page, view: SeatView, request: Request, _focus: Id) -> None:
    """The injects so far as a list, or one of them in full."""
    if request.args:
        number = int(request.args[0]) if request.args[0].isascii() and request.args[0][:6].isdigit() else 0
        if 1 <= number <= len(view.feed):
            paper(page, view.feed[number - 1])
        else:
            page.text(f"There is no inject {request.args[0]}; there are 1 to {len(view.feed)}.")
        return
    page.heading("Injects so far")
    for number, sheet in enumerate(view.feed, 1):
        page.row(f"{number:>3}  {sheet.stamp}", sheet.title, 0, 16)
    page.text("`feed NUMBER` shows one again." if view.feed else "None yet.")


def objectives(page: Page, view: SeatView, _request: Request, _focus: Id) -> None:
    """What the exercise practises."""
    page.heading("What this exercise practises")
    opening.objectives(page, view)


def explain(page: Page, _view: SeatView, request: Request, _focus: Id) -> None:
    """The list of words, or one word explained."""
    if not request.args:
        _all_words(page)
        return
    word = request.args[0].casefold().strip("?`")
    if word in SPELLINGS:
        _one_word(page, BY_NAME[SPELLINGS[word]])
        return
    found = pick(word, {name: name for name in (*BY_NAME, *IDEAS)}, "word")
    if isinstance(found, str) and found in IDEAS:
        page.row(found, IDEAS[found], 0, 10)
    elif isinstance(found, str):
        _one_word(page, BY_NAME[found])
    else:
        cure = found.cure if isinstance(found, Unreadable) else ""
        page.text(f"“{word}” is not explained here. {cure}", 0, 2)


def _one_word(page: Page, word: Word) -> None:
    page.text(word.usage)
    page.text(f"{word.short[0].upper()}{word.short[1:]}. {word.long}", 2)
    if word.also:
        page.text(f"Also: {', '.join(word.also)}.", 2)


def _all_words(page: Page) -> None:
    for group in dict.fromkeys(word.group for word in WORDS):
        page.heading(group)
        page.rows([(word.usage, word.short) for word in WORDS if word.group == group])
    page.blank()
    page.text("Words may be shortened while they stay clear. `? WORD` explains one; also: " + ", ".join(IDEAS) + ".")


def acts(page: Page, view: SeatView, _request: Request, _focus: Id) -> None:
    """The seats' own moves and pledges, in full, with what closes them."""
    page.heading("Moves")
    for move in view.moves:
        page.title(f"{move.title} ({move.id})", move.price)
        page.text(move.text or move.seat, 2)
        if move.ruling:
            page.text(f"Not in order: {move.ruling.what} In order: {move.ruling.cure} [{move.ruling.code}]", 2, 2)
    if not view.moves:
        page.text("None.")
    page.heading("Pledges")
    for pledge in view.pledges:
        stands = {None: "given", True: "kept", False: "broken"}[pledge.kept] if pledge.given else "not given"
        page.title(f"{pledge.title} ({pledge.id})", f"{stands}, due {pledge.due}" if pledge.given else stands)
        due = "" if pledge.given else f" Due {pledge.due} after it is given."
        page.text(f"{pledge.by} to {pledge.to}. {pledge.text}{due}", 2)
    if not view.pledges:
        page.text("None.")


LOOKS: dict[str, Look] = {
    "acts": acts,
    "text": text,
    "board": board,
    "count": count,
    "member": member,
    "responses": responses,
    "offers": offers,
    "decisions": decisions,
    "dials": dials,
    "feed": feed,
    "objectives": objectives,
    "help": explain,
}


def journal(page: Page, session: Session, seats: tuple[Id, ...]) -> None:
    """What the held seats asked, by line number; lines gone back on are marked."""
    page.heading("Your journal")
    counted: set[int] = {line.n for line in effective(session.lines)}
    for run in _runs(session.lines, seats, counted):
        first, last = run[0], run[-1]
        number = f"{first.n:>4}" if first is last else f"{first.n:>4}-{last.n}"
        if isinstance(first, Rewind):
            page.row(number, f"went back to where it stood after line {first.rewound}", 0, 21)
        else:
            gone = "" if last.n in counted else " (gone back on)"
            page.row(f"{number:<9} {clock.stamp(session.plan, first.at)}", _words(session.plan, run) + gone, 0, 21)


def _runs(entries: tuple[Entry, ...], seats: tuple[Id, ...], counted: set[int]) -> list[list[Entry]]:
    """The entries of the held seats; runs of time in a row stand together, unless only some were gone back on."""
    runs: list[list[Entry]] = []
    for entry in entries:
        if isinstance(entry, Line) and entry.seat not in seats:
            continue
        last = runs[-1][-1] if runs else None
        joins = last is not None and _to(last) is not None and _to(entry) is not None
        if joins and last is not None and (last.n in counted) == (entry.n in counted):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return runs


def _to(entry: Entry) -> Minute | None:
    """The minute to which an entry lets time run; None for any other entry."""
    return entry.asked.to if isinstance(entry, Line) and isinstance(entry.asked, Advance) else None


def _words(plan: Plan, run: list[Entry]) -> str:
    """A line in words; of a run of time every stop on the way with its line, because one may go back to it."""
    stops = [(entry.n, clock.stamp(plan, to)) for entry in run if (to := _to(entry)) is not None]
    if stops:
        way = ", ".join(f"{stamp} after line {n}" for n, stamp in stops[:-1])
        return f"time runs to {stops[-1][1]}" + (f", by way of {way}" if way else "")
    entry = run[-1]
    return f"{names.seat(plan, entry.seat)}: {words_of(plan, entry.asked)}" if isinstance(entry, Line) else ""
