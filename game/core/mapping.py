"""Mappings that are never changed in place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")


def put(mapping: Mapping[Key, Value], key: Key, value: Value) -> dict[Key, Value]:
    """A copy of ``mapping`` with one entry set."""
    copy = dict(mapping)
    copy[key] = value
    return copy


def without(mapping: Mapping[Key, Value], key: Key) -> dict[Key, Value]:
    """A copy of ``mapping`` without one entry."""
    return {name: value for name, value in mapping.items() if name != key}
