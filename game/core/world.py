"""What the world of an exercise is made of: quantities, changes, drift, luck, injects."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.terms import Minute

Id = str
"""An authored id: lower-case words joined by hyphens or underscores; delegations are two-letter codes."""


@dataclass(frozen=True, slots=True)
class Expr:
    """One node of a checked integer expression.

    ``op`` is one of: ``const`` (args: int) · ``ind`` (args: indicator position) · ``+ - * / neg min max round clip``
    (args: nodes; ``/`` floors; ``round`` takes numerator and denominator and rounds half up) ·
    ``== != < <= > >= and or not`` (1 or 0) · ``if`` (condition, then, else) ·
    ``made`` (inject id) · ``adopted`` (response id, decision id or "") · ``amended`` (response id or "" for the
    draft in hand, slot or wording id) · ``fact`` (name) · ``uses`` (response or move id, minutes or 0 for ever) ·
    ``opened`` / ``breaks`` / ``lapsed`` / ``refused`` (decision id) · ``kept`` / ``failed`` (pledge id) ·
    ``now`` (minutes) · ``hidden`` (hidden id, value) · ``since`` (fact name; minutes since it was set, -1 if not) ·
    ``belief`` (belief id, seat, value; per cent).
    """

    op: str
    args: tuple[Expr | int | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Indicator:
    """A watched quantity. Values are whole numbers in the indicator's own unit, always within ``low``..``high``."""

    id: Id
    title: str
    unit: str
    low: int
    high: int
    start: int
    better: str
    """``up``, ``down`` or ``neutral`` (a pressure gauge, never a score)."""
    shown: str
    """``first`` (lives: before all else), ``dial``, ``debrief`` or ``never``."""
    steps: str = "index"
    """What "1/2/3 steps" mean: ``index`` 3/7/12 points, ``relative`` 10/25/50 per cent of the present value."""
    precision: int = 0
    """Decimal places on screen: the stored integer is the value times 10 to this power."""
    note: str = ""
    """One sentence on what it counts, e.g. "minimum recorded figure"."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Chance:
    """A named random result. Outcomes are weighted integers; the denominator is their sum."""

    id: Id
    outcomes: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """A change, now or later, perhaps by chance. One entry is applied whole or not at all."""

    id: Id
    """Authored, or derived from the owner's id and content; unique in the plan."""
    title: str = ""
    """Shown as the cause of the change; empty means the owner's title."""
    after: Minute = 0
    when: Expr | None = None
    """Read when the effect falls due; None means always."""
    chance: Chance | None = None
    outcome: str = ""
    """Applies when the chance came out so; "" with a chance set means: the first outcome."""
    change: tuple[tuple[int, Expr], ...] = ()
    """(indicator position, amount). Amounts read the state before the batch, sum, then clip once."""
    modify: tuple[tuple[int, Expr], ...] = ()
    """Temporary additions to rates, taken back after ``lasts``."""
    lasts: Minute = 0
    sets: tuple[str, ...] = ()
    """Facts that become true, with their minute."""
    clears: tuple[str, ...] = ()
    opens: tuple[Id, ...] = ()
    delivers: tuple[Id, ...] = ()
    grants: tuple[tuple[Id, int], ...] = ()
    """(seat, capital)."""
    examines: tuple[Id, ...] = ()
    """Evidence that is looked for."""


@dataclass(frozen=True, slots=True)
class Dynamics:
    """How the world drifts: every ``every`` minutes from ``first``."""

    id: Id
    title: str
    every: Minute
    first: Minute
    effects: tuple[Effect, ...]
    when: Expr | None = None
    chance: Chance | None = None
    """Drawn once a period; its occurrence is the period number. Effects name the outcome they need."""


@dataclass(frozen=True, slots=True)
class Inject:
    """What is delivered to prompt thought or a decision."""

    id: Id
    title: str
    text: str
    at: Minute | None
    """None: waits for ``watch`` or for an effect that delivers it."""
    when: Expr | None = None
    """Read once, at its time. False: it is not delivered, and the journal says so."""
    watch: Expr | None = None
    """Delivered in the first minute this is true (each watcher once)."""
    every: Minute = 0
    """Comes again after so long, while ``when`` holds; 0: once."""
    until: Minute | None = None
    chance: Chance | None = None
    """Drawn at its time; delivered unless the outcome is ``no``."""
    to: tuple[Id, ...] = ()
    """Holders: seats or bodies. Empty: everyone."""
    sender: str = ""
    channel: str = ""
    marking: str = ""
    effects: tuple[Effect, ...] = ()
    opens: tuple[Id, ...] = ()
    kind: str = "inject"
    """``inject``, ``contingency``, ``red`` (a red-team move), ``chance`` or ``expected``."""
    stylised: bool = False
    source: str = ""
    was: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Hidden:
    """A truth drawn at STARTEX."""

    id: Id
    chance: Chance
    known_to: tuple[Id, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What can be looked for. How likely it is found depends on a hidden truth."""

    id: Id
    about: Id
    """The hidden truth."""
    seen: tuple[tuple[str, int], ...]
    """(value of the truth, per cent with which it is then found), in the order of the truth's values."""
    title: str = ""
    text: str = ""
    """What is learned when it is found."""
    absence: bool = True
    """Whether finding nothing speaks too; False: then nobody is told, and beliefs stay."""
    to: tuple[Id, ...] = ()
    """Seats that are told. Empty: all that hold a belief over this truth."""


@dataclass(frozen=True, slots=True)
class Belief:
    """What seats think likely about a hidden truth, each on the evidence it was told (Bayes, in whole numbers)."""

    id: Id
    over: Id
    title: str
    held_by: tuple[Id, ...]
    prior: tuple[tuple[str, int], ...]
    """(value, weight) before any evidence."""
