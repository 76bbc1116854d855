"""A number of the menu with words after it: the words go on to the ask the number stands for, or are refused."""

from __future__ import annotations

from dataclasses import replace

from game.plain.words import Problem, Request, Unreadable, read
from game.view.asks import Ask

TAKES = {
    "table": "table {subject} {rest}",
    "silence": "silence {rest}",
    "alone": "alone {subject} {rest}",
    "move": "move {subject} {rest}",
}
"""Kinds of ask that take further words, as the line one would have typed: wordings, hours, a reason."""
POSITIONS = {"assent": "agree", "object": "object", "abstain": "abstain", "time": "time"}


def spelled(number: str, ask: Ask, rest: str) -> Request | Problem:
    """The request that a number and the words after it make."""
    if ask.kind == "position" and rest.casefold().startswith("because"):
        line = f"{POSITIONS.get(ask.detail.partition('-')[0], 'object')} {ask.subject} {rest}"
    elif ask.kind in TAKES:
        line = TAKES[ask.kind].format(subject=ask.subject, rest=rest)
    else:
        return Unreadable(f"{number} ({ask.label}) takes no further words.", f"Type `{number}` alone.")
    request = read(line)
    if isinstance(request, Request) and ask.decision and not request.on:
        return replace(request, on=ask.decision)
    return request
