"""The oracle: a second, plain interpreter of a ``Plan``, written from the documents and not from the core.

Mutable dictionaries and lists, straightforward loops. It shares with the core only the plan it reads, the commands it
is asked and the published law of luck. ``tests/core/test_oracle.py`` asks both the same and compares.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from game.core import commands as c
from game.core.plan import Plan
from tests import oracle_asks, oracle_evidence, oracle_luck, oracle_points, oracle_steps, oracle_world
from tests.oracle_record import Record
from tests.oracle_rulings import in_order


class Oracle:
    """One exercise as the documents say it runs."""

    def __init__(
        self, plan: Plan, seed: int = 0, forced: Mapping[str, str] | None = None, playthrough: int = 0
    ) -> None:
        self.record = Record(plan, seed, dict(forced or {}), playthrough)

    def snapshot(self) -> dict[str, Any]:
        """Everything that is compared with the core."""
        return self.record.snapshot()

    def ask(self, command: c.Command) -> bool:
        """Ask it; False when it is not in order, and nothing has happened then."""
        record = self.record
        if not in_order(record, command):
            return False
        if isinstance(command, c.Start):
            self._start(command)
        elif isinstance(command, c.Advance):
            self._run(min(command.to, record.plan.endex))
        elif isinstance(command, c.End):
            self._end()
        else:
            oracle_asks.do(record, command)
            if not isinstance(command, c.Note):
                oracle_world.watchers(record, self._open)
        return True

    def _open(self, name: str) -> None:
        oracle_points.open_point(self.record, name)

    def _start(self, command: c.Start) -> None:
        record = self.record
        record.phase = "conduct"
        record.people = list(command.seats)
        record.base = [indicator.start for indicator in record.plan.indicators]
        record.capital = {seat.id: seat.capital for seat in record.plan.seats}
        for hidden in record.plan.hidden:
            record.hidden[hidden.id] = oracle_luck.truth(record, hidden)
        oracle_evidence.first_thoughts(record)
        self._minute()
        oracle_world.watchers(record, self._open)

    def _end(self) -> None:
        """ENDEX: whatever is still on its way never applies."""
        self.record.phase = "debrief"
        self.record.queue.clear()
        self.record.steps.clear()

    def _run(self, to: int) -> None:
        """Let time run, stopping at every minute: slow and sure."""
        while self.record.phase == "conduct":
            due = self._next()
            if due is None or due > to:
                break
            self.record.now = max(due, self.record.now)
            self._minute()
        if self.record.phase == "conduct":
            self.record.now = to

    def _next(self) -> int | None:
        """The next minute at which anything could be due."""
        record = self.record
        times = [record.plan.endex]
        times += [q["due"] for q in record.queue] + [m["until"] for m in record.modifiers]
        times += [d.first + record.periods.get(d.id, 0) * d.every for d in record.plan.dynamics]
        times += [s["due"] for s in record.steps]
        times += [p["closes"] for p in record.points.values() if p["open"]]
        times += [p["file"]["until"] for p in record.points.values()
                  if p["open"] and p["file"] and p["file"]["until"] is not None]  # fmt: skip
        times += [p["due"] for p in record.pledges.values() if p["kept"] is None]
        times += [at for i in record.plan.injects if (at := oracle_world.clock_of(record, i)) is not None]
        return min(times)

    def _minute(self) -> None:
        """One minute: the stages in their order."""
        record = self.record
        if record.now >= record.plan.endex:
            self._end()
            return
        for _ in range(50):
            fell = [
                oracle_world.effects_due(record, self._open),
                oracle_world.modifiers_due(record),
                oracle_world.dynamics_due(record, self._open),
                oracle_steps.steps_due(record),
                oracle_points.silence_due(record),
                oracle_points.deadlines_due(record),
                oracle_points.pledges_due(record),
                oracle_world.injects_due(record, self._open),
            ]
            if not any(fell):
                break
            oracle_world.watchers(record, self._open)
