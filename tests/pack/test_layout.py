"""Laying out a file: one form, nothing said otherwise, nothing lost, and once is enough."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.pack import load_file
from game.pack.composer import Trouble
from game.pack.data import data_folder, scenario_ids, scenario_path
from game.pack.layout import LayoutError, laid_out
from tests.pack.small import SCENARIO, write

MESSY = """\
\ufeff# top
format:   1\r
id : bridge
notes:
- one   #a comment
-   two
-    - nested
     - again
#under
indicators:
      # about trust
      trust : { title: Trust,range: [ 0,100 ],  start: 60 }   # why
      long:
         title: "a text that
             runs on"
         note: plain text
             that runs on


         unit:    >-
              folded
                more
              end
         source: |
           literal

           kept
      list: [a,
   b,   # c
       {x: 1,
     y: [2, 3]}
  ]
seats:
  -
    id: x
  - &a
    id: z
  - *a
empty:
last: 'it''s'

# the end


"""
TIDY = """\
# top
format: 1
id: bridge
notes:
  - one  # a comment
  - two
  - - nested
    - again
# under
indicators:
  # about trust
  trust: {title: Trust, range: [0, 100], start: 60}  # why
  long:
    title: "a text that
      runs on"
    note: plain text
      that runs on

    unit: >-
      folded
        more
      end
    source: |
      literal

      kept
  list: [a,
    b,  # c
    {x: 1,
      y: [2, 3]}
    ]
seats:
  -
    id: x
  - &a
    id: z
  - *a
empty:
last: 'it''s'

# the end
"""
SHIPPED = [*map(scenario_path, scenario_ids()), *sorted(data_folder("rules").glob("*.yaml"))]


def test_a_messy_file_becomes_a_tidy_one() -> None:
    """Indentation, gaps, blank lines and line ends follow one rule; comments go with what they belong to."""
    assert laid_out(MESSY) == TIDY
    assert laid_out(TIDY) == TIDY


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_library_keeps_its_form_once_laid_out(path: Path) -> None:
    """Every shipped file can be laid out, and laying it out again changes nothing."""
    once = laid_out(path.read_text(encoding="utf-8"))
    assert laid_out(once) == once


@pytest.mark.parametrize("scenario", scenario_ids())
def test_a_plan_is_the_same_after_layout(scenario: str, tmp_path: Path) -> None:
    """The digest of the plan does not change, so old journals still fit."""
    path = scenario_path(scenario)
    copied = tmp_path / "scenarios"  # all of them: one may be written as its differences from another
    shutil.copytree(path.parents[1], copied)
    again = copied / scenario / path.name
    again.write_text(laid_out(path.read_text(encoding="utf-8")), encoding="utf-8")
    before, after = load_file(path).plan, load_file(again).plan
    assert before is not None and after is not None
    assert before.digest == after.digest


def test_a_file_that_is_no_yaml_is_left_alone() -> None:
    """So is one with a duplicate key, and one in a form the language has no place for."""
    for text in ("a: [1", "a: 1\na: 2\n"):
        with pytest.raises((Trouble, LayoutError)):
            laid_out(text)
    with pytest.raises(LayoutError):
        laid_out("? a\n: b\n")


@given(st.data())
def test_disorder_of_blanks_is_put_in_order(data: st.DataObject) -> None:
    """Extra blanks after signs and extra blank lines leave no trace."""
    lines = []
    for line in SCENARIO.split("\n"):
        extra = data.draw(st.integers(0, 2))
        changed = line.replace("{", "{" + " " * extra).replace("]", " " * extra + "]").replace(": ", ": " + " " * extra)
        lines.append(line if '"' in line or "(" in line else changed + " " * extra)
        if extra == 2 and line and not line.startswith(" "):
            lines += ["", ""]
    once = laid_out("\n".join(lines))
    assert laid_out(once) == once
    assert [line for line in once.split("\n") if line] == [line for line in laid_out(SCENARIO).split("\n") if line]


SLIPS = (
    "",
    "\n",
    "  ",
    "{",
    "]",
    ": ",
    "- ",
    " #x",
    '"',
    "'",
    "|",
    "&a ",
    "*a",
    "\t",
    "\r\n",
    "?",
    "---\n",
    "%",
    "\u202e",
    "k: v\n",
)


@given(st.data())
def test_whatever_a_file_holds_it_is_laid_out_or_left_alone(data: st.DataObject) -> None:
    """Damaged anywhere, a text gives one layout that stands, or a reason; never anything else."""
    text = data.draw(st.sampled_from([SCENARIO, MESSY]))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + data.draw(st.sampled_from(SLIPS)) + text[at + data.draw(st.integers(0, 3)) :]
    try:
        once = laid_out(text)
    except (LayoutError, Trouble):
        return
    assert laid_out(once) == once


def test_the_small_pack_loses_nothing(tmp_path: Path) -> None:
    """Indented by four and by no more than needed, it is the same plan."""
    plain = load_file(write(tmp_path)).plan
    wide = "\n".join(" " * (2 * (len(line) - len(line.lstrip()))) + line.lstrip() for line in SCENARIO.split("\n"))
    wide = re.sub(r"^( *)- ", r"\1-   ", wide, flags=re.MULTILINE)
    again = load_file(write(tmp_path, laid_out(wide))).plan
    assert laid_out(wide) == laid_out(SCENARIO)
    assert plain is not None and again is not None
    assert plain.digest == again.digest
