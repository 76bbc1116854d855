"""``build``: the whole debrief as frozen values, before it is text of any kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.core.commands import Advance, End, Start
from game.core.plan import Id, Plan
from game.core.terms import Minute
from game.debrief import say
from game.debrief.believed import Course, courses
from game.debrief.carried import Failed, failures
from game.debrief.consensus import Deliberation, deliberations
from game.debrief.entry import TimelineEntry
from game.debrief.history import Compared, compare
from game.debrief.in_room import InRoom, in_room
from game.debrief.law import Breach, breaches
from game.debrief.measures import Reading, drivers, measure
from game.debrief.objectives import ObjectiveRating, ended, rate
from game.debrief.pledges import Promise, promises
from game.debrief.timeline import timeline
from game.debrief.timing import Timing, timing
from game.debrief.turning import TurningPoint, turning_points
from game.debrief.walk import Walk, walk
from game.journal import Entry, Header
from game.journal.renamed import in_todays_names


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything the review shows. Names are in words; only minutes and amounts are still numbers."""

    plan: Plan
    """Kept to print minutes and amounts, and for the texts that are the author's own."""
    seed: int
    playthrough: int
    forced: tuple[tuple[Id, str], ...]
    seats: tuple[str, ...]
    """Titles of the seats that people could hold."""
    people: bool
    """Whether a person ever acted, beyond letting time run."""
    policies: tuple[str, ...]
    """Policies that acted, in order of their first act."""
    now: Minute
    ended: bool
    """False: ENDEX has not come and this is an interim review."""
    other_plan: bool
    """The journal was written under another version of the scenario."""
    lives: tuple[Reading, ...]
    hazards: tuple[Reading, ...]
    """What the count of lives is computed from."""
    law: tuple[Breach, ...]
    deliberations: tuple[Deliberation, ...]
    failed: tuple[Failed, ...]
    """Texts that failed, with what would have carried them; empty before ENDEX and under another version."""
    pledges: tuple[Promise, ...]
    timeline: tuple[TimelineEntry, ...]
    turning: tuple[TurningPoint, ...]
    objectives: tuple[ObjectiveRating, ...]
    indicators: tuple[Reading, ...]
    """All but lives."""
    history: Compared
    hidden: tuple[tuple[str, str], ...]
    """(what was hidden, what was so): author's truths, told at last; empty before ENDEX."""
    believed: tuple[Course, ...]
    """What seats thought likely about it; empty before ENDEX."""
    notes: tuple[str, ...]
    timing: Timing | None
    """How the time of a room was used; None: nobody facilitated, or the reader is no facilitator."""
    room: InRoom
    """Observations, rationale, notes, and what the facilitator changed by hand."""


def build(plan: Plan, header: Header, lines: Iterable[Entry]) -> Debrief:
    """Review the journal ``lines`` of an exercise of ``plan``. Reads nothing else; cannot fail on a sound journal."""
    entries = in_todays_names(plan, lines)
    walked = walk(entries)
    shown = measure(plan, walked)
    lives = tuple(reading for reading in shown if reading.first)
    read = {name for reading in lives for name in drivers(plan, reading.indicator)}
    return Debrief(
        plan=plan,
        seed=header.seed,
        playthrough=header.playthrough,
        forced=header.forced,
        seats=tuple(say.seat(plan, seat) for seat in header.seats),
        people=any(item.by == "seat" and not isinstance(item.asked, Start | Advance | End) for item in walked.kept),
        policies=_policies(walked),
        now=walked.final.now,
        ended=ended(walked),
        other_plan=header.digest != plan.digest,
        lives=lives,
        hazards=tuple(reading for reading in shown if reading.indicator.id in read),
        law=breaches(plan, walked),
        deliberations=deliberations(plan, walked),
        failed=failures(plan, walked) if header.digest == plan.digest else (),
        pledges=promises(plan, walked),
        timeline=timeline(plan, walked),
        turning=turning_points(plan, walked),
        objectives=rate(plan, walked),
        indicators=tuple(reading for reading in shown if not reading.first),
        history=compare(plan, walked.final),
        hidden=_hidden(plan, walked) if ended(walked) else (),
        believed=courses(plan, walked) if ended(walked) else (),
        notes=_notes(plan),
        timing=timing(plan, header, entries),
        room=in_room(plan, walked),
    )


def _policies(walked: Walk) -> tuple[str, ...]:
    names = [item.by.removeprefix("policy:") for item in walked.kept if item.by.startswith("policy:")]
    return tuple(dict.fromkeys(names))


def _hidden(plan: Plan, walked: Walk) -> tuple[tuple[str, str], ...]:
    drawn = walked.final.hidden
    return tuple((item.title or item.id, drawn[item.id]) for item in plan.hidden if item.id in drawn)


def _notes(plan: Plan) -> tuple[str, ...]:
    ours = (
        "Effects, probabilities and stances are stylised for training; they forecast nothing and assess no government.",
        "Dialogue and objections put to real states are stylised wherever they are shown.",
        "Ratings judge conduct on what a seat then knew, never luck. Understanding is rated by people only.",
    )
    return tuple(dict.fromkeys((*ours, *(say.plain(note) for note in plan.notes))))
