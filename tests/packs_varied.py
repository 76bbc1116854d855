"""The same pack dealt anew: who decides what, by which count, at what price. Cheaper by far than drawing a pack.

Drawing a pack costs a tenth of a second, and hypothesis likes to draw near-copies of one it has drawn. Dealing the
cards of a drawn pack anew costs a hundredth of that, and shrinks with the pack.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random
from zlib import crc32

from game.core import plan as p
from game.core.terms import DAY, HOUR
from tests.packs_rules import BODIES, CODES, PROCEDURES

SHARES = {
    "members": ((1, 3), (2, 3), (1, 2)),
    "population": ((1, 2), (3, 10), (7, 10)),
    "votes": ((1, 2), (1, 4), (3, 4)),
}
"""Shares that three members of these weights can meet to the dot."""
BOUNDS = ("at_least", "more_than", "more_than", "less_than", "at_most")
COUNTED = ("for", "for", "against", "abstain", "not-for", "not-against", "declared")
BASES = ("members", "participants", "present", "cast")


def luck_of(plan: p.Plan, number: int | str) -> Random:
    """Luck by a number and the pack, so that near-copies of a pack are not dealt and played alike."""
    own = crc32(repr((plan.injects, plan.decisions, plan.responses, plan.moves)).encode())
    return Random(f"{number}.{own}")  # noqa: S311  (play, not secrets)


def varied(plan: p.Plan, luck: Random) -> p.Plan:
    """The pack with its forums, texts, counts, minds and prices dealt anew; legal as it was."""
    return p.with_tables(
        replace(
            plan,
            decisions=tuple(_decision(plan, item, luck) for item in plan.decisions),
            responses=tuple(_response(item, luck) for item in plan.responses),
            bodies=tuple(dealt_body(item, luck) for item in plan.bodies),
            procedures=tuple(dealt_procedure(item, luck) for item in plan.procedures),
            delegations=tuple(
                replace(item, stance=(luck.randint(-3, 3), luck.randint(-3, 3))) for item in plan.delegations
            ),
            seats=_seats(plan, luck),
        )
    )


def _decision(plan: p.Plan, decision: p.Decision, luck: Random) -> p.Decision:
    names = [response.id for response in plan.responses]
    offers = tuple(
        replace(
            offer, capital=luck.choice([None, 0, 1, 2]), to=luck.choice([(), ("BB",), CODES]),
            by=luck.choice([(), (), ("voice",), ("voice", "other")]), once=luck.random() < 0.5,
        )
        for offer in decision.offers
    )  # fmt: skip
    return replace(
        decision, forum=luck.choice((*BODIES, "council", "council", "senate")),
        responses=tuple(luck.sample(names, luck.randint(2, 4))),
        closes=luck.choice([4 * DAY, 4 * DAY, 2 * DAY, 6 * HOUR]),
        rounds=luck.choice([6, 6, 4, 1, 0]), steps=luck.choice([9, 9, 6, 2, 0]), offers=offers,
    )  # fmt: skip


def _response(response: p.Response, luck: Random) -> p.Response:
    """One body for the whole package now and then, so that a text may lie in one authority's own power."""
    alike = luck.choice((*BODIES, "office", "office")) if luck.random() < 0.4 else ""
    return replace(response, measures=tuple(_measure(item, alike, n, luck) for n, item in enumerate(response.measures)))


def _measure(measure: p.Measure, alike: str, number: int, luck: Random) -> p.Measure:
    body = alike or luck.choice((*BODIES, "senate"))
    return replace(
        measure, body=body, procedure=luck.choice(PROCEDURES[body]), needed=number == 0 or luck.random() < 0.5,
        keys=measure.keys if luck.random() < 0.5 else (), loads=tuple((n, luck.randint(-2, 2)) for n in range(2)),
    )  # fmt: skip


def dealt_body(body: p.Body, luck: Random) -> p.Body:
    """The body with the weights of its members dealt anew."""
    people, votes = luck.sample([20, 30, 50], 3), luck.sample([1, 1, 2], 3)
    return replace(
        body,
        members=tuple(
            replace(member, weights=(("population", people[n]), ("votes", votes[n])))
            for n, member in enumerate(body.members)
        ),
    )


def dealt_procedure(procedure: p.Procedure, luck: Random) -> p.Procedure:
    """The one that may count anything counts something else, mostly by a single bound that can be met or missed."""
    if procedure.id != "graded" or luck.random() < 0.2:
        return procedure
    tests = tuple(_test(f"test {n}", luck) for n in range(luck.choice([1, 1, 2])))
    kind = luck.choice(["vote", "vote", "silence"])
    return replace(procedure, kind=kind, tests=tests, quorum=(), grades=procedure.grades if luck.random() < 0.3 else ())


def _test(title: str, luck: Random) -> p.Test:
    of = luck.choice(["members", "members", "population", "votes"])
    bound, share = luck.choice(BOUNDS), luck.choice(SHARES[of])
    return p.Test(
        luck.choice(COUNTED), of, title=title, base=luck.choice(BASES), at_least=share if bound == "at_least" else None,
        more_than=share if bound == "more_than" else None, less_than=share if bound == "less_than" else None,
        at_most=luck.randint(0, 2) if bound == "at_most" else None,
    )  # fmt: skip


def _seats(plan: p.Plan, luck: Random) -> tuple[p.Seat, ...]:
    """With more or less to give; what nobody is listed to chair its single holder chairs."""
    listed = luck.choice([BODIES, BODIES[:3]])
    return tuple(replace(seat, capital=luck.randint(1, 6), chairs=listed if seat.chairs else ()) for seat in plan.seats)
