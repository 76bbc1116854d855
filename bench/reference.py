"""The reference of the language, made from the schema that reads it: ``python -m bench.reference`` writes it anew.

Every key with what it is, how its value is written, what holds without it, and an example that stands in a real file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bench.reference_examples import PLAIN, ROOT, Examples
from bench.reference_values import KEYS, MODELS, TOPS, Key, anchor, named

PAGE = ROOT / "docs" / "handbook" / "reference.md"

HEAD = Path(__file__).with_name("reference_head.md")
"""What stands above the tables."""


def made() -> str:
    """The whole page."""
    return "\n".join([HEAD.read_text(encoding="utf-8"), *_body()]) + "\n"


def _body() -> Iterator[str]:
    examples, order, used = Examples(), _order(), _users()
    for title, top in TOPS.items():
        yield from _section(f"## {title}", top, examples)
        for model in order[top]:
            yield from _section(f"### {named(model)}", model, examples, used[model])


def _section(head: str, model: str, examples: Examples, used: list[str] | None = None) -> Iterator[str]:
    yield head
    yield ""
    yield str(MODELS[model].__doc__).splitlines()[0]
    if used:
        yield f"Stands under {', '.join(used)}."
    yield ""
    yield "| key | what it is | is written | left out | example |"
    yield "|---|---|---|---|---|"
    yield from (_row(key, examples.of(key)) for key in KEYS[model])
    yield ""


def _row(key: Key, example: str) -> str:
    """One key as a line of its table."""
    shown = f"`{key.name}: {example}`" if len(example) <= PLAIN else "there" if key.inside else _cut(key.name, example)
    return f"| `{key.name}` | {_cell(key.what)} | {_cell(key.written)} | {_cell(key.otherwise)} | {_cell(shown)} |"


def _cut(name: str, example: str) -> str:
    return f"`{name}: {example[:PLAIN].rsplit(' ', 1)[0]} …`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _order() -> dict[str, list[str]]:
    """Under which top every mapping is told: where it is first met."""
    told: set[str] = set()
    found: dict[str, list[str]] = {}
    for top in TOPS.values():
        found[top], waiting = [], [top]
        while waiting:
            model = waiting.pop(0)
            for name in (name for key in KEYS[model] for name in key.inside):
                if name not in told and name != top:
                    told.add(name)
                    found[top].append(name)
                    waiting.append(name)
    return found


def _users() -> dict[str, list[str]]:
    """Mapping to the keys it stands under, linked."""
    found: dict[str, dict[str, None]] = {model: {} for model in MODELS}
    for model in MODELS:
        top = model in TOPS.values()
        place = "" if top else f" of [{named(model)}](#{anchor(model)})"
        for key in KEYS[model]:
            for name in key.inside:
                found[name][f"`{key.name}:`{place}"] = None
    return {model: list(places) for model, places in found.items()}


def main() -> int:
    """Write the page."""
    PAGE.write_text(made(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
