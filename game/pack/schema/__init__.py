"""The schema of the language: one strict model for every mapping an author may write, each field described."""

from game.pack.schema.rules import RulebookModel
from game.pack.schema.scenario import ScenarioModel

__all__ = ["RulebookModel", "ScenarioModel"]
