"""Write the lock files anew: ``make lock``.

Each file is what a clean environment holds after installing one set of requirements, so it can be installed with
``--no-deps`` and nothing is left to chance. Run on Linux; what only Windows needs is added with a marker.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import venv
from pathlib import Path

HERE = Path(__file__).parent
WINDOWS = 'colorama==0.4.6 ; sys_platform == "win32"'
"""Terminal colours there, for click and pytest; no Linux environment would list it."""


def frozen(requirements: list[str]) -> list[str]:
    """``name==version`` of everything a clean environment holds with these requirements, sorted."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = Path(folder, "bin", "python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", *requirements], check=True)  # noqa: S603
        listing = subprocess.run([python, "-m", "pip", "freeze"], check=True, capture_output=True, text=True)  # noqa: S603
    return sorted(listing.stdout.split(), key=str.lower)


def write(name: str, lines: list[str]) -> None:
    """One lock file, with a first line that says what made it."""
    HERE.joinpath(name).write_text("\n".join(["# Written by `make lock`.", *lines, ""]), encoding="utf-8")


def main() -> int:
    """Write the three lock files from the ranges in ``pyproject.toml``."""
    project = tomllib.loads(HERE.parent.joinpath("pyproject.toml").read_text(encoding="utf-8"))
    # With what rooms need: `make play` then also opens one.
    run = frozen([*project["project"]["dependencies"], *project["project"]["optional-dependencies"]["serve"]])
    build = frozen(project["build-system"]["requires"])
    everything = frozen([*project["project"]["dependencies"], *project["dependency-groups"]["dev"]])
    write("lock.txt", [*run, WINDOWS])
    write("build-lock.txt", build)
    write("dev-lock.txt", [line for line in everything if line not in run and line not in build])
    return 0


if __name__ == "__main__":
    sys.exit(main())
