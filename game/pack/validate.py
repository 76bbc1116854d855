"""A tree of values against the schema: every fault at its place, and what is sound kept for the checks that follow.

pydantic reports a whole file at once but returns nothing when anything is wrong. So that names and expressions are
checked in the same run, the faulty parts are cut out of the tree and the rest is read again until it stands.
"""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from game.pack.composer import Node
from game.pack.faults import Fault
from game.pack.shape import explain
from game.pack.source import Source

M = TypeVar("M", bound=BaseModel)

MOST_ROUNDS = 40
"""A cut may uncover another; a file that needs more rounds is reported without further checks."""

STAND_INS: dict[str, str | int] = {
    "format": 1,
    "id": "unnamed",
    "title": "untitled",
    "starts": "2000-01-01T00:00",
    "endex": "D+36500",
}
"""What takes the place of a missing key of the whole file, so that the rest can still be checked."""
SPOKEN = frozenset({"id", "title", "text", "name"})
"""Keys of any part whose absence is no reason to leave the rest of that part unread."""


def validate(source: Source, model: type[M]) -> tuple[M | None, list[Fault]]:
    """The model as far as it is sound, and the faults. None when nothing of it can be used.

    What is unsound is cut out of ``source``, so that its places go on agreeing with the model.
    """
    faults: list[Fault] = []
    surgery = _Surgery(source)
    for _ in range(MOST_ROUNDS):
        try:
            return model.model_validate(source.plain()), faults
        except ValidationError as error:
            details = error.errors(include_url=False)
        faults += [explain(source, model, detail) for detail in details if not surgery.caused(detail)]
        if not isinstance(source.root.value, dict):
            break
        surgery.cut(details)
    return None, faults


class _Surgery:
    """Cuts unsound values out of a tree and remembers where, so that no fault is said for what a cut left behind."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.gone: set[tuple[int, str]] = set()
        """(identity of a mapping or list, key that was cut from it; "" for any of its parts)."""
        self.kept: list[Node] = []
        """Nodes named in ``gone``, kept alive so that an identity stays theirs."""

    def caused(self, detail: ErrorDetails) -> bool:
        """Whether a fault only follows from an earlier cut."""
        loc = detail["loc"]
        if detail["type"] == "missing":
            holder = self.source.find(loc[:-1])[1]
            return (id(holder), str(loc[-1])) in self.gone
        return (id(self.source.find(loc)[1]), "") in self.gone

    def cut(self, details: list[ErrorDetails]) -> None:
        """Remove what the faults are about; all are looked up before the first is removed, as lists close up."""
        wanted = [chain for detail in details if (chain := self._chain(detail))]
        for holder, part in wanted:
            self._remove(holder, part)

    def _chain(self, detail: ErrorDetails) -> tuple[Node, Node] | None:
        """The mapping or list and the part of it to remove; None when a stand-in cures it."""
        loc = tuple(part for part in detail["loc"] if part != "[key]")
        if detail["type"] == "missing":
            holder = self.source.find(loc[:-1])[1]
            if isinstance(holder.value, dict) and (len(loc) == 1 or loc[-1] in SPOKEN):
                self._stand_in(holder, str(loc[-1]), nested=len(loc) > 1)
                return None
            loc = loc[:-1]
        steps = self.source.steps(loc)
        return steps[-1] if steps else None

    def _stand_in(self, holder: Node, key: str, *, nested: bool) -> None:
        text = f"unnamed-{len(self.kept)}" if nested else STAND_INS.get(key, "unknown")
        node = Node(holder.line, holder.col, text, file=holder.file)
        holder.value[key] = (node, node)
        self.kept.append(holder)

    def _remove(self, holder: Node, part: Node) -> None:
        self.kept.append(holder)
        self.gone.add((id(holder), ""))
        if isinstance(holder.value, list):
            holder.value = [item for item in holder.value if item is not part]
            return
        for key in [key for key, (_, value) in holder.value.items() if value is part]:
            self.gone.add((id(holder), key))
            del holder.value[key]
