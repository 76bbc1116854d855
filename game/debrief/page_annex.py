"""Annexes: the sums of delegations behind each text, and the sources."""

from __future__ import annotations

from game.debrief import say
from game.debrief.arithmetic import Arithmetic, Sum
from game.debrief.blocks import Block, Heading, Para, Table
from game.debrief.page_after import listed
from game.debrief.report import Debrief


def annexes(debrief: Debrief) -> list[Block]:
    """What one looks up and does not read through."""
    return [*_all_sums(debrief), *_sources(debrief)]


def _all_sums(debrief: Debrief) -> list[Block]:
    found: list[Block] = []
    for item in debrief.deliberations:
        if item.arithmetic:
            found.append(Heading(3, item.title))
        for sums in item.arithmetic:
            found += _sums(sums)
    return [Heading(2, "Annex: sums of delegations"), *found] if found else []


def _sources(debrief: Debrief) -> list[Block]:
    sources = debrief.plan.sources
    return [Heading(2, "Annex: sources"), listed(sources)] if sources else []


def _sums(item: Arithmetic) -> list[Block]:
    found: list[Block] = [Para(f"The sums in {item.body} on {item.text}:")]
    told = tuple(_sum(row) for row in item.sums if not row.plain)
    if told:
        found.append(Table(("Delegation", "Stake", "Sum", "Stand", "Terms"), told, numeric=(2,)))
    support = say.series(f"{row.member} {say.points(row.points)}" for row in item.sums if row.plain)
    rest = [f"Could live with it as it was: {support}."] if support else []
    rest += [f"{say.count(item.others, 'bystander')} let it pass."] if item.others else []
    return [*found, Para(" ".join(rest))] if rest else found


def _sum(item: Sum) -> tuple[str, ...]:
    band = f"{item.band}, red" if item.red else item.band
    stand = f"said {item.said}" if item.said else band
    terms = ", ".join(f"{name} {say.points(value)}" for name, value in item.terms)
    return (item.member, item.stake, say.points(item.points), stand, terms)
