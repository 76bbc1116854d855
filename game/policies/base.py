"""What every policy offers, and what they share: which points are theirs, whether a text is contested."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from game.core.chairs import headed
from game.core.commands import Command, Declare, PutUnderSilence
from game.core.lookup import procedure_of
from game.core.needs import gates
from game.core.order import ruling
from game.core.plan import Decision, Id, Plan, Response
from game.core.state import Point, State
from game.core.steps import busy, ready_at
from game.core.terms import HOUR, FileStatus, Minute

LIVE = (FileStatus.TABLED, FileStatus.BROKEN, FileStatus.UNDER_SILENCE)


class Policy(Protocol):
    """A way of acting for a seat."""

    @property
    def name(self) -> str:
        """Its name on the command line and in a scenario."""

    def act(self, plan: Plan, state: State, seat: Id) -> Command | None:
        """The next ask of ``seat``, always one that is in order; None to let time run."""

    def wake(self, plan: Plan, state: State, seat: Id) -> Minute | None:
        """The next minute it wants to be asked, besides whenever something falls due; None for none."""


class Chairing:
    """A policy that takes the points of a seat's forums one by one and needs no waking."""

    name = ""

    def act(self, plan: Plan, state: State, seat: Id) -> Command | None:
        """The first step that is in order at any point the seat chairs."""
        for decision, point in chaired(plan, state, seat):
            if point.file is not None and point.file.status is FileStatus.UNDER_SILENCE:
                continue
            command = self.step(plan, state, seat, decision, point)
            if command is not None and ruling(plan, state, command) is None:
                return command
        return None

    def wake(self, plan: Plan, state: State, seat: Id) -> Minute | None:
        """None: it acts whenever something falls due."""
        return None

    def step(self, plan: Plan, state: State, seat: Id, decision: Decision, point: Point) -> Command | None:
        """What to ask at one point whose text is not under silence; None to wait."""
        return None


def chaired(plan: Plan, state: State, seat: Id) -> Iterator[tuple[Decision, Point]]:
    """Open decision points of the forums ``seat`` chairs, in authored order."""
    chairs = headed(plan, seat)
    for decision in plan.decisions:
        point = state.points.get(decision.id)
        if point is not None and point.open and decision.forum in chairs:
            yield decision, point


def contested(plan: Plan, response: Response) -> bool:
    """Whether a response has to win people over: a measure it needs is decided by more than one."""
    return any(
        measure.needed and plan.tables.procedures[measure.procedure].kind != "own" for measure in response.measures
    )


def in_order(plan: Plan, state: State, point: Point, response: Response) -> bool:
    """Whether a response could be tabled now by someone who keeps to the law."""
    return response.id not in point.fallen and not response.unlawful and not gates(plan, state, response.requires)


def put_to_decision(plan: Plan, state: State, decision: Decision, point: Point, seat: Id) -> Command | None:
    """Silence for as long as usual and possible, or a declaration; None while that has to wait."""
    procedure = procedure_of(plan, decision)
    if procedure.kind != "silence":
        return None if busy(state, decision.id) else Declare(seat, decision.id)
    usual, least, _ = procedure.silence_hours
    hours = min(usual, (point.closes - ready_at(state, decision.id)) // HOUR)
    return PutUnderSilence(seat, decision.id, hours) if hours >= least else None


def waiting(state: State, decision: Id) -> bool:
    """Whether an errand of this decision point is still under way."""
    return any(step.decision == decision and step.kind != "draft" for step in state.steps)
