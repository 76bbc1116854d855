"""What one seat of a drawn exercise may know of each fact, written down apart from ``game.view``.

``told`` gives the fact as the seat may know it (its secrets replaced by noise), or None when it may not know of it at
all; ``seen`` gives the parts of its view that the fact may touch. A new kind of fact has to be entered here.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.core import events as e
from game.core.plan import Id, Plan
from game.core.state import State
from game.core.terms import FileStatus

NOTHING: frozenset[str] = frozenset()
FILE = frozenset({"decisions", "asks", "room"})
"""Parts of a view that tell of an open file."""
TIME = frozenset({"now", "stamp", "date", "left", "dials", "decisions", "moves", "asks"})
CLOSED = frozenset({"closed"})
ALL = frozenset({"everything"})


@dataclass(frozen=True, slots=True)
class Watcher:
    """One seat and what its part in the bodies gives it."""

    plan: Plan
    seat: Id
    noise: int
    """What secrets are replaced by."""

    @property
    def code(self) -> Id:
        """The delegation it speaks for; "" none."""
        return self.plan.tables.seats[self.seat].delegation

    @property
    def bodies(self) -> tuple[Id, ...]:
        """Bodies it chairs, or whose member or holder its delegation is."""
        seat = self.plan.tables.seats[self.seat]
        sits = [
            body.id
            for body in self.plan.bodies
            if self.code and self.code in (body.holder, *(member.code for member in body.members))
        ]
        return (*seat.chairs, *seat.holds, *sits)

    def follows(self, decision: Id) -> bool:
        """Does it follow the file?"""
        return self.plan.tables.decisions[decision].forum in self.bodies

    def chairs(self, decision: Id) -> bool:
        """Does it chair the forum, listed as its chair or as the single authority that is the body?"""
        forum = self.plan.tables.bodies[self.plan.tables.decisions[decision].forum]
        listed = forum.id in self.plan.tables.seats[self.seat].chairs
        return listed or (forum.holder != "" and forum.holder == self.code)

    def reached(self, to: tuple[Id, ...]) -> bool:
        """Is it among these holders?"""
        return not to or self.seat in to or any(body in to for body in self.bodies)

    def shown(self, position: int) -> bool:
        """Is the indicator one everybody reads?"""
        return self.plan.indicators[position].shown in ("first", "dial")


UNSEEN = (
    e.ChanceDrawn, e.InjectPassed, e.DynamicsRan, e.EffectQueued, e.EffectsFell, e.EffectPassed, e.FactSet,
    e.FactCleared, e.InjectHeld, e.InjectWaits, e.InjectReleased, e.InjectMoved, e.Adjusted, e.Observed, e.PledgeRuled,
    e.BoxSet,
)  # fmt: skip
"""Facts no player's view may change with."""
OF_A_FILE = (
    e.Tabled, e.Amended, e.SilenceBegun, e.TextFell, e.TextWithdrawn, e.FileReferred, e.DeadlineMoved,
    e.OutcomeDeclared, e.ClauseProposed, e.ClauseRevised, e.TourOpened, e.Spoke, e.FloorPassed, e.VerdictGiven,
    e.SilenceLeaked,
)  # fmt: skip
"""Facts for whoever follows the file, whole."""
OWN = (e.CapitalChanged, e.Learned, e.MoveMade, e.Noted, e.RationaleGiven, e.OfferDeclined, e.BeliefRevised)
"""Facts for the seat they name."""


def told(who: Watcher, state: State, event: e.Event) -> e.Event | None:
    """The fact as the seat may know it in this state; None: it may not know of it."""
    match event:
        case e.TimeMoved() | e.Ended() | e.SeatHeld() | e.MessagesAllowed() | e.ResponseAdopted() | e.StepDone():
            return event
        case _ if isinstance(event, UNSEEN):
            return None
        case _ if isinstance(event, OWN):
            return event if event.seat == who.seat else None
        case _ if isinstance(event, OF_A_FILE):
            return event if who.follows(event.decision) else None
        case e.Started() | e.Changed() | e.ModifierSet() | e.ModifierExpired() | e.HiddenDrawn() | e.EvidenceExamined():
            return _world(who, event)
        case e.InjectDelivered(to=to) | e.InjectWritten(to=to):
            return event if who.reached(to) else None
        case e.MessageSent(seat=seat, to=to):
            return event if to in ("", who.seat) or seat == who.seat else None
        case e.OfferMade(seat=seat, member=member):
            return event if seat == who.seat or member == who.code else None
        case e.PledgeGiven(pledge=pledge) | e.PledgeSettled(pledge=pledge):
            known = who.plan.tables.pledges[pledge]
            return event if known.public or known.by == who.seat or known.to == who.code else None
        case _:
            return _file(who, state, event)


def _world(who: Watcher, event: e.Event) -> e.Event | None:
    match event:
        case e.Started():
            values = tuple(value if who.shown(n) else who.noise for n, value in enumerate(event.values))
            capital = tuple((seat, had if seat == who.seat else who.noise) for seat, had in event.capital)
            return replace(event, seed=who.noise, playthrough=who.noise, forced=(), values=values, capital=capital)
        case e.Changed(values, causes):
            kept = tuple(value for value in values if who.shown(value[0]))
            because = tuple((n, _cause(who, effect), amount) for n, effect, amount in causes if who.shown(n))
            return e.Changed(kept, because) if kept else None
        case e.ModifierSet(indicator=n) | e.ModifierExpired(indicator=n):
            return event if who.shown(n) else None
        case e.HiddenDrawn(hidden, _):
            return event if who.seat in who.plan.tables.hidden[hidden].known_to else None
        case e.EvidenceExamined(to=to):
            return event if who.seat in to else None
        case _:
            raise KeyError(type(event).__name__)


