"""The rulebooks as the tests read them: strictly, through the schema, one fault being a failure."""

from __future__ import annotations

from functools import cache

from game.pack.data import rulebook_ids, rulebook_path
from game.pack.schema.rules import MemberModel, RulebookModel
from game.pack.source import read_source
from game.pack.validate import validate

IDS = ("catalogue", "eu", "national", "nato", "stance", "un")


@cache
def book(name: str) -> RulebookModel:
    """One rulebook; fails when it does not read clean."""
    path = rulebook_path(name)
    assert path is not None, f"no rulebook {name} among {rulebook_ids()}"
    source, faults = read_source(path, path.name)
    assert not faults, [str(fault) for fault in faults]
    assert source is not None
    model, faults = validate(source, RulebookModel)
    assert not faults, [str(fault) for fault in faults]
    assert model is not None
    return model


def on(members: list[MemberModel], day: str) -> list[MemberModel]:
    """Those of ``members`` that are in on ``day`` (``2016-02-08``), first and last day included."""
    return [m for m in members if (m.from_ or "") <= day <= (m.to or "9999-12-31")]
