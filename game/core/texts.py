"""Texts that can be tabled: responses, their measures, clauses, concerns, gates and keys."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.world import Effect, Expr, Id


@dataclass(frozen=True, slots=True)
class Concern:
    """The one objection rule: red lines, overrides, coastal vetoes, thresholds."""

    id: Id
    who: tuple[Id, ...]
    """Delegation codes; ``*`` is every member."""
    until: Expr | None = None
    """Holds until this is true."""
    when: Expr | None = None
    """Holds only while this is true."""
    move: int = 0
    """Centi-points added while it holds."""
    red: bool = False
    """While it holds the delegation objects, whatever its arithmetic."""
    why: str = ""
    """The reason it gives when asked. Stylised."""
    slot: Id = ""
    """The clause it names, which then stands in brackets; "" the text as a whole."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One authored wording of a clause."""

    id: Id
    text: str
    softens: tuple[tuple[int, int], ...] = ()
    """(dimension position, points): moves a load towards 0, never past it."""
    cost_band: int = 0
    """Added to the band of what its payers pay."""
    effects: tuple[Effect, ...] = ()
    """Applied with the response when the text is adopted with this wording."""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A clause of the text: one slot holding one wording. The first wording stands as tabled."""

    id: Id
    title: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """A second key a measure needs besides its body's verdict."""

    kind: str
    """``host`` (consent of a coastal or host state), ``request`` (a formal request exists), ``basis`` (a legal basis
    exists), ``agency`` (an agency's head agrees), ``partner`` (a third country agrees)."""
    holder: Id = ""
    """Whose consent; "" where ``test`` alone decides."""
    test: Expr | None = None
    title: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One act of one body inside a response."""

    id: Id
    title: str
    body: Id
    procedure: Id
    loads: tuple[tuple[int, int], ...] = ()
    """(dimension position, load -2..+2)."""
    cost_band: int = 0
    theatre: int = 0
    """-1 south, +1 east, 0 neither."""
    stakes: Id = ""
    """Named stake set that replaces the decision's own; "" keeps it."""
    requested_by: tuple[Id, ...] = ()
    paid_by: tuple[Id, ...] = ()
    keys: tuple[Key, ...] = ()
    concerns: tuple[Concern, ...] = ()
    needed: bool = True
    """False: the response stands without it; only this measure's own effects are lost."""
    effects: tuple[Effect, ...] = ()
    legal: str = ""
    catalogue: str = ""
    """The catalogue id it was taken from (R-N03); "" if the scenario's own."""


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition that must hold before a response is in order."""

    test: Expr
    title: str
    """What is missing, in words, named in the ruling."""


@dataclass(frozen=True, slots=True)
class Response:
    """A course of action: a package of measures with clauses, gates and effects."""

    id: Id
    title: str
    text: str
    measures: tuple[Measure, ...] = ()
    """Empty: nothing to adopt; the chair lets it be (stay silent, high seas only)."""
    slots: tuple[Slot, ...] = ()
    concerns: tuple[Concern, ...] = ()
    requires: tuple[Gate, ...] = ()
    if_blocked: Id = ""
    """Replaces the whole response at once when its procedure fails; "" leaves the point open."""
    effects: tuple[Effect, ...] = ()
    unlawful: str = ""
    """The legal adviser's note: duty breached and people affected; "" lawful. Stays in order, asks a written reason."""
    bound_to_fail: str = ""
    """Why it cannot be adopted, where the fact book says so."""
    sources: tuple[str, ...] = ()
    stylised: bool = False
    was: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class StakeSet:
    """Whose business it is; everyone else is a bystander."""

    id: Id
    principal: tuple[Id, ...] = ()
    concerned: tuple[Id, ...] = ()
