"""Asks of the room in words, as a journal tells them."""

from __future__ import annotations

from game.core import commands as c
from game.core.plan import Plan
from game.view import clock, names


def room_words(plan: Plan, command: c.RoomCommand) -> str:
    """An ask of the room in words."""
    match command:
        case c.SendInject() | c.HoldInject() | c.ReleaseInject() | c.SkipInject() | c.MoveInject():
            return _inject(plan, command)
        case c.WriteInject(title=title):
            return f"deliver an inject written on the day: {title}"
        case c.MoveDeadline(decision=decision, closes=closes):
            return f"move the deadline of {names.decision(plan, decision)} to {clock.stamp(plan, closes)}"
        case c.Adjust(indicator=indicator, by=by, reason=reason):
            return f"adjust {names.indicator(plan, indicator)} by {by:+d}: {reason}"
        case c.DeclareOutcome(decision=decision, response=response, reason=reason):
            what = names.response(plan, response) if response else "nothing stands"
            return f"declare the outcome of {names.decision(plan, decision)}: {what} ({reason})"
        case c.RuleOnPledge(pledge=pledge, kept=kept, reason=reason):
            known = plan.tables.pledges.get(pledge)
            title = known.title if known else pledge
            return f"rule that a pledge was {'kept' if kept else 'broken'}: {title} ({reason})"
        case c.HandOver(who=who, people=people):
            return f"{names.seat(plan, who)} {'goes to people' if people else 'follows its stance'}"
        case c.AllowMessages(allowed=allowed):
            return f"{'open' if allowed else 'close'} private messages between seats"
        case _:
            return _words(plan, command)


def _inject(plan: Plan, command: c.SendInject | c.HoldInject | c.ReleaseInject | c.SkipInject | c.MoveInject) -> str:
    title = names.inject(plan, command.inject)
    match command:
        case c.SendInject():
            return f"send now: {title}"
        case c.HoldInject():
            return f"hold: {title}"
        case c.ReleaseInject():
            return f"release: {title}"
        case c.SkipInject():
            return f"skip: {title}"
        case c.MoveInject(to=to):
            return f"move to {clock.stamp(plan, to)}: {title}"


def _box(command: c.SetBox) -> str:
    if not command.seconds:
        return "end the time box"
    words = f"time box, {command.title}: {clock.spoken(max(1, command.seconds // 60))}"
    if not (command.ran or command.stands):
        return words
    return f"{words}, {'stopped' if command.stands else 'goes on'} after {clock.spoken(command.ran // 60)}"


def _words(plan: Plan, command: c.RoomCommand) -> str:
    match command:
        case c.Whisper(to=to, text=text) | c.Message(to=to, text=text):
            return f"to {names.seat(plan, to)}: {text}"
        case c.Broadcast(text=text):
            return f"to all: {text}"
        case c.ProposeClause(title=title, text=text):
            return f"propose a clause, {title}: “{text}”"
        case c.ReviseClause(text=text):
            return f"rewrite a clause: “{text}”"
        case c.RuleOnClause(ruling=ruling, reason=reason):
            return f"rule on a clause: {ruling}" + (f" ({reason})" if reason else "")
        case c.OpenTour(decision=decision):
            return f"open a tour de table on {names.decision(plan, decision)}"
        case c.Speak(line=line):
            return f"says: {line}"
        case c.PassFloor():
            return "pass the floor on"
        case c.GiveRationale(decision=decision, text=text):
            return f"rationale on {names.decision(plan, decision)}: {text}"
        case c.Observe(text=text):
            return f"observes: {text}"
        case c.SetBox():
            return _box(command)
        case _:
            return type(command).__name__
