"""Decision points: their responses, stakes, defaults, offers and referrals."""

from __future__ import annotations

from collections.abc import Sequence

from game.core.plan import Decision, Id, Lapse, Offer, Referral
from game.pack.compile.desk import Place
from game.pack.compile.effects import Owner, concerns, effects, gates
from game.pack.compile.responses import Shelf, stakes
from game.pack.schema.decision import DecisionModel, LapseModel, OfferModel, ReferralModel


def decision(shelf: Shelf, place: Place, name: Id, model: DecisionModel) -> Decision:
    """One decision point."""
    desk = shelf.desk
    at, told = place / "closes", f"{name} closes the moment it opens"
    closes = desk.some(at, model.closes, "give it time, such as 4d", told) if model.given("closes") else 0
    return Decision(
        id=name,
        title=model.title,
        question=model.question,
        forum=desk.ref(place / "forum", "body", model.forum),
        closes=closes,
        responses=desk.refs(place / "responses", "response", model.responses),
        stakes=stakes(shelf, place / "stakes", model.stakes, name),
        rounds=model.rounds,
        steps=model.steps,
        lapses_to=_lapses(shelf, place / "lapses_to", model.lapses_to),
        offers=tuple(_offer(shelf, place / "offers" / n, o, name) for n, o in enumerate(model.offers)),
        referrals=tuple(_referral(shelf, place / "referrals" / n, r, name) for n, r in enumerate(model.referrals)),
        concerns=concerns(desk, place / "concerns", model.concerns, name, None),
        brief=model.brief,
        was=tuple(model.was),
        next=desk.ref(place / "next", "decision point", model.next),
    )


def _lapses(shelf: Shelf, place: Place, models: Sequence[LapseModel]) -> tuple[Lapse, ...]:
    desk = shelf.desk
    for n, model in enumerate(models[:-1]):
        if model.when is None:
            cure = "move it to the end or give it a when"
            desk.error(place / n, "E606", "the entries after this one are never reached", cure)
    return tuple(
        Lapse(desk.ref(place / n / "response", "response", m.response), desk.expr(place / n / "when", m.when))
        for n, m in enumerate(models)
    )


def _offer(shelf: Shelf, place: Place, model: OfferModel, owner: Id) -> Offer:
    desk = shelf.desk
    return Offer(
        id=model.id,
        title=model.title,
        to=desk.refs(place / "to", "delegation", model.to),
        move=model.move,
        capital=model.capital,
        requires=gates(desk, place / "requires", model.requires),
        effects=effects(desk, place / "effects", model.effects, Owner(f"{owner}.{model.id}")),
        once=model.once,
        by=desk.refs(place / "by", "seat", model.by),
        text=model.text,
    )


def _referral(shelf: Shelf, place: Place, model: ReferralModel, owner: Id) -> Referral:
    desk = shelf.desk
    return Referral(
        body=desk.ref(place / "body", "body", model.body),
        title=model.title or model.body,
        opens=desk.ref(place / "opens", "decision point", model.opens),
        response=desk.ref(place / "response", "response", model.response),
        effects=effects(desk, place / "effects", model.effects, Owner(f"{owner}.refer.{model.body}")),
    )
