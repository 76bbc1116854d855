"""News: the facts these seats may see, as dated one-line sentences for digests, plain mode, replay and debrief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.terms import Minute
from game.view import clock, names
from game.view.access import Sight, chairs, follows, receives, sight
from game.view.asks import amend_words, first_wording
from game.view.beliefs import percents, spoken
from game.view.dials import shifts
from game.view.heard import learned_text
from game.view.news_room import room_sentences
from game.view.results import Results
from game.view.seat import HOW, offer_title
from game.view.verdicts import one_stops_it, refused_text, verdict_text


@dataclass(frozen=True, slots=True)
class Item:
    """One fact in one sentence."""

    at: Minute
    stamp: str
    kind: str
    """``inject``, ``decision``, ``text``, ``silence``, ``verdict``, ``learned``, ``step``, ``offer``, ``pledge``,
    ``capital``, ``dial``, ``position``, ``note``, ``message`` or ``phase``."""
    subject: Id
    """Inject, decision, delegation, pledge, move or indicator it is about."""
    occurrence: int
    text: str


Sentence = tuple[str, Id, str]
"""(kind, subject, text)."""


def dated(events: Iterable[e.Event], at: Minute = 0) -> Iterator[tuple[Minute, e.Event]]:
    """Each fact with its exercise minute; ``at`` is the minute before the first."""
    now = at
    for event in events:
        now = event.to if isinstance(event, e.TimeMoved) else now
        yield now, event


def news(plan: Plan, events: Iterable[e.Event], seats: tuple[Id, ...], at: Minute = 0) -> tuple[Item, ...]:
    """What happened in these facts, as far as these seats may know; ``at`` is the minute before the first fact."""
    return news_of(plan, dated(events, at), seats)


def news_of(
    plan: Plan, facts: Iterable[tuple[Minute, e.Event]], seats: tuple[Id, ...], texts: Mapping[Id, Id] | None = None
) -> tuple[Item, ...]:
    """The same of dated facts. ``texts``: decision to the response on the table before the first of them, if known;
    an amendment names its clause alone, and its words are those of the response it amends.
    """
    who, table = sight(plan, tuple(seats)), dict(texts or {})
    results, place = Results(plan, who), dict[tuple[Minute, Id], int]()
    found: list[Item] = []
    for minute, event in facts:
        if isinstance(event, e.Tabled):
            table[event.decision] = event.response
        found += [
            Item(minute, clock.stamp(plan, minute), kind, subject, getattr(event, "occurrence", 0), text)
            for kind, subject, text in _sentences(plan, who, event, table)
        ]
        for move, text in results.take(minute, event):
            item = Item(minute, clock.stamp(plan, minute), "step", move, 0, text)
            at = place.setdefault((minute, move), len(found))
            found[at:] = [item, *found[at + 1 :]]
    return tuple(found)


def _sentences(plan: Plan, who: Sight, event: e.Event, table: Mapping[Id, Id]) -> Iterator[Sentence]:
    match event:
        case e.Started():
            yield "phase", "", "STARTEX."
        case e.Ended():
            yield "phase", "", "ENDEX."
        case e.HiddenDrawn():
            yield from _hidden(plan, who, event)
        case e.EvidenceExamined() | e.BeliefRevised():
            yield from _evidence(plan, who, event)
        case e.InjectDelivered():
            yield from _inject(plan, who, event)
        case e.Changed():
            yield from _changed(plan, who, event)
        case e.CapitalChanged():
            yield from _capital(plan, who, event)
        case e.StepBegun() | e.StepDone() | e.MoveMade() | e.Noted():
            yield from _own(plan, who, event)
        case e.Learned() | e.OfferMade() | e.PledgeGiven() | e.PledgeSettled():
            yield from _dealing(plan, who, event)
        case _ if isinstance(event, (*e.ROOM_EVENTS, e.InjectPassed, e.OfferDeclined, e.SilenceLeaked)):
            yield from room_sentences(plan, who, event)
        case _:
            yield from _file(plan, who, event, table)


def _hidden(plan: Plan, who: Sight, event: e.HiddenDrawn) -> Iterator[Sentence]:
    hidden = plan.tables.hidden.get(event.hidden)
    if hidden and (who.all_papers or any(seat in who.seats for seat in hidden.known_to)):
        yield "note", event.hidden, f"Known to you alone: {hidden.title or hidden.id}: {event.value}."


def _evidence(plan: Plan, who: Sight, event: e.EvidenceExamined | e.BeliefRevised) -> Iterator[Sentence]:
    if isinstance(event, e.BeliefRevised):
        belief = plan.tables.beliefs.get(event.belief)
        if belief and event.because and (event.seat in who.seats or who.all_papers):
            likely = spoken(percents(plan, belief.id, event.parts))
            seat = names.seat(plan, event.seat)
            yield "note", event.belief, f"{seat} now thinks likely, on “{belief.title}”: {likely}."
        return
    evidence = plan.tables.evidence.get(event.evidence)
    if evidence is None or not (who.all_papers or set(event.to) & set(who.seats)):
        return
    if event.found:
        yield "note", evidence.id, f"Found: {closed(evidence.title)} {evidence.text}".strip()
    else:
        yield "note", evidence.id, f"Looked for and not found: {closed(evidence.title)}"


def _inject(plan: Plan, who: Sight, event: e.InjectDelivered) -> Iterator[Sentence]:
    inject = plan.tables.injects.get(event.inject)
    if inject is None or not receives(who, inject):
        return
    channel = f" ({inject.channel})" if inject.channel else ""
    origin = f"{inject.sender}{channel}: " if inject.sender else ""
    yield "inject", inject.id, f"{origin}{closed(inject.title)}"


def closed(sentence: str) -> str:
    """The words with a full stop, unless they end in one."""
    return sentence if sentence.endswith((".", "!", "?", "…", "”")) else f"{sentence}."


def _changed(plan: Plan, who: Sight, event: e.Changed) -> Iterator[Sentence]:
    for shift in shifts(plan, [event], who):
        because = "; ".join(f"{cause.title} {cause.text}" for cause in shift.causes)
        if shift.lives:
            note = shift.note or "minimum recorded figure"
            yield "dial", shift.id, f"{shift.title}: {shift.after} ({note}), before {shift.before}."
        else:
            yield "dial", shift.id, f"{shift.title}: from {shift.before} to {shift.after}. Cause: {because}."


WHY_CAPITAL = {
    "offer": "the offer",
    "confidence": "the conversation in confidence",
    "move": "your own act",
    "adopted": "a text adopted without a footnote",
    "broken": "a broken silence",
    "granted": "granted",
    "returned": "an offer that came too late",
}


def _capital(plan: Plan, who: Sight, event: e.CapitalChanged) -> Iterator[Sentence]:
    if event.seat in who.seats:
        why = WHY_CAPITAL.get(event.why, event.why)
        yield "capital", event.seat, f"Capital of {names.seat(plan, event.seat)}: {event.by:+d} ({why})."


def _own(plan: Plan, who: Sight, event: e.StepBegun | e.StepDone | e.MoveMade | e.Noted) -> Iterator[Sentence]:
    if isinstance(event, e.StepDone) or event.seat not in who.seats:
        return
    match event:
        case e.Noted():
            yield "note", event.seat, f"Noted: {event.text}"
        case e.MoveMade():
            move = plan.tables.moves.get(event.move)
            yield "step", event.move, f"{names.seat(plan, event.seat)}: {closed(move.title if move else event.move)}"
        case e.StepBegun(kind="draft"):
            yield "step", event.decision, f"The drafters need until {clock.stamp(plan, event.due)}."
        case e.StepBegun(kind="sound" | "confide" | "lobby"):
            name = names.delegation(plan, event.subject)
            words = {"sound": "Sounding", "confide": "In confidence with", "lobby": "An offer goes to"}[event.kind]
            yield "step", event.subject, f"{words} {name}; an answer by {clock.stamp(plan, event.due)}."
        case e.StepBegun():
            yield "step", event.subject, f"Under way until {clock.stamp(plan, event.due)}."


def _dealing(
    plan: Plan, who: Sight, event: e.Learned | e.OfferMade | e.PledgeGiven | e.PledgeSettled
) -> Iterator[Sentence]:
    match event:
        case e.Learned():
            if event.seat in who.seats:
                yield "learned", event.member, learned_text(plan, event)
        case e.OfferMade():
            if event.seat in who.seats or event.member in who.delegations:
                title = offer_title(plan, event.decision, event.offer)
                yield "offer", event.member, f"{names.delegation(plan, event.member)} accepts: {closed(title)}"
        case e.PledgeGiven() | e.PledgeSettled():
            yield from _pledge(plan, who, event)


def _pledge(plan: Plan, who: Sight, event: e.PledgeGiven | e.PledgeSettled) -> Iterator[Sentence]:
    pledge = plan.tables.pledges.get(event.pledge)
    if pledge is None or not (pledge.public or pledge.by in who.seats or pledge.to in who.delegations):
        return
    to = names.delegation(plan, pledge.to)
    if isinstance(event, e.PledgeGiven):
        due = clock.stamp(plan, event.due)
        yield "pledge", pledge.id, f"{names.seat(plan, pledge.by)} pledges to {to}: {pledge.title}, by {due}."
    else:
        yield "pledge", pledge.id, f"The pledge to {to} was {'kept' if event.kept else 'broken'}: {pledge.title}."


def _file(plan: Plan, who: Sight, event: e.Event, table: Mapping[Id, Id]) -> Iterator[Sentence]:
    decision = plan.tables.decisions.get(getattr(event, "decision", ""))
    if decision is None:
        return
    if isinstance(event, e.ResponseAdopted):
        yield "verdict", decision.id, _adopted(plan, event)
        return
    if not follows(who, decision):
        return
    chair, title = chairs(who, decision), decision.title
    match event:
        case e.DecisionOpened(closes=closes):
            forum, until = names.body(plan, decision.forum), clock.stamp(plan, closes)
            yield (
                "decision",
                decision.id,
                f"Opens in {forum}: {closed(title)} {closed(decision.question)} Until {until}.",
            )
        case e.DecisionClosed(response=""):
            yield "decision", decision.id, _closed(title, event)
        case e.VerdictGiven():
            yield "verdict", decision.id, verdict_text(plan, event, chair=chair)
        case e.PositionTaken():
            if chair or event.member in who.delegations:
                yield "position", event.member, _position(plan, event)
        case e.Amended():
            known = event.response or table.get(decision.id, "")
            responses = (known,) if known in plan.tables.responses else decision.responses
            words = amend_words(
                plan, responses, event.slot, event.wording or first_wording(plan, responses, event.slot)
            )
            yield "text", decision.id, closed(f"{names.seat(plan, event.seat)} amends {words.removeprefix('Amend ')}")
        case _:
            yield from _text(plan, decision.id, event, chair)


def _text(plan: Plan, decision: Id, event: e.Event, chair: bool) -> Iterator[Sentence]:
    title = names.response(plan, getattr(event, "response", ""))
    match event:
        case e.Tabled():
            reason = f" Written reason: {event.reason}" if event.reason else ""
            yield "text", decision, f"{names.seat(plan, event.seat)} tables “{title}”.{reason}"
        case e.SilenceBegun():
            until = clock.stamp(plan, event.until)
            yield "silence", decision, f"The text is under silence for {event.hours} hours, until {until}."
        case e.SilenceBroken():
            by = names.listed(names.delegation(plan, code) for code in event.by)
            who_broke = f"The chair sees that {by} broke the silence" if chair and by else "Silence was broken"
            yield "silence", decision, f"{who_broke} on “{title}”{_again(event.count)}."
        case e.TextRefused():
            forum = plan.tables.decisions[decision].forum
            yield "verdict", decision, refused_text(title, event, blocked=one_stops_it(plan, forum), chair=chair)
        case e.TextFell():
            yield "text", decision, f"“{title}” has fallen; it cannot be tabled here again."
        case e.TextWithdrawn():
            yield "text", decision, f"{names.seat(plan, event.seat)} withdraws “{title}”."
        case e.FileReferred():
            yield "decision", decision, f"The file goes to {names.body(plan, event.body)}."
        case _:
            return


def _again(count: int) -> str:
    return f", for the {('second', 'third', 'fourth')[min(count, 4) - 2]} time" if count > 1 else ""


def _position(plan: Plan, event: e.PositionTaken) -> str:
    said = {"assent": "agrees", "abstain": "abstains", "object": "objects", "time": "asks for more time"}
    why = f": {event.why}" if event.why else ""
    formal = " with a formal declaration" if event.declared else ""
    return closed(f"{names.delegation(plan, event.member)} {said.get(event.stand, event.stand)}{formal}{why}")


def _adopted(plan: Plan, event: e.ResponseAdopted) -> str:
    title, decision = names.response(plan, event.response), names.decision(plan, event.decision)
    response = plan.tables.responses.get(event.response)
    amended = names.differing(plan, event.response, event.wordings)
    clauses = [
        f"{slot.title.lower()}: “{names.chosen(slot, event.wordings).text}”"
        for slot in (response.slots if response else ())
        if slot.id in amended
    ]
    text = f" As amended: {'; '.join(clauses)}." if clauses else ""
    notes = len(event.footnotes)
    by = names.listed(names.delegation(plan, code) for code in event.footnotes)
    footnotes = f" With {notes} footnote{'s' if notes != 1 else ''}, by {by}." if notes else ""
    how = HOW.get(event.how, event.how)
    mark = " (Stylised: no such decision is on record.)" if response and response.stylised else ""
    return f"{names.led(decision)} “{title}” {how}.{text}{footnotes}{mark}"


def _closed(title: str, event: e.DecisionClosed) -> str:
    """Only where nothing stands; else the adoption has said it."""
    how = {"lapsed": "the deadline passed; ", "referred": "the file went to another body; "}
    return f"“{title}” closes: {how.get(event.how, '')}nothing stands."
