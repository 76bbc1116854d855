"""Who did what, when and why: the journal as dated lines, second thoughts included."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.stance import concern as find_concern
from game.debrief import say
from game.debrief.entry import TimelineEntry, by_seat, entry
from game.debrief.timeline_room import WRITERS_OF_THE_ROOM
from game.debrief.walk import Happening, TakenBack, Walk
from game.view import names
from game.view.clock import stamp


def timeline(plan: Plan, walked: Walk) -> tuple[TimelineEntry, ...]:
    """The whole journal as lines, in its own order; what was taken back is marked and the rewind itself is a line."""
    rewinds = {item.line: item for item in walked.rewinds}
    dated: list[tuple[int, TimelineEntry]] = []
    for item in walked.everything:
        writer = WRITERS.get(type(item.fact))
        entry = writer(plan, item, item.fact) if writer else None
        if entry is not None:
            dated.append((item.line, entry))
    dated += [(line, _went_back(plan, item)) for line, item in rewinds.items()]
    return tuple(entry for _, entry in sorted(dated, key=lambda pair: pair[0]))


def told(plan: Plan, item: Happening) -> str:
    """One fact as half a sentence, for evidence: who and what; never empty."""
    if isinstance(item.fact, e.ResponseAdopted):
        return f"{names.cited(plan, item.fact.response)} {say.adopted(item.fact.how)}"
    writer = WRITERS.get(type(item.fact))
    entry = writer(plan, item, item.fact) if writer else None
    if entry is not None:
        return f"{entry.who}: {entry.what}" if entry.who else entry.what
    match item.fact:
        case e.Changed(values, _):
            moved = ((plan.indicators[position], after) for position, _, after in values)
            return say.series(f"{indicator.title} at {say.amount(indicator, after)}" for indicator, after in moved)
        case e.FactSet(name):
            return f"on record: {name.replace('-', ' ').replace('_', ' ')}"
        case e.DecisionClosed(decision):
            return f"{names.decision(plan, decision)} closes"
        case _:
            return "time passed"


def _went_back(plan: Plan, item: TakenBack) -> TimelineEntry:
    what = f"goes back to {stamp(plan, item.to)}; what is marked “taken back” did not stand"
    return TimelineEntry(item.at, say.seat(plan, item.seat), what, "", struck=False, by="")


def _started(plan: Plan, item: Happening, fact: e.Started) -> TimelineEntry:
    return entry(item, "", "STARTEX")


def _ended(plan: Plan, item: Happening, fact: e.Ended) -> TimelineEntry:
    return entry(item, "", "ENDEX")


def _delivered(plan: Plan, item: Happening, fact: e.InjectDelivered) -> TimelineEntry:
    inject = plan.tables.injects.get(fact.inject)
    if inject is None:
        return entry(item, "", f"Inject: {fact.inject}")
    mark = " (stylised)" if inject.stylised else ""
    sender = f" from {inject.sender}" if inject.sender else ""
    return entry(item, "", f"Inject{sender}: {inject.title}{mark}")


def _passed(plan: Plan, item: Happening, fact: e.InjectPassed) -> TimelineEntry | None:
    inject = plan.tables.injects.get(fact.inject)
    if fact.why == "skipped":
        return entry(item, "Facilitator", f"skips an inject: {inject.title if inject else fact.inject}")
    if inject is None or inject.every or inject.chance:
        return None
    return entry(item, "", f"Inject not delivered: {inject.title}", "its condition did not hold")


def _opened(plan: Plan, item: Happening, fact: e.DecisionOpened) -> TimelineEntry:
    decision = plan.tables.decisions.get(fact.decision)
    if decision is None:
        return entry(item, "", f"Decision point opens: {fact.decision}")
    forum, until = names.body(plan, decision.forum), stamp(plan, fact.closes)
    return entry(item, "", f"Decision point opens ({forum}): {decision.question} Until {until}.")


def _closed(plan: Plan, item: Happening, fact: e.DecisionClosed) -> TimelineEntry | None:
    # A response that stands has told the closing already.
    if fact.response:
        return None
    return entry(item, "", f"{names.decision(plan, fact.decision)} closes: {CLOSED.get(fact.how, fact.how)}")


CLOSED = {
    "adopted": "adopted",
    "blocked": "the text was blocked",
    "lapsed": "the deadline passed with nothing adopted",
    "referred": "the file went elsewhere",
    "alone": "one capital acted alone",
    "declared": "the facilitator declared that nothing stands",
}


def _tabled(plan: Plan, item: Happening, fact: e.Tabled) -> TimelineEntry:
    return by_seat(plan, item, fact.seat, f"tables {say.quoted(plan, fact.response, fact.wordings)}", fact.reason)


def _amended(plan: Plan, item: Happening, fact: e.Amended) -> TimelineEntry:
    point = item.before.points.get(fact.decision)
    response = point.file.response if point and point.file else ""
    text = say.wording(plan, response, fact.slot, fact.wording)
    return by_seat(plan, item, fact.seat, f"amends {say.clause(plan, response, fact.slot)}: “{text}”")


def _position(plan: Plan, item: Happening, fact: e.PositionTaken) -> TimelineEntry:
    stand = STANDS.get(fact.stand, fact.stand) + (" with a formal declaration" if fact.declared else "")
    point = item.before.points.get(fact.decision)
    response = point.file.response if point and point.file else ""
    about = f", on the clause {say.clause(plan, response, fact.slot)}" if fact.slot else ""
    return by_seat(plan, item, fact.seat, f"{names.delegation(plan, fact.member)} {stand}{about}", fact.why)


STANDS = {"assent": "assents", "abstain": "abstains", "object": "objects", "time": "asks for time"}
BANDS = {
    "supports": "supports the text",
    "silent": "can live with the text",
    "asks": "asks for an amendment",
    "objects": "objects",
}


def _learned(plan: Plan, item: Happening, fact: e.Learned) -> TimelineEntry:
    name = names.delegation(plan, fact.member)
    band = BANDS.get(fact.band, fact.band)
    how = {"sounding": f"sounds {name}: it {band}", "confidence": f"asks {name} in confidence: it {band}"}
    text = how.get(fact.how, f"learns that {name} {band}")
    return by_seat(plan, item, fact.seat, text, reasons(plan, fact.response, fact.concerns))


def reasons(plan: Plan, response: Id, concerns: tuple[Id, ...]) -> str:
    """The reasons behind concern ids, in words and marked as stylised; "" for none.

    ``stance:DIMENSION`` stands for a delegation's general line where no concern was written.
    """
    words = [reason(plan, response, concern) for concern in concerns]
    return f"{'; '.join(words)} (stylised)" if words else ""


def reason(plan: Plan, response: Id, concern: Id) -> str:
    """One reason in words: what the concern says, or the line of policy that weighs most against the text."""
    found = find_concern(plan, response, concern)
    if found is not None:
        return say.plain(found.why).rstrip(".") or "no reason given"
    return f"its general line on {say.words(concern.partition(':')[2] or concern)}"


def _offered(plan: Plan, item: Happening, fact: e.OfferMade) -> TimelineEntry:
    text = f"offers {names.delegation(plan, fact.member)}: {say.offer(plan, fact.decision, fact.offer)}"
    return by_seat(plan, item, fact.seat, text)


def _pledged(plan: Plan, item: Happening, fact: e.PledgeGiven) -> TimelineEntry:
    text = f"pledges to {names.delegation(plan, fact.to)}: {say.pledge(plan, fact.pledge)} (by {stamp(plan, fact.due)})"
    return by_seat(plan, item, fact.seat, text)


def _settled(plan: Plan, item: Happening, fact: e.PledgeSettled) -> TimelineEntry:
    return entry(item, "", f"Pledge {'kept' if fact.kept else 'broken'}: {say.pledge(plan, fact.pledge)}")


def _silence(plan: Plan, item: Happening, fact: e.SilenceBegun) -> TimelineEntry:
    text = f"puts the text under silence: {fact.hours} h, ending {stamp(plan, fact.until)}"
    return by_seat(plan, item, fact.seat, text)


def _broken(plan: Plan, item: Happening, fact: e.SilenceBroken) -> TimelineEntry:
    who, verb = say.members(plan, fact.by) or "a delegation", "breaks" if len(fact.by) < 2 else "break"
    return entry(item, who, f"{verb} silence on {names.cited(plan, fact.response)} ({nth(fact.count)})")


def nth(number: int) -> str:
    """``first time``, ``second time``, ``3rd time``."""
    return {1: "first time", 2: "second time", 3: "3rd time"}.get(number, f"{number}th time")


def _refused(plan: Plan, item: Happening, fact: e.TextRefused) -> TimelineEntry:
    why = "a second key was missing" if fact.why == "keys" else ""
    return entry(item, "", f"{names.cited(plan, fact.response)} did not carry ({nth(fact.count)})", why)


def _verdict(plan: Plan, item: Happening, fact: e.VerdictGiven) -> TimelineEntry | None:
    procedure = plan.tables.procedures.get(fact.procedure)
    # Where silence was broken, the next line names who did it.
    if fact.adopted or (procedure is not None and procedure.kind == "silence" and fact.against):
        return None
    title = say.measure(plan, fact.response, fact.measure)
    against = f"against: {say.members(plan, fact.against)}; " if fact.against else ""
    return entry(
        item, names.body(plan, fact.body), f"does not adopt “{title}”", f"{against}not met: {say.series(fact.failed)}"
    )


def _fell(plan: Plan, item: Happening, fact: e.TextFell) -> TimelineEntry:
    return entry(item, "", f"{names.cited(plan, fact.response)} falls for good in this decision point")


def _adopted(plan: Plan, item: Happening, fact: e.ResponseAdopted) -> TimelineEntry:
    text = f"{say.quoted(plan, fact.response, fact.wordings)} {say.adopted(fact.how)}"
    if fact.footnotes:
        text += f"; footnotes by {say.members(plan, fact.footnotes)}"
    decided = fact.how in ("silence", "agreed", "vote", "own-power")
    who = names.body(plan, fact.body) if decided else say.seat(plan, fact.seat) if fact.how == "alone" else ""
    return entry(item, who, text)


def _withdrawn(plan: Plan, item: Happening, fact: e.TextWithdrawn) -> TimelineEntry:
    return by_seat(plan, item, fact.seat, f"withdraws {names.cited(plan, fact.response)}")


def _referred(plan: Plan, item: Happening, fact: e.FileReferred) -> TimelineEntry:
    return by_seat(plan, item, fact.seat, f"refers the file to {names.body(plan, fact.body)}")


def _move(plan: Plan, item: Happening, fact: e.MoveMade) -> TimelineEntry:
    move = plan.tables.moves.get(fact.move)
    return by_seat(plan, item, fact.seat, f"own move: {move.title if move else fact.move}", fact.reason)


def _noted(plan: Plan, item: Happening, fact: e.Noted) -> TimelineEntry:
    return by_seat(plan, item, fact.seat, f"notes: {say.plain(fact.text)}")


WRITERS: dict[type[e.Event], Callable[[Plan, Happening, Any], TimelineEntry | None]] = {
    e.Started: _started,
    e.Ended: _ended,
    e.InjectDelivered: _delivered,
    e.InjectPassed: _passed,
    e.DecisionOpened: _opened,
    e.DecisionClosed: _closed,
    e.Tabled: _tabled,
    e.Amended: _amended,
    e.PositionTaken: _position,
    e.Learned: _learned,
    e.OfferMade: _offered,
    e.PledgeGiven: _pledged,
    e.PledgeSettled: _settled,
    e.SilenceBegun: _silence,
    e.SilenceBroken: _broken,
    e.TextRefused: _refused,
    e.VerdictGiven: _verdict,
    e.TextFell: _fell,
    e.ResponseAdopted: _adopted,
    e.TextWithdrawn: _withdrawn,
    e.FileReferred: _referred,
    e.MoveMade: _move,
    e.Noted: _noted,
    **WRITERS_OF_THE_ROOM,
}
"""The facts that make a line; the others (time, queues, drift) are told by what they changed."""
