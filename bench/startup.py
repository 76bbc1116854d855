"""What each command costs before anything happens: CPU milliseconds, beside a bare ``python -c pass`` of the same run.

Rounds are interleaved, so that a busy machine slows both sides alike; the ratio is the figure to trust.
Run ``python bench/startup.py [--rounds N] [--scenario ID]``; needs POSIX, where a child's CPU time can be read.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAM = ("-c", "import sys; from game.cli import main; sys.exit(main())")
BARE = "python -c pass"


def main(arguments: list[str] | None = None) -> int:
    """Print the table; 1 when a command fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command")
    parser.add_argument("--scenario", default="aegean-2016", help="scenario the commands are given")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        journal = str(Path(folder) / "journal.jsonl")
        seconds, failed = measure(commands(options.scenario, journal), options.rounds)
    print("\n".join(table(seconds)))
    for name, code in failed.items():
        print(f"startex {name} ended with exit code {code}", file=sys.stderr)
    return 1 if failed else 0


def commands(scenario: str, journal: str) -> dict[str, list[str]]:
    """Name to arguments of every command measured. The first play of a round writes the journal the later ones read."""
    play = ["play", scenario, "--plain", "--auto", "history", "--seed", "1", "--journal", journal]
    return {
        "--version": ["--version"],
        "--help": ["--help"],
        "list": ["list"],
        "where": ["where"],
        "explain R07": ["explain", "R07"],
        "check": ["check", scenario],
        "play --auto history": play,
        "replay": ["replay", journal],
        "verify": ["verify", journal],
        "debrief": ["debrief", journal],
        "test": ["test", scenario],
    }


def measure(named: dict[str, list[str]], rounds: int) -> tuple[dict[str, list[float]], dict[str, int]]:
    """CPU seconds of every run of every command, and the exit codes of those that failed."""
    seconds: dict[str, list[float]] = {BARE: [], **{name: [] for name in named}}
    failed: dict[str, int] = {}
    for _ in range(rounds):
        seconds[BARE].append(cpu_seconds([sys.executable, "-c", "pass"])[0])
        for name, arguments in named.items():
            if "--journal" in arguments:
                Path(arguments[-1]).unlink(missing_ok=True)
            spent, code = cpu_seconds([sys.executable, *PROGRAM, *arguments])
            seconds[name].append(spent)
            if code:
                failed[name] = code
    return seconds, failed


def cpu_seconds(command: list[str]) -> tuple[float, int]:
    """User and system time of one child process, and its exit code."""
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": path},
    )
    _, status, usage = os.wait4(child.pid, 0)
    # wait4 has reaped the child; Popen would otherwise look for it again.
    child.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime, child.returncode


def table(seconds: dict[str, list[float]]) -> list[str]:
    """Median milliseconds of each command and how many bare interpreters that is."""
    bare = statistics.median(seconds[BARE]) or 1e-6
    lines = [f"{'command':<24}{'CPU ms':>8}{'x bare':>8}"]
    for name, runs in seconds.items():
        median = statistics.median(runs)
        lines.append(f"{name:<24}{median * 1000:>8.1f}{median / bare:>8.1f}")
    return lines


if __name__ == "__main__":
    sys.exit(main())
