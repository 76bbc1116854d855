"""The first page of the debrief: lives first, the law where it was breached, decisions, ratings, what turned it."""

from __future__ import annotations

from game.debrief import say
from game.debrief.blocks import Block, Heading, Item, Items, Para
from game.debrief.carried import Failed, notes, would
from game.debrief.glance import HOW, Decided, Glance, Rated, day, glance
from game.debrief.lines import render
from game.debrief.report import Debrief
from game.debrief.turning import TurningPoint
from game.view.safe import width

PAGE = 40
"""Lines of the first page at 80 columns."""
COLUMNS = 80
LINE = COLUMNS - 4
"""Room of an entry under an entry."""
LAW = 4 * COLUMNS
"""Room of one breach with the duty and the people: here the page would rather lose another entry."""
TITLE = 34
"""Room of an objective's title on its line."""
DECISIONS = 10
OBJECTIVES = 8
"""No more lines of each than this on the first page; the parts that follow hold them all."""
CARRIED = "What would have carried"
"""Title of the part on texts that failed."""


def at_a_glance(debrief: Debrief) -> list[Block]:
    """Title and first page, at most ``PAGE`` lines at ``COLUMNS`` columns: what is longer is cut, and told below."""
    found = glance(debrief)
    whole = _blocks(debrief, found, found.failed, cut=False)
    if _height(whole) <= PAGE:
        return whole
    told = len(found.failed)
    while told and _height(_blocks(debrief, found, found.failed[:told], cut=True)) > PAGE:
        told -= 1
    return _blocks(debrief, found, found.failed[:told], cut=True)


def _blocks(debrief: Debrief, found: Glance, failed: tuple[Failed, ...], *, cut: bool) -> list[Block]:
    """The page with these of the texts that failed; ``cut`` gives each objective one line."""
    head: list[Block] = [*_title(debrief), Heading(2, "At a glance"), *(Para(text) for text in found.lives)]
    head += [Para(say.cut(text, LAW)) for text in found.law]
    lists = (
        _decided(debrief, found),
        _rated(found, cut=cut),
        _turning(debrief, found),
        _carried(debrief, found, failed),
    )
    told = tuple(item for item in lists if item.under)
    return [*head, Items(told)] if told else head


def _height(blocks: list[Block]) -> int:
    return len(render(tuple(blocks), COLUMNS).splitlines())


def _title(debrief: Debrief) -> list[Block]:
    plan = debrief.plan
    title = f"{plan.title} — {plan.subtitle}" if plan.subtitle else plan.title
    found: list[Block] = [Heading(1, f"Debrief: {title}")]
    if not debrief.ended:
        found.append(Para(f"Interim review at {say.when(plan, debrief.now)}: ENDEX has not come yet."))
    if debrief.other_plan:
        found.append(Para("The journal was written under another version of this scenario; titles are today's."))
    return found


def _decided(debrief: Debrief, found: Glance) -> Item:
    return _listed("Decided", [_decision(debrief, item) for item in found.decided], DECISIONS, "What was decided")


def _decision(debrief: Debrief, item: Decided) -> str:
    when = f"{day(debrief.plan, item.at)} " if item.at is not None else ""
    how = "" if item.how == HOW["adopted"] else f" — {item.how}"
    return f"{when}{say.label(item.title)} {item.outcome}{how}"


def _rated(found: Glance, *, cut: bool) -> Item:
    texts = [_objective(item, cut=cut) for item in found.rated]
    return _listed("Rated, for conduct and never for luck", texts, OBJECTIVES, "Objectives")


def _objective(item: Rated, *, cut: bool) -> str:
    title = f"[{item.rating}] {item.title}"
    if not cut:
        return f"{title} — {item.ground}" if item.ground else title
    if not item.ground:
        return say.cut(title, LINE)
    short = say.cut(title, TITLE)
    return f"{short} — {say.cut(item.ground, LINE - width(short) - 3)}"


def _turning(debrief: Debrief, found: Glance) -> Item:
    return _listed("Turning points", [_point(debrief, item) for item in found.turning], len(found.turning), "")


def _point(debrief: Debrief, item: TurningPoint) -> str:
    came = item.moved or item.why
    return f"{day(debrief.plan, item.at)} {item.what}{f' — {came}' if came else ''}"


def _carried(debrief: Debrief, found: Glance, failed: tuple[Failed, ...]) -> Item:
    """These of the texts that failed, in order of time; the rest are counted."""
    texts = [_carrying(debrief, item) for item in sorted(failed, key=lambda item: item.at)]
    left = len(found.failed) - len(failed)
    if left:
        texts.append(f"{left}{' more' if texts else ''} in “{CARRIED}”")
    return Item("Could the texts that failed have carried?", tuple(texts))


def _carrying(debrief: Debrief, item: Failed) -> str:
    """What would have carried a text, dated by the state that was searched."""
    at = item.carried_at if item.carried_at is not None else item.at
    return f"“{item.response}” ({day(debrief.plan, at)}) {would(item)}{notes(item)}"


def _listed(title: str, texts: list[str], most: int, rest: str) -> Item:
    if len(texts) <= most:
        return Item(title, tuple(texts))
    return Item(title, (*texts[: most - 1], f"{len(texts) - most + 1} more in “{rest}”"))
