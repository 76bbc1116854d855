"""A scripted hour, asked and typed by 24 seats over their sockets, and its end on every screen."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.session_room import FACILITATOR, Client, Host
from bench.session_story import Beat, Company
from game.core import commands as c
from game.core.plan import Id
from game.core.terms import Minute
from game.pack import load

SEATS = 24
CODES = ("IT", "ES", "NL", "PL", "HU", "AT", "BG", "HR", "DK", "CZ", "PT", "RO", "SE", "SI", "BE", "FI", "NO", "CA")
"""Delegations that get a seat where the scenario has fewer than are wanted."""


def crowded(scenario: Path, folder: Path) -> Path:
    """An overlay of the scenario with as many seats as a room may have."""
    plan = load(scenario).plan
    if plan is None:
        raise ValueError(f"{scenario} has faults; startex check lists them.")
    there = {seat.delegation for seat in plan.seats}
    players = sum(seat.role == "player" for seat in plan.seats)
    codes = [code for code in CODES if code not in there and code in plan.tables.delegations]
    rows = [
        f"  - {{id: seat-{code.lower()}, title: Delegation {code}, delegation: {code}, brief: You speak for {code}.}}"
        for code in codes[: max(0, SEATS - players)]
    ]
    made = folder / "crowded"
    made.mkdir()
    head = f'format: 1\nid: crowded\ntitle: A crowded room\nversion: "1.0"\noverlays: {plan.id}\n'
    (made / "scenario.yaml").write_text(head + "seats:\n" + "\n".join(rows) + "\n", encoding="utf-8")
    return made


def story(scenario: Path, seats: list[Id]) -> Company:
    """The hour these seats will play."""
    plan = load(scenario).plan
    if plan is None:
        raise ValueError(f"{scenario} has faults; startex check lists them.")
    return Company(plan, tuple(seats))


@dataclass
class Hour:
    """An hour as it was played."""

    took: list[float] = field(default_factory=list)
    """Milliseconds to each answer."""
    refused: int = 0
    typed: int = 0
    """Keys."""
    memory: list[float] = field(default_factory=list)
    """The host's megabytes after each minute."""


PAGES = ("1", "2", "3", "4", "5", "6", "\x1b[B", "\x1b[A", "\x1b[6~", "k")
"""Keys that turn to something: a page, a line further, the next open decision."""
OVER = ("?", ":", "b", "v", "l", "n")
"""Keys that lay something over the desk: help, all actions, papers, the count, notices, a note to be written."""
SHUT = "\x1b"
REACTION = 0.2
"""Seconds after which a lone escape is taken for the key."""
KEYS = 3
"""Keys of each seat in a minute, besides opening and shutting something every so many minutes."""
OPENS = 4


async def hour(host: Host, boss: Client, seats: list[Client], beats: list[Beat]) -> Hour:
    """Play it as fast as it goes: every ask in its seat, and every seat reads and turns pages all the time."""
    played, luck = Hour(), random.Random(5)  # noqa: S311  (a story, no secret)
    by = {client.seat: client for client in (boss, *seats)}
    for minute, beat in enumerate(beats):
        leading = [*([c.Advance(FACILITATOR, beat.at)] if minute else []), *beat.leading]
        for number, command in enumerate(leading):
            played.took.append(await by[command.seat].ask(f"lead-{minute}-{number}", command))
            played.typed += await _type(seats, luck, PAGES)
        asks = [by[one.seat].ask(f"ask-{minute}-{number}", one) for number, one in enumerate(beat.asks)]
        played.took += await asyncio.gather(*asks)
        for _ in range(max(0, KEYS - len(leading))):
            played.typed += await _type(seats, luck, PAGES)
        readers = seats[minute % OPENS :: OPENS]
        played.typed += await _type(readers, luck, OVER)
        await asyncio.sleep(REACTION)
        played.typed += await _type(readers, luck, (SHUT,))
        await asyncio.sleep(REACTION)
        played.memory.append(host.memory())
    played.refused = sum(client.refused for client in by.values())
    return played


async def _type(seats: list[Client], luck: random.Random, some: Sequence[str]) -> int:
    """One key each, and a moment for the screens to follow."""
    for client in seats:
        await client.type(luck.choice(some))
    await asyncio.sleep(REACTION)
    return len(seats)


async def ending(boss: Client, seats: list[Client], endex: Minute) -> None:
    """ENDEX: every screen becomes the debrief, and every seat turns its pages."""
    await boss.ask("endex", c.Advance(FACILITATOR, endex))
    await asyncio.sleep(5)
    for page in "1234567":
        for client in seats:
            await client.type(page)
        await asyncio.sleep(2)
