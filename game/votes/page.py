"""A verdict as text, for terminals, files and screens: a table, a bar, and sentences."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from game.core.plan import Id
from game.votes.count import UNKNOWN
from game.votes.explain import Verdict
from game.votes.figures import MARKS, amount, bar, needed, share, spare, unit, weight_of
from game.votes.outlook import said
from game.votes.smallest import Smallest

MOST_SETS = 6
"""So many smallest sets are written out."""
WORDS = {UNKNOWN: "not known", "declared": "abstaining formally", "abstain": "abstaining"}
"""Sides whose name in a bar is not their word."""
SIDES = (
    ("for", "For"), ("against", "Against"), ("abstain", "Abstaining"), ("declared", "Abstaining formally"),
    ("absent", "Absent"), ("outside", "Taking no part"),
)  # fmt: skip
TIED = "\u00a0"
"""A space at which no line ends: a number stays with its sign, a mark with its word."""
HANGING = (("- ", 2), ("met     ", 8), ("NOT MET ", 8))
"""How a line begins, and by how much more the rest of it is indented."""
COUNTED_AS = {
    "for": "in favour", "against": "against", "abstain": "abstaining", "declared": "abstaining formally",
    "absent": "absent",
}  # fmt: skip


def to_text(verdict: Verdict, width: int = 80) -> str:
    """The whole verdict, no line wider than ``width`` where words allow."""
    return "\n".join(part for line in lines(verdict, width) for part in wrap(line, width) or [""]) + "\n"


def lines(verdict: Verdict, width: int = 80) -> list[str]:
    """The whole verdict in lines not yet wrapped, for ``wrap``; only the bars keep to ``width`` by themselves."""
    found: list[str] = []
    for block in (_head(verdict), _sides(verdict), _tests(verdict), _bars(verdict, width), _why(verdict)):
        part = list(block)
        found += [*([""] if found and part else []), *part]
    return found


def wrap(line: str, width: int) -> list[str]:
    """One line as several; what follows is indented as the first. Tables and bars stay whole."""
    if len(line) <= width or line.lstrip().startswith(("[", "·")):
        return [line.replace(TIED, " ")]
    hanging = next((more for lead, more in HANGING if line.lstrip().startswith(lead)), 0)
    indent = " " * (len(line) - len(line.lstrip()) + hanging)
    whole = line.replace(" %", f"{TIED}%")
    parts = textwrap.wrap(whole, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
    return [part.replace(TIED, " ") for part in parts]


def _head(verdict: Verdict) -> Iterator[str]:
    vote = verdict.vote
    yield f"{vote.body.title} · {verdict.day} · {vote.procedure.title}"
    counts = [f"{len(vote.on(side))} {word}" for side, word in (
        ("for", "for"), ("against", "against"), ("abstain", "abstaining"), ("declared", "abstaining formally"),
        ("absent", "absent"), (UNKNOWN, "not known"), ("outside", "taking no part"),
    ) if vote.on(side)]  # fmt: skip
    word = "ADOPTED" if verdict.adopted else "NO VOTE TAKEN" if verdict.brake else "NOT ADOPTED"
    unknown = f"Counting those not known as {COUNTED_AS[vote.others]}: " if vote.on(UNKNOWN) else ""
    yield f"{unknown}{word}: {', '.join(counts)}."
    yield from said(vote)
    if verdict.brake:
        yield verdict.brake
    if verdict.outcome_title and not verdict.brake:
        yield f"Outcome: {verdict.outcome_title}."


def _sides(verdict: Verdict) -> Iterator[str]:
    for side, word in (*SIDES, (UNKNOWN, "Not known")):
        codes = verdict.vote.on(side)
        if codes:
            yield f"  {word}: {' '.join(codes)}"


def _tests(verdict: Verdict) -> Iterator[str]:
    for one in verdict.readings:
        mark = "met" if one.met else "NOT MET"
        how = f"by the clause: {one.deemed}" if one.deemed else spare(one)
        yield f"  {mark:<8}{one.title}"
        yield f"          {amount(one, one.have)}, {needed(one)} wanted: {how}"


def _bars(verdict: Verdict, width: int) -> Iterator[str]:
    """One bar for members and one for each column that is counted."""
    vote = verdict.vote
    drawn = {one.of: one.bound for one in verdict.readings if one.count == "for" and not one.quorum}
    for column in dict.fromkeys(["members", *(one.of for one in verdict.readings)]):
        whole = weight_of(vote, vote.on(*(side for side, _ in MARKS)), column)
        if not whole:
            continue
        yield f"  {unit(column)}"
        yield f"  {bar(vote, column, drawn.get(column), min(60, width - 6))}"
        shares = [
            _tied(mark, WORDS.get(side, side), share(weight_of(vote, vote.on(side), column), whole), "%")
            for side, mark in MARKS if vote.on(side)
        ]  # fmt: skip
        yield f"  {'  '.join(shares)}" + (f"  |{TIED}needed" if column in drawn else "")


def _tied(*words: str) -> str:
    """Words that stay on one line."""
    return TIED.join(words).replace(" ", TIED)


def _why(verdict: Verdict) -> Iterator[str]:
    if verdict.blockers and not verdict.adopted:
        yield f"Blocked by: {' '.join(verdict.blockers)}."
    if not verdict.brake:
        yield turning(verdict)
    yield blocking(verdict)
    yield from verdict.abstention
    if verdict.not_bound:
        yield f"Not bound by it: {' '.join(verdict.not_bound)}."
    yield from verdict.remarks
    if verdict.rule:
        yield f"Rule: {verdict.rule}"
    if verdict.source:
        yield f"Source: {verdict.source}"
    for note in verdict.notes:
        yield f"Note: {note}"
    for note in verdict.uncertain:
        yield f"Uncertain: {note}"


def turning(verdict: Verdict) -> str:
    """The smallest change that would turn the verdict round."""
    silence = verdict.vote.procedure.kind == "silence"
    if verdict.failed:
        how = "no longer objecting" if silence else "voting for it"
        return _smallest(verdict.carry, f"would carry it by {how}", "No change of votes would carry it.")
    how = "objecting" if silence else "voting against it"
    return _smallest(verdict.sink, f"would sink it by {how}", "No votes against would sink it.")


def _smallest(found: Smallest, does: str, never: str) -> str:
    if found.size is None:
        return never
    many = f"{found.size} member{'s' if found.size > 1 else ''}"
    least = "" if found.exact else " or perhaps fewer"
    if not found.whole:
        return f"{many}{least} {does}, for example {_set(found.sets[0])}; the smallest such sets are not all listed."
    shown = "; ".join(_set(chosen) for chosen in found.sets[:MOST_SETS])
    more = f"; and {len(found.sets) - MOST_SETS} more such sets" if len(found.sets) > MOST_SETS else ""
    return f"{many}{least} {does}: {shown}{more}."


def _set(codes: Sequence[Id]) -> str:
    return " + ".join(codes)


def blocking(verdict: Verdict) -> str:
    """Whether there is a blocking minority, and what one takes."""
    found = verdict.least_blocking
    known = " known" if verdict.vote.on(UNKNOWN) else ""
    words = f"Those{known} not in favour are enough to block." if verdict.blocking else ""
    words = words or f"There is no blocking minority{' among those known' if known else ''}."
    if verdict.blocking_minimum:
        words += f" By its clause one needs at least {verdict.blocking_minimum} members."
    if found.size:
        alone = "one member is enough" if found.size == 1 else f"it takes {found.size} members at the fewest"
        words += f" If all others were in favour, {alone}, such as {_set(found.sets[0])}."
    return words


def plain(verdict: Verdict) -> dict[str, object]:
    """The verdict as values for JSON."""
    vote = verdict.vote
    return {
        "body": vote.body.id,
        "procedure": vote.procedure.id,
        "day": verdict.day,
        "adopted": verdict.adopted,
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "failed": list(verdict.failed),
        "votes": {side: list(vote.on(side)) for side, _ in SIDES},
        "tests": [
            {
                "title": one.title, "count": one.count, "of": one.of, "have": one.have, "bound": one.bound,
                "needs": "at least" if one.favourable else "at most", "whole": one.whole, "met": one.met,
                "met_itself": one.itself, "deemed_by": one.deemed, "margin": one.margin, "quorum": one.quorum,
                "share": share(one.have, one.whole, 3),
            }
            for one in verdict.readings
        ],
        "blockers": list(verdict.blockers),
        "carry": _plain_sets(verdict.carry),
        "sink": _plain_sets(verdict.sink),
        "blocking_minority": verdict.blocking,
        "blocking_minimum": verdict.blocking_minimum,
        "least_blocking": _plain_sets(verdict.least_blocking),
        "members_required": verdict.members_required,
        "abstention": list(verdict.abstention),
        "remarks": list(verdict.remarks),
        "not_bound": list(verdict.not_bound),
        "brake": verdict.brake,
        "rule": verdict.rule,
        "source": verdict.source,
        "notes": list(verdict.notes),
        "uncertain": list(verdict.uncertain),
    }  # fmt: skip


def _plain_sets(found: Smallest) -> dict[str, object]:
    return {"size": found.size, "sets": [list(one) for one in found.sets], "all": found.whole, "exact": found.exact}
