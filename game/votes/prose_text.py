"""A page about rules as text: one line of thought after another, wrapped to the width."""

from __future__ import annotations

from collections.abc import Iterator

from game.votes.page import wrap
from game.votes.prose import Page


def render(page: Page, width: int = 80) -> str:
    """A page as text."""
    makers = {"listing": _listing_lines, "body": _body_lines, "rulebook": _book_lines, "procedure": _procedures_lines}
    lines = (part for line in makers[str(page["kind"])](page) for part in wrap(line, width))
    return "\n".join(lines).rstrip() + "\n"


def _rows(page: Page, key: str) -> list[Page]:
    found = page.get(key, [])
    return [row for row in found if isinstance(row, dict)] if isinstance(found, list) else []


def _texts(page: Page, key: str) -> list[str]:
    found = page.get(key, [])
    return [str(text) for text in found] if isinstance(found, list) else []


def _listing_lines(page: Page) -> Iterator[str]:
    for book in _rows(page, "rulebooks"):
        if not book["bodies"] and not book["capitals"]:
            continue
        yield f"{book['title']} ({book['id']})"
        for body in _rows(book, "bodies"):
            yield f"  {body['id']}: {body['title']}"
            yield f"      {body['procedure']}"
        capitals = _texts(book, "capitals")
        if capitals:
            yield f"  {capitals[0]} … {capitals[-1]}: {len(capitals)} capitals, each alone"
        yield ""
    yield "`startex rules BODY` shows one of them; `startex vote BODY` counts a vote."


def _body_lines(page: Page) -> Iterator[str]:
    yield from _head_lines(page)
    yield ""
    yield from _procedures_lines(page)
    if _texts(page, "other_days"):
        yield f"Of other days, and so not shown: {', '.join(_texts(page, 'other_days'))}."
        yield ""
    yield from _chain_lines(page)
    acts = _rows(page, "authority")
    if acts:
        yield "What it may adopt (catalogue):"
        for act in acts:
            yield f"  {act['id']}  {act['title']} — {act['legal']}"
        yield ""
    yield from _end_lines(page, str(page["rulebook_source"]))


def _head_lines(page: Page) -> Iterator[str]:
    yield f"{page['title']} ({page['id']})"
    if page["from"] or page["to"]:
        yield f"  Exists: {page['from'] or '…'} to {page['to'] or 'now'}"
    if page["levels"]:
        yield f"  Meets as: {'; '.join(_texts(page, 'levels'))}"
    if page["holder"]:
        yield f"  Spoken for by: {page['holder']}"
    members = _texts(page, "members")
    if members:
        yield f"  Members on the day ({len(members)}): {' '.join(members)}"
    yield from (f"  Members {text}" for text in _texts(page, "spans"))
    yield from (f"  {text}" for text in _texts(page, "composed"))
    tables = page["tables"]
    if isinstance(tables, dict) and tables:
        yield "  Tables of weights: " + "; ".join(f"{column} {', '.join(years)}" for column, years in tables.items())
    if page["note"]:
        yield f"  {page['note']}"
    if page["gaps"]:
        yield f"  Members not on record: {'; '.join(_texts(page, 'gaps'))}"
    yield f"  Source: {page['source']}"
    yield from (f"  Uncertain: {text}" for text in _texts(page, "body_uncertain"))


def _procedures_lines(page: Page) -> Iterator[str]:
    for one in _rows(page, "procedures"):
        mark = " — the ordinary one" if one["id"] == page.get("ordinary") else ""
        yield f"{one['title']} ({one['id']}){mark}"
        yield f"  {one['rule']}"
        yield from (f"  - {test}" for test in _texts(one, "tests"))
        yield from (f"  - outcome: {outcome}" for outcome in _texts(one, "outcomes"))
        first, last = _texts(one, "in_force")
        if first or last:
            yield f"  In force: {first or '…'} to {last or 'now'}"
        yield from (f"  {text}" for text in _texts(one, "closed"))
        hours = _texts(one, "silence_hours")
        if hours:
            yield f"  Silence: {hours[0]} hours as a rule, {hours[1]} to {hours[2]}"
        for key, word in (
            ("in_its_place", "In its place"), ("clocks", "Clock"), ("rights", "May act"), ("keys", "Second key"),
            ("switches", "Switch"),
        ):  # fmt: skip
            yield from (f"  {word}: {text}" for text in _texts(one, key))
        if one["brake"]:
            yield f"  One member may stop the vote: {one['brake']}"
        facts = one["facts"]
        if isinstance(facts, dict) and facts:
            yield "  " + "; ".join(f"{key.replace('_', ' ')}: {_word(value)}" for key, value in facts.items())
        if one["note"]:
            yield f"  {one['note']}"
        yield f"  Source: {one['source']}"
        yield from (f"  Uncertain: {text}" for text in _texts(one, "uncertain"))
        yield ""


def _word(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def _chain_lines(page: Page) -> Iterator[str]:
    for chain in _rows(page, "chains"):
        yield f"{chain['title']}, step by step:"
        yield from (f"  {n}. {step}" for n, step in enumerate(_texts(chain, "steps"), 1))
        yield f"  Source: {chain['source']}"
        yield from (f"  Uncertain: {text}" for text in _texts(chain, "uncertain"))
        yield ""


def _book_lines(page: Page) -> Iterator[str]:
    yield f"{page['title']} ({page['id']})"
    yield ""
    for body in _rows(page, "bodies"):
        yield from _head_lines(body)
        yield ""
    yield from _procedures_lines(page)
    yield from _chain_lines(page)
    yield from _end_lines(page, str(page["source"]))


def _end_lines(page: Page, source: str) -> Iterator[str]:
    yield from (f"Note: {text}" for text in _texts(page, "notes"))
    yield from (f"Uncertain: {text}" for text in _texts(page, "uncertain"))
    yield f"Rulebook: {source}"
