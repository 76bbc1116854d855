"""law.md, Reasons and The first line is tactical: what a seat is told of a delegation's mind."""

from __future__ import annotations

from typing import Any

from game.core.plan import Decision
from tests.oracle_people import body_of, by_people, chairs, draft_of, heard, with_a_say
from tests.oracle_reading import response_of
from tests.oracle_record import Draft, Record
from tests.oracle_stance import View, band_at, band_of, reasons, view_of

NOT_TOLD = -1


def body_for(record: Record, decision: Decision, draft: Draft, code: str) -> str:
    """The body in which a delegation looks at a text when it is asked."""
    return next((m.body for m in response_of(record, draft[0]).measures if code in with_a_say(record, m)),
                decision.forum)  # fmt: skip


def mind(record: Record, decision: Decision, draft: Draft, code: str) -> View:
    """What a delegation thinks of a text when it is asked."""
    return view_of(record, decision.id, draft, body_for(record, decision, draft, code), code)


def sounded(record: Record, decision: Decision, seat: str, code: str) -> None:
    """A sounding: the first time a favourable private leaning is kept back."""
    draft = draft_of(record.points[decision.id])
    if by_people(record, code):
        declared(record, decision, seat, code, "sounding")
        return
    view = mind(record, decision, draft, code)
    band = shown_band(record, decision, seat, code, view)
    told = {"depth": 1, "band": band, "concerns": reasons(view, band), "short": NOT_TOLD, "flexible": 0}
    know(record, decision, seat, code, draft, told, "sounding")


def shown_band(record: Record, decision: Decision, seat: str, code: str, view: View) -> str:
    """The first line is tactical: of a mind the seat knows nothing of, a favourable private leaning is kept back."""
    if (decision.id, code) in record.known.get(seat, {}):
        return band_of(record, view)
    return band_at(record, view.points - max(0, view.private), red=view.red)


def confided(record: Record, decision: Decision, seat: str, code: str) -> None:
    """A confidence: its true band, its price and its private leaning."""
    draft = draft_of(record.points[decision.id])
    if by_people(record, code):
        declared(record, decision, seat, code, "confidence")
        return
    view = mind(record, decision, draft, code)
    band = band_of(record, view)
    short = max(0, record.plan.costs.silent - view.points)
    told = {"depth": 2, "band": band, "concerns": reasons(view, band), "short": short, "flexible": view.private}
    know(record, decision, seat, code, draft, told, "confidence")


SHOWS = {"assent": "supports", "abstain": "silent", "time": "asks", "object": "objects"}


def declared(record: Record, decision: Decision, seat: str, code: str, how: str) -> None:
    """People: the position declared on the text, as a sounding; one taken into a silence is the chair's alone."""
    point = record.points[decision.id]
    position, forum = point["positions"].get(code), body_of(record, decision.forum)
    presides = any(chairs(record, s, forum) for s in record.plan.seats if s.id == seat)
    if position and position["silent"] and not presides:
        position = position["before"]
    if position is None:
        return
    told = {"depth": 1, "band": SHOWS[position["stand"]], "concerns": [], "short": NOT_TOLD, "flexible": 0}
    know(record, decision, seat, code, draft_of(point), told, how)


def know(
    record: Record, decision: Decision, seat: str, code: str, draft: Draft, told: dict[str, Any], how: str
) -> None:
    """Neither depth nor price is forgotten while the text is the same."""
    minds = record.known.setdefault(seat, {})
    before = minds.get((decision.id, code))
    entry = told | {"response": draft[0], "wordings": dict(draft[1]), "at": record.now, "how": how}
    if before and same_text(before, draft):
        entry["depth"] = max(before["depth"], entry["depth"])
        if entry["short"] == NOT_TOLD:
            entry["short"], entry["flexible"] = before["short"], before["flexible"]
    minds[(decision.id, code)] = entry


def same_text(before: dict[str, Any], draft: Draft) -> bool:
    """Whether what a seat knows was said of this very text."""
    return (before["response"], before["wordings"]) == draft


def one_reason(record: Record, decision: Decision, draft: Draft, chair: str, against: list[str]) -> None:
    """Not carried: one reason the chair did not know, first of those against, else of any other."""
    others = heard(record, decision, response_of(record, draft[0]))
    for code in dict.fromkeys([*against, *others]):
        if by_people(record, code):
            continue
        view = mind(record, decision, draft, code)
        band = band_of(record, view)
        before = record.known.get(chair, {}).get((decision.id, code))
        known = before["concerns"] if before and before["response"] == draft[0] else []
        now = reasons(view, band)
        new = [name for name in now if name not in known]
        if new:
            kept = [name for name in known if name in now]
            told = {"depth": 1, "band": band, "concerns": [*kept, new[0]], "short": NOT_TOLD, "flexible": 0}
            know(record, decision, chair, code, draft, told, "broken silence")
            return
