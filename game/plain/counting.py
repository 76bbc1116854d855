"""The calculator at the table: the count of the text as these seats know the minds, and what-if positions on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from game.core.plan import Id
from game.plain.page import Page
from game.plain.resolve import file_meant
from game.plain.words import Ambiguous, Problem, Request, Unreadable, pick
from game.view import SeatView, names
from game.view.decision import DecisionView
from game.view.safe import safe
from game.view.safe import width as columns
from game.view.stands import InPlay
from game.votes import page
from game.votes.ask import declares, is_rest
from game.votes.count import ABSTAIN, AGAINST, DECLARED, FOR, OUTSIDE, UNKNOWN, Vote
from game.votes.explain import explained

WORDS = {
    FOR: "for", AGAINST: "against", ABSTAIN: "abstains", DECLARED: "abstains formally", UNKNOWN: "not known",
    OUTSIDE: "takes no part", "footnote": "for, with a footnote",
}  # fmt: skip
SPELLINGS = {
    "for": FOR, "agree": FOR, "yes": FOR, "against": AGAINST, "object": AGAINST, "no": AGAINST, "abstain": ABSTAIN,
    "abstaining": ABSTAIN, "declared": DECLARED, "unknown": UNKNOWN, "?": UNKNOWN,
}  # fmt: skip
"""What people type, to the side meant."""


def count(out: Page, view: SeatView, request: Request, focus: Id) -> None:
    """The counts the text depends on, or one of them with what-if positions."""
    decision = file_meant(view, request, focus)
    if not isinstance(decision, DecisionView):
        out.text(decision.sentence(), 0, 2)
        return
    args, several = list(request.args), len(decision.in_play)
    if not several:
        out.text("Nothing is counted here: whoever holds the power decides alone.")
        return
    chosen = list(range(several))
    if args and args[0].isascii() and args[0].isdigit():
        chosen = [int(args.pop(0)[:6]) - 1]
    elif args:
        chosen = [0]
    if not 0 <= chosen[0] < several:
        out.text(f"There is no count {chosen[0] + 1} here; there are 1 to {several}.")
        return
    for n in chosen:
        out.heading(f"Count {n + 1} of {several}" if several > 1 else "The count")
        _one(out, decision.in_play[n], args)
    if several > 1 and len(chosen) == 1:
        out.text(f"The text depends on {several} counts; `count 1` to `count {several}` show each.")


def _one(out: Page, one: InPlay, args: list[str]) -> None:
    found = read(one, args)
    if not isinstance(found, tuple):
        out.text(found.sentence(), 0, 2)
        return
    for line in text(one, *found, out.columns).splitlines():
        if columns(safe(line)) <= out.columns:
            out.raw(safe(line))
        else:
            out.text(line, len(line) - len(line.lstrip()))


def sides(one: InPlay) -> tuple[str, ...]:
    """Where a member may stand in this count, in the order they are tried; consensus knows no abstention."""
    if one.procedure.kind == "silence":
        return (FOR, AGAINST, UNKNOWN)
    formal = (DECLARED,) if declares(one.procedure) else ()
    return (FOR, AGAINST, ABSTAIN, *formal, UNKNOWN)


def silent(one: InPlay) -> str:
    """Where those are counted that say nothing: silence agrees, and who does not vote is not in favour."""
    return FOR if one.procedure.kind == "silence" else ABSTAIN


def vote(one: InPlay, tried: Mapping[Id, str], others: str) -> Vote:
    """The count with these positions tried in place of those known; a footnote is counted as for."""
    stands = {place.code: FOR if place.stand == "footnote" else place.stand for place in one.places}
    stands |= {code: stand for code, stand in tried.items() if stands.get(code, OUTSIDE) != OUTSIDE}
    return Vote(one.body, one.procedure, tuple(stands.items()), others)


def lines(one: InPlay, tried: Mapping[Id, str], others: str, width: int) -> list[str]:
    """The whole page, not yet wrapped: what is tried, what is counted, and the verdict that explains itself."""
    found = explained(vote(one, tried, others), one.day, tuple(_notes(one, tried)))
    trial = ", ".join(f"{code} {WORDS[stand]}" for code, stand in tried.items())
    lead = [f"What if: {trial}. Nothing of it is on record."] if tried else []
    return [*lead, *page.lines(found, width)]


def text(one: InPlay, tried: Mapping[Id, str], others: str, width: int) -> str:
    """The same wrapped."""
    return "\n".join(part for line in lines(one, tried, others, width) for part in page.wrap(line, width) or [""])


def _notes(one: InPlay, tried: Mapping[Id, str]) -> Iterator[str]:
    if one.measures:
        yield f"This count decides on {names.listed(names.quoted(title) for title in one.measures)}."
    footnotes = [place.code for place in one.places if place.stand == "footnote" and place.code not in tried]
    if footnotes:
        yield f"With a footnote, so counted as for: {', '.join(footnotes)}."
    declared = [place.code for place in one.places if place.how == "declared" and place.code not in tried]
    said = [place.code for place in one.places if place.how == "said" and place.code not in tried]
    if declared:
        yield f"Declared at the table: {', '.join(declared)}."
    if said:
        yield f"By what they said when asked about these very words: {', '.join(said)}. They may still vote otherwise."
    yield "Others may have keys to the text as well; this is the count alone."


def read(one: InPlay, words: Sequence[str]) -> tuple[dict[Id, str], str] | Problem:
    """What-if positions as typed: ``against FR DE for rest`` or ``FR=against``; and where those not known go."""
    tried: dict[Id, str] = {}
    others, members = silent(one), {place.code: place.title for place in one.places if place.stand != OUTSIDE}
    for name, side in _named(words):
        stand = SPELLINGS.get(side.casefold(), side)
        if not stand:
            return Unreadable(f"on which side is {safe(name)}?", "For example: `count against FR DE for rest`.")
        if stand not in sides(one):
            return _no_side(one, stand)
        if is_rest(one.body, name):
            others = stand
            continue
        code = pick(name, members, "member that votes")
        if isinstance(code, (Unreadable, Ambiguous)):
            return code
        tried[code] = stand
    return (tried, others) if others != UNKNOWN else _no_side(one, others)


def _named(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each member named with the side typed for it; "" none. A side goes before its members, or after the last."""
    ordered = list(words)
    if ordered and ordered[-1].casefold() in SPELLINGS and ordered[0].casefold() not in SPELLINGS:
        ordered.insert(0, ordered.pop())
    side = ""
    for word in ordered:
        name, _, after = word.replace(":", "=").partition("=")
        if not after and name.casefold() in SPELLINGS:
            side = name
        else:
            yield name, after or side


def _no_side(one: InPlay, stand: str) -> Unreadable:
    known = ", ".join(f"`{side}`" for side in sides(one) if side != UNKNOWN)
    return Unreadable(f"“{safe(stand)}” is no side in this count.", f"There are: {known}.", read=True)