def _cause(who: Watcher, effect: Id) -> Id:
    """The cause of a change, where the seat may know it."""
    owner = effect.rpartition("/")[0]
    inject = who.plan.tables.injects.get(owner)
    if inject is not None and not who.reached(inject.to):
        return "?"
    move = who.plan.tables.moves.get(owner)
    if move is not None and move.seat != who.seat:
        return "?"
    for decision in who.plan.decisions:
        for offer in decision.offers:
            if offer.id == owner and not (who.seat in offer.by if offer.by else who.chairs(decision.id)):
                return "?"
    return effect


def _file(who: Watcher, state: State, event: e.Event) -> e.Event | None:
    match event:
        case e.DecisionOpened():
            return replace(event, private=tuple((code, who.noise) for code, _ in event.private))
        case e.DecisionClosed():
            return event
        case e.PositionTaken(decision=decision, member=member):
            point = state.points.get(decision)
            silent = point is not None and point.file is not None and point.file.status is FileStatus.UNDER_SILENCE
            heard = who.follows(decision) and (not silent or who.chairs(decision))
            return event if heard or member == who.code else None
        case e.SilenceBroken(decision=decision) | e.TextRefused(decision=decision):
            if not who.follows(decision):
                return None
            return event if who.chairs(decision) else replace(event, by=("AA",) * (who.noise % 2))
        case e.ClauseRuled(decision=decision):
            if not who.follows(decision):
                return None
            return replace(event, moves=tuple((code, who.noise) for code, _ in event.moves))
        case e.StepBegun(decision=decision, seat=seat, kind=kind):
            if not who.follows(decision):
                return event if seat == who.seat else None
            if seat == who.seat or kind in ("draft", "refer"):
                return event
            # That a step and a round were spent is seen on the file; whose, on whom and for what is not.
            return replace(event, kind="sound", seat="?", subject="?", detail="", paid=0)
        case _:
            raise KeyError(type(event).__name__)


def seen(who: Watcher, state: State, event: e.Event) -> frozenset[str]:
    """The parts of the seat's view that the fact may touch; ``everything`` where the exercise begins or ends."""
    known = told(who, state, event)
    if known is None:
        return NOTHING
    match event:
        case e.Started() | e.Ended():
            return ALL
        case e.TimeMoved():
            return TIME
        case e.DecisionOpened(decision=decision):
            return FILE | {"closed"} if who.follows(decision) else NOTHING
        case e.DecisionClosed(decision=decision, response=response):
            # A seat whose own step came to nothing there knows that of its step.
            lost = {"steps"} if any((s.seat, s.decision) == (who.seat, decision) for s in state.steps) else NOTHING
            return (FILE | CLOSED | {"steps"} if who.follows(decision) else CLOSED if response else NOTHING) | lost
        case e.ResponseAdopted(decision=decision):
            return FILE | {"closed"} if who.follows(decision) else CLOSED
        case e.StepDone(number=number):
            mine = next((step for step in state.steps if step.number == number), None)
            visible = mine is not None and (mine.seat == who.seat or mine.kind in ("draft", "refer"))
            return FILE | {"steps"} if visible else NOTHING
        case e.PositionTaken(decision=decision):
            return FILE if who.follows(decision) else frozenset({"room", "asks"})
        case _:
            return TOUCHES.get(type(event), FILE)


TOUCHES: dict[type[e.Event], frozenset[str]] = {
    e.InjectDelivered: frozenset({"feed"}),
    e.InjectWritten: frozenset({"feed"}),
    e.HiddenDrawn: frozenset({"truths"}),
    e.EvidenceExamined: frozenset({"findings"}),
    e.BeliefRevised: frozenset({"beliefs"}),
    e.Changed: frozenset({"dials"}),
    e.ModifierSet: frozenset({"dials"}),
    e.ModifierExpired: frozenset({"dials"}),
    e.CapitalChanged: frozenset({"seats", "decisions", "moves", "asks"}),
    e.StepBegun: FILE | {"steps"},
    e.MoveMade: frozenset({"moves", "asks"}),
    e.Noted: frozenset({"jotted"}),
    e.Learned: frozenset({"decisions", "asks"}),
    e.OfferMade: frozenset({"offers", "decisions"}),
    e.OfferDeclined: NOTHING,
    e.PledgeGiven: frozenset({"pledges", "asks"}),
    e.PledgeSettled: frozenset({"pledges", "asks", "decisions"}),
    e.SeatHeld: NOTHING,
    e.MessagesAllowed: frozenset({"room"}),
    e.MessageSent: frozenset({"room"}),
    e.RationaleGiven: frozenset({"room"}),
    e.VerdictGiven: NOTHING,
    e.OutcomeDeclared: NOTHING,
}
"""Fact to the parts it may touch, where it is not those of a file."""
