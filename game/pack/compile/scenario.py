"""The second pass: every section of a scenario resolved into the plan."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from game.core.plan import Dynamics, Hidden, Id, Inject, Plan, with_tables
from game.core.terms import DAY, HOUR, Minute
from game.pack.compile import (
    beliefs,
    bodies,
    conduct,
    decisions,
    force,
    members,
    people,
    profiles,
    responses,
    rulebooks,
    world,
)
from game.pack.compile.desk import Desk, Place
from game.pack.compile.digest import digest
from game.pack.compile.rulebooks import Rules
from game.pack.schema.rules import RulebookModel
from game.pack.schema.scenario import ScenarioModel
from game.pack.source import Source

Book = tuple[Source, RulebookModel]


def compile_scenario(desk: Desk, source: Source, model: ScenarioModel, books: Sequence[Book]) -> Plan:
    """The plan of a scenario under its rulebooks. With any error noted on the desk it must not be used."""
    top = Place(source)
    started = _starts(desk, top / "starts", model.starts)
    desk.start_of_day = started.hour * HOUR + started.minute
    known = len(desk.faults)
    endex = desk.moment(top / "endex", model.endex)
    if not endex and len(desk.faults) == known:
        desk.error(top / "endex", "E405", "the exercise ends when it starts", "write a later moment such as D+70")
    desk.indicators = world.indicators(desk, top / "indicators", model.indicators)
    desk.names = replace(desk.names, watched=desk.indicators, endex=endex or DAY)
    rules = rulebooks.merge(desk, list(books))
    members.dates(desk, rules)
    desk.initiates = _initiates(model)
    desk.absent = members.absent(rules, model.starts[:10])
    plan = _plan(desk, top, model, rules)
    plan = replace(plan, endex=endex, quantum=_quantum(desk, top, model))
    world.on_the_grid(desk, top / "dynamics", plan.dynamics, plan.quantum)
    world.on_the_grid(desk, top / "injects", plan.injects, plan.quantum)
    force.out_of_force(desk, top, rules, plan)
    return with_tables(replace(plan, digest=digest(plan)))


def _starts(desk: Desk, place: Place, text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)  # local time of the scenario; no zone is meant
    except ValueError:
        desk.error(place, "E404", f"{text} is no date and time", "write a date and time such as 2016-02-08T08:00")
        return datetime(2000, 1, 1)  # noqa: DTZ001 -- as above


def _quantum(desk: Desk, top: Place, model: ScenarioModel) -> Minute:
    """The grid of exercise time: as authored, else the greatest that every authored time fits."""
    if model.quantum is None:
        return math.gcd(*desk.times) or HOUR
    return desk.some(top / "quantum", model.quantum, "write a duration such as 6h", "a grid of nothing")


def _plan(desk: Desk, top: Place, model: ScenarioModel, rules: Rules) -> Plan:
    date = model.starts[:10]
    dims = profiles.dimensions(desk, rules, top / "dimensions", model.dimensions)
    shelf = responses.Shelf(desk, rules, {name: n for n, name in enumerate(dims)}, date)
    _stake_sets(shelf, top / "stakes", model)
    _unique(desk, top, model)
    moves = tuple(people.move(desk, top / "moves" / n, m) for n, m in enumerate(model.moves))
    events = _world(desk, top, model)
    made = tuple(responses.response(shelf, top / "responses" / k, k, m) for k, m in model.responses.items())
    points = tuple(decisions.decision(shelf, top / "decisions" / k, k, m) for k, m in model.decisions.items())
    facts, acts = conduct.history(desk, top / "history", model.history)
    composed = bodies.bodies(desk, rules, date, (top / "bodies", model.bodies))
    minds = profiles.delegations(desk, rules, (date, dims), (top / "delegations", model.delegations))
    return Plan(
        id=model.id,
        title=model.title,
        subtitle=model.subtitle,
        starts=model.starts,
        start_of_day=desk.start_of_day,
        endex=0,
        quantum=HOUR,
        dimensions=dims,
        indicators=desk.indicators,
        dynamics=events[0],
        injects=events[1],
        decisions=points,
        responses=made,
        bodies=composed,
        procedures=bodies.procedures(desk, rules),
        delegations=minds,
        stake_sets=tuple(shelf.stake_sets.values()),
        seats=people.seats(desk, top / "seats", model.seats, moves),
        solo=desk.refs(top / "solo", "seat", model.solo),
        moves=moves,
        pledges=tuple(people.pledge(desk, top / "pledges" / n, m) for n, m in enumerate(model.pledges)),
        hidden=events[2],
        evidence=tuple(beliefs.evidence(desk, top / "evidence" / n, m) for n, m in enumerate(model.evidence)),
        beliefs=tuple(beliefs.belief(desk, top / "beliefs" / k, k, m) for k, m in model.beliefs.items()),
        objectives=tuple(conduct.objective(desk, top / "objectives" / n, m) for n, m in enumerate(model.objectives)),
        history=facts,
        history_acts=acts,
        costs=rulebooks.costs(desk, rules, (top / "costs", model.costs)),
        general_offer=rulebooks.general_offer(desk, rules),
        cuts=tuple(conduct.cut(desk, top / "cuts" / k, k, m) for k, m in model.cuts.items()),
        tests=tuple(conduct.test(desk, top / "tests" / n, m) for n, m in enumerate(model.tests)),
        briefing=model.briefing,
        dilemma=model.dilemma,
        notes=(*model.notes, *_explained(model.glossary), *members.fallbacks(rules, date, members.counted(rules))),
        sources=tuple(model.sources),
        assumptions=tuple(model.assumptions),
        debrief_questions=tuple(model.debrief_questions),
        rehearsal=conduct.rehearsal(desk, top / "rehearsal", model.rehearsal),
        format=model.format,
        packs=((model.id, model.version), *_bases(top.source), *((book.id, book.version) for _, book in rules.books)),
    )


def _initiates(model: ScenarioModel) -> set[Id]:
    """Seats that know every hidden truth."""
    known = [set(item.known_to) for item in model.hidden.values()]
    return set.intersection(*known) if known else set()


def _bases(source: Source) -> tuple[tuple[Id, str], ...]:
    """Id and version of every scenario this one overlays, nearest first."""
    usual = ScenarioModel.model_fields["version"].default
    return tuple((str(base.plain_key("id")), str(base.plain_key("version") or usual)) for base in source.bases)


def _explained(glossary: Mapping[str, str]) -> tuple[str, ...]:
    """Each abbreviation of the scenario's glossary as a line for its readers."""
    return tuple(f"{short}: {long}" for short, long in glossary.items())


