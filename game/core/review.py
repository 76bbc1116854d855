"""What is looked at afterwards: objectives, what really happened, tests inside the scenario."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.terms import Minute
from game.core.world import Expr, Id


@dataclass(frozen=True, slots=True)
class Task:
    """A critical task of an objective, judged from conduct."""

    id: Id
    title: str
    by: Expr | None = None
    """None: observed by a person."""
    before: Minute | None = None
    """Must be true by then; None: by ENDEX."""
    unaided: bool = False
    """Only counts fully when no hint was taken."""
    never: bool = False
    """True: performed when ``by`` never became true."""
    relevant: Expr | None = None
    """Only judged when this held at some time; else "not observed". None: always relevant."""


@dataclass(frozen=True, slots=True)
class Objective:
    """What the exercise practises, with two to four critical tasks."""

    id: Id
    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class HistoryAct:
    """What really was decided: one line of the historical policy."""

    at: Minute
    """When the text was agreed."""
    decision: Id
    response: Id
    wordings: tuple[tuple[Id, Id], ...] = ()
    offers: tuple[tuple[Id, Id], ...] = ()
    """(offer id, delegation)."""
    hours: int = 24
    """Length of silence that ended at ``at``."""


@dataclass(frozen=True, slots=True)
class HistoryFact:
    """What really happened, with its source."""

    at: Minute
    date: str
    text: str
    source: str
    stylised: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioTest:
    """A test inside the scenario: forced choices and chance, then expectations."""

    name: str
    policy: str
    seed: int
    forced: tuple[tuple[Id, str], ...] = ()
    choose: tuple[HistoryAct, ...] = ()
    expect: tuple[tuple[str, Expr], ...] = ()
    """(as authored, compiled); all must hold at ENDEX."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A shorter version for a room with little time: some decision points are played, the rest run by themselves."""

    id: Id
    title: str
    decisions: tuple[Id, ...]
    """The decision points people decide."""
    boxes: tuple[tuple[Id, int], ...]
    """(decision point, ``brief``, ``hot-wash`` or ``debrief``; minutes of the room's time)."""
    rest: str
    """The policy that acts in every chair where the other points are decided."""
