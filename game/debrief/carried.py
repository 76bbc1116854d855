"""Texts that failed, and what would have carried them at the time: other wordings, offers at hand, or nothing.

The search has full knowledge and asks the rules themselves, so it is told only after ENDEX. It changes nothing but the
text and the offers: everything else is as it stood when the text failed.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.core import commands as c
from game.core import events as e
from game.core.keys import missing
from game.core.plan import Decision, Id, Plan, Response
from game.core.state import File, State
from game.core.terms import FileStatus, Minute, Phase
from game.core.verdict import verdicts_on
from game.debrief import say
from game.debrief.consensus import openings
from game.debrief.walk import Happening, Walk
from game.policies.search import Way, best_way, drafts, pending_made
from game.view import names

Wordings = tuple[tuple[Id, Id], ...]
ON_THE_TABLE = (FileStatus.TABLED, FileStatus.UNDER_SILENCE)


@dataclass(frozen=True, slots=True)
class Failed:
    """One response that was put on the table of a decision point and not adopted there."""

    at: Minute
    """When it failed for the last time, or when the point closed over it."""
    decision: str
    response: str
    text: str
    """The response in quotation marks with the clauses it last had."""
    fate: str
    """``broken``, ``refused`` or ``unasked`` (the point closed before it was put to the decision)."""
    times: int
    """How often it failed; 0 where it was never put."""
    settled: bool
    """Another text was agreed at this opening of the decision point."""
    carried_at: Minute | None
    """The minute at which the changes would have carried it; None: nothing at hand would have."""
    wordings: tuple[str, ...]
    """Clauses with the wording that would have carried it, where it differs from the text that failed."""
    offers: tuple[tuple[str, str], ...]
    """(delegation, offer) it would have taken besides. With a minute and neither: it would have carried as it stood."""
    footnotes: int
    """Footnotes it would have been adopted with."""
    in_the_way: tuple[str, ...]
    """Who or what the nearest draft would still have met; () where something would have carried it."""


def failures(plan: Plan, walked: Walk) -> tuple[Failed, ...]:
    """Every text that failed, in order of time. Empty before ENDEX: minds are a secret until then."""
    if walked.final.phase is not Phase.DEBRIEF:
        return ()
    found = [item for facts in openings(plan, walked) for item in _of_opening(plan, facts)]
    return tuple(sorted(found, key=lambda item: item.at))


def _of_opening(plan: Plan, facts: tuple[Happening, ...]) -> list[Failed]:
    adopted = {item.fact.response for item in facts if isinstance(item.fact, e.ResponseAdopted)}
    settled = any(isinstance(i.fact, e.ResponseAdopted) and i.fact.how in AGREED for i in facts)
    stopped: dict[Id, list[Happening]] = {}
    for item in facts:
        if isinstance(item.fact, e.SilenceBroken | e.TextRefused):
            stopped.setdefault(item.fact.response, []).append(item)
    closing = next((item for item in facts if isinstance(item.fact, e.DecisionClosed)), None)
    left = _left_on_the_table(closing)
    if closing is not None and left is not None and left.response not in stopped:
        stopped[left.response] = [closing]
    return [_failed(plan, items, settled=settled) for response, items in stopped.items() if response not in adopted]


AGREED = ("silence", "agreed", "vote", "own-power")
"""Ways of adoption in which a body said yes; by the others a text stands for want of one."""


def _left_on_the_table(closing: Happening | None) -> File | None:
    if closing is None or not isinstance(closing.fact, e.DecisionClosed) or closing.fact.how != "lapsed":
        return None
    file = closing.before.points[closing.fact.decision].file
    return file if file is not None and file.status in ON_THE_TABLE else None


def _failed(plan: Plan, items: list[Happening], *, settled: bool) -> Failed:
    last = items[-1]
    decision = plan.tables.decisions[getattr(last.fact, "decision", "")]
    file = last.before.points[decision.id].file
    assert file is not None  # noqa: S101 - what fails has a text on the table
    response = plan.tables.responses[file.response]
    asked = isinstance(last.fact, e.SilenceBroken | e.TextRefused)
    tries = [(item, _way(plan, item, decision, response)) for item in (items[-1], items[0])]
    found = next(((item, way) for item, way in tries if way is not None), None)
    return Failed(
        at=last.at,
        decision=decision.title,
        response=say.response(plan, response.id),
        text=say.quoted(plan, response.id, file.wordings),
        fate="unasked" if not asked else "broken" if isinstance(last.fact, e.SilenceBroken) else "refused",
        times=len(items) if asked else 0,
        settled=settled,
        carried_at=found[0].at if found else None,
        wordings=_reworded(plan, found[0].before, decision, found[1]) if found else (),
        offers=_offered(plan, decision, found[1]) if found else (),
        footnotes=found[1].footnotes if found else 0,
        in_the_way=() if found else _in_the_way(plan, last, decision, response),
    )


def _asker(item: Happening, decision: Decision) -> Id:
    """Whose act the text stands or falls by: who declared it, else who put it on the table."""
    if isinstance(item.asked, c.Declare):
        return item.asked.seat
    file = item.before.points[decision.id].file
    return file.seat if file else ""


def _way(plan: Plan, item: Happening, decision: Decision, response: Response) -> Way | None:
    return best_way(plan, item.before, decision, response, _asker(item, decision))


def _reworded(plan: Plan, state: State, decision: Decision, way: Way) -> tuple[str, ...]:
    file = state.points[decision.id].file
    before, after = dict(file.wordings) if file else {}, dict(way.wordings)
    found = []
    for slot in way.response.slots:
        first = slot.wordings[0].id
        wanted = after.get(slot.id, first)
        if before.get(slot.id, first) != wanted:
            found.append(f"{slot.title}: {say.wording(plan, way.response.id, slot.id, wanted).rstrip('.')}")
    return tuple(found)


def _offered(plan: Plan, decision: Decision, way: Way) -> tuple[tuple[str, str], ...]:
    return tuple((names.delegation(plan, member), say.offer(plan, decision.id, offer)) for offer, member in way.offers)


def _in_the_way(plan: Plan, item: Happening, decision: Decision, response: Response) -> tuple[str, ...]:
    """What the draft with the fewest obstacles would still have met, before any further offer."""
    state, seat = pending_made(plan, item.before, decision), _asker(item, decision)
    met = (_obstacles(plan, state, decision, response, wordings, seat) for wordings in drafts(response))
    return min(met, key=len) or ("the steps that were left, too few for the words it needed",)


def _obstacles(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, seat: Id
) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for measure, verdict in zip(
        response.measures, verdicts_on(plan, state, decision, response, wordings, seat), strict=True
    ):
        if verdict.adopted or not measure.needed:
            continue
        lacking = missing(plan, state, decision, response, wordings, measure)
        against = tuple(names.delegation(plan, code) for code in verdict.against)
        found |= dict.fromkeys((*against, *lacking) or verdict.failed)
    return tuple(found)


def would(item: Failed) -> str:
    """What would have carried it, with no full stop: ``with Area: own waters and offers to France and Greece``."""
    if item.carried_at is None:
        return f"not with any wording or offer then at hand; in the way: {say.series(item.in_the_way)}"
    offers = [f"{'an offer' if len(item.offers) == 1 else 'offers'} to {say.series(dict.fromkeys(_to(item)))}"]
    changes = (*item.wordings, *(offers if item.offers else ()))
    if changes:
        return f"with {say.series(changes)}"
    return "as it stood" if item.fate == "unasked" else "with the offer then under way"


def _to(item: Failed) -> tuple[str, ...]:
    return tuple(member for member, _ in item.offers)


def notes(item: Failed) -> str:
    """The footnotes it would have been adopted with, to follow what is said of it; "" none."""
    return f", with {say.count(item.footnotes, 'footnote')}" if item.footnotes else ""
