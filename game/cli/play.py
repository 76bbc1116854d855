"""``startex play``: an exercise from STARTEX to ENDEX, kept in a journal all the way."""

from __future__ import annotations

import os
import secrets
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from game.cli import exits, find, journals, signals, streams

if TYPE_CHECKING:
    from game.session import Session

TOLD = "Told to end. "
AUTO_SEED = 1
"""The seed of ``--auto`` when none is given: the same run every time."""


@click.command()
@click.argument("scenario", required=False)
@click.option("--seat", "seats", multiple=True, metavar="ID", help="A seat to hold; may be given several times.")
@click.option(
    "--hot-seat",
    "hot",
    default="",
    metavar="SEAT,SEAT…",
    help="One terminal passed round among these seats; each sees its own screen alone.",
)
@click.option("--seed", type=find.Seed(), help="The luck of this exercise: a whole number.")
@click.option("--plain", is_flag=True, help="Lines of text, for screen readers, pipes and logs.")
@click.option(
    "--auto",
    metavar="POLICY",
    help="Let a policy play (history, random, consensus, public, status-quo, explore): a transcript with --plain or in"
    " a pipe, on a terminal the debrief with its journal.",
)
@click.option("--resume", type=find.journal_file, metavar="FILE", help="Go on with the exercise of this journal.")
@click.option("--cut", default="", metavar="ID", help="Play a shorter version; what it leaves out decides itself.")
@click.option("--practice", is_flag=True, help="Rewinding is open while playing.")
@click.option(
    "--journal", type=click.Path(path_type=Path), metavar="FILE", help="Keep the journal here, not in the data folder."
)
@click.pass_context
def play(
    ctx: click.Context,
    scenario: str | None,
    seats: tuple[str, ...],
    hot: str,
    seed: int | None,
    plain: bool,
    auto: str | None,
    resume: Path | None,
    cut: str,
    practice: bool,
    journal: Path | None,
) -> None:
    """Play SCENARIO (an id from `startex list`, or a path), or go on with --resume."""
    policy = None if auto is None else find.policy_named(auto)
    round_ = _round(hot, seats, alone=plain or policy is not None)
    seats = seats or round_
    terms = {"--seat": seats, "--seed": seed, "--cut": cut, "--practice": practice, "--journal": journal}
    if resume is not None:
        session = journals.resumed(resume, scenario, {**terms, "--seat": () if round_ else seats})
        _same_seats(session, round_)
    elif scenario is None and policy is None and not plain and _screen():
        journals.only_with_scenario(terms)
        ctx.exit(_from_the_start())
    elif scenario is None:
        raise click.UsageError(journals.NO_SCENARIO)
    else:
        if seed is None:
            seed = AUTO_SEED if policy else secrets.randbelow(2**32)
        session = _begun(scenario, seats, seed, journal, practice=practice, cut=cut, people=policy is None)
    try:
        session = _run(session, policy, plain, round_)
    except signals.ToldToEnd as told:
        session = told.session or session
        # Where the terminal itself has gone there is nobody left to tell.
        with suppress(OSError):
            _saved(session, scenario, TOLD, round_)
        ctx.exit(told.code)
    except KeyboardInterrupt:
        streams.talk("")
        _saved(session, scenario, "Interrupted. ", round_)
        ctx.exit(exits.INTERRUPTED)
    except BrokenPipeError:
        # Nobody reads any more: what was asked so far is kept, and the reader gets no error.
        streams.abandon()
        _saved(session, scenario, round_=round_)
    else:
        _saved(session, scenario, round_=round_)
    finally:
        session.close()


def _from_the_start() -> int:
    """Choose what to play on the screen; the exit code."""
    from game.tui import run

    played = run()
    if played.session is not None:
        _saved(played.session, None, TOLD if played.told else "")
        played.session.close()
    return signals.code(played.told)


def _begun(
    scenario: str, seats: tuple[str, ...], seed: int, place: Path | None, *, practice: bool, cut: str, people: bool
) -> Session:
    plan = find.plan_of(scenario)
    held = find.seats_of(plan, seats)
    session = journals.begun(plan, place, held, seed, cut=cut, practice=practice, people=people)
    streams.talk(f"{plan.title}: seed {seed}, seats {', '.join(held)}.")
    return session


def _run(session: Session, policy: str | None, plain: bool, round_: tuple[str, ...]) -> Session:
    """Play; the session it ended with, which on the screen may be another one."""
    if policy is None:
        return _passed_round(session, round_) if round_ else _face(session, plain)
    with signals.heard():
        session.autoplay(policy)
    if not plain and _screen():
        # Played by itself, it stands at ENDEX: the screen opens on its debrief, with every line of the journal.
        return _face(session, plain)
    from game.plain import transcript

    with signals.heard():
        transcript(session, sys.stdout)
        streams.flush()
    return session


def _round(hot: str, seats: tuple[str, ...], *, alone: bool) -> tuple[str, ...]:
    """The seats of a terminal passed round, in the order of the round; () where none is. Usage errors else."""
    if not hot:
        return ()
    named = tuple(dict.fromkeys(part.strip() for part in hot.split(",") if part.strip()))
    if len(named) < 2:
        raise click.UsageError("--hot-seat passes the terminal round among two seats or more: --hot-seat sg,gr.")
    if seats:
        raise click.UsageError("--hot-seat names the seats already; leave --seat out.")
    if alone:
        raise click.UsageError("--hot-seat shows screens, one seat's at a time; leave --plain and --auto out.")
    if not _screen():
        raise click.UsageError("--hot-seat needs a terminal that can show screens; here one seat would read another's.")
    return named


def _same_seats(session: Session, round_: tuple[str, ...]) -> None:
    """A journal's people are who they were: the round must be among all of them, and nobody else."""
    held = session.held
    if round_ and set(round_) != set(held):
        session.close()
        raise click.UsageError(f"In this journal people hold {', '.join(held)}: --hot-seat {','.join(held)}.")


def _passed_round(session: Session, round_: tuple[str, ...]) -> Session:
    """The screen, passed from seat to seat."""
    from game.tui import run_round

    played = run_round(session, round_)
    if played.told:
        raise signals.ToldToEnd(played.told, played.session)
    return session


def _face(session: Session, plain: bool) -> Session:
    """The one place that chooses how an exercise is shown: the screen on a terminal, lines of text elsewhere."""
    if not plain and _screen():
        from game.tui import run

        played = run(session)
        if played.told:
            raise signals.ToldToEnd(played.told, played.session)
        return played.session or session
    from game.plain import play as play_plain

    with signals.heard():
        play_plain(session, session.seats, sys.stdin, sys.stdout, _columns())
        streams.flush()
    return session


def _columns() -> int:
    """The width of the terminal within what reads well; 80 where the lines go to a pipe or a file."""
    return min(100, max(40, shutil.get_terminal_size((80, 24)).columns)) if sys.stdout.isatty() else 80


def _screen() -> bool:
    """Is there a terminal that can show screens?"""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") not in ("dumb", "unknown")


def _saved(session: Session, scenario: str | None, before: str = "", round_: tuple[str, ...] = ()) -> None:
    """Where the exercise is kept, and how to go on; talk, because the path differs from run to run."""
    place = session.journal.place
    if session.ended:
        streams.talk(f"{before}The exercise has ended. Journal: {place}")
    else:
        streams.talk(f"{before}Saved in {place}\nGo on with: {find.resume_line(place, scenario, round_)}")
