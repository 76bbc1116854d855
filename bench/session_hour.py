"""A scripted hour: what every chair does when the exercise plays itself, asked by the seats over their sockets."""

from __future__ import annotations

import asyncio
import random
from pathlib import Path

from bench.session_room import FACILITATOR, Client
from game.core import commands as c
from game.journal import Line
from game.pack import load
from game.session import Session

SEATS = 24
CODES = ("IT", "ES", "NL", "PL", "HU", "AT", "BG", "HR", "DK", "CZ", "PT", "RO", "SE", "SI", "BE", "FI", "NO", "CA")
"""Delegations that get a seat where the scenario has fewer than are wanted."""


def crowded(scenario: Path, folder: Path) -> Path:
    """An overlay of the scenario with as many seats as a room may have."""
    plan = load(scenario).plan
    if plan is None:
        raise ValueError(f"{scenario} has faults; startex check lists them.")
    there = {seat.delegation for seat in plan.seats}
    players = sum(seat.role in ("player", "red") for seat in plan.seats)
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


def script(scenario: Path) -> list[tuple[str, int, c.Command]]:
    """(seat, exercise minute, ask) of a whole exercise played by its policies."""
    plan = load(scenario).plan
    if plan is None:
        raise ValueError(f"{scenario} has faults; startex check lists them.")
    session = Session.create(plan, seed=1)
    session.autoplay("consensus")
    # Time is the facilitator's in a room.
    time = (c.Start, c.Advance, c.End)
    lines = [line for line in session.lines if isinstance(line, Line) and not isinstance(line.asked, time)]
    return [(line.seat, line.at, line.asked) for line in lines]


async def hour(boss: Client, seats: list[Client], acts: list[tuple[str, int, c.Command]]) -> list[float]:
    """Play it, every ask in its seat and everybody else busy with keys and notes; milliseconds to each answer."""
    by, took, now = {client.seat: client for client in seats}, [], 0
    luck = random.Random(5)  # noqa: S311  (a story, no secret)
    for number, (seat, at, command) in enumerate(acts):
        if at > now:
            now = at
            took.append(await boss.ask(f"time-{number}", c.Advance(FACILITATOR, at)))
        asks = [by[seat].ask(f"script-{number}", command)] if seat in by else []
        for client in luck.sample(seats, 4):
            await client.type(luck.choice("12345"))
            asks.append(client.ask(f"note-{number}", c.Note(client.seat, f"Minute {at}, act {number}.")))
        took += await asyncio.gather(*asks)
    return took
