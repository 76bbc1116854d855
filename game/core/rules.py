"""Organisations as the plan holds them: bodies, members, procedures, delegations."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.world import Id


@dataclass(frozen=True, slots=True)
class Test:
    """One counting test of a procedure: left side compared with a share or a number."""

    count: str
    """Whose: ``for``, ``against``, ``abstain``, ``declared``, ``not-for``, ``not-against``; of all that take part
    ``participants``, of those the ones that are there ``present``, of those the ones for or against ``cast``."""
    of: str
    """``members`` or a weight column such as ``population``."""
    at_least: tuple[int, int] | None = None
    """Share (numerator, denominator) of ``base``; None when only a number is asked."""
    minimum: int = 0
    """Absolute number at least, beside the share."""
    less_than: tuple[int, int] | None = None
    at_most: int | None = None
    """Absolute number at most, e.g. 0 against."""
    base: str = "members"
    """Share of what: ``members`` (all), ``participants`` (those the procedure is not closed to), ``present`` (those
    of them that are there) or ``cast`` (those that are for or against)."""
    either: tuple[Test, ...] = ()
    """Deemed met when any of these is (the four-member clause of TEU Article 16(4))."""
    title: str = ""
    veto: tuple[str, ...] = ()
    """Only these members are counted; empty: all."""
    more_than: tuple[int, int] | None = None
    """Share of ``base`` that must be exceeded."""
    holding: tuple[int, int] | None = None
    """Fewer are wanted than it takes at the fewest to hold more than this share of ``base`` in ``holding_of``, and
    ``plus`` more: the blocking minority of TFEU Article 238(3)(a)."""
    holding_of: str = ""
    """The weight column of ``holding``."""
    plus: int = 0


@dataclass(frozen=True, slots=True)
class Grade:
    """One of several outcomes a count can have; the first whose tests are all met is the one."""

    name: str
    """Such as ``positive``, ``negative``, ``none``; two grades may share one."""
    title: str
    adopted: bool
    """Whether the text stands under this outcome."""
    tests: tuple[Test, ...] = ()
    """Empty: always met, so it comes last."""


@dataclass(frozen=True, slots=True)
class Procedure:
    """How positions become a verdict."""

    id: Id
    title: str
    kind: str
    """``silence`` (texts go under silence or are declared agreed), ``vote`` (declared by count) or ``own``
    (one authority decides alone)."""
    tests: tuple[Test, ...] = ()
    footnotes: int = 0
    """Under consensus: how many asking delegations may let a text pass with a footnote."""
    asks_as: str = "abstain"
    """What a delegation that asks for an amendment does when the count comes: ``abstain`` or ``footnote``."""
    principals_block: bool = False
    """Under consensus an asking principal counts as an objection."""
    may_abstain: str = ""
    """Member attribute that turns an objection into an abstention; "" none, ``*`` every member."""
    breaks_to_fall: int = 2
    """A text whose silence is broken this often falls."""
    silence_hours: tuple[int, int, int] = (24, 4, 72)
    """(default, least, most) hours of silence."""
    rule: str = ""
    """The rule in one sentence, as shown to seats."""
    source: str = ""
    quorum: tuple[Test, ...] = ()
    """What must be met before there can be a count at all."""
    grades: tuple[Grade, ...] = ()
    """Outcomes finer than adopted or not; empty: the tests alone decide."""
    only: str = ""
    """Attribute without which a member takes no part; "" every member takes part."""
    without: str = ""
    """Attribute with which a member takes no part, such as an opt-out; "" none."""
    leaks: tuple[int, int] = (0, 1)
    """Chance (part, of) that who broke a silence becomes known to all who follow the file."""


@dataclass(frozen=True, slots=True)
class Member:
    """One member of a body on the scenario's date."""

    code: Id
    weights: tuple[tuple[str, int], ...] = ()
    """(column, weight), e.g. ("population", 8581500)."""
    attributes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """Who decides: a council, an office, a capital."""

    id: Id
    title: str
    procedure: Id
    """Its ordinary procedure."""
    members: tuple[Member, ...] = ()
    holder: Id = ""
    """For a single authority: the delegation or cell whose own decision it is."""
    cohesion: int | None = None
    """Indicator position that a footnote costs one point and a broken silence as authored; None: none."""
    organisation: Id = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Delegation:
    """A state's or institution's profile. Stylised for training."""

    code: Id
    title: str
    stance: tuple[int, ...]
    """Weights -3..+3, one per ``Plan.dimensions``."""
    cost: int
    """Cost sensitivity 0..3."""
    flank: int
    """-3 south first .. +3 east first."""
    interests: str = ""
    red_lines: str = ""
    source: str = ""
