"""Nobody does anything: deadlines lapse to their declared defaults."""

from __future__ import annotations

from game.policies.base import Chairing


class StatusQuo(Chairing):
    """The world without the players; the baseline of every counterfactual."""

    name = "status-quo"
