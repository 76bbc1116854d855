"""Random hidden truths, the evidence that can be found of them, and what seats think likely."""

from __future__ import annotations

from hypothesis import strategies as st

from game.core import plan as p
from tests.packs_rules import Draw

TRUTHS = {"truth": ("h1", "h2"), "cause": ("k1", "k2", "k3")}
"""Each hidden truth and its values."""
EVIDENCE = {"trace": "truth", "witness": "truth", "wreck": "cause"}
"""What can be looked for, and what it is about."""
BELIEFS = {"guess": "truth", "doubt": "cause"}
"""What seats think likely, and over what."""
HOLDER = "chair"
"""The seat that holds every belief, so that any condition may read it."""


@st.composite
def hidden(draw: Draw) -> tuple[p.Hidden, ...]:
    """Two truths, perhaps known to a seat from the beginning."""
    return tuple(
        p.Hidden(
            name,
            p.Chance(f"c.{name}", tuple((value, draw(st.integers(1, 3))) for value in values)),
            draw(st.sampled_from([(), (), ("voice",), ("chair", "other")])),
            f"What {name} is",
        )
        for name, values in TRUTHS.items()
    )


@st.composite
def evidence(draw: Draw) -> tuple[p.Evidence, ...]:
    """What can be looked for: certain, impossible or anything between, telling those it names or who cares."""
    return tuple(
        p.Evidence(
            id=name,
            about=about,
            seen=tuple((value, draw(st.sampled_from([0, 10, 33, 70, 100]))) for value in TRUTHS[about]),
            title=f"The {name}",
            text="It says so.",
            absence=draw(st.booleans()),
            to=draw(st.sampled_from([(), (), ("voice",), ("other", "chair")])),
        )
        for name, about in EVIDENCE.items()
    )


@st.composite
def beliefs(draw: Draw) -> tuple[p.Belief, ...]:
    """What seats think likely before any evidence; a value may be held impossible."""
    return tuple(
        p.Belief(
            id=name,
            over=over,
            title=f"A {name}",
            held_by=draw(st.sampled_from([(HOLDER,), (HOLDER, "voice"), ("other", HOLDER)])),
            prior=(
                (TRUTHS[over][0], draw(st.integers(1, 7))),
                *((value, draw(st.integers(0, 7))) for value in TRUTHS[over][1:]),
            ),
        )
        for name, over in BELIEFS.items()
    )


@st.composite
def belief_readings(draw: Draw) -> p.Expr:
    """How likely a seat thinks a value, in per cent."""
    name = draw(st.sampled_from(sorted(BELIEFS)))
    return p.Expr("belief", (name, HOLDER, draw(st.sampled_from(TRUTHS[BELIEFS[name]]))))
