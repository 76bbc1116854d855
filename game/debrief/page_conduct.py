"""The middle of the debrief: the timeline, what turned it, the objectives, how texts were found."""

from __future__ import annotations

from game.debrief import say
from game.debrief.blocks import Block, Dated, Heading, Item, Items, Para, Row
from game.debrief.consensus import Attempt, Bought, Deliberation
from game.debrief.entry import TimelineEntry
from game.debrief.glance import HOW
from game.debrief.measures import Reading
from game.debrief.objectives import EVALUATOR, OPEN, UNABLE, WORDS, ObjectiveRating, TaskRating
from game.debrief.page_lead import causes
from game.debrief.page_room import against, observed
from game.debrief.pledges import Promise
from game.debrief.report import Debrief
from game.view.clock import spoken, stamp


def conduct(debrief: Debrief) -> list[Block]:
    """Timeline, turning points, objectives, cohesion and deliberation, pledges."""
    return [
        *_timeline(debrief), *_turning(debrief), *_objectives(debrief), *_deliberation(debrief), *_pledges(debrief)
    ]  # fmt: skip


def _timeline(debrief: Debrief) -> list[Block]:
    rows = tuple(Row(stamp(debrief.plan, item.at), _line(debrief, item), item.struck) for item in debrief.timeline)
    return [Heading(2, "Timeline"), Dated(rows) if rows else Para("The journal is empty.")]


def _line(debrief: Debrief, item: TimelineEntry) -> str:
    # Where no person sat at all, saying of every line that a policy wrote it would only be noise.
    who = f"{item.who} [{item.by} policy]" if item.by and debrief.people else item.who
    said = f"{who}: {item.what}" if who else item.what
    return f"{said} — {item.why}" if item.why else said


def _turning(debrief: Debrief) -> list[Block]:
    found: list[Block] = [Heading(2, "Turning points")]
    if not debrief.turning:
        return [*found, Para("Nothing was decided and nothing changed much.")]
    rows = tuple(
        Row(stamp(debrief.plan, item.at), f"{item.what} — {item.why}" if item.why else item.what)
        for item in debrief.turning
    )
    return [*found, Dated(rows)]


def _objectives(debrief: Debrief) -> list[Block]:
    if not debrief.objectives:
        return []
    found: list[Block] = [Heading(2, "Objectives"), Para(LEGEND)]
    if not debrief.people:
        found.append(Para("No person acted in this exercise: the letters rate the line that was played."))
    for item in debrief.objectives:
        found += _objective(debrief, item)
    return found


LEGEND = (
    "P performed without challenges, S with some challenges, M with major challenges, U unable to be performed (the"
    " ratings of HSEEP evaluation guides). They judge conduct, never luck."
)


def _objective(debrief: Debrief, item: ObjectiveRating) -> list[Block]:
    letter = item.rating if len(item.rating) == 1 else WORDS[item.rating]
    tasks = tuple(_rated(debrief, item, task) for task in item.tasks)
    return [Heading(3, f"{item.objective.title}: {letter}"), Items(tasks)]


def _rated(debrief: Debrief, item: ObjectiveRating, task: TaskRating) -> Item:
    """A task with what was observed against it; rated by people where they rated it."""
    seen = against(debrief, item.objective.id, task.task.id)
    if not seen:
        return _task(debrief, task)
    letter = next((one.rating for one in reversed(seen) if one.rating), "")
    written = tuple(f"{stamp(debrief.plan, one.at)} {observed(debrief, one)}" for one in seen)
    if task.rating == EVALUATOR:
        return Item(f"[{letter or WORDS[EVALUATOR]}] {task.task.title}", written)
    computed = _task(debrief, task)
    return Item(computed.text, (*computed.under, *written))


def _task(debrief: Debrief, item: TaskRating) -> Item:
    letter = item.rating if len(item.rating) == 1 else WORDS[item.rating]
    if item.rating == EVALUATOR:
        return Item(
            f"[{letter}] {item.task.title}", ("Rating (P, S, M or U): ____ Seen: ______________________________",)
        )
    under = [item.why]
    if item.at is not None:
        under.append(f"{stamp(debrief.plan, item.at)} {item.fact}")
    elif item.task.before is not None and item.rating in (UNABLE, OPEN):
        under[0] += f" It was due by {stamp(debrief.plan, item.task.before)}."
    return Item(f"[{letter}] {item.task.title}", tuple(under))


