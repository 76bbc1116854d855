"""Policies: how a chair acts when nobody sits in it, and how an exercise plays by itself.

A policy is a pure function of plan and state (and of luck keyed to where it stands), so a playthrough by policy is as
repeatable as one by hand, and every ask it makes goes through the same rules.
"""

from __future__ import annotations

from game.policies.base import Policy
from game.policies.consensus import Consensus
from game.policies.explore import Explore
from game.policies.history import History
from game.policies.public import Public
from game.policies.random_ import Random
from game.policies.status_quo import StatusQuo

__all__ = ["NAMES", "Policy", "policy"]

_POLICIES: dict[str, Policy] = {
    item.name: item for item in (History(), Random(), Consensus(), Public(), StatusQuo(), Explore())
}

NAMES: tuple[str, ...] = tuple(_POLICIES)
"""Every policy by name."""


def policy(name: str) -> Policy:
    """The policy called ``name``; raises ``KeyError`` for an unknown one."""
    return _POLICIES[name]
