"""Commands and facts survive JSON; what is no command or fact is named."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from game.core.commands import Command
from game.core.events import Event
from game.journal import CodecError, decode_command, decode_event, encode_command, encode_event
from tests.journal.made import any_command, any_event


@given(any_command())
def test_a_command_reads_back_the_same(command: Command) -> None:
    """Every command, whatever its fields, is equal to itself after JSON."""
    assert decode_command(json.loads(json.dumps(encode_command(command)))) == command


@given(any_event())
def test_a_fact_reads_back_the_same(event: Event) -> None:
    """Every fact, whatever its fields, is equal to itself after JSON."""
    assert decode_event(json.loads(json.dumps(encode_event(event)))) == event


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"Foretold": {}}, "knows no fact called “Foretold”"),
        ({"TimeMoved": {"to": 1, "speed": 2}}, "TimeMoved has no field “speed”"),
        ({"TimeMoved": {}}, "TimeMoved lacks its field “to”"),
        ({"TimeMoved": {"to": "noon"}}, "TimeMoved.to is “noon”, expected a whole number"),
        ({"TimeMoved": {"to": True}}, "TimeMoved.to is true, expected a whole number"),
        ({"TimeMoved": {"to": 1.5}}, "TimeMoved.to is 1.5, expected a whole number"),
        ({"Changed": {"values": [[1, 2]], "causes": []}}, "Changed.values is [1, 2], expected a list of 3"),
        ({"Changed": {"values": 3, "causes": []}}, "Changed.values is 3, expected a list"),
        ([], "a fact is written as one name"),
        ({"TimeMoved": 3}, "a fact is written as one name"),
        ({"TimeMoved": {"to": 1}, "Ended": {"at": 1}}, "a fact is written as one name"),
    ],
)
def test_what_is_no_fact_is_named(data: object, says: str) -> None:
    """The error names the fact and the field, and what was expected."""
    with pytest.raises(CodecError) as error:
        decode_event(data)
    assert says in str(error.value)


def test_an_unknown_stand_is_named_with_the_known_ones() -> None:
    """A position must be one of the declared stands."""
    data = {"TakePosition": {"seat": "gr", "decision": "tasking", "stand": "maybe"}}
    with pytest.raises(CodecError) as error:
        decode_command(data)
    assert "“maybe”, expected one of assent, abstain, object, time" in str(error.value)


def test_an_older_line_without_a_later_field_takes_its_default() -> None:
    """A journal written before a field existed still opens."""
    command = decode_command({"TakePosition": {"seat": "gr", "decision": "tasking", "stand": "assent"}})
    assert encode_command(command)["TakePosition"]["declared"] is False
