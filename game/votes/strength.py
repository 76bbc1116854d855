"""The power of a body's members under a procedure, with what the procedure's clauses add, as text and as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from game.votes.ask import Asked
from game.votes.count import OUTSIDE
from game.votes.game import game
from game.votes.page import wrap
from game.votes.power import Power, by_clauses, power


@dataclass(frozen=True, slots=True)
class Strength:
    """Power indices of one body under one procedure on one day."""

    asked: Asked
    power: Power
    by_clause: int
    """Winning coalitions that only a clause makes win, such as that of four members."""


def strength(asked: Asked) -> Strength:
    """The indices of those that take part; raises NoGame where there are none."""
    vote = asked.vote
    outside = set(vote.on(OUTSIDE))
    body = replace(vote.body, members=tuple(member for member in vote.body.members if member.code not in outside))
    whole = game(body, vote.procedure)
    clauses = by_clauses(whole, game(body, vote.procedure, clauses=False)) if _has_clause(asked) else 0
    return Strength(asked, power(whole), clauses)


def _has_clause(asked: Asked) -> bool:
    procedure = asked.vote.procedure
    graded = (test for grade in procedure.grades[:1] for test in grade.tests)
    return any(test.either for test in (*procedure.tests, *graded))


def to_text(found: Strength, width: int = 80) -> str:
    """A table, strongest member first, and what it rests on."""
    return "\n".join(part for line in _lines(found) for part in wrap(line, width)) + "\n"


def _lines(found: Strength) -> Iterator[str]:
    vote, indices = found.asked.vote, found.power
    yield f"{vote.body.title} · {found.asked.day} · {vote.procedure.title}"
    clause = f", {grouped(found.by_clause)} of them by a clause" if found.by_clause else ""
    yield f"{grouped(indices.winning)} winning coalitions of {grouped(2 ** len(indices.players))}{clause}."
    yield ""
    yield f"  {'member':<10}{'swings':>14}{'Banzhaf':>12}{'Shapley–Shubik':>17}"
    order = sorted(range(len(indices.players)), key=lambda n: (-indices.swings[n], -indices.shapley[n]))
    for n in order:
        yield (
            f"  {indices.players[n]:<10}{grouped(indices.swings[n]):>14}{decimals(indices.banzhaf[n]):>12}"
            f"{decimals(indices.shapley[n]):>17}"
        )
    yield ""
    yield "Members vote for or against; an abstention counts here as against. Exact, rounded only for show."
    yield f"Rule: {vote.procedure.rule}"
    yield f"Source: {vote.procedure.source}"
    for note in found.asked.notes:
        yield f"Note: {note}"


def grouped(number: int) -> str:
    """A large number with its digits in threes: ``30 340 718``."""
    return f"{number:,}".replace(",", " ")


def decimals(value: Fraction, places: int = 6) -> str:
    """A fraction with so many decimals, rounded half up."""
    scale = 10**places
    whole = (2 * value.numerator * scale + value.denominator) // (2 * value.denominator)
    return f"{whole // scale}.{whole % scale:0{places}d}"


def plain(found: Strength) -> dict[str, object]:
    """The indices as values for JSON; fractions exactly as text and rounded as numbers."""
    vote, indices = found.asked.vote, found.power
    members = {
        code: {
            "swings": indices.swings[n],
            "banzhaf": float(indices.banzhaf[n]),
            "shapley_shubik": float(indices.shapley[n]),
            "banzhaf_exact": str(indices.banzhaf[n]),
            "shapley_shubik_exact": str(indices.shapley[n]),
        }
        for n, code in enumerate(indices.players)
    }
    return {
        "body": vote.body.id,
        "procedure": vote.procedure.id,
        "day": found.asked.day,
        "winning": indices.winning,
        "winning_without_clauses": indices.winning - found.by_clause,
        "by_clause": found.by_clause,
        "coalitions": 2 ** len(indices.players),
        "members": members,
        "rule": vote.procedure.rule,
        "source": vote.procedure.source,
        "notes": list(found.asked.notes),
    }
