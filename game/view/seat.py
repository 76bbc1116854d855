"""What belongs to the seats themselves: roles, capital, moves, pledges, steps under way, objectives, closed files."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.chairs import headed
from game.core.events import OfferMade
from game.core.plan import Id, Plan, Seat
from game.core.refusals import Refusal
from game.core.staff import role_of
from game.core.state import Adoption, State, Step
from game.core.terms import ClauseRuling, Minute
from game.view import clock, names
from game.view.access import Sight, follows
from game.view.asks import Ask
from game.view.dials import Past


@dataclass(frozen=True, slots=True)
class SeatAbout:
    """One held seat: who it is and what only it is told."""

    id: Id
    title: str
    chairs: tuple[str, ...]
    delegation: str
    brief: str
    knows: str
    capital: int
    role: str
    interests: str = ""
    """Its delegation's declared line: public."""
    red_lines: str = ""


@dataclass(frozen=True, slots=True)
class MoveView:
    """One of the seats' own moves."""

    id: Id
    title: str
    text: str
    seat: str
    price: str
    in_order: bool
    ruling: Refusal | None


@dataclass(frozen=True, slots=True)
class PledgeView:
    """A pledge these seats may give, gave, were given, or read of in public."""

    id: Id
    title: str
    text: str
    by: str
    to: str
    given: bool
    due: str
    """Stamp once given, else the time it allows."""
    kept: bool | None
    """None: not due yet or not given."""
    in_order: bool
    ruling: Refusal | None
    public: bool = True
    """False: only its two sides know of it."""


@dataclass(frozen=True, slots=True)
class StepView:
    """A negotiating step of a held seat under way."""

    kind: str
    text: str
    due: str
    due_at: Minute
    decision: Id


@dataclass(frozen=True, slots=True)
class OfferView:
    """An offer a held seat made, or that was made to a held delegation."""

    at: str
    by: str
    to: str
    title: str
    decision: Id


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision point that has closed: public facts."""

    decision: Id
    title: str
    how: str
    words: str
    response: Id
    response_title: str
    """"" when nothing stands."""
    clauses: tuple[tuple[str, str], ...]
    """(clause, text adopted)."""
    footnotes: int
    at: str
    footnoters: tuple[str, ...] = ()
    """Who put a footnote to the text: public, because it stands in the text."""


def _chaired(plan: Plan, seat: Seat) -> tuple[Id, ...]:
    """The bodies it lists, and those it chairs as their single holder where something is decided there."""
    forums = {decision.forum for decision in plan.decisions}
    return tuple(body for body in headed(plan, seat.id) if body in seat.chairs or body in forums)


def seats_about(plan: Plan, state: State, who: Sight) -> tuple[SeatAbout, ...]:
    """The held seats, in the order held."""
    return tuple(
        SeatAbout(id=name, title=names.seat(plan, name), chairs=(), delegation="", brief="", knows="", capital=0,
                  role=role_of(plan, name))
        if (seat := plan.tables.seats.get(name)) is None
        else SeatAbout(
            id=seat.id,
            title=seat.title,
            chairs=tuple(names.body(plan, body) for body in _chaired(plan, seat)),
            delegation=names.delegation(plan, seat.delegation) if seat.delegation else "",
            brief=seat.brief,
            knows=seat.knows,
            capital=state.capital.get(seat.id, seat.capital),
            role=seat.role,
            interests=profile.interests if (profile := plan.tables.delegations.get(seat.delegation)) else "",
            red_lines=profile.red_lines if profile else "",
        )
        for name in who.seats
    )  # fmt: skip


def move_views(plan: Plan, who: Sight, asked: tuple[Ask, ...]) -> tuple[MoveView, ...]:
    """The held seats' own moves and whether each is in order."""
    found = {ask.subject: ask for ask in asked if ask.kind == "move"}
    return tuple(
        MoveView(
            id=move.id,
            title=move.title,
            text=move.text,
            seat=names.seat(plan, move.seat),
            price=found[move.id].price if move.id in found else "",
            in_order=move.id in found and found[move.id].in_order,
            ruling=found[move.id].ruling if move.id in found else None,
        )
        for move in plan.moves
        if move.seat in who.seats
    )


def pledge_views(plan: Plan, state: State, who: Sight, asked: tuple[Ask, ...]) -> tuple[PledgeView, ...]:
    """Pledges these seats may know of."""
    found = {ask.subject: ask for ask in asked if ask.kind == "pledge"}
    shown = []
    for pledge in plan.pledges:
        given = state.pledges.get(pledge.id)
        told = given is not None and (pledge.public or pledge.to in who.delegations)
        if pledge.by not in who.seats and not told and not who.all_papers:
            continue
        ask = found.get(pledge.id)
        due = clock.stamp(plan, given.due) if given else clock.duration(pledge.due)
        by, to = names.seat(plan, pledge.by), names.delegation(plan, pledge.to)
        kept, in_order = (given.kept if given else None), ask is not None and ask.in_order
        ruling = ask.ruling if ask else None
        shown.append(
            PledgeView(
                pledge.id,
                pledge.title,
                pledge.text,
                by,
                to,
                given is not None,
                due,
                kept,
                in_order,
                ruling,
                pledge.public,
            )
        )
    return tuple(shown)


