"""What is installed is what was checked out: the wheel carries the packs and runs from anywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HISTORY = ("play", "aegean-2016", "--plain", "--auto", "history", "--seed", "1")


@dataclass(frozen=True)
class Installed:
    """The wheel in an environment of its own, with nothing of the checkout on its path."""

    wheel: Path
    scripts: Path
    elsewhere: Path

    def run(self, program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One program of that environment, started from another folder and with another home."""
        keep = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV", "XDG_"))}
        return subprocess.run(
            [self.scripts / program, *arguments],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            cwd=self.elsewhere,
            env=keep | {"HOME": str(self.elsewhere), "LOCALAPPDATA": str(self.elsewhere)},
            stdin=subprocess.DEVNULL,
        )


def output(command: list[str | Path], folder: Path) -> str:
    """Standard output of a command that must succeed, run in ``folder``."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Build the wheel without a network, install it, and lend it the dependencies of the running environment."""
    pytest.importorskip("hatchling", reason="hatchling is missing, so no wheel can be built without a network")
    place = tmp_path_factory.mktemp("install")
    output([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", place / "dist"], ROOT)
    (wheel,) = (place / "dist").glob("*.whl")
    context = venv.EnvBuilder().ensure_directories(place / "env")
    venv.create(place / "env")
    packages = Path(sysconfig.get_path("purelib", "venv", vars={"base": context.env_dir}))
    # A path file adds the folder without reading the path files in it, so the checkout does not come along.
    packages.joinpath("lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = [sys.executable, "-m", "pip", "--python", context.env_exe, "install", "--quiet", "--no-index", "--no-deps"]
    output([*pip, "--disable-pip-version-check", wheel], place)
    elsewhere = place / "elsewhere"
    elsewhere.mkdir()
    return Installed(wheel, Path(context.bin_path), elsewhere)


@pytest.mark.slow
def test_wheel_carries_the_packs(installed: Installed) -> None:
    """Every rulebook and every scenario file of the checkout lies in the wheel, and no test does."""
    inside = set(zipfile.ZipFile(installed.wheel).namelist())
    tracked = [path for room in ("rules", "scenarios") for path in (ROOT / room).rglob("*") if path.is_file()]
    assert tracked
    assert {f"game/_data/{path.relative_to(ROOT).as_posix()}" for path in tracked} <= inside
    assert not [file for file in inside if file.startswith(("tests/", "bench/"))]


@pytest.mark.slow
def test_wheel_carries_the_handbook(installed: Installed) -> None:
    """A new scenario names it where it is installed, with its pictures and its steps."""
    inside = set(zipfile.ZipFile(installed.wheel).namelist())
    pages = [path for path in (ROOT / "docs" / "handbook").rglob("*") if path.is_file()]
    assert {f"game/_data/{path.relative_to(ROOT).as_posix()}" for path in pages} <= inside
    made = installed.run("startex", "new", "ferry")
    assert made.returncode == 0, made.stderr
    named = Path(made.stderr.partition("The author's handbook: ")[2].splitlines()[0])
    assert named.is_relative_to(installed.scripts.parent)
    assert named.read_text(encoding="utf-8").startswith("# A scenario from nothing")


@pytest.mark.slow
def test_installed_code_is_not_the_checkout(installed: Installed) -> None:
    """The program under test runs from its own environment."""
    done = installed.run("python", "-c", "import game; print(game.__file__)")
    assert Path(done.stdout.strip()).is_relative_to(installed.scripts.parent)


@pytest.mark.slow
def test_installed_program_explains_its_codes(installed: Installed) -> None:
    """The pages of the codes and the schema of the language travel in the wheel."""
    assert "## Wrong" in installed.run("startex", "explain", "E506").stdout
    line = installed.run("startex", "schema", "--modeline").stdout.strip()
    assert "game/_data/docs/schema/scenario-1.json" in line
    assert Path(line.partition("file://")[2]).is_file()


def test_installed_program_lists_its_scenarios(installed: Installed) -> None:
    """``startex list`` finds the scenarios inside the wheel."""
    done = installed.run("startex", "list")
    assert (done.returncode, done.stderr) == (0, "")
    assert "aegean-2016" in done.stdout


@pytest.mark.slow
def test_installed_program_plays_as_the_checkout_does(installed: Installed) -> None:
    """The historical line is the same text, byte for byte, installed elsewhere and in the checkout."""
    here = output([sys.executable, "-m", "game", *HISTORY], ROOT)
    there = installed.run("startex", *HISTORY)
    assert there.returncode == 0, there.stderr
    assert "Aegean" in there.stdout
    assert there.stdout == here


@pytest.mark.slow
def test_an_installed_overlay_finds_its_base(installed: Installed) -> None:
    """A shipped overlay, and one of one's own over it, are read from the wheel: clean, with the packs of all three."""
    assert installed.run("startex", "check", "finland-2023").stdout == ""
    assert installed.run("startex", "new", "north", "--from", "finland-2023").returncode == 0
    played = installed.run("startex", "play", "north", "--plain", "--auto", "history", "--journal", "north.jsonl")
    assert played.returncode == 0, played.stderr
    head = (installed.elsewhere / "north.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert [name for name, _ in json.loads(head)["packs"][:3]] == ["north", "finland-2023", "belarus-border-2021"]
