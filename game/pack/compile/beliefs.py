"""Evidence and beliefs: what can be found out about hidden truths, and what seats think of it."""

from __future__ import annotations

from game.core.evidence import FOUND, MISSED
from game.core.plan import Belief, Chance, Evidence, Id
from game.pack.compile.desk import Desk, Place
from game.pack.faults import suggestion
from game.pack.schema.exercise import BeliefModel, EvidenceModel


def evidence(desk: Desk, place: Place, model: EvidenceModel) -> Evidence:
    """One piece of evidence, with its chance under every value of the truth."""
    desk.ref(place / "about", "hidden truth", model.about)
    luck = Chance(model.id, ((FOUND, 1), (MISSED, 1)))
    if desk.chances.setdefault(model.id, luck) != luck:
        desk.error(place / "id", "E607", f"a chance is already called {model.id}", "rename one of them")
    given = {name: int(share.rstrip("%")) for name, share in model.seen.items()}
    values = desk.names.hidden.get(model.about, ())
    _all_values(desk, place / "seen", values, given)
    return Evidence(
        id=model.id,
        about=model.about,
        seen=tuple((value, given.get(value, 0)) for value in values),
        title=model.title,
        text=model.text,
        absence=model.absence == "informative",
        to=desk.refs(place / "to", "seat", model.to),
    )


def belief(desk: Desk, place: Place, name: Id, model: BeliefModel) -> Belief:
    """One belief; without a prior of its own it begins as likely as the truth really is."""
    desk.ref(place / "over", "hidden truth", model.over)
    values = desk.names.hidden.get(model.over, ())
    truth = desk.chances.get(model.over)
    weights = dict(truth.outcomes) if truth else dict.fromkeys(values, 1)
    if model.prior:
        _all_values(desk, place / "prior", values, model.prior)
        weights = dict(desk.weights(place / "prior", model.prior))
    prior = tuple((value, weights.get(value, 0)) for value in values)
    return Belief(name, model.over, model.title, desk.refs(place / "held_by", "seat", model.held_by), prior)


def _all_values(desk: Desk, place: Place, values: tuple[str, ...], given: dict[str, int] | dict[str, str]) -> None:
    """Every value of the truth is named, and no other."""
    for name in given:
        if values and name not in values:
            desk.error(place / name, "E603", f"the truth never is {name}", suggestion(name, values), key=True)
    missing = [value for value in values if value not in given]
    if missing:
        desk.error(place, "E201", f"nothing is said of {' and '.join(missing)}", f"add {missing[0]}:", key=True)
