"""The language as JSON Schema, for editors: completion, hover and first diagnostics while writing.

Made from the very models that read a pack, so that an editor never accepts a key that the check refuses.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from game.pack.data import data_folder
from game.pack.migrate import FORMAT
from game.pack.overlay import OWN
from game.pack.schema import RulebookModel, ScenarioModel

MODELS: dict[str, type[BaseModel]] = {"scenario": ScenarioModel, "overlay": ScenarioModel, "rulebook": RulebookModel}
SAID = ("format", "id", "title", "overlays")
"""What an overlay itself must say; whatever else a scenario needs may come from its base."""
DIALECT = "http://json-schema.org/draft-07/schema#"


def json_schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a ``scenario``, an ``overlay`` or a ``rulebook``. Raises KeyError for another kind."""
    made = MODELS[kind].model_json_schema(by_alias=True, mode="validation")
    named = {"$schema": DIALECT, "title": f"Startex {kind}, format {FORMAT}"}
    defs = {"definitions": made.pop("$defs", {})}
    whole: dict[str, Any] = _tidied({**named, **{key: made[key] for key in made if key != "title"}, **defs})
    return _of_overlay(whole) if kind == "overlay" else _of_whole(whole)


def _of_whole(schema: dict[str, Any]) -> dict[str, Any]:
    """A scenario that stands by itself has no base and nothing to drop."""
    for key in ("overlays", "drop"):
        schema["properties"].pop(key, None)
    return schema


def _of_overlay(schema: dict[str, Any]) -> dict[str, Any]:
    """Whatever a scenario needs may come from the base, except what says which entry is meant."""
    schema["definitions"] = {name: _eased(part) for name, part in schema["definitions"].items()}
    schema["required"] = list(SAID)
    told = {"description": "What of it falls away"}
    sections = {name: told for name in schema["properties"] if name not in OWN}
    schema["properties"]["drop"]["properties"] = sections
    return schema


def _eased(part: dict[str, Any]) -> dict[str, Any]:
    """A definition whose keys may be left out, apart from ids."""
    needed = [key for key in part.get("required", ()) if key in ("id", "name")]
    rest = {key: value for key, value in part.items() if key != "required"}
    return {**rest, "required": needed} if needed else rest


def _tidied(part: Any) -> Any:
    """Without titles made from field names, and with the older word for definitions that every editor follows."""
    if isinstance(part, list):
        return [_tidied(item) for item in part]
    if not isinstance(part, dict):
        return part.replace("#/$defs/", "#/definitions/") if isinstance(part, str) else part
    made = isinstance(part.get("title"), str) and ("type" in part or "anyOf" in part or "$ref" in part)
    kept = {key: value for key, value in part.items() if not (key == "title" and made and "$schema" not in part)}
    return {key: _tidied(value) for key, value in kept.items()}


def written(kind: str) -> str:
    """The schema as it stands in its file."""
    return json.dumps(json_schema(kind), ensure_ascii=False, indent=1) + "\n"


def schema_file(kind: str) -> Path:
    """Where the schema of a kind lies, installed or checked out."""
    return data_folder("docs") / "schema" / f"{kind}-{FORMAT}.json"


def modeline(kind: str = "scenario") -> str:
    """The first line of a new file anywhere on this machine: it tells an editor which schema holds."""
    return f"# yaml-language-server: $schema={schema_file(kind).resolve().as_uri()}"
