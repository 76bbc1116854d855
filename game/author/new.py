"""A new scenario: a small one that is complete, or a variant of one that exists, laid over it or copied."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from game.pack.data import SCENARIO_FILE, base_path

TEMPLATE = Path(__file__).parent / "template"
NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
"""What an id may be: lower-case words joined by hyphens or underscores."""
LONGEST = 80
OVERLAY = """\
format: 1
id: {name}
title: {title}
overlays: {base}

# Everything that is not written here is as in {base}.
# A section written here is laid over its own: mappings key by key, lists of entries by their id, anything else in its
# place. What is to fall away is named under drop:, built the way the scenario is built:
#   drop: {{injects: [an-inject], responses: {{a-response: {{clauses: a-clause}}}}}}
"""


class NotNewError(Exception):
    """The scenario cannot be made: its name is no id, or its place is taken. Says what would be right."""


def create(name: str, folder: Path, source: Path | None = None, title: str = "", *, copied: bool = False) -> Path:
    """Make ``folder/name`` from the template, or as a variant of ``source``; the path of its scenario file.

    A variant is an overlay, or with ``copied`` a copy of the whole folder in which comments and layout stay. Either has
    the id ``name`` and a title of its own. Raises NotNewError, and OSError where the place cannot be written.
    """
    if len(name) > LONGEST or not NAME.fullmatch(name):
        near = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:LONGEST] or "bridge-2024"
        raise NotNewError(f"“{name}” is no id; write lower-case words joined by hyphens, such as {near}.")
    place = folder / name
    if place.exists():
        raise NotNewError(f"{place} exists already; choose another name, or another place with --dir.")
    title = title or name.replace("-", " ").replace("_", " ").capitalize()
    path = place / SCENARIO_FILE
    if source is not None and not copied:
        text = with_modeline(_overlay(name, title, place, source), "overlay")
        place.mkdir(parents=True)
    else:
        text = (source or TEMPLATE / SCENARIO_FILE).read_text(encoding="utf-8-sig")
        text = with_modeline(named(text, name, title))
        _copy_beside(source.parent if source else TEMPLATE, place)
    path.write_text(text, encoding="utf-8")
    return path


def _overlay(name: str, title: str, place: Path, source: Path) -> str:
    """A scenario that says nothing but what it is laid over."""
    base = source.resolve().parent.name
    found = base_path(base, place)
    if found is None or found.resolve() != source.resolve():
        raise NotNewError(
            f"{place} would not find {base} when laid over it; make it beside that folder with --dir, or use --copy."
        )
    return OVERLAY.format(name=name, title=_written(title), base=base)


def _copy_beside(origin: Path, place: Path) -> None:
    """Everything that lies beside a scenario file and belongs to it: its own rulebooks, texts and maps."""
    place.mkdir(parents=True)
    for item in sorted(origin.iterdir()):
        if item.name == SCENARIO_FILE or item.name.startswith((".", "_")):
            continue
        if item.is_dir():
            shutil.copytree(item, place / item.name)
        elif item.is_file():
            shutil.copy2(item, place / item.name)


def named(text: str, name: str, title: str) -> str:
    """The text of a scenario with another id and title, everything else as it was."""
    text = _replaced(text, "id", name)
    return _replaced(text, "title", _written(title))


def _written(title: str) -> str:
    """A title as it stands in YAML."""
    return json.dumps(title, ensure_ascii=False) if needs_quotes(title) else title


def _replaced(text: str, key: str, value: str) -> str:
    """A top-level key with a new value; lines of the old one that are set in belong to it."""
    line = re.compile(rf"^{key}:[^\n#]*(?P<comment>#[^\n]*)?(?:\n[ \t]+[^\n]*)*", re.MULTILINE)
    return line.sub(lambda found: f"{key}: {value}" + (f"  {found['comment']}" if found["comment"] else ""), text, 1)


def needs_quotes(title: str) -> bool:
    """Whether plain YAML would read the title as something else."""
    return not re.fullmatch(r"[A-Za-z][\w .,()’–-]*", title) or title.lower() in ("yes", "no", "true", "false", "null")


def with_modeline(text: str, kind: str = "scenario") -> str:
    """The text under a first line that tells an editor where the schema lies on this machine."""
    from game.pack.jsonschema import modeline  # noqa: PLC0415  (loads the schema library, which copying needs not)

    kept = re.sub(r"\A# yaml-language-server:[^\n]*\n", "", text)
    return f"{modeline(kind)}\n{kept}"
