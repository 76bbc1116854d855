"""The README's screen, made by playing: ``make screen`` writes it, ``tests/test_readme.py`` plays it again.

No picture is drawn by hand; what the page shows is what the program prints for these words and this seed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).parents[1] / "README.md"
SCREEN = re.compile(r"(<!-- screen: .*? -->\n)(?:```text\n.*?```\n)?(<!-- /screen -->)", re.DOTALL)
COMMAND = ("play", "aegean-2016", "--plain", "--seat", "sg", "--seed", "1")
WORDS = ("continue", "table isr", "sound GR TR FR", "continue", "quit")
"""What the player types. The screen is what follows the last ``continue``, up to the list of what can be done."""


def printed() -> str:
    """Everything the program prints for ``WORDS``; its journal goes to a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as home:
        done = subprocess.run(
            [sys.executable, "-m", "game", *COMMAND],
            input="\n".join(WORDS) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            cwd=README.parent,
            env=os.environ | {"XDG_DATA_HOME": home, "HOME": home, "LOCALAPPDATA": home},
        )
    return done.stdout


def screen() -> str:
    """The screen after the last ``continue``. ValueError when the program no longer prints one."""
    _, prompt, after = printed().rpartition("> continue\n")
    text, menu, _ = after.partition("\nYOU CAN\n")
    if not prompt or not menu:
        raise ValueError("the scripted play shows no screen; see WORDS in bench/screen.py")
    return text.strip("\n") + "\n"


def shown(page: str) -> str:
    """The screen a page holds now; "" when it holds none."""
    found = SCREEN.search(page)
    return found.group(0).partition("```text\n")[2].rpartition("```\n")[0] if found else ""


def main() -> int:
    """Write the screen into the README."""
    block = f"```text\n{screen()}```\n"
    page = README.read_text(encoding="utf-8")
    README.write_text(SCREEN.sub(lambda found: found.group(1) + block + found.group(2), page), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
