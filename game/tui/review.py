"""Everything the debrief screen shows, made from a session's journal, each part when it is first looked at."""

from __future__ import annotations

from functools import cached_property

from game.debrief import Debrief, build
from game.debrief.course import Courses, courses
from game.debrief.page import page
from game.session import Session
from game.tui.blocks import Section, sections
from game.tui.last import Last
from game.tui.scrub import Scrubber
from game.view import clock

HOT_WASH = ("At a glance", "Lives", "Law", "What was decided", "Turning points", "Questions for the hot wash")
"""Parts of the debrief that are talked about at once, while the room is still warm."""


SECTIONS = Last(lambda debrief: tuple(sections(page(debrief))))
COURSES = Last(courses)


class Review:
    """A journal reviewed as it stands: whole after ENDEX, an interim review before. Reads the session, asks nothing."""

    def __init__(self, session: Session) -> None:
        self.plan, self.seats = session.plan, session.seats
        self._header, self._lines = session.header, session.lines
        self.ended = session.ended
        self.rewinds = session.rewinds
        """Whether going back is open."""

    @cached_property
    def debrief(self) -> Debrief:
        """The review as values."""
        return build(self.plan, self._header, self._lines)

    @cached_property
    def parts(self) -> tuple[Section, ...]:
        """The debrief cut into its parts."""
        return SECTIONS(self.debrief)

    @cached_property
    def courses(self) -> Courses:
        """What the charts are drawn from."""
        return COURSES(self.plan, self._lines)

    @cached_property
    def scrubber(self) -> Scrubber:
        """The journal to go through."""
        return Scrubber(self.plan, self._header, self._lines, self.seats, all_seats=self.ended)

    @property
    def hot_wash(self) -> tuple[Section, ...]:
        """The parts for the hot wash, in their fixed order, lives first."""
        found = {part.title: part for part in self.parts}
        return tuple(found[title] for title in HOT_WASH if title in found)

    @property
    def ends(self) -> tuple[str, str]:
        """Stamps of STARTEX and of the last minute."""
        return clock.stamp(self.plan, 0).split()[0], clock.stamp(self.plan, self.debrief.now).split()[0]
