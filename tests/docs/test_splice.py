"""Parts of a page go into a file as a reader puts them there."""

from __future__ import annotations

import pytest

from bench.splice import put

FILE = """\
# A remark on top.
id: bridge
# What is watched.
indicators:
  trust: {start: 55}

injects:
  # The first one.
  - id: closed
    text: |
      - id: not an entry
  - id: report
    at: D+3

decisions: {}
"""


def test_what_has_the_same_id_is_replaced_where_it_stands() -> None:
    """Everything else stays as it was, remarks above it too."""
    found = put(FILE, "injects:\n  - id: report\n    at: D+4\n    to: mayor\n")
    assert found == FILE.replace("    at: D+3\n", "    at: D+4\n    to: mayor\n")


def test_what_is_new_goes_to_the_end_of_its_list() -> None:
    """The blank line after a section stays after it."""
    found = put(
        FILE, "injects:\n  - {id: late, at: D+5}\nindicators:\n  # A remark of its own.\n  waiting: {start: 90}\n"
    )
    assert "    at: D+3\n  - {id: late, at: D+5}\n\ndecisions" in found
    assert "  trust: {start: 55}\n  # A remark of its own.\n  waiting: {start: 90}\n\ninjects" in found


def test_a_new_section_goes_to_the_end() -> None:
    """With one blank line before it."""
    assert put(FILE, "tests:\n  - name: it holds\n").endswith("decisions: {}\n\ntests:\n  - name: it holds\n")


def test_a_value_takes_the_place_of_a_value() -> None:
    """A key with its value on its own line is replaced whole."""
    assert "\nid: ferry\n# What is watched.\n" in put(FILE, "id: ferry\n")


def test_an_entry_without_a_name_is_refused() -> None:
    """Nobody could say which one it replaces."""
    with pytest.raises(ValueError, match="begins with its id: - to: mayor"):
        put(FILE, "injects:\n  - to: mayor\n")
