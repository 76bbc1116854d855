"""Is the game neither a walk-over nor a lottery? How often each policy wins a forum over, and what that costs it.

Only what can be adopted counts: decision points that opened and offer at least one *contested* response (one that more
than one delegation has to agree to). A point is won when such a response is adopted there by its procedure; letting
things be, a default, and an act in one's own power win nobody over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.terms import DAY, Minute
from game.policies.base import contested
from game.policies.drive import every_chair
from game.rollout.playthrough import Playthrough

WON = ("silence", "vote", "agreed")


@dataclass(frozen=True, slots=True)
class Opening:
    """One opening of one contested decision point, from opening to close."""

    decision: Id
    response: Id
    """What stands; "" nothing."""
    won: bool
    steps: int
    """Negotiating steps spent."""
    minutes: Minute
    """From opening to close."""
    capital: int
    """Spent on favours and confidences for this point."""
    broken: int
    """Texts that failed on the way."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Many openings together. Means are in hundredths, so that the table is whole numbers everywhere."""

    openings: int
    won: int
    """Per cent, half up."""
    steps: int
    days: int
    capital: int
    broken: int


def openings(plan: Plan, facts: Iterable[e.Event]) -> tuple[Opening, ...]:
    """Every opening of a contested point that has closed, read from the facts of one playthrough."""
    books: dict[Id, _Book] = {}
    closed: list[Opening] = []
    now = 0
    for fact in facts:
        if isinstance(fact, e.TimeMoved):
            now = fact.to
        elif isinstance(fact, e.DecisionOpened) and _is_contested(plan, fact.decision):
            books[fact.decision] = _Book(now)
        elif isinstance(fact, e.DecisionClosed) and fact.decision in books:
            closed.append(books.pop(fact.decision).close(fact, now))
        else:
            _enter(plan, books, fact)
    return tuple(closed)


class _Book:
    """What one opening has cost so far."""

    def __init__(self, opened: Minute) -> None:
        self.opened = opened
        self.steps = self.capital = self.broken = 0
        self.won = False

    def close(self, fact: e.DecisionClosed, now: Minute) -> Opening:
        """The finished record."""
        return Opening(fact.decision, fact.response, self.won, self.steps, now - self.opened, self.capital, self.broken)


def _enter(plan: Plan, books: dict[Id, _Book], fact: e.Event) -> None:
    book = books.get(getattr(fact, "decision", ""))
    if book is None:
        return
    match fact:
        case e.Tabled(steps=steps):
            book.steps += steps
        case e.Amended():
            book.steps += 1
        case e.StepBegun(kind="sound"):
            book.steps += 1
        case e.StepBegun(kind="confide"):
            book.steps += 1
            book.capital += plan.costs.confide_capital
        case e.StepBegun(kind="lobby"):
            book.steps += 1
        case e.OfferMade():
            book.capital += _capital(plan, fact)
        case e.SilenceBroken() | e.TextRefused():
            book.broken += 1
        case e.ResponseAdopted(how=how, response=response):
            book.won = how in WON and contested(plan, plan.tables.responses[response])
        case _:
            return


def _capital(plan: Plan, fact: e.OfferMade) -> int:
    """What an accepted favour cost, as authored; a broken word's surcharge is not counted."""
    decision = plan.tables.decisions[fact.decision]
    offer = next((offer for offer in decision.offers if offer.id == fact.offer), None)
    if offer is not None and offer.capital is not None:
        return offer.capital
    principal, concerned, bystander = plan.costs.offer_capital
    if fact.member in decision.stakes.principal:
        return principal
    return concerned if fact.member in decision.stakes.concerned else bystander


def _is_contested(plan: Plan, decision: Id) -> bool:
    responses = plan.tables.decisions[decision].responses
    return any(contested(plan, plan.tables.responses[name]) for name in responses)


def played(plan: Plan, policy: str, seed: int) -> tuple[Opening, ...]:
    """The openings of one playthrough with every chair under ``policy``. KeyError: no such policy."""
    playthrough = Playthrough(plan, seed)
    playthrough.play(every_chair(plan, policy))
    return openings(plan, playthrough.facts)


def share(won: int, opened: int) -> int | None:
    """Per cent, half up, of the contested openings that were won; None: there were none."""
    return (200 * won + opened) // (2 * opened) if opened else None


def summary(found: Iterable[Opening]) -> Summary:
    """Shares and means of many openings; all 0 for none."""
    rows = list(found)
    if not rows:
        return Summary(0, 0, 0, 0, 0, 0)
    count = len(rows)
    return Summary(
        openings=count,
        won=share(sum(row.won for row in rows), count) or 0,
        steps=100 * sum(row.steps for row in rows) // count,
        days=100 * sum(row.minutes for row in rows) // (count * DAY),
        capital=100 * sum(row.capital for row in rows) // count,
        broken=100 * sum(row.broken for row in rows) // count,
    )
