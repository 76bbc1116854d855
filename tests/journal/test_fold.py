"""What a journal means after rewinds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from game.core.state import State
from game.journal import Entry, Line, Rewind, effective, fresh, state_of, states
from tests.journal.made import HEADER, WALL, noted


@st.composite
def histories(draw: st.DrawFn) -> list[Entry]:
    """Notes and rewinds in any order."""
    items: list[Entry] = []
    for n in range(1, draw(st.integers(0, 14)) + 1):
        back = draw(st.one_of(st.none(), st.integers(0, n - 1)))
        items.append(noted(n) if back is None else Rewind(n, back, WALL, "sg"))
    return items


@given(histories())
def test_a_rewind_is_the_fold_of_the_lines_it_goes_back_to(items: list[Entry]) -> None:
    """After a rewind to n, exactly the lines that counted after entry n count again."""
    for number, item in enumerate(items, 1):
        before, after = items[: number - 1], items[:number]
        if isinstance(item, Line):
            assert effective(after) == (*effective(before), item)
        else:
            assert effective(after) == effective(items[: item.rewound])


@given(histories())
def test_the_state_is_the_fold_of_what_counts(items: list[Entry]) -> None:
    """The states entry by entry end where the fold of the effective lines ends."""
    start = fresh(HEADER)
    found = states(items, start)
    assert len(found) == len(items) + 1
    assert all(found[n] == state_of(items[:n], start) for n in range(len(items) + 1))
    assert [text for _, _, text in found[-1].notes] == [f"note {line.n}" for line in effective(items)]


def test_the_fresh_state_has_the_luck_of_the_header() -> None:
    """Seed, playthrough and forced outcomes come from the header."""
    assert fresh(HEADER) == State(seed=7, playthrough=0, forced={"storm": "no"})
