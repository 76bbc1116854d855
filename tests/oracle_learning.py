"""What seats learn of minds, in the oracle's plain words."""

from __future__ import annotations

from typing import Any

from game.core.plan import Decision
from tests.oracle_minds import band_of, body_of, by_people, members_of, mind, reasons
from tests.oracle_reading import response_of
from tests.oracle_record import Draft, Record

PENDING = ("tabled", "broken", "under-silence")
"""Where a file stands while it can still be adopted."""


def draft_of(point: dict[str, Any]) -> Draft:
    """The text on the table."""
    return point["file"]["response"], dict(point["file"]["wordings"])


def reveal(record: Record, decision: Decision, draft: Draft, seat: str, objectors: list[str]) -> None:
    """A text its forum turned down reveals one reason the chair did not know, first of those who stood against."""
    minds = record.known.setdefault(seat, {})
    others = [code for code in askable(record, decision, draft[0]) if code not in objectors]
    for member in [*dict.fromkeys(objectors), *others]:
        if by_people(record, member):
            continue
        view = mind(record, decision.id, draft, body_for(record, decision, draft, member), member)
        old = minds.get((decision.id, member))
        heard = old["concerns"] if old is not None and old["response"] == draft[0] else []
        fresh = [reason for reason in reasons(view) if reason not in heard]
        if fresh:
            told = [reason for reason in heard if reason in reasons(view)]
            hear(record, seat, decision.id, member, draft, {
                "depth": 1, "band": view["band"], "concerns": [*told, fresh[0]], "short": -1, "flexible": 0,
                "how": "broken silence",
            })  # fmt: skip
            return


def hear(record: Record, seat: str, decision: str, member: str, draft: Draft, told: dict[str, Any]) -> None:
    """A seat knows more of a mind; what it was told in confidence of the same text is not forgotten."""
    minds = record.known.setdefault(seat, {})
    old = minds.get((decision, member))
    new = told | {"response": draft[0], "wordings": dict(draft[1]), "at": record.now}
    if old is not None and new["short"] < 0:
        new["flexible"] = old["flexible"]
        if (old["response"], old["wordings"]) == draft:
            new["depth"], new["short"] = max(old["depth"], new["depth"]), old["short"]
    minds[decision, member] = new


def askable(record: Record, decision: Decision, response: str) -> list[str]:
    """Whose mind counts on a text: the forum's members, then each measure's members, holder and key holders."""
    found = members_of(record, decision.forum)
    for measure in response_of(record, response).measures:
        found += [*members_of(record, measure.body), body_of(record, measure.body).holder]
        found += [key.holder for key in measure.keys]
    return [code for code in dict.fromkeys(found) if code]


def learn(record: Record, decision: Decision, step: dict[str, Any]) -> None:
    """A sounding or a confidence brings what the delegation thinks of the text as it stands."""
    point = record.points[decision.id]
    if point["file"] is None or point["file"]["status"] not in PENDING:
        return
    draft, member = draft_of(point), step["subject"]
    if by_people(record, member):
        declared(record, decision, step, draft)
        return
    view = mind(record, decision.id, draft, body_for(record, decision, draft, member), member)
    if step["kind"] == "confide":
        short = max(0, record.plan.costs.silent - view["points"])
        told = {"depth": 2, "short": short, "flexible": view["private"], "how": "confidence"}
    else:
        if (decision.id, member) not in record.known.get(step["seat"], {}):
            view["band"] = band_of(record, view["points"] - max(0, view["private"]), red=view["red"])
        told = {"depth": 1, "short": -1, "flexible": 0, "how": "sounding"}
    told |= {"band": view["band"], "concerns": reasons(view)}
    hear(record, step["seat"], decision.id, member, draft, told)


SAID = {"assent": "supports", "abstain": "silent", "time": "asks", "object": "objects"}
"""What a declared position comes to."""


def declared(record: Record, decision: Decision, step: dict[str, Any], draft: Draft) -> None:
    """A delegation that people speak for says what it declared: to the chair, and to others what was said openly."""
    point, seat = record.points[decision.id], next(s for s in record.plan.seats if s.id == step["seat"])
    position = point["positions"].get(step["subject"])
    if position is None:
        return
    if not position["silent"] or decision.forum in seat.chairs:
        how = {"sound": "sounding", "confide": "confidence"}[step["kind"]]
        told = {"depth": 1, "band": SAID[position["stand"]], "concerns": [], "short": -1, "flexible": 0, "how": how}
        hear(record, step["seat"], decision.id, step["subject"], draft, told)


def body_for(record: Record, decision: Decision, draft: Draft, member: str) -> str:
    """The body in which a delegation looks at a text: that of the first measure it has a say in, else the forum."""
    for measure in response_of(record, draft[0]).measures:
        say = [
            *members_of(record, measure.body),
            body_of(record, measure.body).holder,
            *(k.holder for k in measure.keys),
        ]
        if member in say:
            return measure.body
    return decision.forum
