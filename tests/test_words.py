"""One word for one thing, and humane words: GLOSSARY.md is read as the rule, the whole project as the case."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
SYNONYM_SECTIONS = ("Words of the exercise", "Words of deliberation", "Words of the record")
ON_KEYS = "undo"
"""Allowed where people press or type it, refused as the name of a thing."""
PLANTED = ("test_words.py", "test_rulebooks.py", "test_lint.py", "test_hostile.py", "W703.md")
"""Tests and a page that hold refused words because they refuse them."""
PROSE = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")


@dataclass(frozen=True)
class Words:
    """What the glossary refuses, and the phrases it lets pass."""

    synonyms: tuple[str, ...]
    inhumane: tuple[str, ...]
    allowed: tuple[str, ...]


def section(title: str) -> str:
    """The text under one heading of the glossary."""
    return GLOSSARY.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]


def refused(title: str) -> list[str]:
    """The words in code type in the last column of a section's table."""
    rows = [line for line in section(title).splitlines() if line.startswith("|")][2:]
    return [word for row in rows for word in re.findall(r"`([^`]+)`", row.rstrip("| ").rpartition("|")[2])]


def read_glossary() -> Words:
    """The glossary as a rule."""
    allowed = re.findall(r"`([^`]+)`", section("Allowed phrases"))
    synonyms = [word for title in SYNONYM_SECTIONS for word in refused(title)]
    return Words(tuple(dict.fromkeys(synonyms)), tuple(refused("Humane words")), tuple(allowed))


WORDS = read_glossary()


def pattern(words: tuple[str, ...], endings: str) -> re.Pattern[str]:
    """Any of ``words``, with an ending or none, in any case; two words may be joined by a hyphen or a new line."""
    stems = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in words)
    return re.compile(rf"\b(?:{stems})(?:{endings})?\b", re.IGNORECASE)


SYNONYMS, INHUMANE = pattern(WORDS.synonyms, "s"), pattern(WORDS.inhumane, "s|ed|ing")


def without_allowed(text: str) -> str:
    """``text`` with every allowed phrase blanked out, its letters replaced so that lines keep their numbers."""
    for phrase in WORDS.allowed:
        if phrase != ON_KEYS:
            text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", lambda found: "·" * len(found[0]), text)
    return on_a_key(text)


def on_a_key(text: str) -> str:
    """Blank out the label of a key or a word to type: alone between quotation marks."""
    return re.sub(rf"(?<=[\"“`]){ON_KEYS}(?=[\"”`])", "····", text, flags=re.IGNORECASE)


def found_in(text: str, rule: re.Pattern[str]) -> list[str]:
    """Every refused word of a text, with its line."""
    clean = without_allowed(text)
    return [f"{clean.count(chr(10), 0, hit.start()) + 1}: {hit[0]}" for hit in rule.finditer(clean)]


def spelled(name: str) -> str:
    """An identifier as words: ``AdminCard_2`` is ``Admin Card 2``."""
    if name in WORDS.allowed and name != ON_KEYS:
        return ""
    return " ".join(re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name))


def names_in(source: str) -> Iterator[str]:
    """Names that a Python source gives to things: classes, functions, parameters, variables, fields."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.ClassDef(name) | ast.FunctionDef(name) | ast.AsyncFunctionDef(name):
                yield name
            case ast.arg(name):
                yield name
            case ast.Name(name, ast.Store()) | ast.Attribute(_, name, ast.Store()):
                yield name
            case _:
                pass


def strings_in(source: str) -> Iterator[str]:
    """Strings of a Python source, which may reach a screen; docstrings too, which may reach the documentation."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def faults_in_python(source: str) -> list[str]:
    """Refused synonyms in names and strings, refused inhumane words anywhere."""
    named = [f"the name {name}" for name in names_in(source) if SYNONYMS.search(spelled(name))]
    said = [f"the text {text[:60]!r}" for text in strings_in(source) if SYNONYMS.search(without_allowed(f'"{text}"'))]
    return [*named, *said, *found_in(source, INHUMANE)]


def faults_in_text(text: str) -> list[str]:
    """Refused words of both kinds in prose or in a scenario."""
    return [*found_in(text, SYNONYMS), *found_in(text, INHUMANE)]


def files(folder: str, *kinds: str) -> list[Path]:
    """Files of a folder of the project, the folders of tools left out."""
    return sorted(path for kind in kinds for path in (ROOT / folder).rglob(f"*.{kind}"))


