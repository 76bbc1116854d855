"""Where rulebooks and scenarios are: inside the installed package, or in a checkout beside it."""

from __future__ import annotations

from pathlib import Path

from game.pack.faults import suggestion

_PACKAGE = Path(__file__).resolve().parents[1]
SCENARIO_FILE = "scenario.yaml"
FIRST = "tutorial"
"""The scenario that is offered first: who is new begins there."""


class UnknownScenarioError(LookupError):
    """No scenario of this name and no file at this path; says what would be right."""


def data_folder(name: str) -> Path:
    """The folder ``rules``, ``scenarios`` or ``docs``: the installed one, else the one of the checkout."""
    installed = _PACKAGE / "_data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / name


def code_page(code: str) -> str:
    """What the page of a code says under its heading; "" where it has none."""
    path = data_folder("docs") / "codes" / f"{code}.md"
    if not code.isalnum() or not path.is_file():
        return ""
    return path.read_text(encoding="utf-8").partition("\n")[2].strip()


def handbook() -> Path:
    """Where the author's handbook begins."""
    return data_folder("docs") / "handbook" / "tutorial.md"


def scenario_ids() -> tuple[str, ...]:
    """The ids of all scenarios that come with the program: the one to begin with, then the others, sorted."""
    names = (path.parent.name for path in data_folder("scenarios").glob(f"*/{SCENARIO_FILE}"))
    return tuple(sorted(names, key=lambda name: (name != FIRST, name)))


def rulebook_ids() -> tuple[str, ...]:
    """The ids of all rulebooks that come with the program, sorted."""
    return tuple(sorted(path.stem for path in data_folder("rules").glob("*.yaml")))


def scenario_path(scenario: str) -> Path:
    """The ``scenario.yaml`` of a scenario that comes with the program; it may not exist."""
    return data_folder("scenarios") / scenario / SCENARIO_FILE


def base_path(scenario: str, folder: Path) -> Path | None:
    """The file of the scenario an overlay in ``folder`` names: in the folder next to it, else of the program."""
    if not _is_id(scenario):
        return None
    paths = (folder.resolve().parent / scenario / SCENARIO_FILE, scenario_path(scenario))
    return next((path for path in paths if path.is_file()), None)


def base_ids(folder: Path) -> tuple[str, ...]:
    """The ids of all scenarios an overlay in ``folder`` may name, sorted."""
    beside = {path.parent.name for path in folder.resolve().parent.glob(f"*/{SCENARIO_FILE}")} - {folder.resolve().name}
    return tuple(sorted(beside | set(scenario_ids())))


def rulebook_path(rulebook: str, *beside: Path) -> Path | None:
    """The file of a rulebook: in ``rules/`` of the first of these folders that has it, else of the program."""
    if not _is_id(rulebook):
        return None
    own = [folder / "rules" for folder in beside]
    places = (folder / f"{rulebook}.yaml" for folder in (*own, data_folder("rules")))
    return next((path for path in places if path.is_file()), None)


def _is_id(text: str) -> bool:
    """Whether a text can be the name of one file, and leads to no other folder."""
    return text.replace("-", "").replace("_", "").isalnum()


def find_pack(name_or_path: str | Path) -> Path:
    """The file of a scenario or of a rulebook, by id, folder or file; raises UnknownScenarioError."""
    text = str(name_or_path)
    book = rulebook_path(text) if text in rulebook_ids() else None
    return book or find_scenario(name_or_path)


def find_scenario(name_or_path: str | Path) -> Path:
    """The file of a scenario given by id, folder or file; raises UnknownScenarioError."""
    text = str(name_or_path)
    if text in scenario_ids():
        return scenario_path(text)
    path = Path(text)
    found = path / SCENARIO_FILE if path.is_dir() else path
    if found.is_file():
        return found
    if path.is_dir():
        raise UnknownScenarioError(f"the folder {text} holds no {SCENARIO_FILE}; name the folder of one scenario")
    raise UnknownScenarioError(f"there is no scenario {text}; {suggestion(text, scenario_ids())}")
