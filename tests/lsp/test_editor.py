"""What an author sees in an editor, asked of the language server that editors use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.pack import jsonschema
from game.pack.data import scenario_path
from tests.lsp.client import Editor, server
from tests.pack.small import RULES, SCENARIO

PROGRAM = server()
needs_server = pytest.mark.skipif(PROGRAM is None, reason="yaml-language-server is not installed")


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """One server for all questions."""
    assert PROGRAM is not None
    found = Editor(PROGRAM, tmp_path_factory.mktemp("editor"))
    yield found
    found.close()


def opened(editor: Editor, path: Path, text: str, kind: str = "scenario") -> str:
    """A text of a scenario with the line that names its schema; its address."""
    return editor.open(path, f"{jsonschema.modeline(kind)}\n{text}")


def serious(faults: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Errors and warnings; the server's remarks on style (an anchor nobody uses) are left out."""
    return [fault for fault in faults if fault["severity"] <= 2]


def place(text: str, part: str) -> tuple[int, int]:
    """Line and character of the end of ``part``, in the text under its first line."""
    start = text.index(part) + len(part)
    return text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1)


@needs_server
def test_sound_files_have_no_fault(editor: Editor, tmp_path: Path) -> None:
    """The schema accepts what the check accepts: a scenario and a rulebook with every short form."""
    assert editor.faults(opened(editor, tmp_path / "scenario.yaml", SCENARIO)) == []
    assert editor.faults(opened(editor, tmp_path / "rules.yaml", RULES, "rulebook")) == []


@needs_server
def test_the_shipped_scenario_names_its_schema_itself(editor: Editor) -> None:
    """Its own first line leads to the schema beside it, and nothing in it is refused."""
    path = scenario_path("aegean-2016")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../docs/schema/scenario-1.json\n")
    assert (path.parent / "../../docs/schema/scenario-1.json").is_file()
    assert serious(editor.faults(editor.open(path, text))) == []
    broken = text.replace("\nendex: D+70\n", "\nendexx: D+70\n", 1)
    assert any(
        "endexx" in fault["message"] for fault in editor.faults(editor.open(path.with_name("broken.yaml"), broken))
    )


@needs_server
def test_what_is_wrong_is_marked_at_its_place(editor: Editor, tmp_path: Path) -> None:
    """A misspelt key and a word that is not allowed are marked where they stand."""
    text = SCENARIO.replace("better: up", "better: upwards").replace("forum: council", "from: council")
    faults = editor.faults(opened(editor, tmp_path / "faulty.yaml", text))
    starts = {(fault["range"]["start"]["line"], fault["range"]["start"]["character"]) for fault in faults}
    for part, word in (("better: upwards", "upwards"), ("\n    from: council", "from: council")):
        line, end = place(text, part)
        assert (line, end - len(word)) in starts, (part, faults)


@needs_server
def test_keys_and_words_are_proposed(editor: Editor, tmp_path: Path) -> None:
    """An indicator is offered its keys, and a key with few words its words, each with what it is for."""
    text = "format: 1\nindicators:\n  hazard:\n    title: Hazard\n    \n    better: \n"
    uri = opened(editor, tmp_path / "new.yaml", text)
    proposed = {item["label"]: item for item in editor.at("completion", uri, 5, 4)["items"]}
    assert {"unit", "range", "start", "shown", "source"} <= set(proposed)
    assert "Lowest and highest value" in str(proposed["range"].get("documentation"))
    words = {item["label"] for item in editor.at("completion", uri, 6, 12)["items"]}
    assert {"up", "down", "neutral"} <= words


@needs_server
def test_a_key_explains_itself_when_hovered(editor: Editor, tmp_path: Path) -> None:
    """The description of the model is what the editor shows, also deep inside an effect."""
    uri = opened(editor, tmp_path / "hovered.yaml", SCENARIO)
    line, end = place(SCENARIO, "\n    closes")
    assert "How long after it opens it closes" in str(editor.at("hover", uri, line, end - 2))
    line, end = place(SCENARIO, "outcome: rough")
    assert "The outcome it needs" in str(editor.at("hover", uri, line, end - 10))


@needs_server
def test_an_overlay_may_leave_out_what_its_base_gives(editor: Editor, tmp_path: Path) -> None:
    """The shipped overlay has no fault under the schema it names; a wrong key in it and a missing base are found."""
    path = scenario_path("finland-2023")
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../docs/schema/overlay-1.json\n")
    assert serious(editor.faults(editor.open(path, text))) == []
    short = "format: 1\nid: dry\ntitle: Dry\noverlays: strait\ninjects:\n  - {id: rumour, titel: T}\n"
    found = editor.faults(opened(editor, tmp_path / "over.yaml", short, "overlay"))
    assert ["titel" in fault["message"] for fault in found] == [True]
    bare = editor.faults(opened(editor, tmp_path / "bare.yaml", short.replace("overlays: strait\n", ""), "overlay"))
    assert any("overlays" in fault["message"] for fault in bare)


def _described(part: object, path: str = "") -> Iterator[tuple[str, bool]]:
    if isinstance(part, dict):
        for name, value in part.get("properties", {}).items() if isinstance(part.get("properties"), dict) else ():
            yield f"{path}.{name}", bool(value.get("description"))
        for name, value in part.items():
            yield from _described(value, f"{path}.{name}")
    elif isinstance(part, list):
        for item in part:
            yield from _described(item, path)


@pytest.mark.parametrize("kind", ["scenario", "overlay", "rulebook"])
def test_the_committed_schema_is_current(kind: str) -> None:
    """docs/schema is what the models give today; `startex schema KIND > docs/schema/KIND-1.json` renews it."""
    assert jsonschema.schema_file(kind).read_text(encoding="utf-8") == jsonschema.written(kind)


@pytest.mark.parametrize("kind", ["scenario", "overlay", "rulebook"])
def test_every_key_has_a_description(kind: str) -> None:
    """No key is left to be guessed, but for what the file form of a long text holds."""
    without = {name for name, told in _described(jsonschema.json_schema(kind)) if not told}
    assert {name for name in without if not name.endswith(".file")} == set()