def say(path: Path, faults: list[str]) -> list[str]:
    """Faults with their file."""
    return [f"{path.relative_to(ROOT)}: {fault}" for fault in faults]


def test_glossary_is_read() -> None:
    """The rule holds words of each kind: a glossary read as empty would let everything pass."""
    assert {"config", "card", "tick", "admin", "fork", "game over", "ballot"} <= set(WORDS.synonyms)
    assert {"flood", "wave", "horde", "illegals", "invasion", "weaponised"} <= set(WORDS.inhumane)
    assert {"undo", "startex vote", "action registry"} <= set(WORDS.allowed)


def test_no_word_is_its_own_synonym() -> None:
    """No refused word is the word of a row."""
    rows = [line for title in SYNONYM_SECTIONS for line in section(title).splitlines() if line.startswith("|")]
    heads = {word.strip() for row in rows for word in re.split(r"[,(]", row.split("|")[1])}

    assert not heads & set(WORDS.synonyms)


@pytest.mark.parametrize("path", files("game", "py"), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_code(path: Path) -> None:
    """Names and strings of the code use the glossary's words."""
    stem = [f"the file name {path.stem}"] if SYNONYMS.search(spelled(path.stem)) else []

    assert say(path, [*stem, *faults_in_python(path.read_text(encoding="utf-8"))]) == []


@pytest.mark.parametrize(
    "path",
    [
        *files("scenarios", "yaml", "md"),
        *files("rules", "yaml"),
        *(path for path in files("docs", "md") if path.name not in PLANTED),
        *(ROOT / name for name in PROSE),
    ],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_prose(path: Path) -> None:
    """Scenarios, rulebooks and pages use the glossary's words."""
    assert say(path, faults_in_text(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "path",
    [path for path in files("tests", "py", "yaml") if path.name not in PLANTED],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_humane_also_in_tests(path: Path) -> None:
    """Tests speak of people as people."""
    assert say(path, found_in(path.read_text(encoding="utf-8"), INHUMANE)) == []


@pytest.mark.parametrize("word", WORDS.synonyms)
def test_planted_synonym(word: str) -> None:
    """Each refused synonym is caught as a name, as a string on a screen and in prose."""
    name = word.lower().replace(" ", "_")

    assert faults_in_python(f"{name}_list = []")
    assert faults_in_python(f"class {word.title().replace(' ', '')}Thing: ...")
    assert faults_in_python(f"def show({name}): ...")
    assert faults_in_python(f"print('The {word} is here.')")
    assert faults_in_python(f"print(f'The {word} of {{who}}')")
    assert faults_in_text(f"title: Another {word}\n")


@pytest.mark.parametrize("word", WORDS.inhumane)
def test_planted_inhumane_word(word: str) -> None:
    """Each inhumane word is caught in a scenario, in a string and in a comment, in any case and over a line's end."""
    assert faults_in_text(f"text: A new {word} at the border\n")
    assert faults_in_python(f"print('{word.upper()}')")
    assert faults_in_python(f"x = 1  # the {word}\n")
    assert faults_in_text(f"text: >\n  a {word.replace(' ', chr(10) + '  ')} of people\n")


@pytest.mark.parametrize(
    "text",
    ["waves of migrants", "flooding the border", "A Horde", "illegal migrants", "weaponised migrants", "swarmed"],
)
def test_planted_inflections(text: str) -> None:
    """Plurals and verb forms are caught."""
    assert faults_in_text(text)


@pytest.mark.parametrize("phrase", WORDS.allowed)
def test_allowed_phrases_pass(phrase: str) -> None:
    """An allowed phrase passes, as written."""
    quoted = f'the key "{phrase}"' if phrase == ON_KEYS else f"see {phrase}."
    assert faults_in_text(quoted) == []


def test_allowance_is_narrow() -> None:
    """What is allowed in one phrase is refused outside it."""
    assert faults_in_text("press here to undo your decision")
    assert faults_in_text("a flood")
    assert faults_in_python("config = {}")


@pytest.mark.parametrize(
    "text",
    ["a discarded draft", "the tickets", "status quo", "microwaves", "waiver", "stated by the States", "forklift"],
)
def test_other_words_pass(text: str) -> None:
    """Words that only contain a refused one pass."""
    assert faults_in_text(text) == []


def test_line_is_named() -> None:
    """A fault in prose names its line."""
    assert found_in("one\ntwo\na wave\n", INHUMANE) == ["3: wave"]
