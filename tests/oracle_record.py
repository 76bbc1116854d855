"""What the oracle remembers, in plain dictionaries and lists, and the shape in which it is compared with the core."""

from __future__ import annotations

from typing import Any

from game.core.plan import Plan
from game.core.state import State

Draft = tuple[str, dict[str, str]]
"""A response and its wordings that differ from the first draft, slot to wording."""


class Record:
    """Everything that is so, changed in place."""

    def __init__(self, plan: Plan, seed: int, forced: dict[str, str], playthrough: int = 0) -> None:
        self.plan = plan
        self.seed = seed
        self.playthrough = playthrough
        self.forced = dict(forced)
        self.phase = "briefing"
        self.now = 0
        self.people: list[str] = []
        self.base: list[int] = []
        self.modifiers: list[dict[str, Any]] = []
        self.facts: dict[str, int] = {}
        self.made: dict[str, list[int]] = {}
        self.settled: dict[str, int] = {}
        self.periods: dict[str, int] = {}
        self.hidden: dict[str, str] = {}
        self.examined: dict[str, int] = {}
        self.found: dict[str, list[tuple[int, str, bool]]] = {}
        self.beliefs: dict[tuple[str, str], list[int]] = {}
        self.queue: list[dict[str, Any]] = []
        self.steps: list[dict[str, Any]] = []
        self.step_count = 0
        self.points: dict[str, dict[str, Any]] = {}
        self.adopted: list[dict[str, Any]] = []
        self.uses: list[tuple[str, int]] = []
        self.capital: dict[str, int] = {}
        self.known: dict[str, dict[tuple[str, str], dict[str, Any]]] = {}
        self.offers: list[dict[str, Any]] = []
        self.silences: dict[str, int] = {}
        self.pledges: dict[str, dict[str, Any]] = {}
        self.notes: list[tuple[int, str, str]] = []

    def pay(self, seat: str, by: int) -> None:
        """A seat's capital goes up or down, never below nothing."""
        self.capital[seat] = max(0, self.capital.get(seat, 0) + by)

    def readings(self) -> list[int]:
        """Base values with the temporary additions, within each indicator's range."""
        values = list(self.base)
        for modifier in self.modifiers:
            values[modifier["indicator"]] += modifier["amount"]
        return [min(max(v, i.low), i.high) for v, i in zip(values, self.plan.indicators, strict=False)]

    def snapshot(self) -> dict[str, Any]:
        """Everything that is compared."""
        return {
            "now": self.now,
            "phase": self.phase,
            "base": list(self.base),
            "readings": self.readings(),
            "facts": dict(self.facts),
            "made": {k: list(v) for k, v in self.made.items()},
            "capital": dict(self.capital),
            "points": {k: {n: p[n] for n in POINT} | {"file": _file(p["file"])} for k, p in self.points.items()},
            "adopted": [dict(a) for a in self.adopted],
            "uses": list(self.uses),
            "pledges": {k: dict(v) for k, v in self.pledges.items()},
            "known": {s: {k: dict(v) for k, v in minds.items()} for s, minds in self.known.items() if minds},
            "queue": sorted((q["due"], q["effect"], q["occurrence"], q["share"]) for q in self.queue),
            "modifiers": sorted((m["until"], m["effect"], m["occurrence"], m["indicator"], m["amount"])
                                for m in self.modifiers),
            "steps": [dict(s) for s in self.steps],
            "hidden": dict(self.hidden),
            "examined": dict(self.examined),
            "found": {seat: list(told) for seat, told in self.found.items()},
            "beliefs": {held: list(parts) for held, parts in self.beliefs.items()},
            "offers": [dict(made) for made in self.offers],
            "notes": list(self.notes),
        }  # fmt: skip


POINT = ("occurrence", "opened", "closes", "open", "how", "outcome", "rounds", "steps", "breaks", "leaked", "fallen",
         "positions", "moved", "private")  # fmt: skip
"""What is compared of a decision point, beside its file."""
STEP = ("kind", "seat", "decision", "subject", "detail", "number", "due", "paid")
OFFER = ("decision", "opening", "offer", "member", "seat", "accepted")
ADOPTION = ("response", "decision", "at", "body", "how", "seat")
KNOWN = ("depth", "band", "short", "flexible", "response", "at", "how")


def _file(file: dict[str, Any] | None) -> dict[str, Any] | None:
    if file is None:
        return None
    return {name: file[name] for name in ("response", "wordings", "status", "until", "seat")}


def core_snapshot(plan: Plan, state: State) -> dict[str, Any]:
    """The core's state in the same shape."""
    copy = Record(plan, state.seed, dict(state.forced), state.playthrough)
    copy.now, copy.phase, copy.base = state.now, state.phase.value, list(state.values)
    copy.facts, copy.made = dict(state.facts), {k: list(v) for k, v in state.made.items()}
    copy.capital, copy.uses, copy.hidden = dict(state.capital), list(state.uses), dict(state.hidden)
    copy.queue = [{"due": q.due, "effect": q.effect, "occurrence": q.occurrence, "share": q.share} for q in state.queue]
    copy.modifiers = [
        {"until": m.until, "effect": m.effect, "occurrence": m.occurrence, "indicator": m.indicator, "amount": m.amount}
        for m in state.modifiers
    ]
    copy.examined, copy.found = dict(state.examined), {seat: list(told) for seat, told in state.found.items()}
    copy.beliefs = {held: list(parts) for held, parts in state.beliefs.items()}
    copy.steps = [{name: getattr(step, name) for name in STEP} for step in state.steps]
    copy.points = {name: _core_point(point) for name, point in state.points.items()}
    copy.adopted = [
        {name: getattr(a, name) for name in ADOPTION}
        | {"wordings": dict(a.wordings), "measures": list(a.measures), "footnotes": list(a.footnotes)}
        for a in state.adopted
    ]
    copy.pledges = {
        k: {"seat": g.seat, "to": g.to, "due": g.due, "move": g.move, "kept": g.kept} for k, g in state.pledges.items()
    }
    copy.known = {
        seat: {
            key: {name: getattr(k, name) for name in KNOWN}
            | {"concerns": list(k.concerns), "wordings": dict(k.wordings)}
            for key, k in minds.items()
        }
        for seat, minds in state.known.items()
    }
    copy.offers = [{name: getattr(made, name) for name in OFFER} for made in state.offers]
    copy.notes = list(state.notes)
    return copy.snapshot()


def _core_point(point: Any) -> dict[str, Any]:
    found = {name: getattr(point, name) for name in POINT}
    found["breaks"], found["moved"], found["private"] = dict(point.breaks), dict(point.moved), dict(point.private)
    found["fallen"], found["leaked"] = list(point.fallen), {k: list(by) for k, by in point.leaked.items()}
    found["positions"] = {code: _core_position(p) for code, p in point.positions.items()}
    found["file"] = None
    if point.file is not None:
        found["file"] = {
            "response": point.file.response,
            "wordings": dict(point.file.wordings),
            "status": point.file.status.value,
            "until": point.file.until,
            "seat": point.file.seat,
        }
    return found


def _core_position(position: Any) -> dict[str, Any] | None:
    if position is None:
        return None
    names = ("slot", "declared", "at", "why", "silent")
    return {name: getattr(position, name) for name in names} | {
        "stand": str(position.stand), "before": _core_position(position.before),
    }  # fmt: skip
