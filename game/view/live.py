"""The rule at work: each count of the forum's procedure as far as these seats know the minds, against what it asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.plan import Body, Id, Procedure, Test
from game.core.tally import Tally, meets
from game.view import names
from game.view.board import Line
from game.view.stands import stands

COUNTED = {"for": "for", "against": "against", "abstain": "abstaining", "declared": "abstaining formally"}
"""Counts that known minds can be added up for; counts of the others would need every mind."""

OF = {"members": "", "participants": " of those taking part", "present": " of those there", "cast": " of votes cast"}
"""Base of a share to how it is said; a share of all is said without."""


@dataclass(frozen=True, slots=True)
class Count:
    """One test of the procedure."""

    title: str
    have: str
    """What is known to be counted, in words."""
    wanted: str
    """What the rule asks, in words."""
    met: bool
    """As far as is known."""
    least: bool
    """True: it must be reached; False: it must not be passed, and holds until it is."""


def counts(body: Body, procedure: Procedure, lines: Iterable[Line]) -> tuple[Count, ...]:
    """The tests of a procedure over the minds on the board; a delegation not known is on no side yet."""
    known = _tally(body, procedure, lines)
    return tuple(_count(test, body, known) for test in procedure.tests if test.count in COUNTED)


def _tally(body: Body, procedure: Procedure, lines: Iterable[Line]) -> Tally:
    columns: dict[str, list[Id]] = {"for": [], "abstain": [], "declared": [], "against": [], "footnote": []}
    for code, stand in stands(body, procedure, lines).items():
        columns[stand].append(code)
    return Tally(
        (*columns["for"], *columns["footnote"]),
        tuple(columns["abstain"]),
        tuple(columns["declared"]),
        tuple(columns["against"]),
        tuple(columns["footnote"]),
    )


def _count(test: Test, body: Body, known: Tally) -> Count:
    sides = {"for": known.supporting, "against": known.against, "declared": known.declared}
    side = sides.get(test.count, known.abstaining + known.declared)
    have = _weight(test, body, [code for code in side if not test.veto or code in test.veto])
    whole = _weight(test, body, [member.code for member in body.members])
    what = "" if test.of == "members" else f" of {test.of}"
    share = f"{have * 100 // whole} %{what}" if what and whole else f"{names.number(have)} of {names.number(whole)}"
    if test.base != "members":
        share = names.number(have) + what
    least = test.at_most is None and test.less_than is None
    return Count(test.title, f"{share} {COUNTED[test.count]}", _wanted(test), meets(test, body, known), least)


def _weight(test: Test, body: Body, codes: list[Id]) -> int:
    if test.of == "members":
        return len(codes)
    return sum(dict(member.weights).get(test.of, 0) for member in body.members if member.code in codes)


def _wanted(test: Test) -> str:
    said = []
    for words, part in (
        ("at least", test.at_least), ("more than", test.more_than), ("less than", test.less_than),
    ):  # fmt: skip
        if part is not None:
            said.append(f"{words} {_share(*part)}{OF[test.base]}")
    if test.minimum:
        said.append(f"{test.minimum} or more")
    if test.at_most is not None:
        said.append(f"at most {test.at_most}" if test.at_most else "none")
    return names.listed(said) or "see the rule"


def _share(part: int, whole: int) -> str:
    return f"{part} %" if whole == 100 else f"{part} in {whole}" if part != 1 or whole > 2 else "half"
