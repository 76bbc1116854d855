"""The house's own tools: locks that fit the ranges, a Makefile that explains itself, floors that name every room."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*lock.txt"))


def pins() -> dict[str, Version]:
    """Every locked package by its canonical name."""
    lines = [line for lock in LOCKS for line in lock.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    wanted = [Requirement(line) for line in lines]
    return {canonicalize_name(item.name): Version(next(iter(item.specifier)).version) for item in wanted}


def test_locks_fit_the_ranges() -> None:
    """Whatever the project, its build or its development asks for is locked, at a version inside the range."""
    asked = [
        *PROJECT["project"]["dependencies"],
        *PROJECT["build-system"]["requires"],
        *PROJECT["dependency-groups"]["dev"],
    ]
    locked = pins()
    for item in map(Requirement, asked):
        assert item.specifier.contains(locked[canonicalize_name(item.name)]), f"{item}: run `make lock`"


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_locks_hold_exact_versions_and_no_address(lock: Path) -> None:
    """Each line is ``name==version``, perhaps with a marker: nothing of the computer that wrote it."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert len(lines) > 1
    assert [line for line in lines[1:] if not re.fullmatch(r'[\w.-]+==[\w.]+( ; sys_platform == "win32")?', line)] == []


def test_every_room_has_its_floor() -> None:
    """Each room of ``game/`` stands in the floors contract, so that a new one cannot stay outside."""
    floors = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]
    named = {room.strip(" ()").removeprefix("game.") for floor in floors for room in floor.split("|")}
    rooms = {path.parent.name for path in (ROOT / "game").glob("*/__init__.py")}
    assert rooms
    assert rooms - named == set()


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_make_names_the_cure_for_an_old_python(tmp_path: Path) -> None:
    """Where no Python is new enough, make says what it needs and how to name one, and leaves nothing behind."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    programs = tmp_path / "programs"
    programs.mkdir()
    for program in ("make", "bash"):
        programs.joinpath(program).symlink_to(shutil.which(program) or "")
    old = programs / "python3"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    for folder, files in (("requirements", ("lock.txt", "build-lock.txt")), (".", ("pyproject.toml",))):
        tmp_path.joinpath(folder).mkdir(exist_ok=True)
        for file in files:
            tmp_path.joinpath(folder, file).touch()
    done = subprocess.run(
        ["make", "play"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": str(programs)},
    )
    assert done.returncode == 2
    assert "needs Python 3.11 or newer" in done.stderr
    assert "make PYTHON=" in done.stderr
    assert not (tmp_path / ".venv").exists()


def test_ci_runs_the_command_of_the_readme() -> None:
    """The check of a clean clone is the README's own test command."""
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert re.search(r"^make test\b", script.read_text(encoding="utf-8"), re.MULTILINE)
