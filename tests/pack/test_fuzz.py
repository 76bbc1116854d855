"""Whatever a file holds, reading it gives faults and never a traceback."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.pack import load
from game.pack.data import scenario_ids, scenario_path
from tests.pack.small import RULES, SCENARIO, loaded, write

SCRATCH = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


def check(folder: Path, data: bytes) -> None:
    """Load these bytes as a scenario; a fault, if any, has its place within the file."""
    path = write(folder)
    path.write_bytes(data)
    found = load(path)
    lines = data.count(b"\n") + data.count(b"\r") + 2
    assert (found.plan is None) == any(f.severity == "error" for f in found.faults)
    for fault in found.faults:
        assert fault.col >= 1
        assert fault.line >= 1
        # A fault of a rulebook, or of what an overlay lies over, stands in that file.
        assert fault.line <= lines + 2 or Path(fault.file).resolve() != path.resolve()


@given(data=st.binary(max_size=400))
@settings(SCRATCH, max_examples=100)
def test_random_bytes(tmp_path: Path, data: bytes) -> None:
    """Noise is a fault."""
    check(tmp_path, data)


@given(text=st.text(alphabet="ab:-[]{}&*!|>'\"#%@,?\n\t 01~.", max_size=200))
@settings(SCRATCH, max_examples=100)
def test_random_yaml_signs(tmp_path: Path, text: str) -> None:
    """So is any jumble of the signs YAML gives a meaning."""
    check(tmp_path, text.encode())


@given(cut=st.integers(0, len(SCENARIO)))
@settings(SCRATCH, max_examples=100)
def test_truncations(tmp_path: Path, cut: int) -> None:
    """A scenario that breaks off anywhere is read as far as it goes."""
    check(tmp_path, SCENARIO[:cut].encode())


ANYTHING = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(["made(x)"])),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)


@given(seed=st.integers(0, 2**32), value=ANYTHING)
@settings(SCRATCH, max_examples=100)
def test_anything_anywhere(tmp_path: Path, seed: int, value: object) -> None:
    """A value of any kind in the place of any other is a fault or fits."""
    import json

    luck = Random(seed)  # noqa: S311 -- which line is damaged is no secret
    lines = SCENARIO.split("\n")
    n = luck.randrange(len(lines))
    head, colon, _ = lines[n].partition(": ")
    lines[n] = f"{head}{colon}{json.dumps(value)}" if colon else lines[n]
    check(tmp_path, "\n".join(lines).encode())


@given(seed=st.integers(0, 2**32))
@settings(SCRATCH, max_examples=100)
def test_words_swapped_in_a_rulebook(tmp_path: Path, seed: int) -> None:
    """Lines of a rulebook lost or doubled are faults too."""
    luck = Random(seed)  # noqa: S311 -- as above
    lines = RULES.split("\n")
    n = luck.randrange(len(lines))
    lines[n : n + 1] = luck.choice([[], [lines[n], lines[n]], [lines[n].replace(": ", ":")]])
    assert loaded(tmp_path, SCENARIO, "\n".join(lines)).faults is not None


@pytest.mark.parametrize("scenario", scenario_ids())
def test_a_shipped_scenario_cut_short(tmp_path: Path, scenario: str) -> None:
    """Forty places at which a whole scenario may break off, each a fault and no more."""
    text = scenario_path(scenario).read_text(encoding="utf-8")
    luck = Random(7)  # noqa: S311 -- as above
    for cut in sorted(luck.sample(range(len(text)), 20)):
        check(tmp_path, text[:cut].encode())
