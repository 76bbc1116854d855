"""Beginning an exercise from the start screen, taking one up again, and the words to go on with it."""

from __future__ import annotations

import secrets
import shlex
from pathlib import Path

from game.core.plan import Id, Plan
from game.debrief import build, to_markdown
from game.journal import FileJournal, Header
from game.journal.place import new_path
from game.session import Session
from game.tui.ink import Ink
from game.tui.library import plan_of
from game.tui.widgets.sheet import Draw


def begin(scenario: str, seats: tuple[Id, ...], *, practice: bool, seed: int | None = None) -> Session:
    """A new exercise, kept in the data folder. LookupError: no such scenario; JournalError: it cannot be kept."""

    def kept(header: Header) -> FileJournal:
        return FileJournal.create(new_path(header.plan, header.wall), header)

    luck = secrets.randbelow(2**32) if seed is None else seed
    return Session.create(_plan(scenario), kept, seats=seats, seed=luck, practice=practice)


def resume(scenario: str, path: str) -> Session:
    """The exercise of a journal. JournalError: it is damaged, or another program writes it."""
    plan = _plan(scenario)
    return Session.resume(plan, FileJournal.open(path))


def _plan(scenario: str) -> Plan:
    plan = plan_of(scenario)
    if plan is None:
        raise LookupError(f"The scenario {scenario} is not here or has faults; `startex check {scenario}` says more.")
    return plan


def resume_words(session: Session, round_: tuple[Id, ...] = ()) -> Draw:
    """Where it is kept and how to go on; ``round_``: the seats of a terminal passed round."""
    place = session.journal.place

    def draw(ink: Ink) -> None:
        if not place:
            ink.text("It is kept in memory only and ends when you leave.")
            return
        ink.text(f"It is kept in {place}")
        passed = ["--hot-seat", ",".join(round_)] if round_ else []
        ink.text(f"Go on with: {shlex.join(['startex', 'play', '--resume', place, *passed])}")

    return draw


def branch(session: Session, n: int) -> Session:
    """Another exercise that agrees with this one up to line ``n``, in a file of its own in the data folder."""
    return session.branch(n, new_path(session.plan.id, session.header.wall))


def export(session: Session) -> Path:
    """Write the debrief as Markdown beside the journal, or into the present folder where there is no file."""
    journal = Path(session.journal.place)
    place = journal.with_suffix(".md") if journal.is_file() else Path(f"{session.plan.id}-debrief.md")
    place.write_text(to_markdown(build(session.plan, session.header, session.lines)), encoding="utf-8")
    return place
