"""What something names as to be opened, offered or delivered, whether or not that ever comes about."""

from __future__ import annotations

from game.core.plan import Id, Plan


def opened(plan: Plan) -> set[Id]:
    """Decision points that something opens."""
    found = {name for inject in plan.injects for name in inject.opens}
    found |= {name for effect in plan.tables.effects.values() for name in effect.opens}
    found |= {decision.next for decision in plan.decisions}
    return found | {referral.opens for decision in plan.decisions for referral in decision.referrals}


def offered(plan: Plan) -> set[Id]:
    """Responses that some decision point offers, lapses to or refers to, or that replace another."""
    found = {name for decision in plan.decisions for name in decision.responses}
    found |= {lapse.response for decision in plan.decisions for lapse in decision.lapses_to}
    found |= {referral.response for decision in plan.decisions for referral in decision.referrals}
    return found | {response.if_blocked for response in plan.responses}


def delivered(plan: Plan) -> set[Id]:
    """Injects with a time, a watch, or an effect that delivers them."""
    found = {name for effect in plan.tables.effects.values() for name in effect.delivers}
    return found | {inject.id for inject in plan.injects if inject.at is not None or inject.watch is not None}
