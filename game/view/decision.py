"""An open decision point as its seats see it: question, rule, clock, responses, text and board."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.learning import askable
from game.core.plan import Decision, Id, Plan, Response, Slot
from game.core.stance import stake_of
from game.core.state import File, Point, State
from game.core.terms import FileStatus, Minute, Stake, Stand
from game.view import clock, names
from game.view.access import Sight, chairs
from game.view.asks import Ask
from game.view.board import Line, authority, board
from game.view.live import Count, counts
from game.view.offered import (
    MeasureView,
    OpenOffer,
    ResponseView,
    SlotView,
    WordingView,
    open_offers,
    response_view,
)
from game.view.stands import InPlay, in_play

__all__ = [
    "ClauseView",
    "DecisionView",
    "DraftView",
    "MeasureView",
    "OpenOffer",
    "ResponseView",
    "SlotView",
    "WordingView",
    "decision_view",
    "objectors",
]


@dataclass(frozen=True, slots=True)
class ClauseView:
    """One clause of the text on the table."""

    slot: Id
    title: str
    wording: Id
    text: str
    others: tuple[WordingView, ...]
    """The wordings it could have instead."""
    objectors: tuple[Id, ...]
    """Codes of those known to object to this clause as it stands; they put it in [brackets]."""
    changed: bool
    """True: not the wording first drafted."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """The text on the table."""

    response: Id
    title: str
    text: str
    clauses: tuple[ClauseView, ...]
    status: str
    """``FileStatus`` value."""
    words: str
    """The status in words."""
    tabled_by: str
    since: str
    silence_ends: str
    """Stamp; "" when not under silence."""
    silence_left: Minute
    """0 when not under silence."""
    breaks: int
    """How often it has failed here."""
    falls_at: int
    """How many failures make it fall."""
    ready: str
    """Stamp at which the drafters will be done; "" when the text is ready."""
    bracketed_whole: tuple[Id, ...]
    """Codes known to object to the text as a whole."""


@dataclass(frozen=True, slots=True)
class DecisionView:
    """One open decision point."""

    id: Id
    title: str
    question: str
    brief: str
    forum: str
    rule: str
    """The forum's rule in one sentence."""
    procedure: str
    kind: str
    """``silence``, ``vote`` or ``own``."""
    chaired: bool
    """Does a held seat chair it?"""
    closes: str
    closes_at: Minute
    left: Minute
    rounds_left: int
    steps_left: int
    responses: tuple[ResponseView, ...]
    draft: DraftView | None
    board: tuple[Line, ...]
    offers: tuple[OpenOffer, ...]
    others: int
    """Delegations without a stake whose mind is not known; they follow unless a concern of theirs is touched."""
    members: int
    """How many delegations have a say on the text."""
    counts: tuple[Count, ...] = ()
    """The rule at work on the text, as far as the minds are known; empty while there is no text."""
    in_play: tuple[InPlay, ...] = ()
    """Every count the text depends on, the forum's first where there is no text; empty where nothing is counted."""

    @property
    def lacks(self) -> str:
        """What is wanting while a deadline nears, in words; only a council has a silence that could run out."""
        council = self.kind == "silence" and self.members > 1
        return "no text is under silence" if council else "nothing is decided"


STATUS_WORDS = {
    FileStatus.DRAFTED: "being drafted",
    FileStatus.TABLED: "on the table",
    FileStatus.UNDER_SILENCE: "under silence",
    FileStatus.BROKEN: "did not carry; back on the table",
    FileStatus.ADOPTED: "adopted",
    FileStatus.FALLEN: "fallen",
    FileStatus.LAPSED: "lapsed",
    FileStatus.WITHDRAWN: "withdrawn",
    FileStatus.REFERRED: "referred",
}
STANDING = (FileStatus.DRAFTED, FileStatus.TABLED, FileStatus.UNDER_SILENCE, FileStatus.BROKEN)
"""Statuses of a text that is still on the table."""


