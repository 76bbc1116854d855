"""Laws of the journal and of what seats see, over random legal packs and random asks."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.core.evolve import fold
from game.core.plan import Plan
from game.core.state import State
from game.journal import Entry, Header, Line, Rewind, effective, fresh, state_of, verify
from game.journal.read import parse
from game.journal.record import dump
from game.view import view
from tests.packs import Played, playthroughs

WALL = "2026-01-02T03:04:05Z"
lawful = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def kept(played: Played) -> tuple[Header, list[Entry]]:
    """The playthrough as a header and lines."""
    plan, begin, asked = played
    header = Header(
        plan=plan.id, title=plan.title, digest=plan.digest, packs=(), seed=begin.seed, playthrough=begin.playthrough,
        forced=tuple(sorted(begin.forced.items())), seats=("chair",), wall=WALL, practice=False,
    )  # fmt: skip
    state, lines = begin, list[Entry]()
    for number, (command, facts) in enumerate(asked, 1):
        lines.append(Line(number, command.seat, state.now, command, facts, WALL, "seat"))
        state = fold(facts, state)
    return header, lines


def written(header: Header, lines: list[Entry]) -> bytes:
    """The bytes of the journal."""
    data, total = dump(header, 0)
    for line in lines:
        raw, total = dump(line, total)
        data += raw
    return data


@lawful
@given(playthroughs())
def test_a_journal_reads_back_and_verifies(played: Played) -> None:
    """load(dump(journal)) is the journal, its fold is the state, and deciding again finds no difference."""
    header, lines = kept(played)
    record = parse(written(header, lines), "j")
    assert (record.header, list(record.lines)) == (header, lines)
    live = fold((fact for _, facts in played[2] for fact in facts), played[1])
    assert state_of(effective(record.lines), fresh(record.header)) == live
    assert verify(played[0], record) == ()


@lawful
@given(playthroughs(), st.data())
def test_rewind_and_branch_agree_up_to_n(played: Played, data: st.DataObject) -> None:
    """After a rewind to n the state is the fold of n lines, and so is that of a branch at n."""
    header, lines = kept(played)
    n = data.draw(st.integers(0, len(lines)))
    rewound = parse(written(header, [*lines, Rewind(len(lines) + 1, n, WALL, "chair")]), "j")
    branched = parse(written(header, lines[:n]), "b")
    first = fold((fact for _, facts in played[2][:n] for fact in facts), played[1])
    assert state_of(effective(rewound.lines), fresh(header)) == first
    assert state_of(effective(branched.lines), fresh(header)) == first


@lawful
@given(playthroughs(), st.integers(1, 2**32), st.integers(-500, 500))
def test_a_view_does_not_change_with_what_it_may_not_see(played: Played, seed: int, private: int) -> None:
    """Seed, hidden truths, luck, private flexibility and what others know or think change nothing in a view."""
    plan, begin, asked = played
    state = fold((fact for _, facts in asked for fact in facts), begin)
    veiled = secret(plan, state, seed, private)
    assert view(plan, veiled, ("chair",)) == view(plan, state, ("chair",))


def secret(plan: Plan, state: State, seed: int, private: int) -> State:
    """The same exercise with other secrets: the chair knows the truths it is told, its own beliefs and findings."""
    points = {
        name: replace(point, private=dict.fromkeys(point.private, private)) for name, point in state.points.items()
    }
    return replace(
        state,
        seed=seed,
        hidden={
            name: value if "chair" in plan.tables.hidden[name].known_to else "h9"
            for name, value in state.hidden.items()
        },
        examined=dict.fromkeys(state.examined, 9),
        found={"chair": state.found.get("chair", ()), "other": ((0, "trace", True),)},
        beliefs={held: parts if held[1] == "chair" else parts[::-1] for held, parts in state.beliefs.items()},
        drawn={},
        points=points,
        known={seat: known for seat, known in state.known.items() if seat == "chair"},
    )
