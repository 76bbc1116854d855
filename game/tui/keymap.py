"""The player's own choices: a theme, and other keys for actions. A JSON file people can edit; faults never stop play.

``{"theme": "startex-light", "keys": {"continue": "space,c"}}``; ids are those of ``game.tui.actions`` and of
``game.tui.console_actions``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_config_path

from game.tui import actions, console_actions
from game.tui.actions import EVERYWHERE, Action

ACTIONS: tuple[Action, ...] = (*actions.ACTIONS, *console_actions.ACTIONS)
BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}
"""Every action that can have another key, with those of the console."""
KEY = re.compile(r"[a-z0-9_]+(\+[a-z0-9_]+)*")


@dataclass(frozen=True)
class Choices:
    """What was read, and what could not be."""

    theme: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Action to its keys, only where they differ from the registry's."""
    faults: tuple[str, ...] = ()


def place() -> Path:
    """The file (it need not exist)."""
    return user_config_path("startex", appauthor=False) / "screen.json"


def load(path: Path | None = None) -> Choices:
    """Read the file; what is wrong in it is left out and named."""
    path = path or place()
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Choices()
    except (OSError, ValueError) as error:
        return Choices(faults=(f"{path} cannot be read ({error}); the usual keys and colours are used.",))
    if not isinstance(found, dict):
        return Choices(faults=(f"{path} holds no JSON object; the usual keys and colours are used.",))
    keys, faults = checked(found.get("keys", {}))
    theme = found.get("theme", "")
    return Choices(theme if isinstance(theme, str) else "", keys, tuple(f"{path}: {fault}" for fault in faults))


def checked(keys: object) -> tuple[dict[str, str], list[str]]:
    """The keys that can be used, and what is wrong with the rest: unknown action, no key, one key for two actions."""
    if not isinstance(keys, dict):
        return {}, ["“keys” must be an object of action and key."]
    good: dict[str, str] = {}
    faults = []
    for action, wanted in keys.items():
        if action not in BY_ID:
            faults.append(f"there is no action “{action}”; there are {', '.join(BY_ID)}.")
        elif not isinstance(wanted, str) or not all(KEY.fullmatch(part.strip()) for part in wanted.split(",")):
            faults.append(f"“{wanted}” is no key for {action}; keys read like t, f2, ctrl+t or question_mark.")
        else:
            good[action] = wanted
    return _without_doubles(good, faults), faults


def _without_doubles(keys: dict[str, str], faults: list[str]) -> dict[str, str]:
    kept = dict(keys)
    for action, wanted in keys.items():
        for other in ACTIONS:
            theirs = kept.get(other.id, other.key).split(",")
            together = EVERYWHERE in (other.place, BY_ID[action].place) or other.place == BY_ID[action].place
            if other.id != action and together and set(wanted.split(",")) & set(theirs):
                kept.pop(action, None)
                faults.append(f"{action} cannot have “{wanted}”: {other.id} has it. Give {other.id} another key too.")
                break
    return kept


def save(choices: Choices, path: Path | None = None) -> str:
    """Write the file; "" when it was written, else why not."""
    path = path or place()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        text = json.dumps({"theme": choices.theme, "keys": dict(choices.keys)}, ensure_ascii=False, indent=2)
        path.write_text(text + "\n", encoding="utf-8")
    except OSError as error:
        return f"The choice holds for now only: {path} cannot be written ({error.strerror})."
    return ""
