"""What changes nothing: indicators that never move, tasks decided beforehand, responses that another always beats."""

from __future__ import annotations

from collections.abc import Iterator

from game.core.plan import Effect, Expr, Id, Indicator, Plan, Response, Task
from game.core.terms import Minute
from game.pack.compile.desk import Desk, Place
from game.pack.lint.explore import effects_of, explore
from game.pack.lint.possible import World, may, must

Sums = dict[int, int]
"""Indicator position to the whole number a response adds to it."""


def indicators(desk: Desk, top: Place, plan: Plan, world: World) -> None:
    """Note each indicator that nothing can move."""
    for position, indicator in enumerate(plan.indicators):
        if position not in world.moved:
            cure = "let something change it, or write its value where it is read"
            place = top / "indicators" / indicator.id
            desk.warn(place, "W611", f"nothing ever changes {indicator.id}", cure, key=True)


def evidence(desk: Desk, top: Place, plan: Plan, world: World) -> None:
    """Note evidence that nothing ever looks for."""
    for n, item in enumerate(plan.evidence):
        if item.id not in world.examined:
            cure = f"let an effect say examines: [{item.id}]"
            desk.warn(top / "evidence" / n / "id", "W617", f"nothing ever looks for {item.id}", cure)


def objectives(desk: Desk, top: Place, plan: Plan, world: World) -> None:
    """Note each task whose outcome is certain whatever anybody does."""
    startex = explore(plan, _first(plan))
    for n, objective in enumerate(plan.objectives):
        for m, task in enumerate(objective.tasks):
            if task.by is not None:
                _task(desk, top / "objectives" / n / "tasks" / m, plan, (startex, world), task)


def _task(desk: Desk, place: Place, plan: Plan, worlds: tuple[World, World], task: Task) -> None:
    """One task, in the world at STARTEX and in that of the whole exercise."""
    startex, world = worlds
    by = task.by or Expr("const", (1,))
    if not may(plan, world, task.by):
        told = "is met whatever happens" if task.never else "can be met by nothing that can happen"
        desk.warn(place / "by", "W612", f"this task {told}", "name something that can come about")
    elif must(plan, world, by):
        told = "can never be met" if task.never else "is met whatever happens"
        desk.warn(place / "by", "W612", f"this task {told}", "name something that somebody must do")
    elif must(plan, startex, by):
        cure = "write what must not happen in by:, with never: yes"
        told = "can never be met: it is so at STARTEX" if task.never else "is met at STARTEX, before anybody acts"
        desk.warn(place / "by", "W612", f"this task {told}", "name what comes later" if task.never else cure)
    elif task.before is not None and not task.never and not may(plan, explore(plan, task.before), task.by):
        cure = "write a later moment"
        desk.warn(place / "before", "W612", "nothing that would meet this task can happen by then", cure)
    if not may(plan, world, task.relevant):
        desk.warn(place / "relevant", "W612", "this can never hold, so the task is never judged", "loosen it")


def _first(plan: Plan) -> Minute:
    """What is due before this minute belongs to STARTEX: 1 where anything comes at once, else 0."""
    at_once = any(item.at == 0 for item in plan.injects) or any(item.first == 0 for item in plan.dynamics)
    return 1 if at_once else 0


def dominated(desk: Desk, top: Place, plan: Plan) -> None:
    """Note each response that another on the same list plainly beats: the same act, never better, somewhere worse."""
    asked = set(read_by(plan))
    for decision in plan.decisions:
        responses = [plan.tables.responses[name] for name in decision.responses]
        for response in (item for item in responses if item.id not in asked):
            better = next(
                (other for other in responses if other is not response and _beats(plan, other, response)), None
            )
            if better is not None:
                place = top / "decisions" / decision.id / "responses" / decision.responses.index(response.id)
                message = f"{response.id} is never better than {better.id}, which is the same act"
                desk.warn(place, "W613", message, "give it an advantage of its own, or leave it out")


def _beats(plan: Plan, better: Response, worse: Response) -> bool:
    """Whether the two differ only in plain changes, one at least as good throughout and somewhere better."""
    if not worse.measures or _act(better) != _act(worse):
        return False
    if not set(better.requires) <= set(worse.requires):
        return False
    left, right = _sums(better), _sums(worse)
    if left is None or right is None:
        return False
    signs = [_sign(plan.indicators[at], left.get(at, 0) - right.get(at, 0)) for at in sorted({*left, *right})]
    return None not in signs and all((sign or 0) >= 0 for sign in signs) and any(signs)


def _act(response: Response) -> tuple[object, ...]:
    """What two responses must share to be one act: bodies, loads, price, keys, objections, clauses."""
    measures = [
        (m.body, m.procedure, m.loads, m.cost_band, m.theatre, m.stakes, m.requested_by, m.paid_by, m.keys, m.needed)
        for m in response.measures
    ]
    minds = [(c.who, c.until, c.when, c.move, c.red, c.slot) for c in response.concerns]
    words = [(slot.id, [(w.softens, w.cost_band, bool(w.effects)) for w in slot.wordings]) for slot in response.slots]
    loose = any(w.effects for slot in response.slots for w in slot.wordings)
    return (measures, minds, words, response.if_blocked, bool(response.unlawful), response.id if loose else "")


def _sums(response: Response) -> Sums | None:
    """What a response adds to each indicator, where it does nothing else; None otherwise."""
    found: Sums = {}
    for effect in effects_of(response):
        if not _plain(effect):
            return None
        for position, amount in effect.change:
            if amount.op != "const" or not isinstance(amount.args[0], int):
                return None
            found[position] = found.get(position, 0) + amount.args[0]
    return found


def _plain(effect: Effect) -> bool:
    bound = (effect.after, effect.when, effect.chance, effect.outcome)
    other = (effect.modify, effect.sets, effect.clears, effect.opens, effect.delivers, effect.grants)
    return not any(bound) and not any(other)


def _sign(indicator: Indicator, difference: int) -> int | None:
    """1 for the better, -1 for the worse, 0 for no difference; None where neither way is better."""
    if not difference:
        return 0
    if indicator.better not in ("up", "down"):
        return None
    return 1 if (difference > 0) == (indicator.better == "up") else -1


def read_by(plan: Plan) -> Iterator[Id]:
    """Responses some condition asks about, which therefore matter beyond their own effects."""
    for effect in plan.tables.effects.values():
        yield from _asked(effect.when)
    for inject in plan.injects:
        yield from _asked(inject.when)
        yield from _asked(inject.watch)
    for response in plan.responses:
        yield from (name for gate in response.requires for name in _asked(gate.test))
    for objective in plan.objectives:
        yield from (name for task in objective.tasks for name in _asked(task.by))


def _asked(expr: Expr | None) -> Iterator[Id]:
    for arg in expr.args if expr else ():
        if isinstance(arg, Expr):
            yield from _asked(arg)
        elif isinstance(arg, str) and expr is not None and expr.op in ("adopted", "uses", "amended"):
            yield arg
