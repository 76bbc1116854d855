"""A rehearsal as text for its author: findings first, then what was covered, decided and blocked."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.plan import Plan
from game.rollout.findings import KINDS, declared_lost
from game.rollout.judging import RATINGS
from game.rollout.ledger import spread
from game.rollout.limits import adopted, stands
from game.rollout.rehearse import Rehearsal
from game.rollout.report import coverage, ratings, replay, worth
from game.view import clock, names

BLOCKS = 15
"""Blocking reasons that are listed."""
TITLES = {
    "inject": "injects delivered",
    "decision": "decision points opened",
    "tabled": "responses tabled",
    "response": "responses that took effect",
    "wording": "wordings that took effect",
    "move": "own moves",
    "pledge": "pledges",
    "offer": "offers",
    "outcome": "outcomes of chance",
}


def to_text(rehearsal: Rehearsal, scenario: str) -> str:
    """The report; ``scenario`` as the command line names it."""
    parts = (
        _heading(rehearsal),
        _findings(rehearsal, scenario),
        _thresholds(rehearsal),
        _coverage(rehearsal),
        _decided(rehearsal),
        _blocked(rehearsal),
        _indicators(rehearsal),
        _objectives(rehearsal),
        _worth(rehearsal.plan, rehearsal),
        _pacing(rehearsal, scenario),
    )
    return "\n".join(line.rstrip() for part in parts for line in part)


def _heading(rehearsal: Rehearsal) -> Iterator[str]:
    order = rehearsal.order
    each = f"{order.number} playthrough{'s' if order.number > 1 else ''} of each policy"
    yield f"{rehearsal.plan.title}: {each} ({', '.join(order.policies)}), seed {order.seed}"
    yield f"{len(rehearsal.ledger.endings)} distinct endings"


def _findings(rehearsal: Rehearsal, scenario: str) -> Iterator[str]:
    yield f"\nFINDINGS: {len(rehearsal.findings) or 'none'}"
    for item in rehearsal.findings:
        count = f" ({item.count}×)" if item.count else ""
        yield f"  {item.kind}: {item.subject or 'the whole'}{count}"
        yield f"      {item.why}"
        if item.seed is not None:
            yield f"      {replay(scenario, item.seed)}"
    for kind in dict.fromkeys(item.kind for item in rehearsal.findings):
        yield f"  ({kind}: {KINDS[kind]})"
    for name, why in declared_lost(rehearsal.plan):
        yield f"  as declared, {name} cannot be adopted: {why}"


def _thresholds(rehearsal: Rehearsal) -> Iterator[str]:
    if rehearsal.held:
        yield "\nTHRESHOLDS of the scenario"
    for one in rehearsal.held:
        as_words = clock.duration if one.name == "longest_gap" else str
        came = "not measured" if one.value is None else as_words(one.value)
        bounds = f"{one.least} to {one.most}" if one.least else f"at most {as_words(one.most)}"
        yield f"  {one.name:26}{bounds:>16}{came:>16}   {'holds' if one.holds else 'BROKEN'}"


def _coverage(rehearsal: Rehearsal) -> Iterator[str]:
    played = sum(rehearsal.ledger.played.values())
    yield f"\nCOVERAGE: in how many of {played} playthroughs each came"
    for kind, counts in coverage(rehearsal).items():
        if not counts:
            continue
        reached = sum(count > 0 for count in counts.values())
        yield f"  {TITLES[kind]}: {reached} of {len(counts)}"
        for name, count in counts.items():
            yield f"    {count:7}  {name}{'' if count else '   NEVER'}"


def _decided(rehearsal: Rehearsal) -> Iterator[str]:
    ledger = rehearsal.ledger
    yield "\nCONTESTED DECISION POINTS: openings, share won, and means for each opening"
    yield f"  {'policy':14}{'openings':>9}{'won':>7}{'steps':>8}{'days':>8}{'capital':>9}{'failed':>8}"
    for policy in rehearsal.order.policies:
        whole = ledger.contested[policy, "openings"]
        if not whole:
            yield f"  {policy:14}{0:>9}"
            continue
        means = [_tenths(ledger.contested[policy, name], whole) for name in ("steps", "capital", "broken")]
        days = _tenths(ledger.contested[policy, "minutes"], whole * 1440)
        share = adopted(ledger, policy)
        yield f"  {policy:14}{whole:>9}{share:>6}%{means[0]:>8}{days:>8}{means[1]:>9}{means[2]:>8}"
    yield "\nWHAT STANDS when a decision point closes, over every policy"
    for decision, counts in stands(rehearsal.plan, ledger).items():
        whole = sum(counts.values())
        shares = (f"{name or 'nothing'} {100 * count // whole}%" for name, count in counts.most_common())
        yield f"  {decision}: {', '.join(shares) if whole else 'never closed'}"


def _tenths(number: int, of: int) -> str:
    whole, part = divmod(10 * number // of, 10)
    return f"{whole}.{part}"


def _blocked(rehearsal: Rehearsal) -> Iterator[str]:
    plan, ledger = rehearsal.plan, rehearsal.ledger
    yield "\nWHO BLOCKS: verdicts against a text, by body"
    for body in dict.fromkeys(body for body, _ in sorted(ledger.verdicts)):
        against = ledger.verdicts[body, False]
        whole = against + ledger.verdicts[body, True]
        yield f"  {names.body(plan, body)}: {against} of {whole} measures not adopted"
    rows = sorted(ledger.blocks.items(), key=lambda item: (-item[1], item[0]))
    for block, count in rows[:BLOCKS]:
        who = names.delegation(plan, block.member) if block.member else "nobody against"
        clause = f", clause {block.clause}" if block.clause else ""
        yield f"  {count:7}  {block.body}: {who} on {block.response}{clause}: {block.reason}"
    if len(rows) > BLOCKS:
        yield f"           and {len(rows) - BLOCKS} rarer reasons"


def _indicators(rehearsal: Rehearsal) -> Iterator[str]:
    yield "\nINDICATORS at ENDEX: least, lower quarter, median, upper quarter, most"
    for indicator in rehearsal.plan.indicators:
        note = f" ({indicator.note})" if indicator.note else ""
        yield f"  {indicator.title}{note}"
        for policy in rehearsal.order.policies:
            counts = rehearsal.ledger.values.get((policy, indicator.id))
            if counts:
                shown = (names.number(value, indicator.precision) for value in spread(counts))
                yield f"    {policy:14}" + "".join(f"{text:>10}" for text in shown)


def _objectives(rehearsal: Rehearsal) -> Iterator[str]:
    if rehearsal.plan.objectives:
        yield f"\nOBJECTIVES: playthroughs rated {', '.join(RATINGS)}"
    for objective in rehearsal.plan.objectives:
        yield f"  {objective.title}"
        for policy in rehearsal.order.policies:
            yield f"    {policy:14}" + "".join(f"{count:>8}" for count in ratings(rehearsal, policy, objective.id))
        for task in objective.tasks:
            counts = [sum(column) for column in zip(*_of_all(rehearsal, task.id), strict=True)]
            yield f"      {task.title}: " + ", ".join(f"{r} {n}" for r, n in zip(RATINGS, counts, strict=True) if n)


def _of_all(rehearsal: Rehearsal, name: str) -> list[list[int]]:
    return [ratings(rehearsal, policy, name) for policy in rehearsal.order.policies]


def _worth(plan: Plan, rehearsal: Rehearsal) -> Iterator[str]:
    rows = worth(plan, rehearsal.partings)
    if rows:
        yield "\nWORTH OF EACH OPTION at the same luck: mean difference at ENDEX from the mean of all options there"
    decision = ""
    for row in rows:
        if row["decision"] != decision:
            decision = row["decision"]
            yield f"  {decision}"
        moved = [f"{n} {_signed(v)}" for n, v in row["indicators"].items() if isinstance(v, str) or abs(v) >= 50]
        moved = [text for text in moved if not text.endswith(" similar")]
        tasks = f", tasks {_signed(row['tasks'])}" if abs(row["tasks"]) >= 10 else ""
        met = f"{row['openings']} openings"
        met += "" if row["adoptable"] == row["openings"] else f", adoptable in {row['adoptable']}"
        yield f"    {row['response']} ({met}): {', '.join(moved) or 'nothing to speak of'}{tasks}"


def _signed(value: object) -> str:
    if not isinstance(value, int):
        return str(value)
    return f"{'+' if value > 0 else '-'}{_tenths(abs(value), 100)}"


def _pacing(rehearsal: Rehearsal, scenario: str) -> Iterator[str]:
    ledger, plan = rehearsal.ledger, rehearsal.plan
    yield "\nPACING: least, median and most of each playthrough"
    yield f"  {'policy':14}{'longest time without a choice':>36}{'minutes of a reader':>30}"
    for policy in rehearsal.order.policies:
        if not ledger.played[policy]:
            continue
        gaps, reader = spread(ledger.gaps[policy]), spread(ledger.reading[policy])
        gap = ", ".join(clock.duration(gaps[n] // 60 * 60) for n in (0, 2, 4))
        yield f"  {policy:14}{gap:>36}{', '.join(str(reader[n]) for n in (0, 2, 4)):>30}"
    if ledger.longest_gap is not None:
        length, start, seed = ledger.longest_gap
        yield f"  longest of all: {clock.spoken(length)} from {clock.stamp(plan, start)}; {replay(scenario, seed)}"
    yield "  A reader's minutes are an estimate: 200 words and two steps a minute, three minutes over each choice."
