"""What is judged and compared: objectives, history, the scenario's own tests, rehearsal bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.core.plan import Chance, Cut, Expr, HistoryAct, HistoryFact, Id, Objective, ScenarioTest, Task
from game.core.terms import Minute
from game.pack.compile.desk import Desk, Place
from game.pack.faults import suggestion
from game.pack.schema.exercise import (
    ChoiceModel,
    CutModel,
    HistoryModel,
    ObjectiveModel,
    RehearsalModel,
    TaskModel,
    TestModel,
)

PRIVATE = "private"
"""Forced like a chance: the private leaning of every delegation, in centi-points."""
REHEARSED = ("history", "random", "consensus", "public", "status-quo", "explore")
LIMITS = (
    "max_share_of_one_option",
    "longest_gap",
    "dead_ends",
    "no_options",
    "unreached",
    "never_in_order",
    "never_adopted",
    "dominated",
)
"""Keys of ``rehearsal:`` besides ``adopts``, as they stand in the plan."""


def objective(desk: Desk, place: Place, model: ObjectiveModel) -> Objective:
    """One objective with its critical tasks."""
    tasks: list[Task] = []
    for n, item in enumerate(model.tasks):
        tasks.append(_task(desk, place / "tasks" / n, item, model.id))
    desk.unique(((place / "tasks" / n, task.id) for n, task in enumerate(tasks)), "tasks in this objective")
    return Objective(model.id, model.title, tuple(tasks))


def _task(desk: Desk, place: Place, model: TaskModel, owner: Id) -> Task:
    if (model.by is None) == (not model.observed):
        cure = "write by: for what can be computed, observed: for what a person must see"
        desk.error(place, "E606", "a task is either computed or observed", cure)
    title = model.title or model.observed or model.by or "task"
    return Task(
        id=model.id or f"{owner}/{_slug(title)}",
        title=title,
        by=desk.expr(place / "by", model.by),
        before=desk.moment_or_none(place / "before", model.before),
        unaided=model.unaided,
        never=model.never,
        relevant=desk.expr(place / "relevant", model.relevant),
    )


def _slug(text: str) -> str:
    return "-".join(re.findall(r"[a-z0-9]+", text.lower())[:8]) or "task"


def history(
    desk: Desk, place: Place, models: Sequence[HistoryModel]
) -> tuple[tuple[HistoryFact, ...], tuple[HistoryAct, ...]]:
    """What happened, and what was decided."""
    facts, acts = [], []
    for n, model in enumerate(models):
        at = desk.moment(place / n / "at", model.at)
        facts.append(HistoryFact(at, model.date, model.text, model.source, model.stylised))
        acts += [_choice(desk, place / n / "chose" / m, c, at) for m, c in enumerate(model.chose)]
    return tuple(facts), tuple(acts)


def _choice(desk: Desk, place: Place, model: ChoiceModel, at: Minute | None) -> HistoryAct:
    if model.at is not None:
        at = desk.moment(place / "at", model.at)
    elif at is None:
        desk.error(place, "E201", "at is missing", "say when the text is agreed")
    desk.ref(place / "decision", "decision point", model.decision)
    desk.ref(place / "response", "response", model.response)
    offers = []
    for n, item in enumerate(model.offers):
        desk.ref(place / "offers" / n / "offer", "offer", item.offer)
        offers.append((item.offer, desk.ref(place / "offers" / n / "to", "delegation", item.to)))
    return HistoryAct(
        at or 0, model.decision, model.response, _wordings(desk, place, model), tuple(offers), model.hours
    )


def _wordings(desk: Desk, place: Place, model: ChoiceModel) -> tuple[tuple[Id, Id], ...]:
    slots = desk.names.clauses.get(model.response)
    if slots is None:
        return ()
    for slot, wording in model.clauses.items():
        at = place / "clauses" / slot
        if slot not in slots:
            message = f"the response {model.response} has no clause {slot}"
            desk.error(at, "E306", message, suggestion(slot, slots), key=True)
        elif wording not in slots[slot]:
            message = f"the clause {slot} of {model.response} has no wording {wording}"
            desk.error(at, "E306", message, suggestion(wording, slots[slot]))
    return tuple(model.clauses.items())


def test(desk: Desk, place: Place, model: TestModel) -> ScenarioTest:
    """One test of the scenario. Called last: chances must all be known."""
    return ScenarioTest(
        name=model.name,
        policy=model.policy,
        seed=model.seed,
        forced=tuple(_forced(desk, place / "chance", model)),
        choose=tuple(_choice(desk, place / "choose" / n, c, None) for n, c in enumerate(model.choose)),
        expect=tuple(_expectations(desk, place, model)),
    )


def _expectations(desk: Desk, place: Place, model: TestModel) -> Iterator[tuple[str, Expr]]:
    """What the test holds; ``never``, ``sees`` and ``unseen`` stand in tests alone (``game.rollout.holding``)."""
    if not (model.expect or model.never or model.sees or model.unseen):
        desk.error(place, "E201", "the test expects nothing", "write expect:, never:, sees: or unseen:")
    yield from (_expected(desk, place / "expect" / n, text) for n, text in enumerate(model.expect))
    for n, text in enumerate(model.never):
        words, expr = _expected(desk, place / "never" / n, text)
        yield words, Expr("never", (expr,))
    yield from _sights(desk, place / "sees", "sees", model.sees)
    yield from _sights(desk, place / "unseen", "unseen", model.unseen)


SIGHTS = ("inject", "decision point", "indicator", "hidden truth")
"""Kinds of thing a test may ask whether a seat sees."""


def _sights(desk: Desk, place: Place, op: str, told: dict[str, list[str]]) -> Iterator[tuple[str, Expr]]:
    known = tuple(name for kind in SIGHTS for name in desk.known[kind])
    for seat, things in told.items():
        desk.ref(place / seat, "seat", seat, key=True)
        for n, thing in enumerate(things):
            if thing not in known:
                message = f"there is no inject, decision point, indicator or hidden truth {thing}"
                desk.error(place / seat / n, "E301", message, suggestion(thing, known))
            yield f"{seat} {'sees' if op == 'sees' else 'never sees'} {thing}", Expr(op, (seat, thing))


def _forced(desk: Desk, place: Place, model: TestModel) -> Iterator[tuple[Id, str]]:
    for named, outcome in model.chance.items():
        name, _, occurrence = named.partition("#")
        chance = desk.chances.get(name) or _leak(desk, name)
        if named == PRIVATE:
            _leaning(desk, place / named, outcome)
        elif chance is None:
            cure = suggestion(name, desk.chances)
            desk.error(place / named, "E301", f"there is no chance {name}", cure, key=True)
        elif outcome not in dict(chance.outcomes):
            cure = suggestion(outcome, dict(chance.outcomes))
            desk.error(place / named, "E603", f"the chance {name} never comes out as {outcome}", cure)
        if "#" in named and not occurrence.isdecimal():
            desk.error(place / named, "E204", f"{named} names no occurrence", f"write {name}#2", key=True)
        yield named, outcome


def _leak(desk: Desk, name: Id) -> Chance | None:
    """The chance by which it comes out who broke a silence of a decision point; None for another name."""
    of, _, decision = name.partition(".")
    return Chance(name, (("yes", 1), ("no", 1))) if of == "leak" and decision in desk.known["decision point"] else None


def _leaning(desk: Desk, place: Place, text: str) -> None:
    if not re.fullmatch(r"-?[0-9]{1,4}", text):
        desk.error(place, "E403", f"{text!r} is not a private leaning", "write whole points in quotation marks: '0'")


def _expected(desk: Desk, place: Place, text: str) -> tuple[str, Expr]:
    return text, desk.expr(place, text) or Expr("const", (1,))


def rehearsal(desk: Desk, place: Place, model: RehearsalModel | None) -> tuple[tuple[str, int, int], ...]:
    """What each policy should adopt, in per cent; then the limits, each by its key (``game.rollout.limits``)."""
    found = []
    for policy, (least, most) in (model.adopts if model else {}).items():
        if not 0 <= least <= most <= 100:
            cure = "write two per cent numbers, the lower first"
            desk.error(place / "adopts" / policy, "E405", f"[{least}, {most}] is not a span of per cent", cure)
        if policy not in REHEARSED:
            message, cure = f"there is no policy {policy}", suggestion(policy, REHEARSED)
            desk.error(place / "adopts" / policy, "E205", message, cure, key=True)
        found.append((policy, least, most))
    return (*found, *(_limits(desk, place, model) if model else ()))


def _limits(desk: Desk, place: Place, model: RehearsalModel) -> Iterator[tuple[str, int, int]]:
    for name in LIMITS:
        most: int | str | None = getattr(model, name)
        if most is not None:
            yield name, 0, desk.duration(place / name, most) if isinstance(most, str) else most


BOXED = ("brief", "hot-wash", "debrief")
"""What has a time box besides the decision points."""


def cut(desk: Desk, place: Place, name: Id, model: CutModel) -> Cut:
    """A shorter version of the exercise."""
    points = desk.refs(place / "decisions", "decision point", model.decisions)
    known = (*points, *BOXED)
    for box in model.boxes:
        if box not in known:
            message = f"{box} is neither a decision point of this cut nor {', '.join(BOXED[:-1])} or {BOXED[-1]}"
            desk.error(place / "boxes" / box, "E301", message, suggestion(box, known), key=True)
    return Cut(name, model.title or name, points, tuple(model.boxes.items()), model.rest)
