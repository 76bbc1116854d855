"""After the first page: lives, then the law, what was decided, what would have carried, who played."""

from __future__ import annotations

from game.debrief import say
from game.debrief.blocks import Block, Heading, Item, Items, Para
from game.debrief.carried import Failed, notes, would
from game.debrief.glance import HOW, life
from game.debrief.law import Breach
from game.debrief.measures import Cause, Reading
from game.debrief.page_glance import CARRIED
from game.debrief.report import Debrief
from game.view.clock import spoken, stamp

WITHHELD = -1
"""In the place of a seed: it stays with the facilitator, who may go back and play on with the same luck."""
CAUSES = 5
"""Causes told for one indicator; the rest are summed up."""


def lead(debrief: Debrief) -> list[Block]:
    """Everything before the timeline."""
    return [*_lives(debrief), *_law(debrief), *_decided(debrief), *_carried(debrief), *_playthrough(debrief)]


def _playthrough(debrief: Debrief) -> list[Block]:
    plan = debrief.plan
    span = f"STARTEX {say.when(plan, 0)}, {'ENDEX' if debrief.ended else 'now'} {say.when(plan, debrief.now)}"
    entries = (Item(f"{span}: {spoken(debrief.now)}."), *(Item(text) for text in _who(debrief)))
    found: list[Block] = [Heading(2, "The playthrough"), Items(entries)]
    if plan.dilemma:
        found.append(Para(f"The dilemma: {say.plain(plan.dilemma)}"))
    return found


def _who(debrief: Debrief) -> list[str]:
    packs = say.series(" ".join(pack) for pack in debrief.plan.packs)
    held = f"Seats held: {say.series(debrief.seats)}." if debrief.people else "No person acted."
    acted = f"Policies that acted for empty chairs: {say.series(debrief.policies)}." if debrief.policies else ""
    seed = "The facilitator keeps the seed" if debrief.seed == WITHHELD else f"Seed {debrief.seed}"
    luck = f"{seed}, playthrough {debrief.playthrough}; packs: {packs}."
    forced = "; ".join(f"{chance} = {outcome}" for chance, outcome in debrief.forced)
    laid = f"Luck laid down beforehand: {forced}." if forced else ""
    hidden = [f"Hidden until now — {say.plain(title)}: {value}." for title, value in debrief.hidden]
    return [text for text in (held, acted, luck, laid, *hidden) if text]


def _lives(debrief: Debrief) -> list[Block]:
    if not debrief.lives:
        return []
    found: list[Block] = [Heading(2, "Lives")]
    for reading in debrief.lives:
        found += _count(reading, debrief)
    if debrief.hazards:
        found.append(Para("What the count was computed from:"))
        found.append(Items(tuple(_driver(reading) for reading in debrief.hazards)))
    return found


def _count(reading: Reading, debrief: Debrief) -> list[Block]:
    indicator = reading.indicator
    found: list[Block] = [Para(life(reading, debrief))]
    if reading.start:
        found.append(Para(f"The count stood at {say.number(indicator, reading.start)} at STARTEX."))
    if reading.causes:
        found.append(Items(tuple(Item(_cause(debrief, reading, cause)) for cause in reading.causes)))
    return found


def _cause(debrief: Debrief, reading: Reading, cause: Cause) -> str:
    times = f"{cause.times} times, first on" if cause.times > 1 else "on"
    amount = say.number(reading.indicator, cause.amount)
    return f"{cause.title}: {amount} ({times} {stamp(debrief.plan, cause.first)})"


def _driver(reading: Reading) -> Item:
    indicator = reading.indicator
    moved = say.moved(indicator, reading.start, reading.end)
    return Item(f"{indicator.title}: {moved}", tuple(causes(reading)))


