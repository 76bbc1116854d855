"""Who sits in a room, as the command that opens it was told."""

from __future__ import annotations

import click
import pytest

from game.cli.host import MOST_SEATS, _held
from tests.tiny import tiny_plan

PLAN = tiny_plan()


def test_by_default_all_players_and_an_evaluator() -> None:
    """The players' seats in the author's order, then one who watches."""
    players = [seat.id for seat in PLAN.seats if seat.role == "player"]
    assert _held(PLAN, ()) == (*players, "evaluator")


def test_those_who_watch_come_last_and_may_be_several() -> None:
    """Time and STARTEX are asked in the name of the first seat, which is one of the story."""
    assert _held(PLAN, ("evaluator-2", "gr", "evaluator", "sg", "gr")) == ("gr", "sg", "evaluator-2", "evaluator")


@pytest.mark.parametrize(
    ("named", "cure"),
    [(("evaluator",), "name a seat of the story"), (("gr", "evaluators"), "There is no seat evaluators")],
)
def test_a_room_without_players_or_with_an_unknown_seat_is_refused(named: tuple[str, ...], cure: str) -> None:
    """Before a journal is made, with the cure."""
    with pytest.raises(click.UsageError, match=cure):
        _held(PLAN, named)


def test_more_players_than_a_room_holds_are_refused() -> None:
    """Those who watch are not counted."""
    from dataclasses import replace

    from game.core import plan as p

    many = p.with_tables(replace(PLAN, seats=tuple(p.Seat(f"s{n}", f"Seat {n}") for n in range(MOST_SEATS + 1))))
    assert len(_held(many, (*(f"s{n}" for n in range(MOST_SEATS)), "evaluator"))) == MOST_SEATS + 1
    with pytest.raises(click.UsageError, match="up to 24 seats; 25 were named"):
        _held(many, ())
