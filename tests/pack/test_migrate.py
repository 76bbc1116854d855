"""Older files walk every step to the current version; what the author wrote around it stays."""

from __future__ import annotations

import pytest

from game.pack.migrate import STEPS, NewerFileError, Step, UnknownFormatError, migrated

TO_ONE = Step(
    0,
    keys={("injects", "*", "body"): "text", ("indicators", "*", "from"): "start", ("facts",): "indicators"},
    words={("injects", "*", "kind"): {"card": "inject"}},
)
TO_TWO = Step(1, keys={("injects", "*", "text"): "words"})
OLD = """\
format: 0  # the first draft of the language
id: bridge
injects:
  # it begins
  - id: body            # an id of the author's own
    "body": The bridge has cracks.
    kind: card
  - {id: next, body: &said "Body: more.", kind: 'card'}
  - {id: last, body: *said, kind: red}
indicators: {trust: {title: body, from: 60}}
"""
NEW = """\
format: 1  # the first draft of the language
id: bridge
injects:
  # it begins
  - id: body            # an id of the author's own
    "text": The bridge has cracks.
    kind: inject
  - {id: next, text: &said "Body: more.", kind: 'inject'}
  - {id: last, text: *said, kind: red}
indicators: {trust: {title: body, start: 60}}
"""


def test_keys_and_words_change_where_they_stand() -> None:
    """Comments, quotation marks, anchors, layout and the author's own ids stay."""
    assert migrated(OLD, [TO_ONE]) == (NEW, 0)


def test_a_file_walks_every_step() -> None:
    """Two versions behind is two steps."""
    text, began = migrated(OLD, [TO_TWO, TO_ONE], current=2)
    assert began == 0
    assert text.startswith("format: 2  #")
    assert text.count("words: ") == 2 and '"words": The bridge' in text


def test_a_current_file_stays_as_it_is() -> None:
    """To the byte."""
    assert migrated(NEW) == (NEW, 1)


def test_steps_lead_from_each_version_to_the_next() -> None:
    """No version of the language is left behind, and today's needs no step."""
    assert [step.leaves for step in STEPS] == list(range(1, len(STEPS) + 1))


def test_what_cannot_be_brought_up_to_date_is_said() -> None:
    """A later version, an age no step leaves, no format at all, a key written with escapes."""
    with pytest.raises(NewerFileError, match="format 9"):
        migrated("format: 9\n")
    with pytest.raises(UnknownFormatError, match="no step leads from format 0"):
        migrated("format: 0\n")
    for text in ("id: x\n", "format: one\n", "- 1\n"):
        with pytest.raises(UnknownFormatError, match="whole number"):
            migrated(text)
    with pytest.raises(UnknownFormatError, match="line 2"):
        migrated('format: 0\ninjects: [{"b\\u006fdy": x}]\n', [TO_ONE])