def _deliberation(debrief: Debrief) -> list[Block]:
    found: list[Block] = [Heading(2, "Cohesion and deliberation")]
    cohesion = cohesion_readings(debrief)
    if cohesion:
        found.append(Items(tuple(_cohesion(reading) for reading in cohesion)))
    found.append(Para(f"Reasons and sums of delegations are stylised. {scale(debrief)}"))
    for item in debrief.deliberations:
        found += _point(debrief, item)
    return found


def scale(debrief: Debrief) -> str:
    """What points mean, in words."""
    costs = debrief.plan.costs
    return (
        f"100 points are one notch of support: from {say.points(costs.supports)} a delegation supports a text, down to"
        f" {say.points(costs.silent)} it can live with it, down to {say.points(costs.asks)} it asks for an amendment,"
        f" below {say.points(costs.asks)} it objects."
    )


def cohesion_readings(debrief: Debrief) -> list[Reading]:
    """The indicators that a body's broken silences and footnotes cost."""
    wanted = {debrief.plan.indicators[body.cohesion].id for body in debrief.plan.bodies if body.cohesion is not None}
    return [reading for reading in debrief.indicators if reading.indicator.id in wanted]


def _cohesion(reading: Reading) -> Item:
    indicator = reading.indicator
    moved = say.moved(indicator, reading.start, reading.end)
    return Item(f"{indicator.title}: {moved}", tuple(causes(reading)))


def _point(debrief: Debrief, item: Deliberation) -> list[Block]:
    plan = debrief.plan
    how = HOW.get(item.how, item.how)
    closed = item.closed if item.closed is not None else debrief.now
    span = f"{stamp(plan, item.opened)} to {stamp(plan, closed)} ({spoken(closed - item.opened)})"
    found: list[Block] = [
        Heading(3, item.title),
        Para(f"{item.question} {item.forum}, {span}: {how if item.closed is not None else 'still open'}."),
        Para(_spent(item)),
    ]
    steps = [(attempt.at, _attempt(debrief, attempt)) for attempt in item.attempts]
    steps += [(bought.at, _bought(debrief, bought)) for bought in item.bought]
    if steps:
        found.append(Items(tuple(step for _, step in sorted(steps, key=lambda pair: pair[0]))))
    return found


def _spent(item: Deliberation) -> str:
    if not item.tabled:
        return "No text was tabled."
    counted = (
        (item.amended, "amendment"),
        (item.sounded, "sounding"),
        (item.confided, "confidence"),
        (item.capital, "capital spent", "capital spent"),
    )
    rest = [say.count(*names) for names in counted if names[0]]
    steps = f"{item.steps} of {item.allowed} steps"
    return f"{say.series([say.count(item.tabled, 'text') + ' tabled', *rest, steps])}."


def _attempt(debrief: Debrief, item: Attempt) -> Item:
    fate = {"adopted": say.adopted(item.how), "broken": "silence broken"}.get(item.fate, f"refused — {item.how}")
    verb = "footnote by" if item.fate == "adopted" else "by" if item.fate == "broken" else "against:"
    under = tuple(f"{verb} {name}" + (f": {why}" if why else "") for name, why in item.by)
    under += tuple(f"without {missing}" for missing in item.without)
    return Item(f"{stamp(debrief.plan, item.at)} {item.text}: {fate}", under)


def _bought(debrief: Debrief, item: Bought) -> Item:
    kind = "pledge" if item.pledge else "offer"
    return Item(f"{stamp(debrief.plan, item.at)} {kind} to {item.member}: {item.what} ({say.points(item.move)})")


def _pledges(debrief: Debrief) -> list[Block]:
    if not debrief.pledges:
        return []
    return [Heading(2, "Pledges"), Items(tuple(_pledge(debrief, item) for item in debrief.pledges))]


def _pledge(debrief: Debrief, item: Promise) -> Item:
    how = "in public" if item.public else "in private"
    given = f"{stamp(debrief.plan, item.at)} {item.seat} to {item.member}, {how}: {say.label(item.title)}"
    points = f"{say.points(item.move)} points on {say.series(item.moved)}"
    moved = f"Moved {item.member} by {points}." if item.moved else "Moved nothing: no decision point was open."
    return Item(f"{given} {item.verdict}", (moved, item.why))
