"""What is in order for the facilitator: injects, deadlines, adjustments, outcomes, pledges, seats."""

from __future__ import annotations

from game.core import commands_room as c
from game.core import lookup
from game.core.due import inject_due
from game.core.lookup import here, need
from game.core.needs import normal, offered, slot_of, wording_of
from game.core.plan import Id, Inject, Plan
from game.core.staff import plays
from game.core.state import State
from game.core.terms import HOUR, FileStatus, Minute
from game.core.values import clip

LONGEST_BOX = 12 * 60 * HOUR
"""Real seconds of a time box, at the most."""


def check(plan: Plan, state: State, command: c.RoomCommand) -> None:
    """Whether an ask of the facilitator's own is in order."""
    match command:
        case c.SendInject():
            can_come(plan, state, _inject(plan, command.inject))
        case c.HoldInject():
            _hold(plan, state, command)
        case c.ReleaseInject():
            held = _inject(plan, command.inject).id in state.room.held
            need(held, "R30", "That inject is not held.", "One lets go what is held.", "hold it first.")
        case c.SkipInject():
            _skip(plan, state, command)
        case c.MoveInject():
            _move(plan, state, command)
        case c.WriteInject():
            _write(plan, command)
        case c.MoveDeadline():
            _deadline(plan, state, command)
        case c.Adjust():
            _adjust(plan, state, command)
        case c.DeclareOutcome():
            _outcome(plan, state, command)
        case c.RuleOnPledge():
            _pledge(plan, state, command)
        case c.HandOver():
            _hand_over(plan, state, command)
        case c.AllowMessages():
            need(command.allowed != state.room.talk, "R13", "That is so already.",
                 "Messages between seats are open or closed.", "the other way round.")  # fmt: skip
        case c.Whisper():
            listener(plan, state, command.to)
        case c.SetBox():
            _box(command)
        case _:
            return


def listener(plan: Plan, state: State, to: Id) -> None:
    """Refuse a message to a seat that is not there."""
    need(to in plan.tables.seats, "R01", f"There is no seat “{to}”.", "A message goes to a seat of the exercise.",
         f"one of {lookup.listing(plan.tables.seats)}.")  # fmt: skip


def can_come(plan: Plan, state: State, inject: Inject) -> None:
    """Refuse an inject that has come and does not come again."""
    again = inject.every > 0 or (inject.at is None and inject.watch is None)
    need(again or not state.made.get(inject.id), "R30", f"“{inject.title}” has come.",
         "An inject that does not come again is delivered once.", "write one for the occasion, or rewind.")  # fmt: skip


def awaited(state: State, inject: Inject) -> bool:
    """May it still come: by the clock, by its watch or by an effect?"""
    if inject.id in state.room.moved or inject_due(state, inject) is not None:
        return True
    if inject.watch is not None:
        return not state.passed.get(inject.id)
    return inject.at is None


def _inject(plan: Plan, name: Id) -> Inject:
    inject = plan.tables.injects.get(name)
    if inject is None:
        need(False, "R01", f"There is no inject “{name}”.", "Injects are authored, or written for the occasion.",
             f"one of {lookup.listing(plan.tables.injects)}.")  # fmt: skip
        raise AssertionError
    return inject


def _hold(plan: Plan, state: State, command: c.HoldInject) -> None:
    inject = _inject(plan, command.inject)
    need(inject.id not in state.room.held, "R30", f"“{inject.title}” is held.", "One holds what may come.",
         "release, send, skip or move it.")  # fmt: skip
    need(awaited(state, inject), "R30", f"“{inject.title}” is not on its way any more.", "One holds what may come.",
         "send it, if it has not come.")  # fmt: skip


def _skip(plan: Plan, state: State, command: c.SkipInject) -> None:
    inject = _inject(plan, command.inject)
    by_effect = inject.at is None and inject.watch is None and inject.id not in state.room.moved
    need(not by_effect, "R30", f"“{inject.title}” has no time of its own.", "One skips what has a time or a watch.",
         "hold it, so that nothing brings it.")  # fmt: skip
    expected = inject.id in state.room.held or awaited(state, inject)
    need(expected, "R30", f"“{inject.title}” is not on its way any more.", "One skips what would come.",
         "leave it.")  # fmt: skip


def _move(plan: Plan, state: State, command: c.MoveInject) -> None:
    inject = _inject(plan, command.inject)
    can_come(plan, state, inject)
    _ahead(plan, state, command.to)
    need(state.room.moved.get(inject.id, inject_due(state, inject)) != command.to or inject.id in state.room.held,
         "R13", "It comes at that minute.", "Moving gives another minute.", "another minute.")  # fmt: skip