def step_views(plan: Plan, state: State, who: Sight) -> tuple[StepView, ...]:
    """The held seats' steps under way, soonest first."""
    mine = sorted((step for step in state.steps if step.seat in who.seats), key=lambda step: (step.due, step.number))
    return tuple(
        StepView(step.kind, step_words(plan, step.kind, step), clock.stamp(plan, step.due), step.due, step.decision)
        for step in mine
    )


def step_words(plan: Plan, kind: str, step: Step) -> str:
    """A step under way in words."""
    who = names.delegation(plan, step.subject)
    match kind:
        case "draft":
            return "the drafters work on the text"
        case "sound":
            return f"sounding {who}"
        case "confide":
            return f"speaking in confidence with {who}"
        case "lobby":
            return f"an offer to {who}"
        case "refer":
            return f"the file goes to {names.body(plan, step.subject)}"
        case "move":
            found = plan.tables.moves.get(step.subject)
            return found.title if found else step.subject
        case _:
            return kind


def offer_views(plan: Plan, who: Sight, past: Past) -> tuple[OfferView, ...]:
    """Offers made by a held seat or to a held delegation; nobody else's."""
    return tuple(
        OfferView(
            clock.stamp(plan, at),
            names.seat(plan, event.seat),
            names.delegation(plan, event.member),
            offer_title(plan, event.decision, event.offer),
            event.decision,
        )
        for at, event in past
        if isinstance(event, OfferMade) and (event.seat in who.seats or event.member in who.delegations)
    )


def offer_title(plan: Plan, decision_id: Id, offer_id: Id) -> str:
    """An offer's title."""
    decision = plan.tables.decisions.get(decision_id)
    general = (plan.general_offer,) if plan.general_offer else ()
    found = (*(decision.offers if decision else ()), *general)
    return next((offer.title for offer in found if offer.id == offer_id), offer_id)


HOW = {
    "silence": "is adopted; nobody broke silence",
    "agreed": "is agreed at the table",
    "vote": "is adopted by vote",
    "own-power": "is decided in its chair's own power",
    "adopted": "is adopted",
    "blocked": "stands instead; the text was blocked",
    "lapsed": "stands; the deadline passed",
    "referred": "stands; the file went to another body",
    "alone": "is done by one capital alone",
    "declared": "stands by the facilitator's word",
}
"""How a response came to stand, to follow its title."""


def outcomes(plan: Plan, state: State, who: Sight) -> tuple[Outcome, ...]:
    """Closed decision points: those these seats follow, and what stands by a decision they do not follow: public."""
    found = (_closed(plan, state, who, decision.id) for decision in plan.decisions)
    return tuple(outcome for outcome in found if outcome is not None)


def _closed(plan: Plan, state: State, who: Sight, decision_id: Id) -> Outcome | None:
    point = state.points.get(decision_id)
    if point is None:
        return None
    if not follows(who, plan.tables.decisions[decision_id]):
        # That it is open again is not theirs to know: what stood last still stands.
        last = next((a for a in reversed(state.adopted) if a.decision == decision_id and a.how != "alone"), None)
        return None if last is None else _outcome(plan, decision_id, last.how, last.response, last, ())
    if point.open:
        return None
    stands = (decision_id, point.outcome)
    adopted = next((a for a in reversed(state.adopted) if (a.decision, a.response) == stands), None)
    how = adopted.how if adopted and point.how == "adopted" else point.how
    free = tuple(
        (clause.title, clause.versions[-1].text)
        for clause in state.room.clauses.get(decision_id, ())
        if adopted and clause.stands and clause.response == point.outcome and clause.ruling != ClauseRuling.COUNTS
    )
    return _outcome(plan, decision_id, how, point.outcome, adopted, free)


def _outcome(
    plan: Plan, decision_id: Id, how: str, stands: Id, adopted: Adoption | None, free: tuple[tuple[str, str], ...]
) -> Outcome:
    response = plan.tables.responses.get(stands)
    slots = response.slots if response and adopted else ()
    words = HOW.get(how, how) if stands else "closed; nothing stands"
    clauses = ((slot.title, names.chosen(slot, adopted.wordings).text) for slot in slots) if adopted else ()
    return Outcome(
        decision=decision_id,
        title=names.decision(plan, decision_id),
        how=how,
        words=words,
        response=stands,
        response_title=names.response(plan, stands),
        clauses=(*clauses, *free),
        footnotes=len(adopted.footnotes) if adopted else 0,
        at=clock.stamp(plan, adopted.at) if adopted else "",
        footnoters=tuple(names.delegation(plan, code) for code in adopted.footnotes) if adopted else (),
    )
