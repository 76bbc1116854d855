"""The digest of a plan: SHA-256 over one written form, the same on every machine and in every run."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass

from game.core.plan import Plan

LEFT_OUT = {"digest", "packs", "tables"}
"""Fields of the plan that say what it is called, not what it is."""


def digest(plan: Plan) -> str:
    """Hexadecimal SHA-256 of everything an exercise under this plan can depend on or show."""
    return hashlib.sha256(written(plan).encode()).hexdigest()


def written(plan: Plan) -> str:
    """The canonical written form: nested lists, each record led by the name of its kind."""
    return json.dumps(_plain(plan), ensure_ascii=True, separators=(",", ":"), allow_nan=False)


def _plain(value: object) -> object:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        names = (item.name for item in fields(value) if item.name not in LEFT_OUT)
        return [type(value).__name__, *(_plain(getattr(value, name)) for name in names)]
    return value