def decision_view(
    plan: Plan, state: State, who: Sight, decision: Decision, point: Point, asked: tuple[Ask, ...]
) -> DecisionView:
    """One open decision point; ``asked`` is what the seats may ask now, from which responses take their rulings."""
    body = plan.tables.bodies[decision.forum]
    procedure = plan.tables.procedures.get(body.procedure)
    lines = board(plan, state, who, decision, point)
    file = point.file if point.file and point.file.status in STANDING else None
    return DecisionView(
        id=decision.id,
        title=decision.title,
        question=decision.question,
        brief=decision.brief,
        forum=body.title,
        rule=procedure.rule if procedure else "",
        procedure=procedure.title if procedure else "",
        kind=procedure.kind if procedure else "",
        chaired=chairs(who, decision),
        closes=clock.stamp(plan, point.closes),
        closes_at=point.closes,
        left=max(0, point.closes - state.now),
        rounds_left=max(0, decision.rounds - point.rounds),
        steps_left=max(0, decision.steps - point.steps),
        responses=tuple(response_view(plan, decision, point, name, asked) for name in decision.responses),
        draft=_draft(plan, state, decision, point, file, lines) if file else None,
        board=lines,
        offers=open_offers(plan, decision, asked),
        others=_others(plan, decision, file, (*(line.code for line in lines), authority(plan, who, decision))),
        members=len(plan.tables.members.get(decision.forum, ())),
        counts=counts(body, procedure, lines) if file and procedure else (),
        in_play=in_play(plan, state.now, decision, file, lines),
    )


def _others(plan: Plan, decision: Decision, file: File | None, shown: tuple[Id, ...]) -> int:
    response = plan.tables.responses.get(file.response) if file else None
    measures = response.measures if response else ()
    voices = askable(plan, decision, response)
    return sum(
        1 for code in voices if code not in shown and stake_of(plan, decision, measures, code) is Stake.BYSTANDER
    )


def _draft(
    plan: Plan, state: State, decision: Decision, point: Point, file: File, lines: tuple[Line, ...]
) -> DraftView:
    response = plan.tables.responses[file.response]
    procedure = plan.tables.procedures.get(plan.tables.bodies[decision.forum].procedure)
    under = file.status is FileStatus.UNDER_SILENCE and file.until is not None
    drafting = [s.due for s in state.steps if s.kind == "draft" and s.decision == decision.id and s.due > state.now]
    return DraftView(
        response=response.id,
        title=response.title,
        text=response.text,
        clauses=tuple(_clause(response, slot, file, lines) for slot in response.slots),
        status=str(file.status),
        words=STATUS_WORDS[file.status],
        tabled_by=names.seat(plan, file.seat),
        since=clock.stamp(plan, file.since),
        silence_ends=clock.stamp(plan, file.until) if under and file.until is not None else "",
        silence_left=max(0, file.until - state.now) if under and file.until is not None else 0,
        breaks=point.breaks.get(file.response, 0),
        falls_at=procedure.breaks_to_fall if procedure else 0,
        ready=clock.stamp(plan, max(drafting)) if drafting else "",
        bracketed_whole=objectors(lines, "", response),
    )


def _clause(response: Response, slot: Slot, file: File, lines: tuple[Line, ...]) -> ClauseView:
    wording = names.chosen(slot, file.wordings)
    others = tuple(WordingView(w.id, w.text, w.title) for w in slot.wordings if w.id != wording.id)
    return ClauseView(
        slot=slot.id,
        title=slot.title,
        wording=wording.id,
        text=wording.text,
        others=others,
        objectors=objectors(lines, slot.id, response),
        changed=wording.id != slot.wordings[0].id,
    )


def objectors(lines: tuple[Line, ...], slot: Id, response: Response) -> tuple[Id, ...]:
    """Who is known to hold out on this clause as it stands: said so in the corridor, or declared it at the table."""
    slots = {item.id for item in response.slots}

    def at(named: Id) -> Id:
        return named if named in slots else ""

    return tuple(
        line.code
        for line in lines
        if (line.stand is Stand.OBJECT and at(line.declared_slot) == slot)
        or (line.band in ("asks", "objects") and any(r.holds and at(r.slot) == slot for r in line.reasons))
    )
