"""Every screen as text, at both sizes. ``STARTEX_WRITE=1 pytest tests/tui/test_screens.py`` writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.view.safe import width
from tests.tui.driven import LARGE, SMALL, begun, screen_of

PICTURES = Path(__file__).parent / "screens"
OPEN = "enter c enter"
SCREENS = {
    "briefing": "",
    "situation": "enter",
    "digest": "enter c",
    "decision": OPEN,
    "draft": f"{OPEN} t",
    "wordings": f"{OPEN} t enter down enter",
    "legal-adviser": f"{OPEN} t down t",
    "text": f"{OPEN} t t",
    "under-silence": f"{OPEN} t t s enter s down enter c enter u enter",
    "choose": f"{OPEN} t t s",
    "offer": f"{OPEN} t t o",
    "ruling": f"{OPEN} t t u enter u enter",
    "board": f"{OPEN} t t s enter s down enter c enter 3",
    "member": f"{OPEN} t t s down enter c enter 3 down enter",
    "count": f"{OPEN} t t s enter s down enter c enter v",
    "count-what-if": f"{OPEN} t t s enter s down enter c enter v down down enter down enter",
    "feed": f"{OPEN} 4",
    "record": f"{OPEN} t t m enter g enter n a enter 5",
    "jump": f"{OPEN} j",
    "help": "enter question_mark",
    "palette": "enter colon w o r d",
    "notices": f"{OPEN} t t l",
    "settings": "enter comma",
    "wait": "enter h",
    "leave": "enter q",
}


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])
@pytest.mark.parametrize("name", SCREENS)
def test_screen(name: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen reads as its picture, line for line, and is neither empty nor larger than the terminal."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/nowhere")
    text = screen_of(begun(), SCREENS[name], size) + "\n"
    picture = PICTURES / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("STARTEX_WRITE"):
        picture.parent.mkdir(exist_ok=True)
        picture.write_text(text, encoding="utf-8")
    assert sum(bool(line.strip()) for line in text.splitlines()) >= 5
    assert max(map(width, text.splitlines())) <= size[0]
    assert text == picture.read_text(encoding="utf-8")