def _stake_sets(shelf: responses.Shelf, place: Place, model: ScenarioModel) -> None:
    for name, item in model.stakes.items():
        shelf.stake_sets[name] = responses.stake_set(shelf.desk, place / name, item, name)


def _world(
    desk: Desk, top: Place, model: ScenarioModel
) -> tuple[tuple[Dynamics, ...], tuple[Inject, ...], tuple[Hidden, ...]]:
    drift = tuple(world.dynamics(desk, top / "dynamics" / n, m) for n, m in enumerate(model.dynamics))
    endex = desk.names.endex
    injects = tuple(world.inject(desk, top / "injects" / n, m, endex) for n, m in enumerate(model.injects))
    hidden = tuple(world.hidden(desk, top / "hidden" / k, k, m) for k, m in model.hidden.items())
    return drift, injects, hidden


def _unique(desk: Desk, top: Place, model: ScenarioModel) -> None:
    """Ids of listed things; those in mappings cannot repeat."""
    for name in ("dynamics", "injects", "seats", "moves", "pledges", "objectives", "evidence"):
        desk.unique(((top / name / n / "id", item.id) for n, item in enumerate(getattr(model, name))), name)
    _renamed(desk, top, model)
    offers = [
        (top / "decisions" / name / "offers" / n / "id", offer.id)
        for name, decision in model.decisions.items()
        for n, offer in enumerate(decision.offers)
    ]
    desk.unique(offers, "offers")


def _renamed(desk: Desk, top: Place, model: ScenarioModel) -> None:
    """An earlier id must be free: old journals mean the thing that now has another name."""
    was: list[tuple[str, Place, list[str]]] = []
    was += [("inject", top / "injects" / n, item.was) for n, item in enumerate(model.injects)]
    was += [("decision point", top / "decisions" / k, item.was) for k, item in model.decisions.items()]
    was += [("response", top / "responses" / k, item.was) for k, item in model.responses.items()]
    for kind, place, names in was:
        for n, name in enumerate(names):
            if name in desk.known[kind]:
                desk.error(place / "was" / n, "E302", f"{name} is still the id of another {kind}", "remove it")
