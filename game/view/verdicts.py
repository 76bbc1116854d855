"""Verdicts in words: what a body decided on a measure, and why a text did not carry."""

from __future__ import annotations

from game.core.events import TextRefused, VerdictGiven
from game.core.plan import Id, Measure, Plan
from game.view import names


def verdict_text(plan: Plan, event: VerdictGiven, *, chair: bool) -> str:
    """One body's verdict. A vote is on record; under silence only the chair reads who was against."""
    measure = find_measure(plan, event.response, event.measure)
    title = measure.title if measure else event.measure
    body = names.body(plan, event.body)
    procedure = plan.tables.procedures.get(event.procedure)
    kind = procedure.kind if procedure else ""
    count = _count(plan, event, named=kind == "vote" or chair) if kind != "own" else ""
    # Not "adopts": the package may still fall because of another of its measures.
    verdict = "agrees to" if event.adopted else "does not agree to"
    missing = f" Missing: {names.listed(event.failed)}." if event.failed else ""
    return f"{body} {verdict} “{title}”{count}.{missing}"


def _count(plan: Plan, event: VerdictGiven, *, named: bool) -> str:
    notes = len(event.footnotes)
    parts = [f"{len(event.supporting)} for"] if named else []
    if event.against and named:
        parts.append(f"{len(event.against)} against ({', '.join(event.against)})")
    if event.abstaining and named:
        parts.append(f"{len(event.abstaining)} abstaining ({', '.join(event.abstaining)})")
    if notes:
        parts.append(f"{notes} footnote{'s' if notes != 1 else ''}")
    if event.declared:
        declared = names.listed(names.delegation(plan, code) for code in event.declared)
        parts.append(f"formal declaration by {declared}")
    return f" ({', '.join(parts)})" if parts else ""


def one_stops_it(plan: Plan, body_id: Id) -> bool:
    """Does a single member against stop a text in this body: consensus, unanimity?"""
    body = plan.tables.bodies.get(body_id)
    procedure = plan.tables.procedures.get(body.procedure) if body else None
    if procedure is None:
        return False
    return any(test.count == "against" and test.at_most == 0 and not test.veto for test in procedure.tests)


def find_measure(plan: Plan, response_id: Id, measure_id: Id) -> Measure | None:
    """A measure of a response."""
    response = plan.tables.responses.get(response_id)
    return next((m for m in (response.measures if response else ()) if m.id == measure_id), None)


def refused_text(title: str, event: TextRefused, *, blocked: bool = False, chair: bool = False) -> str:
    """Why a text that was put to the decision did not carry; ``blocked``: one voice against is enough there.

    How many were against is the chair's to know: where they stood in silence no one else reads who they are.
    """
    there = f"there {_voices(len(event.by))}" if chair else "there was at least one"
    against = f"it takes one voice against to stop it, and {there}" if blocked else "not enough were for it"
    why = {"vote": against, "keys": "a second key is missing"}.get(event.why, event.why)
    return f"“{title}” did not carry: {why}."


def _voices(number: int) -> str:
    """``was one``, ``were two``: the number in words as far as people write them out."""
    words = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return f"{'was' if number == 1 else 'were'} {words[number] if number < len(words) else number}"
