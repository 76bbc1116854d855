"""The schema itself: every field described, nothing extra allowed, short forms read as the long ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from game.pack import faults
from game.pack.schema import RulebookModel, ScenarioModel
from game.pack.schema.base import Model
from game.pack.schema.effects import EffectModel
from game.pack.schema.exercise import DynamicsModel
from game.pack.schema.response import MeasureModel, ResponseModel


def models(kind: type[BaseModel] = Model) -> Iterator[type[BaseModel]]:
    """Every model of the language."""
    for model in kind.__subclasses__():
        yield model
        yield from models(model)


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_every_field_is_described_and_nothing_else_allowed(model: type[BaseModel]) -> None:
    """Editors show the description; an unknown key is refused."""
    assert model.__doc__
    assert model.model_config["extra"] == "forbid"
    assert model.model_config["strict"]
    for name, field in model.model_fields.items():
        assert field.description, f"{model.__name__}.{name}"


@pytest.mark.parametrize("model", [ScenarioModel, RulebookModel])
def test_a_json_schema_can_be_made(model: type[BaseModel]) -> None:
    """For completion in editors: short forms are in it, what is internal is not."""
    schema = model.model_json_schema()
    assert json.loads(json.dumps(schema))["additionalProperties"] is False
    assert "=" not in str(schema["$defs"].get("StakesModel", {}).get("properties", {}).keys())


def dynamics(effects: object) -> list[EffectModel]:
    """The effects of a dynamics entry that says them so."""
    return DynamicsModel.model_validate({"id": "x", "every": "1d", "effects": effects}).effects


def test_effects_have_three_short_forms() -> None:
    """A mapping of indicators, one effect, or a list of either."""
    plain = dynamics([{"change": {"strain": "3"}}])
    assert dynamics({"strain": 3}) == plain
    assert dynamics({"change": {"strain": 3}}) == plain
    assert dynamics([{"strain": 3}]) == plain
    assert dynamics([]) == dynamics({}) == []


def test_a_misspelt_effect_word_is_not_taken_for_an_indicator() -> None:
    """A mapping with a mapping inside is an effect, so the wrong key is found."""
    with pytest.raises(ValidationError, match="chnage"):
        dynamics([{"chnage": {"strain": 3}}])


def test_one_id_stands_for_a_list() -> None:
    """Who, stakes and gates have their short forms."""
    response = ResponseModel.model_validate(
        {"title": "x", "requires": "made(a)", "concerns": [{"who": "TR", "move": -1, "red": "yes"}]}
    )
    assert response.concerns[0].who == ["TR"]
    assert response.concerns[0].red is True
    assert (response.requires[0].when, response.requires[0].title) == ("made(a)", "")
    named = MeasureModel.model_validate({"id": "x", "stakes": "coast"}).stakes
    assert named is not None
    assert named.named == "coast"


@pytest.mark.parametrize("code", sorted(faults._OWN))
def test_every_code_is_in_use(code: str) -> None:
    """No code is explained that can never be seen."""
    folder = Path(faults.__file__).parent
    files = [path for path in folder.rglob("*.py") if path.name != "faults.py"]
    assert any(f'"{code}"' in path.read_text(encoding="utf-8") for path in files)
