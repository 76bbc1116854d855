"""What one seat may see: the only data a screen, a client or an export receives.

``view(plan, state, seats, past)`` is a still picture; ``news(plan, events, seats, at)`` is what changed, in sentences.
"""

from __future__ import annotations

from game.view.news import Item, dated, news
from game.view.seen import SeatView, view

__all__ = ["Item", "SeatView", "dated", "news", "view"]
