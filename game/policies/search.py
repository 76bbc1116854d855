"""The cheapest way to an adoptable text: wordings first, then favours, within steps, capital and time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from game.core import events as e
from game.core.evolve import evolve
from game.core.keys import agrees
from game.core.learning import mind_of
from game.core.lookup import eligible, made
from game.core.needs import gates
from game.core.plan import Decision, Id, Offer, Plan, Response
from game.core.stance import Assessment
from game.core.state import Point, State
from game.core.steps import find_offer, price
from game.core.terms import Stake
from game.core.verdict import carries, verdicts_on

Wordings = tuple[tuple[Id, Id], ...]
MAX_DRAFTS = 64
"""Drafts of one response that are looked at; the compiler warns of more."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way to have a response adopted."""

    response: Response
    wordings: Wordings
    offers: tuple[tuple[Id, Id], ...]
    """(offer, delegation) still to be made."""
    steps: int
    capital: int
    footnotes: int


def drafts(response: Response) -> Iterator[Wordings]:
    """Every draft of a response, fewest changes first."""
    choices = [[None, *((slot.id, wording.id) for wording in slot.wordings[1:])] for slot in response.slots]
    every = (tuple(sorted(pair for pair in combination if pair)) for combination in product(*choices))
    return iter(sorted(every, key=lambda wordings: (len(wordings), wordings))[:MAX_DRAFTS])


def pending_made(plan: Plan, state: State, decision: Decision) -> State:
    """The state as if every favour under way had been done."""
    for step in state.steps:
        offer = find_offer(plan, decision, step.detail) if step.kind == "lobby" else None
        if offer is not None and step.decision == decision.id:
            state = evolve(state, e.OfferMade(step.seat, decision.id, step.subject, offer.id, offer.move))
    return state


def best_way(
    plan: Plan, state: State, decision: Decision, response: Response, seat: Id, *, favours: bool = True
) -> Way | None:
    """The cheapest way with full knowledge, or None: counted in steps, then footnotes, then capital."""
    point = state.points[decision.id]
    believed = pending_made(plan, state, decision)
    numbered = sorted(enumerate(drafts(response)), key=lambda item: edits(point, response, item[1]))
    best: tuple[tuple[int, int, int, int], Way] | None = None
    for number, wordings in numbered:
        least = edits(point, response, wordings)
        if (best is not None and least > best[1].steps) or (decision.rounds and least > decision.steps - point.steps):
            break  # its edits alone are too dear, and so are those of every later one
        way = _way(plan, believed, decision, response, wordings, seat, favours=favours)
        if way is not None and (decision.rounds == 0 or way.steps <= decision.steps - point.steps):
            found = ((way.steps, way.footnotes, way.capital, number), way)
            best = found if best is None else min(best, found, key=lambda item: item[0])
    return best[1] if best else None


def _way(
    plan: Plan, state: State, decision: Decision, response: Response, wordings: Wordings, seat: Id, *, favours: bool
) -> Way | None:
    verdicts = verdicts_on(plan, state, decision, response, wordings, seat)
    offers: tuple[tuple[Id, Id], ...] = ()
    if not carries(response, verdicts):
        if not favours:
            return None
        bought = _buy(plan, state, decision, response, wordings, seat, verdicts)
        if bought is None:
            return None
        offers, state = bought
        verdicts = verdicts_on(plan, state, decision, response, wordings, seat)
        if not carries(response, verdicts):
            return None
    point = state.points[decision.id]
    capital = sum(_price(plan, state, decision, response, offer, seat, member) for offer, member in offers)
    if capital > state.capital.get(seat, 0):
        return None
    footnotes = sum(len(verdict.footnotes) for verdict in verdicts)
    return Way(response, wordings, offers, edits(point, response, wordings) + len(offers), capital, footnotes)


def edits(point: Point, response: Response, wordings: Wordings) -> int:
    """Steps from the text on the table to this one."""
    file = point.file
    if file is None or file.response != response.id:
        return len(wordings)
    there, here = dict(file.wordings), dict(wordings)
    return sum(1 for slot in {*there, *here} if there.get(slot) != here.get(slot))


def _price(plan: Plan, state: State, decision: Decision, response: Response, offer_id: Id, seat: Id, member: Id) -> int:
    offer = find_offer(plan, decision, offer_id)
    return price(plan, state, decision, response, offer, seat, member) if offer else 0


def _buy(
    plan: Plan,
    state: State,
    decision: Decision,
    response: Response,
    wordings: Wordings,
    seat: Id,
    verdicts: tuple[e.VerdictGiven, ...],
) -> tuple[tuple[tuple[Id, Id], ...], State] | None:
    """Favours that would turn every holdout, and the state with them; None when someone cannot be bought."""
    offers: list[tuple[Id, Id]] = []
    for member in _holdouts(plan, state, decision, response, wordings, verdicts):
        mind = mind_of(plan, state, decision, response, wordings, member)
        if mind.red:
            return None
        for offer in _favours(plan, state, decision, response, seat, member):
            if _content(plan, mind):
                break
            offers.append((offer.id, member))
            state = evolve(state, e.OfferMade(seat, decision.id, member, offer.id, offer.move))
            mind = mind_of(plan, state, decision, response, wordings, member)
        if not _content(plan, mind):
            return None
    return tuple(offers), state


def _content(plan: Plan, mind: Assessment) -> bool:
    limit = plan.costs.silent if mind.stake is Stake.PRINCIPAL else plan.costs.asks
    return not mind.red and mind.points >= limit


def _holdouts(
    plan: Plan,
    state: State,
    decision: Decision,
    response: Response,
    wordings: Wordings,
    verdicts: tuple[e.VerdictGiven, ...],
) -> tuple[Id, ...]:
    """Who stands in the way: those against, and key holders who do not agree."""
    codes = dict.fromkeys(code for verdict in verdicts if not verdict.adopted for code in verdict.against)
    for measure in response.measures:
        holders = [key.holder for key in measure.keys if key.holder]
        body = plan.tables.bodies[measure.body]
        if body.holder:
            holders.append(body.holder)
        for holder in holders:
            if not agrees(plan, state, decision, response, wordings, measure.body, holder):
                codes[holder] = None
    return tuple(codes)


def _favours(plan: Plan, state: State, decision: Decision, response: Response, seat: Id, member: Id) -> list[Offer]:
    """Offers this seat can still make to the delegation, the strongest for its price first."""
    general = (plan.general_offer,) if plan.general_offer else ()
    open_to = [
        offer
        for offer in (*general, *decision.offers)
        if (not offer.by or seat in offer.by)
        and member in eligible(plan, decision, response, offer)
        and not gates(plan, state, offer.requires)
        and not any(item.seat == seat or item.accepted for item in made(state, decision, offer, member))
    ]
    return sorted(open_to, key=lambda offer: (price(plan, state, decision, response, offer, seat, member), -offer.move))