def causes(reading: Reading) -> list[str]:
    """The chain of causes of one indicator, the largest first, then what was temporary and what had no room."""
    indicator = reading.indicator
    ranked = reading.causes
    found = [
        f"{say.signed(indicator, c.amount)}: {c.title}{f' ({c.times} times)' if c.times > 1 else ''}"
        for c in ranked[:CAUSES]
    ]
    rest = ranked[CAUSES:]
    if rest:
        total = say.signed(indicator, sum(cause.amount for cause in rest))
        found.append(f"{total}: {say.count(len(rest), 'other cause')}")
    found += [
        f"{say.signed(indicator, c.amount)} for a while: {c.title}{f' ({c.times} times)' if c.times > 1 else ''}"
        for c in reading.temporary[:CAUSES]
    ]
    if reading.cut:
        found.append(f"{say.signed(indicator, -reading.cut)} not possible: the indicator was at the end of its range")
    return found


def _law(debrief: Debrief) -> list[Block]:
    if not debrief.law:
        return [Heading(2, "Law"), Para("No response marked as unlawful was tabled or took effect.")]
    found: list[Block] = [Heading(2, "Law")]
    for breach in debrief.law:
        found += _breach(debrief, breach)
    found.append(Para("For discussion: which lawful response was at hand, and what would it have taken?"))
    return found


def _breach(debrief: Debrief, breach: Breach) -> list[Block]:
    date = say.when(debrief.plan, breach.at)
    what = f"“{breach.response}” took effect" if breach.took_effect else f"“{breach.response}” was tabled"
    by = f" by decision of {breach.body}" if breach.body and breach.took_effect else ""
    reason = f"“{say.sentence(breach.reason)}”" if breach.reason else "none on record; nobody was asked for one"
    asked = f"{breach.who} wrote as the reason: " if breach.who and breach.reason else "Written reason: "
    duty = "Duty breached and people affected" if breach.took_effect else "Duty at stake and people affected"
    return [
        Para(f"{what}{by} on {date}{'' if breach.took_effect else ', and never took effect'}."),
        Items((Item(f"{duty}: {say.sentence(say.plain(breach.duty))}"), Item(say.sentence(asked + reason)))),
    ]


def _decided(debrief: Debrief) -> list[Block]:
    found: list[Block] = [Heading(2, "What was decided")]
    if not debrief.deliberations:
        return [*found, Para("No decision point opened.")]
    items = []
    for item in debrief.deliberations:
        how = HOW.get(item.how, item.how) if item.closed is not None else "still open"
        when = f" {stamp(debrief.plan, item.closed)}" if item.closed is not None else ""
        items.append(Item(f"{say.label(item.title)} {item.outcome or 'nothing'} — {how}{when}", item.wordings))
    return [*found, Items(tuple(items))]


def _carried(debrief: Debrief) -> list[Block]:
    if not debrief.failed:
        return []
    told = tuple(Item(_failed(debrief, item), _would(debrief, item)) for item in debrief.failed)
    return [Heading(2, CARRIED), Para(SEARCHED), Items(told)]


SEARCHED = (
    "Searched with full knowledge and by the rules themselves, within the steps and the capital that were left; nobody"
    " at the table knew so much. All else is taken as it stood when the text failed. Minds are stylised."
)


def _failed(debrief: Debrief, item: Failed) -> str:
    times = f", {say.count(item.times, 'time')}" if item.times > 1 else ""
    return f"{stamp(debrief.plan, item.at)} {say.label(item.decision)} {item.text} — {FATES[item.fate]}{times}"


def _would(debrief: Debrief, item: Failed) -> tuple[str, ...]:
    """What would have carried it, then each offer by its title."""
    if item.carried_at is None:
        return (f"It would not have carried {would(item).removeprefix('not ')}.",)
    earlier = item.carried_at if item.carried_at != item.at else None
    when = f"At its first test, {stamp(debrief.plan, earlier)}, " if earlier is not None else ""
    told = f"{when}{would(item)} it would have carried{notes(item)}."
    return (told[0].upper() + told[1:], *(f"offer to {member}: {title}" for member, title in item.offers))


FATES = {"broken": "silence broken", "refused": "did not carry", "unasked": "never put to the decision"}
