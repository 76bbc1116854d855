"""The two small state machines, declared with ``transitions`` here and nowhere else, and compiled to lookup tables.

A live machine never enters the state: it would cost 36 times a table look-up, could not be pickled and would
offer ``to_x()`` back doors. A test walks both machines and both tables over every (status, trigger) pair.
"""

from __future__ import annotations

from transitions import Machine

from game.core.terms import FileStatus, Phase

Rows = tuple[tuple[str, tuple[str, ...], str], ...]
"""(trigger, sources, destination)."""

PHASE_ROWS: Rows = (
    ("start", (Phase.BRIEFING,), Phase.CONDUCT),
    ("end", (Phase.CONDUCT,), Phase.DEBRIEF),
)
"""The exercise: briefing until STARTEX, conduct until ENDEX, then debrief."""

FILE_ROWS: Rows = (
    ("table", (FileStatus.DRAFTED,), FileStatus.TABLED),
    ("amend", (FileStatus.TABLED, FileStatus.BROKEN), FileStatus.TABLED),
    ("put_under_silence", (FileStatus.TABLED, FileStatus.BROKEN), FileStatus.UNDER_SILENCE),
    ("break_silence", (FileStatus.UNDER_SILENCE,), FileStatus.BROKEN),
    ("refuse", (FileStatus.TABLED, FileStatus.BROKEN, FileStatus.UNDER_SILENCE), FileStatus.BROKEN),
    ("adopt", (FileStatus.TABLED, FileStatus.BROKEN, FileStatus.UNDER_SILENCE), FileStatus.ADOPTED),
    ("fall", (FileStatus.BROKEN,), FileStatus.FALLEN),
    ("withdraw", (FileStatus.TABLED, FileStatus.BROKEN, FileStatus.UNDER_SILENCE), FileStatus.WITHDRAWN),
    ("refer", (FileStatus.TABLED, FileStatus.BROKEN, FileStatus.UNDER_SILENCE), FileStatus.REFERRED),
    ("lapse", (FileStatus.TABLED, FileStatus.BROKEN, FileStatus.UNDER_SILENCE), FileStatus.LAPSED),
)
"""One text on its way through a body."""


def machine(rows: Rows, states: list[str], initial: str) -> Machine:
    """Build the flat synchronous machine of ``rows``; used to compile the tables, to test them and to draw them."""
    built = Machine(states=states, initial=initial, auto_transitions=False, queued=False)
    for trigger, sources, destination in rows:
        built.add_transition(trigger, [str(source) for source in sources], str(destination))
    return built


def phase_machine() -> Machine:
    """The machine of the exercise's phases."""
    return machine(PHASE_ROWS, [str(phase) for phase in Phase], str(Phase.BRIEFING))


def file_machine() -> Machine:
    """The machine of one file's procedure."""
    return machine(FILE_ROWS, [str(status) for status in FileStatus], str(FileStatus.DRAFTED))


def compiled(built: Machine) -> dict[tuple[str, str], str]:
    """Flatten a machine to (state, trigger) -> destination."""
    return {
        (str(transition.source), name): str(transition.dest)
        for name, event in built.events.items()
        for transitions in event.transitions.values()
        for transition in transitions
    }


PHASES: dict[tuple[str, str], str] = compiled(phase_machine())
FILES: dict[tuple[str, str], str] = compiled(file_machine())


def allowed(status: FileStatus, trigger: str) -> bool:
    """Whether a file in ``status`` may take ``trigger``."""
    return (str(status), trigger) in FILES


def follow(status: FileStatus, trigger: str) -> FileStatus:
    """The status after ``trigger``; a trigger that is not in the table leaves it, so ``evolve`` stays total."""
    return FileStatus(FILES.get((str(status), trigger), str(status)))


def mermaid(rows: Rows, initial: str) -> str:
    """The machine as a Mermaid state diagram for the documentation."""
    lines = ["stateDiagram-v2", f"    [*] --> {_name(initial)}"]
    for trigger, sources, destination in rows:
        lines += [f"    {_name(source)} --> {_name(destination)}: {trigger}" for source in sources]
    return "\n".join(lines)


def _name(state: str) -> str:
    return str(state).replace("-", "_")
