"""``Session``: ask, watch, rewind, branch, and let time run to the next thing that needs somebody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from game.core.commands import Advance, Command, Start
from game.core.decide import decide
from game.core.events import Event, SeatHeld, Started
from game.core.evolve import fold
from game.core.plan import Cut, Id, Plan
from game.core.refusals import Refusal
from game.core.staff import runs
from game.core.state import State
from game.core.terms import Minute, Phase
from game.journal import Entry, FileJournal, Header, Journal, Line, MemoryJournal, Rewind, ended_at, fresh, states
from game.journal.branch import branch_of
from game.journal.record import ON_BEHALF
from game.journal.renamed import in_todays_names, renames
from game.policies.drive import act_all, every_chair, next_stop, run
from game.policies.rest import drivers
from game.session import rulings
from game.session.answer import Answer, Digest, Reason
from game.session.stale import is_stale
from game.session.stops import Watchman

Watcher = Callable[[Entry], None]
STRETCH = 10_000
"""Stops in one ``proceed``: far more than an exercise has; past it something is wrong with the plan."""


def utc_now() -> str:
    """The wall clock, UTC, to the second. The only clock of the engine, and the core never sees it."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Session:
    """One exercise under way. Not for several threads: one writer, one order of asks."""

    def __init__(self, plan: Plan, journal: Journal, clock: Callable[[], str] = utc_now) -> None:
        self.plan = plan
        self.journal = journal
        self._clock = clock
        self._todays = in_todays_names(plan, journal.lines) if renames(plan) else None
        """The journal under today's names, where the plan has renamed something; None: as it is written."""
        self._states = list(states(self.lines, fresh(journal.header)))
        self._watchers: list[Watcher] = []
        self.timekeeper: Id = journal.header.seats[0] if journal.header.seats else ""
        """The seat that lets time run in ``proceed`` and ``stretch``; in a room the facilitator's."""
        self._reseat()

    @classmethod
    def create(  # noqa: PLR0913  (the terms of an exercise, all but two by name)
        cls,
        plan: Plan,
        journal: Callable[[Header], Journal] = MemoryJournal,
        *,
        seats: tuple[Id, ...] = (),
        seed: int = 0,
        forced: tuple[tuple[Id, str], ...] = (),
        playthrough: int = 0,
        practice: bool = False,
        cut: Id = "",
        people: bool = True,
        clock: Callable[[], str] = utc_now,
    ) -> Session:
        """Begin an exercise and start it. ``journal`` makes the place to keep it, from its header.

        ``cut`` names a shorter version of the plan; its other decision points decide themselves. ``seats`` held; none
        means the plan's own ``solo``. Without ``people`` nobody sits in them: policies will act, and their delegations
        follow their stance as all others do. Raises JournalError when it cannot be kept, and ValueError for a seat or
        a cut the plan does not have.
        """
        held = seats or plan.solo
        Watchman(plan, held)
        header = Header(
            plan=plan.id,
            title=plan.title,
            digest=plan.digest,
            packs=plan.packs,
            seed=seed,
            playthrough=playthrough,
            forced=tuple(sorted(forced)),
            seats=held,
            wall=clock(),
            practice=practice,
            cut=cut,
        )
        if cut and cut not in plan.tables.cuts:
            raise ValueError(f"no cut {cut!r} in {plan.id}; there are {', '.join(plan.tables.cuts) or 'none'}")
        session = cls(plan, journal(header), clock)
        session.ask(Start(held[0], held if people else ()))
        return session

    @classmethod
    def resume(cls, plan: Plan, journal: Journal, clock: Callable[[], str] = utc_now) -> Session:
        """Go on with a journal: the state is the fold of its facts, whatever the rules say today."""
        session = cls(plan, journal, clock)
        if session.state.phase is Phase.BRIEFING:
            session.ask(Start(session.seats[0], session.seats))
        return session

    @property
    def header(self) -> Header:
        """The first line of the journal."""
        return self.journal.header

    @property
    def lines(self) -> tuple[Entry, ...]:
        """Every entry so far; ``game.journal.effective`` leaves out what was rewound."""
        return self.journal.lines if self._todays is None else self._todays

    @property
    def seats(self) -> tuple[Id, ...]:
        """The seats held by people here."""
        return self.journal.header.seats

    @property
    def held(self) -> tuple[Id, ...]:
        """The seats people hold now: a facilitator hands seats to their stance and back."""
        started = (fact for line in self.lines if isinstance(line, Line) for fact in line.facts)
        people = any(isinstance(fact, SeatHeld) or (isinstance(fact, Started) and fact.seats) for fact in started)
        return self.state.seats if people else self.seats

    @property
    def cut(self) -> Cut | None:
        """The shorter version that is played; None: the whole exercise, or a cut the plan has no more."""
        return self.plan.tables.cuts.get(self.header.cut)

    @property
    def state(self) -> State:
        """The state now."""
        return self._states[-1]

    @property
    def ended(self) -> bool:
        """True after ENDEX."""
        return self.state.phase is Phase.DEBRIEF

    @property
    def end_line(self) -> int:
        """The line that reached ENDEX, also when one has gone back since; 0 when it was never reached."""
        return ended_at(self.lines)

    @property
    def rewinds(self) -> bool:
        """Is rewinding open to every seat: in practice mode, and once ENDEX has been reached?"""
        return self.header.practice or self.end_line > 0

    def ask(self, command: Command, seen: int | None = None, by: str = "seat", name: str = "") -> Answer:
        """Put an ask to the rules. Its line is safe before the facts are given out.

        ``seen`` is how many entries the asker has seen: an ask made before something else happened is refused (S01)
        unless the two may cross. ``name`` is the asker's own name for it, kept with the line. Raises JournalError when
        the line cannot be kept; then nothing has changed.
        """
        count = len(self._states) - 1
        if seen is not None and seen < count and is_stale(command, self.lines[seen:]):
            return Answer(refusal=rulings.stale(seen, count))
        before = self.state
        facts = decide(self.plan, before, command)
        if isinstance(facts, Refusal):
            return Answer(refusal=facts)
        line = Line(count + 1, command.seat, before.now, command, facts, self._clock(), by, name)
        self._keep(line, fold(facts, before))
        return Answer(facts, None, line.n)

    def on_behalf(self, command: Command, seen: int | None = None, name: str = "") -> Answer:
        """What the facilitator asks for an absent seat: asked by that seat, and its line says on whose word."""
        return self.ask(command, seen, ON_BEHALF, name)

    def put(self, command: Command, by: str) -> bool:
        """Ask for a policy; True when it was in order."""
        return self.ask(command, by=by).refusal is None

    def watch(self, callback: Watcher) -> Callable[[], None]:
        """Be told of every entry once it is kept; call the result to be told no more."""
        self._watchers.append(callback)
        return lambda: self._watchers.remove(callback)

    def rewind(self, n: int, seat: Id = "") -> Answer:
        """Go back to where the exercise stood after entry ``n``; nothing is erased.

        Open in practice mode, once ENDEX was reached, and to a facilitator's seat at any time. An entry of a stretch
        that was itself gone back on may be named too: that is the way forward again.
        """
        seat = seat or self.seats[0]
        if not (self.rewinds or runs(self.plan, seat)):
            return Answer(refusal=rulings.rewind_closed())
        last = len(self._states) - 1
        if not 1 <= n < last:
            return Answer(refusal=rulings.no_line(n, last - 1))
        entry = Rewind(last + 1, n, self._clock(), seat)
        self._keep(entry, self._states[n])
        return Answer(n=entry.n)

    def branch(self, n: int, path: Path | str) -> Session:
        """A new session on a new journal file that agrees with this one up to entry ``n``."""
        journal: FileJournal = branch_of(self.header, self.lines, n, path)
        return Session.resume(self.plan, journal, self._clock)

    def proceed(self, until: Minute | None = None) -> Digest:
        """Let time run to the next thing that needs the held seats, or to the minute ``until`` if that is sooner.

        Chairs nobody sits in act through their policies on the way.
        """
        first = len(self.lines)
        reasons: tuple[Reason, ...] = ()
        for _ in range(STRETCH):
            reasons = self.stretch(until)
            if reasons:
                break
        return Digest(self.lines[first:], reasons)

    def stretch(self, until: Minute | None) -> tuple[Reason, ...]:
        """One stop of ``proceed`` further; the reasons to stay there. A host lets others act between two stops."""
        before, mark = self.state, len(self.lines)
        if before.phase is not Phase.CONDUCT:
            return (Reason("endex", ""),)
        act_all(self.plan, self, self._drivers)
        found = self._watchman.reasons(before, self._since(mark), self.state)
        if found:
            return found
        if until is not None and until <= self.state.now:
            return (Reason("until", ""),)
        before, mark = self.state, len(self.lines)
        self._advance(self._next_stop(until))
        return self._watchman.reasons(before, self._since(mark), self.state)

    def autoplay(self, policy: str) -> None:
        """Play to ENDEX with ``policy`` in every chair, held or not. Raises KeyError for an unknown policy."""
        run(self.plan, self, every_chair(self.plan, policy), self._advance)

    def close(self) -> None:
        """Close the journal."""
        self.journal.close()

    def _reseat(self) -> None:
        """Who is waited for, and which chairs act by their policies."""
        held = self.held
        self._watchman = Watchman(self.plan, held, self.cut)
        self._drivers = drivers(self.plan, held, self.cut)

    def _next_stop(self, until: Minute | None) -> Minute:
        marks = [at for at in (until, self._watchman.warns_at(self.state)) if at is not None]
        stop = next_stop(self.plan, self.state, self._drivers, min(marks, default=None))
        return self.state.now if stop is None else stop

    def _since(self, mark: int) -> tuple[Event, ...]:
        return tuple(fact for line in self.lines[mark:] if isinstance(line, Line) for fact in line.facts)

    def _advance(self, to: Minute) -> None:
        self.ask(Advance(self.timekeeper, to), by="clock")

    def _keep(self, entry: Entry, after: State) -> None:
        """First the disk, then the state, then those who watch."""
        self.journal.append(entry)
        if self._todays is not None:
            self._todays = (*self._todays, entry)
        seated = self.state.seats
        self._states.append(after)
        if after.seats != seated:
            self._reseat()
        for callback in tuple(self._watchers):
            callback(entry)
