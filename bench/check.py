"""What checking costs beyond starting Python: a scenario of 3 000 lines, and 300 files at once.

Run ``python -m bench.check``. Wall milliseconds, the best of a few rounds, in one process that has everything loaded;
the last line is the whole command, start-up included.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from game.pack import load_file
from game.pack.data import data_folder, scenario_path

FILES = 300
LINES = 3000
ROUNDS = 3


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one, many = large(folder), small(folder / "many", FILES)
        lines = one.read_text(encoding="utf-8").count("\n")
        print(f"{best(lambda: faults([one])):>8.0f} ms  a scenario of {lines} lines")
        print(f"{best(lambda: faults(many)):>8.0f} ms  {len(many)} scenarios of 20 lines")
        command = [sys.executable, "-m", "game", "check", str(one)]
        print(
            f"{best(lambda: subprocess.run(command, check=False, capture_output=True)):>8.0f} ms  startex check, whole"
        )
    return 0


def faults(files: list[Path]) -> int:
    """How many faults the files have."""
    return sum(len(load_file(file).faults) for file in files)


def best(run: Callable[[], object]) -> float:
    """Milliseconds of the quickest of a few rounds."""
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        run()
        times.append(time.perf_counter() - began)
    return min(times) * 1000


def large(folder: Path) -> Path:
    """The Aegean scenario, made longer by injects of the same kind until it has 3 000 lines."""
    source = scenario_path("aegean-2016")
    text = source.read_text(encoding="utf-8")
    head, rest = text.split("\ninjects:\n", 1)
    inject = (
        "  - id: more-{n}\n    at: D+{day}\n    to: [nac]\n    title: More news\n    kind: expected\n"
        "    text: Something else is reported from the islands.\n    when: nato_cohesion > {low}\n"
        "    effects: [{{change: {{nato_cohesion: -1}}, when: host_strain > {low}}}]\n    stylised: yes\n"
    )
    missing = max(0, LINES - text.count("\n"))
    added = "".join(inject.format(n=n, day=1 + n % 60, low=n % 90) for n in range(missing // inject.count("\n") + 1))
    target = folder / "large"
    (target / "texts").mkdir(parents=True)
    for path in (source.parent / "texts").glob("*.md"):
        (target / "texts" / path.name).write_bytes(path.read_bytes())
    (target / "scenario.yaml").write_text(f"{head}\ninjects:\n{added}{rest}", encoding="utf-8")
    return target / "scenario.yaml"


def small(folder: Path, count: int) -> list[Path]:
    """Many small scenarios under one rulebook folder of their own."""
    example = data_folder("docs") / "codes" / "example"
    text = (example / "scenario.yaml").read_text(encoding="utf-8")
    (folder / "rules").mkdir(parents=True)
    for path in (example / "rules").glob("*.yaml"):
        (folder / "rules" / path.name).write_bytes(path.read_bytes())
    files = []
    for n in range(count):
        files.append(folder / f"{n}.yaml")
        files[-1].write_text(text.replace("id: bridge", f"id: bridge-{n}", 1), encoding="utf-8")
    return files


if __name__ == "__main__":
    sys.exit(main())
