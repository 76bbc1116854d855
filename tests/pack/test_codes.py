"""Every code has a page, and every example on it does what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.pack import load_file
from game.pack.faults import CODES
from tests.pack.pages import BASE, FOLDER, examples, faults_of

WITHOUT_EXAMPLE = {"E101", "E103"}
"""A file that is not there and a file of fifty megabytes cannot be printed; other tests make them."""


def test_every_code_has_its_page_and_no_page_is_left_over() -> None:
    """A page is headed by its code and the subject the program gives it."""
    heads = {path.stem: path.read_text(encoding="utf-8").splitlines()[0] for path in FOLDER.glob("*.md")}
    assert heads == {code: f"# {code}: {subject}" for code, subject in CODES.items()}


def test_the_exercise_of_the_examples_has_no_fault() -> None:
    """What an example shows is its own."""
    assert load_file(BASE / "scenario.yaml").faults == ()


@pytest.mark.parametrize("code", sorted(set(CODES) - WITHOUT_EXAMPLE))
def test_the_examples_of_a_code(code: str, tmp_path: Path) -> None:
    """The wrong one gives exactly this code, the right one nothing at all."""
    wrong, right = examples(code)
    assert (wrong.side, right.side) == ("Wrong", "Right")
    (tmp_path / "wrong").mkdir()
    (tmp_path / "right").mkdir()
    found = faults_of(wrong, tmp_path / "wrong")
    assert {fault.code for fault in found} == {code}, [str(fault) for fault in found]
    assert [str(fault) for fault in faults_of(right, tmp_path / "right")] == []
