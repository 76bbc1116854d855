"""A new scenario: a small one that is complete, or a variant of one that exists."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from game.pack.data import SCENARIO_FILE

TEMPLATE = Path(__file__).parent / "template"
NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
"""What an id may be: lower-case words joined by hyphens or underscores."""
LONGEST = 80


class NotNewError(Exception):
    """The scenario cannot be made: its name is no id, or its place is taken. Says what would be right."""


def create(name: str, folder: Path, source: Path | None = None, title: str = "") -> Path:
    """Make ``folder/name`` from the template, or from the folder of ``source``; the path of its scenario file.

    The copy has the id ``name`` and a title of its own; comments and layout stay. Raises NotNewError, and OSError
    where the place cannot be written.
    """
    if len(name) > LONGEST or not NAME.fullmatch(name):
        near = "-".join(re.findall(r"[a-z0-9]+", name.lower()))[:LONGEST] or "bridge-2024"
        raise NotNewError(f"“{name}” is no id; write lower-case words joined by hyphens, such as {near}.")
    place = folder / name
    if place.exists():
        raise NotNewError(f"{place} exists already; choose another name, or another place with --dir.")
    text = (source or TEMPLATE / SCENARIO_FILE).read_text(encoding="utf-8-sig")
    text = named(text, name, title or name.replace("-", " ").replace("_", " ").capitalize())
    _copy_beside(source.parent if source else TEMPLATE, place)
    path = place / SCENARIO_FILE
    path.write_text(with_modeline(text), encoding="utf-8")
    return path


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
    return _replaced(text, "title", json.dumps(title, ensure_ascii=False) if needs_quotes(title) else title)


def _replaced(text: str, key: str, value: str) -> str:
    """A top-level key with a new value; lines of the old one that are set in belong to it."""
    line = re.compile(rf"^{key}:[^\n#]*(?P<comment>#[^\n]*)?(?:\n[ \t]+[^\n]*)*", re.MULTILINE)
    return line.sub(lambda found: f"{key}: {value}" + (f"  {found['comment']}" if found["comment"] else ""), text, 1)


def needs_quotes(title: str) -> bool:
    """Whether plain YAML would read the title as something else."""
    return not re.fullmatch(r"[A-Za-z][\w .,()’–-]*", title) or title.lower() in ("yes", "no", "true", "false", "null")


def with_modeline(text: str) -> str:
    """The text under a first line that tells an editor where the schema lies on this machine."""
    from game.pack.jsonschema import modeline  # noqa: PLC0415  (loads the schema library, which copying needs not)

    kept = re.sub(r"\A# yaml-language-server:[^\n]*\n", "", text)
    return f"{modeline()}\n{kept}"
