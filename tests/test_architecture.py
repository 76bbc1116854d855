"""The house holds at run time and in the source: what loads, what the core may touch, how long things are.

The floors themselves are import-linter contracts in ``pyproject.toml``; ``make floors`` runs them.
"""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GAME = ROOT / "game"
SOURCES = sorted(GAME.rglob("*.py"))
CORE = sorted((GAME / "core").rglob("*.py"))

LONGEST_FILE = 350
LONGEST_FUNCTION = 60
CONTRACT = {"core/plan.py": 800, "core/events.py": 500}
"""The two files that list every noun and every fact of the game; split, they would be read side by side anyway."""

CORE_MAY_IMPORT = {
    "__future__",
    "abc",
    "bisect",
    "collections",
    "dataclasses",
    "enum",
    "functools",
    "game",
    "hashlib",
    "heapq",
    "itertools",
    "json",
    "operator",
    "transitions",
    "types",
    "typing",
}
CORE_MAY_NOT_CALL = {"eval", "exec", "float", "hash", "id", "input", "open", "print"}

Def = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def name(path: Path) -> str:
    """The file as the house calls it: ``core/plan.py``."""
    return path.relative_to(GAME).as_posix()


def tree(path: Path) -> ast.Module:
    """Its syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), path)


def public(node: ast.Module | ast.ClassDef) -> Iterator[Def]:
    """Public classes and functions here and in public classes within; not what functions keep inside."""
    for child in node.body:
        if isinstance(child, Def) and not child.name.startswith("_"):
            yield child
            if isinstance(child, ast.ClassDef):
                yield from public(child)


def is_overload(node: Def) -> bool:
    """``@overload`` signatures share the docstring of the one that follows."""
    return any(isinstance(mark, ast.Name) and mark.id == "overload" for mark in node.decorator_list)


def loaded_by(*arguments: str) -> tuple[int, set[str]]:
    """Exit code of ``startex ARGUMENTS`` in a process of its own, and the packages it had loaded by then."""
    program = (
        "import json, sys\n"
        "from game.cli import main\n"
        f"sys.argv = ['startex', *{list(arguments)!r}]\n"
        "try:\n    code = main() or 0\n"
        "except SystemExit as stop:\n    code = stop.code or 0\n"
        "print(json.dumps([code, sorted({m.partition('.')[0] for m in sys.modules})]), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=ROOT)
    code, modules = json.loads(done.stderr.splitlines()[-1])
    return code, set(modules)


@pytest.mark.parametrize("arguments", [("--version",), ("check", "scenarios/aegean-2016"), ("list",)], ids=" ".join)
def test_small_commands_load_neither_textual_nor_numpy(arguments: tuple[str, ...]) -> None:
    """Commands that draw no screen and roll nothing out start without the two slow libraries."""
    code, modules = loaded_by(*arguments)
    assert code == 0
    assert "game" in modules
    assert not modules & {"textual", "rich", "numpy"}


def test_version_reads_no_schema() -> None:
    """``startex --version`` does not even load the schema library or YAML."""
    code, modules = loaded_by("--version")
    assert (code, modules & {"pydantic", "yaml", "transitions"}) == (0, set())


def test_public_things_have_docstrings() -> None:
    """Every module, public class, function and method of the game says what it is."""
    trees = {path: tree(path) for path in SOURCES}
    bare = [name(path) for path, module in trees.items() if not ast.get_docstring(module)]
    bare += [
        f"{name(path)}:{node.lineno} {node.name}"
        for path, module in trees.items()
        for node in public(module)
        if not ast.get_docstring(node) and not is_overload(node)
    ]
    assert bare == []


def test_files_have_one_subject() -> None:
    """No file is too long to be read in one sitting."""
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert {file: n for file, n in lengths.items() if n > CONTRACT.get(file, LONGEST_FILE)} == {}


def test_functions_are_short() -> None:
    """No function is too long to be seen at once."""
    long = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in SOURCES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (node.end_lineno or node.lineno) - node.lineno >= LONGEST_FUNCTION
    ]
    assert long == []


def imported(module: ast.Module) -> set[str]:
    """Top-level packages a module imports, wherever the import stands."""
    plain = {alias.name for node in ast.walk(module) if isinstance(node, ast.Import) for alias in node.names}
    named = {node.module or "" for node in ast.walk(module) if isinstance(node, ast.ImportFrom)}
    return {full.partition(".")[0] for full in plain | named}


def unlawful(module: ast.Module) -> list[str]:
    """What would make one digest differ between machines: floats, true division, ``hash``, files, evaluation."""
    found = []
    for node in ast.walk(module):
        match node:
            case ast.Constant(value=float()) | ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                found.append(f"line {node.lineno}: a float")
            case ast.Call(func=ast.Name(id=called)) if called in CORE_MAY_NOT_CALL:
                found.append(f"line {node.lineno}: {called}()")
            case ast.For(iter=ast.Set() | ast.SetComp()) | ast.comprehension(iter=ast.Set() | ast.SetComp()):
                found.append("a walk through a set")
    return found


def test_core_is_the_same_on_every_machine() -> None:
    """The core imports a few pure modules of the standard library, and computes with whole numbers only."""
    trees = {name(path): tree(path) for path in CORE}
    assert {file: extra for file, module in trees.items() if (extra := imported(module) - CORE_MAY_IMPORT)} == {}
    assert {file: found for file, module in trees.items() if (found := unlawful(module))} == {}


def test_the_scan_of_the_core_can_fail() -> None:
    """Each thing the scan forbids is found when it is planted."""
    planted = "import random\nx = 1 / 2\ny = 0.5\nz = hash('a')\nfor i in {1, 2}:\n    open('f')\n"
    module = ast.parse(planted)
    assert imported(module) - CORE_MAY_IMPORT == {"random"}
    assert len(unlawful(module)) == 5
