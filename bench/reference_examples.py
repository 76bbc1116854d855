"""Examples for the reference: every key of the language as real files use it, the plainest value of each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.pages import examples
from bench.reference_values import KEYS, NAMES, TOPS, Key, flow
from game.pack.composer import Composer
from game.pack.source import plain_of, read_source

ROOT = Path(__file__).parents[1]
SOURCES = ("game/author/template", "docs/handbook/steps/10")
PAGES = ("docs/handbook/cookbook.md", "docs/language.md")
"""Where examples are taken from, the plainest first: files and pages that other tests hold to be without fault."""
PLAIN = 64
"""Letters up to which an example is shown on one line."""


class Examples:
    """Every key that a real file uses, with the plainest value it has there."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str], str] = {}
        for place in SOURCES:
            self._folder(place)
        for page in PAGES:
            self._page(ROOT / page)

    def of(self, key: Key) -> str:
        """An example of a key, "" where nobody uses it."""
        return self.found.get((key.model, key.name), "")

    def _folder(self, place: str) -> None:
        for file in sorted((ROOT / place).rglob("*.yaml")):
            source, _ = read_source(file, file.name)
            self._read(source.plain() if source else None, _top(file.name))

    def _page(self, page: Path) -> None:
        """The blocks of a page; a part of a file is read as what it is a part of."""
        for block in examples(page.read_text(encoding="utf-8")):
            if block.kind == "yaml" and block.words[:1] in (("file",), ("into",)):
                self._read(plain_of(Composer(page.name).compose(block.text)), _top(block.words[1]))

    def _read(self, raw: object, top: str) -> None:
        if isinstance(raw, dict):
            self._walk(raw, top)

    def _walk(self, raw: dict[str, object], model: str) -> None:
        for key in KEYS[model]:
            if key.name in raw:
                self._note(key, raw[key.name])
                for part in _mappings(raw[key.name]):
                    inside = next((name for name in key.inside if set(part) <= NAMES[name]), None)
                    if inside:
                        self._walk(part, inside)

    def _note(self, key: Key, value: object) -> None:
        """The first example that fits a line, else the shortest."""
        place, shown = (key.model, key.name), flow(value)
        known = self.found.get(place)
        if known is None or (len(known) > PLAIN and len(shown) < len(known)):
            self.found[place] = shown


def _top(file: str) -> str:
    return TOPS["scenario.yaml" if file.endswith("scenario.yaml") else "A rulebook"]


def _mappings(value: object) -> Iterator[dict[str, object]]:
    """The mappings in a value: itself, those of a list, those a mapping leads to."""
    if isinstance(value, dict):
        yield value
    parts = value if isinstance(value, list) else value.values() if isinstance(value, dict) else ()
    for part in parts:
        yield from (part,) if isinstance(part, dict) else ()
        yield from (one for one in part if isinstance(one, dict)) if isinstance(part, list) else ()
