"""The pages of the codes: their examples, laid over the small exercise that all of them stand in."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from game.pack import load_file
from game.pack.faults import Fault

FOLDER = Path(__file__).parents[2] / "docs" / "codes"
BASE = FOLDER / "example"
_FENCE = re.compile(r"^## (Wrong|Right)\n\n```yaml ?(\w*)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^(?=\w)", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """One example of a page."""

    side: str
    """``Wrong`` or ``Right``."""
    into: str
    """"" laid over the scenario; ``town`` over that rulebook; ``whole`` a file of its own; ``escaped`` as Python;
    ``overlay`` a file of its own beside the small exercise."""
    text: str


def examples(code: str) -> list[Example]:
    """The examples of a code's page: none, or a wrong and a right one."""
    page = (FOLDER / f"{code}.md").read_text(encoding="utf-8")
    return [Example(*found) for found in _FENCE.findall(page)]


def laid_over(base: str, part: str) -> str:
    """``base`` with every section that ``part`` names replaced by its own; sections it lacks are added."""
    own = [piece for piece in _SECTION.split(base) if piece]
    new = part.rstrip("\n") + "\n"
    names = {piece.partition(":")[0] for piece in _SECTION.split(new)}
    first = next((n for n, piece in enumerate(own) if piece.partition(":")[0] in names), len(own))
    kept = [piece if piece.partition(":")[0] not in names else "" for piece in own]
    return "".join([*kept[:first], new, *kept[first:]])


def faults_of(example: Example, folder: Path) -> tuple[Fault, ...]:
    """What the check says of the small exercise with this example in it."""
    text = example.text.encode().decode("unicode_escape") if example.into == "escaped" else example.text
    shutil.copytree(BASE, folder.parent / "bridge" if example.into == "overlay" else folder, dirs_exist_ok=True)
    place = folder / ("rules/town.yaml" if example.into == "town" else "scenario.yaml")
    if example.into not in ("whole", "overlay"):
        text = laid_over(place.read_text(encoding="utf-8"), text)
    place.write_text(text, encoding="utf-8")
    return load_file(folder / "scenario.yaml").faults
