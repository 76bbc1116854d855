"""Everything the debrief screen shows, made once from a session's journal."""

from __future__ import annotations

from dataclasses import dataclass

from game.core.plan import Id, Plan
from game.debrief import Debrief, build
from game.debrief.course import Courses, courses
from game.debrief.page import page
from game.session import Session
from game.tui.blocks import Section, sections
from game.tui.scrub import Scrubber
from game.view import clock

HOT_WASH = ("Lives", "Law", "What was decided", "Turning points", "Questions for the hot wash")
"""Parts of the debrief that are talked about at once, while the room is still warm."""


@dataclass(frozen=True)
class Review:
    """A journal reviewed."""

    plan: Plan
    seats: tuple[Id, ...]
    debrief: Debrief
    parts: tuple[Section, ...]
    courses: Courses
    scrubber: Scrubber
    practice: bool

    @property
    def ended(self) -> bool:
        """After ENDEX."""
        return self.debrief.ended

    @property
    def rewinds(self) -> bool:
        """Is going back open?"""
        return self.ended or self.practice

    @property
    def hot_wash(self) -> tuple[Section, ...]:
        """The parts for the hot wash, in their fixed order, lives first."""
        found = {part.title: part for part in self.parts}
        return tuple(found[title] for title in HOT_WASH if title in found)

    @property
    def ends(self) -> tuple[str, str]:
        """Stamps of STARTEX and of the last minute."""
        return clock.stamp(self.plan, 0).split()[0], clock.stamp(self.plan, self.debrief.now).split()[0]


def review(session: Session) -> Review:
    """Review a session as it stands: whole after ENDEX, an interim review before."""
    plan, header, lines = session.plan, session.header, session.lines
    debrief = build(plan, header, lines)
    return Review(
        plan=plan,
        seats=session.seats,
        debrief=debrief,
        parts=sections(page(debrief)),
        courses=courses(plan, lines),
        scrubber=Scrubber(plan, header, lines, session.seats, all_seats=session.ended),
        practice=header.practice,
    )
