"""An overlay: a scenario written as its differences from another, laid over it before anything is checked.

Both documents are trees with a place for every value, so that a fault in the whole still points into the file in which
the faulty value was written.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from game.pack.composer import Node
from game.pack.data import base_ids, base_path
from game.pack.drops import Drops
from game.pack.faults import Fault, suggestion
from game.pack.merging import merged
from game.pack.migrate import FORMAT
from game.pack.source import Source, read_source, shown

KEY = "overlays"
OWN = frozenset({"format", "id", "title", "version", "todo", KEY, "drop"})
"""Keys of the whole file that say something of one scenario alone and are never taken from another."""


def read_pack(path: Path) -> tuple[Source | None, list[Fault]]:
    """A scenario or rulebook as one tree: an overlay laid over its base, anything else as it stands.

    The source is None when the file, or a base of it, cannot be read or found.
    """
    return _read(path, ())


def _read(path: Path, trail: tuple[Path, ...]) -> tuple[Source | None, list[Fault]]:
    """As ``read_pack``; ``trail`` are the files that lie over this one."""
    source, faults = read_source(path, shown(path))
    cited = source.section(KEY) if source else None
    if source is None or cited is None:
        return source, faults
    found = _base_of(source, path, cited[1], trail)
    if isinstance(found, Fault):
        return None, [*faults, found]
    base, more = _read(found, (*trail, path.resolve()))
    faults += more
    if base is None or not isinstance(base.root.value, dict):
        return None, [*faults, *([] if base is None else [_no_mapping(base)])]
    faults += _of_this_format(base)
    return _laid_over(base, source, faults), faults


def _base_of(source: Source, path: Path, cited: Node, trail: tuple[Path, ...]) -> Path | Fault:
    """The file of the scenario that is overlaid, or why there is none."""
    name = cited.value
    if not isinstance(name, str) or not name:
        return _fault(cited, "E203", f"{KEY} must be the id of one scenario", "write one id such as aegean-2016")
    if name == source.plain_key("id"):
        return _fault(cited, "E308", f"{name} overlays itself", "give this scenario an id of its own")
    found = base_path(name, path.parent)
    if found is None:
        cure = suggestion(name, base_ids(path.parent))
        return _fault(cited, "E307", f"there is no scenario {name} to overlay", cure)
    if found.resolve() in (*trail, path.resolve()):
        message = f"these overlay each other in a circle: {_circle(found, path, trail)}"
        return _fault(cited, "E308", message, "let one of them stand by itself")
    return found


def _circle(found: Path, path: Path, trail: tuple[Path, ...]) -> str:
    names = [one.parent.name for one in (*trail, path.resolve(), found.resolve())]
    return " → ".join(names[names.index(names[-1]) :])


def _laid_over(base: Source, source: Source, faults: list[Fault]) -> Source:
    """One source of both: the base without what is dropped and without what is its own, the overlay over it."""
    drops = Drops(str(source.plain_key(KEY)))
    asked = source.section("drop")
    below = replace(base.root, value={name: pair for name, pair in base.root.value.items() if name not in OWN})
    if asked is not None:
        below = drops.without(below, asked[1])
    faults += drops.faults
    return Source(
        source.file,
        merged(below, source.root),
        source.folder,
        texts={**base.texts, **source.texts},
        bases=(base, *base.bases),
        dropped=base.dropped | drops.names,
    )


def idle_drop(source: Source) -> Iterator[Fault]:
    """``drop:`` in a scenario that lies over nothing."""
    asked = source.section("drop")
    if asked is not None and source.section(KEY) is None:
        message = "drop has no place in a scenario that overlays none"
        yield _fault(asked[0], "E202", message, "remove it, or add overlays:")


def told(source: Source, faults: list[Fault]) -> list[Fault]:
    """The faults; where one in the base only follows from what the overlay dropped, the cure says so."""
    return [_told(source, fault) for fault in faults]


def _told(source: Source, fault: Fault) -> Fault:
    if fault.file == source.file or not source.dropped:
        return fault
    named = next((name for name in sorted(source.dropped) if name in _words(fault.message)), "")
    if not named:
        return fault
    return replace(fault, cure=f"{source.file} drops {named}; let it drop or rewrite this as well")


def _words(message: str) -> Iterator[str]:
    for word in message.replace("'", " ").replace("(", " ").replace(")", " ").split():
        yield word.strip(",;:.")


def _of_this_format(base: Source) -> Iterator[Fault]:
    """A base is read as the format of this program, so it has to be written in it."""
    written = base.section("format")
    if written is not None and written[1].value != FORMAT:
        cure = f"write {FORMAT}; `startex migrate` brings an older file up to date"
        yield _fault(written[1], "E208", f"format cannot be {str(written[1].value)!r}", cure)


def _no_mapping(base: Source) -> Fault:
    return _fault(base.root, "E203", "the file must be a mapping", "write a mapping")


def _fault(node: Node, code: str, message: str, cure: str) -> Fault:
    return Fault(node.file, node.line, node.col, "error", code, message, cure)
