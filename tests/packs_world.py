"""Random worlds: amounts, conditions, chances, effects, drift and injects."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from game.core import plan as p
from game.core.terms import DAY, HOUR
from tests.packs_rules import Draw
from tests.packs_truth import EVIDENCE, TRUTHS, belief_readings

INDICATORS = 3
RESPONSES = ("r0", "r1", "r2", "r3")
DECISIONS = ("d0", "d1")
INJECTS = ("i0", "i1", "i2", "i3")
FACTS = ("f0", "f1")
LOOKED_FOR = (*((name,) for name in EVIDENCE), tuple(EVIDENCE))
"""What an effect may look for at once."""


def const(number: int) -> p.Expr:
    """A whole number."""
    return p.Expr("const", (number,))


@st.composite
def amounts(draw: Draw, depth: int = 2) -> p.Expr:
    """An integer expression; divisors are positive constants, as the compiler proves."""
    if depth == 0 or draw(st.booleans()):
        return draw(
            st.one_of(
                st.integers(-30, 30).map(const),
                st.integers(0, INDICATORS - 1).map(lambda n: p.Expr("ind", (n,))),
                st.sampled_from(RESPONSES).map(lambda r: p.Expr("uses", (r, 0))),
                belief_readings(),
            )
        )
    left, right = draw(amounts(depth=depth - 1)), draw(amounts(depth=depth - 1))
    op = draw(st.sampled_from(["+", "-", "min", "max", "/", "round", "neg", "clip", "if"]))
    if op in ("/", "round"):
        return p.Expr(op, (left, const(draw(st.integers(1, 9)))))
    if op == "neg":
        return p.Expr("neg", (left,))
    if op == "clip":
        return p.Expr("clip", (left, const(-20), const(20)))
    if op == "if":
        return p.Expr("if", (draw(conditions(depth=0)), left, right))
    return p.Expr(op, (left, right))


def _indicator(draw: Draw) -> p.Expr:
    return p.Expr("ind", (draw(st.integers(0, INDICATORS - 1)),))


@st.composite
def conditions(draw: Draw, depth: int = 2, *, told: bool = False) -> p.Expr:
    """A condition over everything a condition can read outside a draft; `told` to seats, it reads no hidden truth."""
    if depth and draw(st.integers(0, 2)) == 0:
        op = draw(st.sampled_from(["and", "or", "not"]))
        count = 1 if op == "not" else 2
        return p.Expr(op, tuple(draw(conditions(depth=depth - 1, told=told)) for _ in range(count)))
    readers = [
        st.tuples(st.just("made"), st.sampled_from(INJECTS).map(lambda x: (x,))),
        st.tuples(st.just("adopted"), st.sampled_from(RESPONSES).map(lambda x: (x, ""))),
        st.tuples(st.just("fact"), st.sampled_from(FACTS).map(lambda x: (x,))),
        st.tuples(st.sampled_from(["opened", "lapsed", "refused"]), st.sampled_from(DECISIONS).map(lambda x: (x,))),
        st.tuples(st.just("kept"), st.just(("word",))),
        st.tuples(st.just("amended"), st.sampled_from(RESPONSES).map(lambda r: (r, "w1"))),
    ]
    if not told:
        pairs = [(name, value) for name, values in TRUTHS.items() for value in values]
        readers.append(st.tuples(st.just("hidden"), st.sampled_from(pairs)))
    if draw(st.booleans()):
        op = draw(st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))
        left = draw(belief_readings()) if draw(st.integers(0, 3)) == 0 else _indicator(draw)
        return p.Expr(op, (left, const(draw(st.integers(-5, 105)))))
    op, args = draw(st.one_of(readers))
    return p.Expr(op, args)


maybe_condition = st.one_of(st.none(), st.none(), conditions())


@st.composite
def chances(draw: Draw, name: str) -> p.Chance:
    """A named result with two or three outcomes."""
    outcomes = (("no", draw(st.integers(1, 5))), ("yes", draw(st.integers(1, 5))))
    return p.Chance(name, outcomes if draw(st.booleans()) else (*outcomes, ("third", 2)))


@st.composite
def effects(draw: Draw, name: str, *, sends: bool = True) -> p.Effect:
    """One effect with any of the things an effect can do."""
    chance = draw(st.one_of(st.none(), st.none(), chances(f"c.{name}")))
    modify = draw(st.booleans()) and draw(st.booleans())
    return p.Effect(
        id=name,
        after=draw(st.sampled_from([0, 0, HOUR, 6 * HOUR, DAY, 12 * DAY])),
        when=draw(maybe_condition),
        chance=chance,
        outcome=draw(st.sampled_from([name for name, _ in chance.outcomes])) if chance else "",
        change=tuple(
            (position, draw(amounts())) for position in draw(st.lists(st.integers(0, INDICATORS - 1), max_size=3))
        ),
        modify=((draw(st.integers(0, INDICATORS - 1)), draw(amounts(depth=0))),) if modify else (),
        lasts=draw(st.sampled_from([HOUR, DAY])) if modify else 0,
        sets=tuple(draw(st.lists(st.sampled_from(FACTS), max_size=1))),
        clears=tuple(draw(st.lists(st.sampled_from(FACTS), max_size=1))),
        opens=tuple(draw(st.lists(st.sampled_from(DECISIONS), max_size=1))) if sends else (),
        delivers=tuple(draw(st.lists(st.sampled_from(INJECTS), max_size=1))) if sends else (),
        grants=draw(st.sampled_from([(), (("chair", 1),), (("voice", -1),)])),
        examines=draw(st.sampled_from([(), (), *LOOKED_FOR])),
    )


@st.composite
def effect_lists(draw: Draw, owner: str, most: int = 2) -> tuple[p.Effect, ...]:
    """Some effects of one owner, with ids unique in the plan."""
    return tuple(draw(effects(f"{owner}/{n}")) for n in range(draw(st.integers(0, most))))


@st.composite
def owned(draw: Draw, effect: p.Effect, chance: p.Chance | None) -> p.Effect:
    """The same effect, perhaps bound to an outcome of the chance of what it stands in."""
    if chance is None or effect.chance is not None or draw(st.booleans()):
        return effect
    return replace(effect, chance=chance, outcome=draw(st.sampled_from([name for name, _ in chance.outcomes])))


@st.composite
def dynamics(draw: Draw, name: str) -> p.Dynamics:
    """An entry of drift, perhaps with a chance of its own whose outcomes its effects name."""
    chance = draw(st.one_of(st.none(), chances(f"c.{name}")))
    found = draw(effect_lists(name))
    found = tuple(draw(owned(effect, chance)) for effect in found)
    return p.Dynamics(
        name, f"Drift {name}", draw(st.sampled_from([DAY, 36 * HOUR])), draw(st.sampled_from([0, DAY])), found,
        when=draw(maybe_condition), chance=chance,
    )  # fmt: skip


@st.composite
def injects(draw: Draw, name: str) -> p.Inject:
    """By the clock (once or again), by a watch, or only by an effect."""
    chance = draw(st.one_of(st.none(), chances(f"c.{name}")))
    how = draw(st.sampled_from(["clock", "clock", "again", "watch", "watch", "effect"]))
    return p.Inject(
        id=name,
        title=f"Inject {name}",
        text="Something happened.",
        at=draw(st.integers(0, 8 * DAY // HOUR)) * HOUR if how in ("clock", "again") else None,
        when=draw(maybe_condition),
        watch=draw(conditions()) if how == "watch" else None,
        every=draw(st.sampled_from([DAY, 3 * DAY])) if how == "again" else 0,
        until=7 * DAY if how == "again" else None,
        chance=chance,
        to=draw(st.sampled_from([(), ("chair",), ("voice", "council"), ("other",)])),
        effects=tuple(draw(owned(effect, chance)) for effect in draw(effect_lists(name))),
        opens=tuple(draw(st.lists(st.sampled_from(DECISIONS), max_size=1))),
    )
