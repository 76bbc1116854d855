"""``startex host``: open a room for a facilitator and several seats."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, find, journals, streams

if TYPE_CHECKING:
    from game.core.plan import Plan
    from game.session import Session

MOST_SEATS = 24
"""Seats a room is made and measured for."""
SEATS_HELP = (
    "The seats people hold, with commas; by default all of the players' and an evaluator's. Those who watch are named"
    " evaluator, evaluator-2, observer and so on."
)


@click.command()
@click.argument("scenario", required=False)
@click.option("--seats", metavar="IDS", help=SEATS_HELP)
@click.option("--cut", default="", metavar="ID", help="Play a shorter version; what it leaves out decides itself.")
@click.option("--port", type=click.IntRange(0, 65535), default=8472, show_default=True, help="0: any free one.")
@click.option("--lan", is_flag=True, help="Serve other machines of this network, too.")
@click.option("--tls-cert", type=click.Path(path_type=Path), metavar="FILE", help="Serve over TLS.")
@click.option("--tls-key", type=click.Path(path_type=Path), metavar="FILE", help="The certificate's key.")
@click.option("--url", metavar="URL", default="", help="The address people use, where a proxy stands before this.")
@click.option("--seed", type=find.Seed(), help="The luck of this exercise: a whole number.")
@click.option("--resume", type=find.journal_file, metavar="FILE", help="Open the room of this journal again.")
@click.option("--journal", type=click.Path(path_type=Path), metavar="FILE", help="Keep the journal here.")
def host(
    scenario: str | None,
    seats: str | None,
    cut: str,
    port: int,
    lan: bool,
    tls_cert: Path | None,
    tls_key: Path | None,
    url: str,
    seed: int | None,
    resume: Path | None,
    journal: Path | None,
) -> None:
    """Open a room for SCENARIO: a facilitator and up to 24 seats, in browsers and terminals."""
    if tls_key is not None and tls_cert is None:
        raise click.UsageError("--tls-key belongs to a certificate; name it with --tls-cert.")
    with exits.needs_serve():
        import asyncio

        from game.serve.host import CannotServe, Door
        from game.serve.host import host as serve
    if resume:
        terms = {"--seats": seats, "--cut": cut, "--seed": seed, "--journal": journal}
        session = journals.resumed(resume, scenario, terms)
    else:
        session = _begun(scenario, seats, seed, journal, cut)
    door = Door(port, lan, tls_cert, tls_key, url)
    try:
        asyncio.run(serve(session, door, streams.talk))
    except CannotServe as error:
        raise exits.Failure(str(error), exits.SERVE) from error
    finally:
        place, ended = session.journal.place, session.ended
        session.close()
    after = "The exercise has ended." if ended else f"Open it again with: startex host --resume {place}"
    streams.talk(f"The room is closed. Journal: {place}\n{after}")


def _begun(scenario: str | None, seats: str | None, seed: int | None, place: Path | None, cut: str) -> Session:
    if scenario is None:
        raise click.UsageError(journals.NO_SCENARIO)
    plan = find.plan_of(scenario)
    named = tuple(seat.strip() for seat in seats.split(",") if seat.strip()) if seats else ()
    held = _held(plan, named)
    luck = secrets.randbelow(2**32) if seed is None else seed
    session = journals.begun(plan, place, held, luck, cut=cut)
    streams.talk(f"{plan.title}: seats {', '.join(held)}. Journal: {session.journal.place}")
    return session


def _held(plan: Plan, named: tuple[str, ...]) -> tuple[str, ...]:
    """The seats of the room: those of the story first, then those who watch it. Raises UsageError."""
    from game.core.staff import watches
    from game.core.terms import EVALUATOR

    names = named or (*(seat.id for seat in plan.seats if seat.role == "player"), EVALUATOR)
    watching = tuple(dict.fromkeys(seat for seat in names if watches(plan, seat)))
    playing = tuple(seat for seat in names if seat not in watching)
    if not playing:
        raise click.UsageError("Nobody would play: name a seat of the story, too, with --seats.")
    playing = find.seats_of(plan, playing)
    if len(playing) > MOST_SEATS:
        raise click.UsageError(f"A room has up to {MOST_SEATS} seats; {len(playing)} were named. Choose with --seats.")
    return (*playing, *watching)
