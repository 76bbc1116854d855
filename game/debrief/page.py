"""The debrief as one page of blocks, in its fixed order: at a glance, lives first, annexes last."""

from __future__ import annotations

from game.debrief.blocks import Block
from game.debrief.page_after import after
from game.debrief.page_annex import annexes
from game.debrief.page_conduct import conduct
from game.debrief.page_glance import at_a_glance
from game.debrief.page_lead import lead
from game.debrief.page_room import room
from game.debrief.page_timing import timing
from game.debrief.report import Debrief


def page(debrief: Debrief) -> tuple[Block, ...]:
    """Every block of the debrief, top to bottom."""
    return (
        *at_a_glance(debrief),
        *lead(debrief),
        *conduct(debrief),
        *room(debrief),
        *after(debrief),
        *timing(debrief),
        *annexes(debrief),
    )