def _ahead(plan: Plan, state: State, to: Minute) -> None:
    need(state.now < to < plan.endex, "R04", "That minute is not ahead.",
         "A planned minute lies after now and before ENDEX.", "a minute in between, or send it now.")  # fmt: skip


def _write(plan: Plan, command: c.WriteInject) -> None:
    need(bool(command.title.strip()), "R24", "It has no title.", "An inject has a title.", "the same with a title.")
    for to in command.to:
        known = to in plan.tables.seats or to in plan.tables.bodies
        need(known, "R01", f"There is no seat or body “{to}”.", "An inject goes to seats and bodies, or to all.",
             f"one of {lookup.listing(plan.tables.seats)}.")  # fmt: skip


def _deadline(plan: Plan, state: State, command: c.MoveDeadline) -> None:
    _, point = here(plan, state, command.decision)
    need(command.closes != point.closes, "R13", "It closes at that minute.", "Moving gives another minute.",
         "another minute.")  # fmt: skip
    need(state.now < command.closes <= plan.endex, "R31", "A deadline cannot lie there.",
         "A deadline lies after now and at ENDEX at the latest.",
         "a minute in between, or declare the outcome now.")  # fmt: skip
    file = point.file
    until = file.until if file is not None and file.status is FileStatus.UNDER_SILENCE else None
    need(until is None or command.closes >= until, "R31", "The silence that is running would be cut short.",
         "A text under silence is not touched until silence ends.",
         "a minute at or after its end, or declare the outcome now.")  # fmt: skip


def reason_needed(reason: str, what: str) -> None:
    """Refuse a ruling of the facilitator without its reason."""
    need(bool(reason.strip()), "R24", f"{what} needs a reason.",
         "What the facilitator changes by hand is in the report, with why.", "the same with a reason.")  # fmt: skip


def indicator_of(plan: Plan, name: Id) -> int:
    """The position of an indicator."""
    position = plan.tables.indicators.get(name)
    if position is None:
        need(False, "R01", f"There is no indicator “{name}”.", "Indicators are authored.",
             f"one of {lookup.listing(plan.tables.indicators)}.")  # fmt: skip
        raise AssertionError
    return position


def _adjust(plan: Plan, state: State, command: c.Adjust) -> None:
    position = indicator_of(plan, command.indicator)
    reason_needed(command.reason, "An adjustment")
    indicator, value = plan.indicators[position], state.values[position]
    need(clip(value + command.by, indicator.low, indicator.high) != value, "R13", "Nothing would change.",
         f"{indicator.title} lies between {indicator.low} and {indicator.high}.", "another amount.")  # fmt: skip


def _outcome(plan: Plan, state: State, command: c.DeclareOutcome) -> None:
    decision, _ = here(plan, state, command.decision)
    reason_needed(command.reason, "A declared outcome")
    if not command.response:
        need(not command.wordings, "R12", "Nothing has no wordings.", "Wordings belong to a response.",
             "name the response too.")  # fmt: skip
        return
    response = offered(plan, decision, command.response)
    for slot, wording in normal(response, command.wordings):
        wording_of(slot_of(response, slot), wording)


def _pledge(plan: Plan, state: State, command: c.RuleOnPledge) -> None:
    given = state.pledges.get(command.pledge)
    need(given is not None, "R01", "No such pledge was given.", "One rules on a pledge that was given.",
         f"one of {lookup.listing(state.pledges)}.")  # fmt: skip
    need(given is not None and given.kept is None, "R13", "That pledge is settled.", "A pledge is settled once.",
         "leave it.")  # fmt: skip
    reason_needed(command.reason, "A ruling on a pledge")


def _box(command: c.SetBox) -> None:
    need(0 <= command.seconds <= LONGEST_BOX and 0 <= command.ran <= LONGEST_BOX, "R35",
         f"A time box of {command.seconds} seconds is not on the scale.",
         f"A time box has up to {LONGEST_BOX // HOUR // 60} hours.", "a shorter one, or 0 to end it.")  # fmt: skip
    need(bool(command.title.strip()) or not command.seconds, "R24", "It has no title.",
         "A time box is shown by its title.", "the same with a title.")  # fmt: skip


def _hand_over(plan: Plan, state: State, command: c.HandOver) -> None:
    need(plays(plan, command.who), "R01", f"“{command.who}” is no seat of the story.",
         "People and policies hold the seats of the story.",
         f"one of {lookup.listing(seat for seat in plan.tables.seats if plays(plan, seat))}.")  # fmt: skip
    need((command.who in state.seats) is not command.people, "R13", "That is so already.",
         "A seat is held by people or follows its stance.", "the other way round.")  # fmt: skip
