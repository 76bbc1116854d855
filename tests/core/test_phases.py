"""The two machines and their compiled tables say the same, for every status and every trigger."""

from __future__ import annotations

import pytest
from transitions import Machine, MachineError

from game.core import phases
from game.core.terms import FileStatus, Phase

MACHINES = {
    "phase": (phases.phase_machine, phases.PHASES, phases.PHASE_ROWS, [str(item) for item in Phase]),
    "file": (phases.file_machine, phases.FILES, phases.FILE_ROWS, [str(item) for item in FileStatus]),
}


@pytest.mark.parametrize("name", sorted(MACHINES))
def test_table_is_the_machine(name: str) -> None:
    """Every (status, trigger) pair does in the live machine just what the table says."""
    build, table, rows, states = MACHINES[name]
    triggers = [trigger for trigger, _, _ in rows]
    for state in states:
        for trigger in triggers:
            machine: Machine = build()
            machine.set_state(state)
            wanted = table.get((state, trigger))
            if wanted is None:
                with pytest.raises(MachineError):
                    machine.trigger(trigger)
            else:
                assert machine.trigger(trigger)
                assert machine.state == wanted


@pytest.mark.parametrize("name", sorted(MACHINES))
def test_no_back_door(name: str) -> None:
    """The machine has no ``to_x`` method that would jump past the rules."""
    machine = MACHINES[name][0]()
    assert not [attribute for attribute in dir(machine) if attribute.startswith("to_")]


def test_a_trigger_out_of_place_leaves_the_status() -> None:
    """``follow`` is total: a trigger that is not in the table changes nothing."""
    assert phases.follow(FileStatus.ADOPTED, "break_silence") is FileStatus.ADOPTED
    assert not phases.allowed(FileStatus.ADOPTED, "amend")


def test_mermaid_draws_every_row() -> None:
    """The diagram for the documentation has one arrow for each row and source."""
    drawn = phases.mermaid(phases.FILE_ROWS, "drafted")
    assert drawn.count("-->") == 1 + sum(len(sources) for _, sources, _ in phases.FILE_ROWS)
