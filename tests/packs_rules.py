"""Random organisations: bodies, members, and procedures with every kind of test, quorum and grade."""

from __future__ import annotations

from hypothesis import strategies as st

from game.core import plan as p

CODES = ("AA", "BB", "CC")
BODIES = ("council", "board", "senate", "office")
PROCEDURES = {
    "council": ("consensus", "consensus", "graded"), "board": ("majority", "majority", "consensus"),
    "senate": ("graded",), "office": ("own",),
}  # fmt: skip
"""By which procedures a body may decide; the first is its ordinary one."""

Draw = st.DrawFn
SHARES = st.sampled_from([(1, 2), (1, 3), (2, 3), (55, 100), (65, 100), (1, 1)])
SIDES = ["for", "for", "against", "abstain", "declared", "not-for", "not-against", "participants", "present", "cast"]
BOUNDS = ["at_least", "more_than", "less_than", "at_most", "minimum", "holding"]


@st.composite
def counts(draw: Draw, name: str, depth: int = 1) -> p.Test:
    """One counting test with one or two bounds, perhaps deemed met by another."""
    bounds = draw(st.lists(st.sampled_from(BOUNDS), min_size=1, max_size=2, unique=True))
    share = {bound: draw(SHARES) if bound in bounds else None for bound in BOUNDS}
    return p.Test(
        count=draw(st.sampled_from(SIDES)),
        of=draw(st.sampled_from(["members", "members", "population", "votes"])),
        at_least=share["at_least"],
        minimum=draw(st.integers(0, 3)) if "minimum" in bounds else 0,
        less_than=share["less_than"],
        at_most=draw(st.integers(0, 3)) if "at_most" in bounds else None,
        base=draw(st.sampled_from(["members", "participants", "present", "cast"])),
        either=(draw(counts(f"{name} or", depth - 1)),) if depth and draw(st.integers(0, 3)) == 0 else (),
        title=name,
        veto=draw(st.sampled_from([(), (), (), ("AA",), ("BB", "CC")])),
        more_than=share["more_than"],
        holding=share["holding"],
        holding_of=draw(st.sampled_from(["population", "votes"])) if share["holding"] else "",
        plus=draw(st.integers(0, 1)) if share["holding"] else 0,
    )


@st.composite
def count_lists(draw: Draw, name: str, most: int = 2) -> tuple[p.Test, ...]:
    """Some tests, with titles of their own."""
    return tuple(draw(counts(f"{name} {n}")) for n in range(draw(st.integers(0, most))))


@st.composite
def grades(draw: Draw) -> tuple[p.Grade, ...]:
    """No grades, or a few and the one left over."""
    if draw(st.booleans()):
        return ()
    found = [
        p.Grade(f"g{n}", f"Grade {n}", draw(st.booleans()), draw(count_lists(f"grade {n}")))
        for n in range(draw(st.integers(1, 2)))
    ]
    if draw(st.booleans()):
        found.append(p.Grade("left", "What is left over", draw(st.booleans())))
    return tuple(found)


@st.composite
def procedures(draw: Draw) -> tuple[p.Procedure, ...]:
    """Consensus under silence, a majority, one with any tests among some of the members, and own power."""
    none_against = p.Test("against", "members", at_most=0, title="nobody objects")
    majority = p.Test("for", "population", at_least=(55, 100), title="55 % of people",
                      either=(p.Test("not-for", "members", at_most=1, title="few against"),))  # fmt: skip
    few = p.Test("declared", "members", less_than=(2, 3), title="few abstain formally")
    free = st.sampled_from(["", "may-abstain", "*"])
    asks = st.sampled_from(["footnote", "abstain"])
    return (
        p.Procedure("consensus", "Consensus", "silence", (none_against,), footnotes=draw(st.integers(0, 2)),
                    asks_as=draw(st.sampled_from(["footnote", "footnote", "abstain"])),
                    principals_block=draw(st.booleans()), may_abstain=draw(st.sampled_from(["", "", "may-abstain"])),
                    breaks_to_fall=draw(st.integers(1, 3)), silence_hours=(24, 4, 48),
                    leaks=draw(st.sampled_from([(0, 1), (1, 2), (1, 1)]))),
        p.Procedure("majority", "Majority", "vote", (majority, few), may_abstain=draw(free),
                    breaks_to_fall=draw(st.integers(1, 3))),
        p.Procedure("graded", "By grades", draw(st.sampled_from(["vote", "vote", "vote", "silence"])),
                    draw(count_lists("test")), footnotes=draw(st.integers(0, 2)), asks_as=draw(asks),
                    principals_block=draw(st.booleans()), may_abstain=draw(free),
                    quorum=draw(count_lists("quorum", 1)), grades=draw(grades()),
                    only=draw(st.sampled_from(["", "inner"])), without=draw(st.sampled_from(["", "", "opt-out"]))),
        p.Procedure("own", "Own power", "own"),
    )  # fmt: skip


@st.composite
def members(draw: Draw) -> tuple[p.Member, ...]:
    """Three members with weights and attributes."""
    attributes = st.lists(st.sampled_from(["may-abstain", "inner", "opt-out"]), unique=True, max_size=2)
    return tuple(
        p.Member(code, (("population", draw(st.sampled_from([20, 30, 50]))), ("votes", draw(st.integers(0, 4)))),
                 tuple(sorted(draw(attributes))))
        for code in CODES
    )  # fmt: skip


@st.composite
def bodies(draw: Draw) -> tuple[p.Body, ...]:
    """Three councils and an office of one."""
    people = draw(members())
    return (
        p.Body("council", "Council", "consensus", people, cohesion=0),
        p.Body("board", "Board", "majority", people),
        p.Body("senate", "Senate", "graded", draw(members()), cohesion=draw(st.sampled_from([None, 1]))),
        p.Body("office", "Office", "own", holder="CC"),
    )
