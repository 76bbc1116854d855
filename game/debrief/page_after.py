"""The end of the debrief: other indicators, history beside it, questions, space for lessons, notes."""

from __future__ import annotations

from game.debrief import say
from game.debrief.blocks import Block, Dated, Heading, Item, Items, Para, Row, Table
from game.debrief.history import SAME, Beside
from game.debrief.measures import Reading
from game.debrief.page_conduct import cohesion_readings
from game.debrief.page_lead import causes
from game.debrief.report import Debrief
from game.view.clock import stamp

LESSONS = 3
"""Empty rows for lessons: three sentences that the next exercise will read."""


def after(debrief: Debrief) -> list[Block]:
    """Everything after the deliberation."""
    return [
        *_indicators(debrief),
        *_believed(debrief),
        *_history(debrief),
        *questions(debrief),
        *_lessons(),
        *_notes(debrief),
    ]


def _indicators(debrief: Debrief) -> list[Block]:
    told = {reading.indicator.id for reading in (*cohesion_readings(debrief), *debrief.hazards)}
    rest = [reading for reading in debrief.indicators if reading.indicator.id not in told]
    moved = [reading for reading in rest if reading.causes or reading.temporary]
    still = [reading.indicator.title for reading in rest if not (reading.causes or reading.temporary)]
    found: list[Block] = [Heading(2, "Other indicators")]
    if moved:
        found.append(Items(tuple(_reading(reading) for reading in moved)))
    if still:
        found.append(Para(f"Unchanged: {say.series(still)}."))
    return found if len(found) > 1 else []


def _reading(reading: Reading) -> Item:
    indicator = reading.indicator
    wanted = {"up": "; higher is better", "down": "; lower is better"}.get(indicator.better, "; a gauge, never a score")
    moved = say.moved(indicator, reading.start, reading.end)
    return Item(f"{indicator.title}: {moved}{wanted}", tuple(causes(reading)))


def _believed(debrief: Debrief) -> list[Block]:
    if not debrief.believed:
        return []
    found: list[Block] = [Heading(2, "What was believed")]
    for course in debrief.believed:
        found.append(Para(f"{course.seat} — {course.title}: at STARTEX {course.first}; it was {course.truth}."))
        rows = tuple(Row(stamp(debrief.plan, at), f"{why}: {likely}") for at, why, likely in course.turns)
        found.append(Dated(rows) if rows else Para("No evidence reached it."))
    return found


def _history(debrief: Debrief) -> list[Block]:
    compared = debrief.history
    if not debrief.ended or not (compared.facts or compared.beside):
        return []
    found: list[Block] = [Heading(2, "History beside it")]
    if compared.beside:
        found.append(Items(tuple(_beside(debrief, item) for item in compared.beside)))
    if compared.facts:
        found.append(Para("What really happened:"))
        rows = []
        for fact in compared.facts:
            mark = " (stylised)" if fact.stylised else ""
            source = f" [{say.plain(fact.source)}]" if fact.source else ""
            rows.append(Row(fact.date, f"{say.plain(fact.text)}{mark}{source}"))
        found.append(Dated(tuple(rows)))
    return found


def _beside(debrief: Debrief, item: Beside) -> Item:
    then = stamp(debrief.plan, item.history_at) if item.history_at is not None else ""
    here = stamp(debrief.plan, item.exercise_at) if item.exercise_at is not None else ""
    if item.same == SAME:
        return Item(f"{say.label(item.decision)} {item.same}", (f"In history {then}, here {here}: {item.exercise}",))
    under = [f"In history {then}: {item.history}"] if item.history else []
    if item.exercise:
        under.append(f"Here {here}: {item.exercise}, {item.how}")
    return Item(f"{say.label(item.decision)} {item.same}", tuple(under))


VOICES = (  # Asked where the author asks nothing of their own.
    "Tell it once more as the people it happened to: someone who travelled, someone who went out to help, someone who"
    " lives where they arrived, someone who decided a claim."
)


def questions(debrief: Debrief) -> list[Block]:
    """The questions of the hot wash, in the order they are asked."""
    asked = tuple(say.plain(question) for question in debrief.plan.debrief_questions) or (VOICES,)
    return [
        Heading(2, "Questions for the hot wash"),
        Para("Players speak first, then evaluators and observers, the facilitator last."),
        Items(tuple(Item(question) for question in asked), numbered=True),
    ]


def _lessons() -> list[Block]:
    head = ("Lesson identified", "What to change", "Who", "By when")
    return [Heading(2, "Lessons identified"), Table(head, (("", "", "", ""),) * LESSONS)]


def _notes(debrief: Debrief) -> list[Block]:
    found: list[Block] = [Heading(2, "Notes"), Items(tuple(Item(note) for note in debrief.notes))]
    if debrief.plan.assumptions:
        found += [Para("Assumptions:"), listed(debrief.plan.assumptions)]
    return found


def listed(texts: tuple[str, ...]) -> Items:
    """Author's texts, one entry each."""
    return Items(tuple(Item(say.plain(text)) for text in texts))
