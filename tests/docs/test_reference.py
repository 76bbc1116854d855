"""The reference is what the schema says: every key, described, with an example from a real file."""

from __future__ import annotations

import pytest

from bench.reference import PAGE, made
from bench.reference_examples import PLAIN, Examples
from bench.reference_values import MODELS, anchor, flow, keys, spelled
from game.pack.composer import Composer
from game.pack.source import plain_of

ALL = [key for model in MODELS for key in keys(model)]


@pytest.fixture(scope="module")
def examples() -> Examples:
    """What real files hold."""
    return Examples()


def test_the_page_is_current() -> None:
    """`python -m bench.reference` writes it anew."""
    assert PAGE.read_text(encoding="utf-8") == made()


def test_every_mapping_is_told_once() -> None:
    """No model of the schema is left out, none has two headings."""
    page = made()
    for model in set(MODELS) - {"ScenarioModel", "RulebookModel"}:
        assert page.count(f"\n### {anchor(model).replace('-', ' ')}\n") == 1, model


def test_every_key_has_an_example(examples: Examples) -> None:
    """A new key is shown in docs/language.md, in a recipe or in a scenario."""
    assert [f"{key.model}.{key.name}" for key in ALL if not examples.of(key)] == []


def test_an_example_reads_back_as_it_is(examples: Examples) -> None:
    """What is shown on one line may be copied into a file."""
    for key in ALL:
        shown = examples.of(key)
        if shown and len(shown) <= PLAIN:
            read = plain_of(Composer("example").compose(f"{{{key.name}: {shown}}}"))
            assert isinstance(read, dict)
            assert flow(read[key.name]) == shown


def test_kinds_and_bounds_are_told() -> None:
    """What a value is stands in words, with the least and the most of a number."""
    told = {(key.model, key.name): key.written for key in ALL}
    assert told["EffectModel", "after"] == "a duration"
    assert told["InjectModel", "at"] == "a moment"
    assert told["OfferModel", "move"] == "whole number, 0 to 2000"
    assert told["TestModel", "seed"] == "whole number, at least 0"
    assert told["ScenarioModel", "injects"] == "list of [inject](#inject)"
    assert spelled("dict[Code, OverrideModel] | None") == "a delegation's code: [override](#override)"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0.1", '"0.1"'), ("a: b", '"a: b"'), (True, "yes"), ({"a": ["b c", 1]}, "{a: [b c, 1]}"), ("x, y", '"x, y"')],
)
def test_a_value_is_written_so_that_it_reads_back(value: object, shown: str) -> None:
    """Text that YAML would take for something else has quotation marks."""
    assert flow(value) == shown
