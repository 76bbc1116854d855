"""What is in order: one check for each ask. ``decide``, the options list, bots and screens all use these same checks.

Each returns None, or the one ruling that says what is not in order, by which rule, and what would be.
"""

from __future__ import annotations

from game.core import commands as c
from game.core import lookup, order_people, order_room, order_talk, order_texts
from game.core.lookup import Refused, need
from game.core.plan import Id, Plan
from game.core.refusals import Refusal
from game.core.staff import role_of
from game.core.state import State
from game.core.terms import EVALUATOR, FACILITATOR, Phase

Wordings = tuple[tuple[Id, Id], ...]


def ruling(plan: Plan, state: State, command: c.Command) -> Refusal | None:
    """The ruling on an ask: None when it is in order."""
    try:
        _seat_and_phase(plan, state, command)
        _length(command)
        _check(plan, state, command)
    except Refused as refused:
        return refused.refusal
    return None


def _seat_and_phase(plan: Plan, state: State, command: c.Command) -> None:
    role = role_of(plan, command.seat)
    if not role:
        need(False, "R01", f"There is no seat “{command.seat}”.", "Every ask names a seat of the scenario.",
             f"one of {lookup.listing(plan.tables.seats)}.")  # fmt: skip
    _entitled(plan, role, command)
    if isinstance(command, (c.Note, *c.ANY_TIME)):
        return
    wanted = Phase.BRIEFING if isinstance(command, c.Start) else Phase.CONDUCT
    need(
        state.phase is wanted, "R03",
        f"The exercise is in its {state.phase} phase.",
        "STARTEX comes once; everything else is asked between STARTEX and ENDEX.",
        {Phase.BRIEFING: "start the exercise.", Phase.CONDUCT: "go on with the exercise.",
         Phase.DEBRIEF: "read the debrief, or rewind and play on."}[state.phase],
    )  # fmt: skip


STAFF: dict[str, tuple[type[c.Command], ...]] = {
    FACILITATOR: (c.Start, c.Advance, c.End, c.Note, *c.FACILITATOR_ONLY, c.OpenTour, c.PassFloor, c.Observe),
    EVALUATOR: (c.Note, c.Observe, c.Message),
}
"""What those who are no seat of the scenario may ask; an observer asks nothing."""


def _entitled(plan: Plan, role: str, command: c.Command) -> None:
    """Refuse what is the facilitator's alone, and what a seat outside the story has no part in."""
    if isinstance(command, c.FACILITATOR_ONLY):
        need(role == FACILITATOR, "R29", "That is the facilitator's to ask.",
             "One person runs the exercise.", "write to the facilitator.")  # fmt: skip
    elif command.seat not in plan.tables.seats:
        need(isinstance(command, STAFF.get(role, ())), "R02", "This seat has no part in the story.",
             "Seats of the scenario act in it; the room runs and watches it.",
             "for a seat of the story to ask it.")  # fmt: skip


LONGEST = 2_000
"""Characters of a note or a written reason: a page, and never a file."""


def _length(command: c.Command) -> None:
    """Refuse a note or reason that is longer than a page."""
    for name in ("text", "reason", "why", "line", "title", "sender", "channel", "marking"):
        written = len(getattr(command, name, ""))
        need(
            written <= LONGEST, "R28",
            f"That text has {written:,} characters.",
            f"A note, a reason or a line has at most {LONGEST:,} characters.",
            "say it shorter, or keep the paper beside the exercise and note where it is.",
        )  # fmt: skip


def _check(plan: Plan, state: State, command: c.Command) -> None:
    match command:
        case c.Advance():
            need(command.to >= state.now, "R04", "That moment has passed.", "Exercise time never runs backwards.",
                 "a later moment; rewinding is done in the journal.")  # fmt: skip
        case c.Table():
            order_texts.table(plan, state, command)
        case c.Amend():
            order_texts.amend(plan, state, command)
        case c.TakePosition():
            order_texts.position(plan, state, command)
        case c.Sound() | c.Confide():
            order_people.ask(plan, state, command)
        case c.Lobby():
            order_people.lobby(plan, state, command)
        case c.GivePledge():
            order_people.pledge(plan, state, command)
        case c.PutUnderSilence():
            order_texts.silence(plan, state, command)
        case c.Declare():
            order_texts.declare(plan, state, command)
        case c.Withdraw():
            order_texts.withdraw(plan, state, command)
        case c.Refer():
            order_texts.refer(plan, state, command)
        case c.ActAlone():
            order_people.alone(plan, state, command)
        case c.MakeMove():
            order_people.move(plan, state, command)
        case c.Start() | c.Note() | c.End():
            return
        case _ if isinstance(command, c.FACILITATOR_ONLY) and not isinstance(command, c.RuleOnClause):
            order_room.check(plan, state, command)
        case _:
            order_talk.check(plan, state, command)
