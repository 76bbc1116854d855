"""YAML as meant: scalars of YAML 1.2, a mark for every value, and a fault for whatever cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.pack.composer import MOST_DEPTH, resolve
from game.pack.faults import Fault
from game.pack.source import Source, read_source


def read(folder: Path, text: str | bytes) -> tuple[Source | None, list[Fault]]:
    """The source and faults of a file with this content."""
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_source(path, "x.yaml")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("12:30", "12:30"), ("2016-02-08", "2016-02-08"),
        ("1_000", "1_000"), ("0x1F", "0x1F"), ("012", 12), ("+3", 3), ("-7", -7), ("1.5", 1.5), ("1e3", 1000.0),
        ("true", True), ("False", False), ("~", None), ("", None), ("null", None), ("D+3", "D+3"), (".", "."),
        ("9" * 30, "9" * 30),
    ],
)  # fmt: skip
def test_scalars_follow_yaml_1_2(text: str, value: object) -> None:
    """Only true, false, null and numbers are not text; country codes, clocks and dates stay text."""
    assert resolve(text) == value
    assert type(resolve(text)) is type(value)


def test_quoted_numbers_stay_text(tmp_path: Path) -> None:
    """Quotation marks make text of anything."""
    source, faults = read(tmp_path, "a: '12'\nb: \"true\"\nc: 12\n")
    assert source is not None
    assert not faults
    assert source.plain() == {"a": "12", "b": "true", "c": 12}


def test_keys_are_always_text(tmp_path: Path) -> None:
    """Years and words like yes as keys are text, so that tables by year and outcomes read alike."""
    source, _ = read(tmp_path, "{2016: 1, yes: 2, true: 3}")
    assert source is not None
    assert source.plain() == {"2016": 1, "yes": 2, "true": 3}


def test_every_value_and_key_has_its_mark(tmp_path: Path) -> None:
    """Lines and columns count from 1; a path finds its key and its value."""
    source, _ = read(tmp_path, "a:\n  - b: [x, ü, zed]\n    c: 'q'\n")
    assert source is not None
    key, value = source.find(("a", 0, "b", 2))
    assert (key.line, key.col, value.value) == (2, 15, "zed")
    key, value = source.find(("a", 0, "c"))
    assert (key.line, key.col, value.line, value.col, value.inset) == (3, 5, 3, 8, 1)


def test_a_path_passes_over_what_a_short_form_leaves_out(tmp_path: Path) -> None:
    """The place of effects/0/change/x is that of effects/x when the author wrote the short form."""
    source, _ = read(tmp_path, "effects: {x: 3}\n")
    assert source is not None
    assert source.find(("effects", 0, "change", "x"))[1].col == 14


def test_duplicate_keys_are_all_found(tmp_path: Path) -> None:
    """Each repeated key is a fault at its second place; the first value stands."""
    source, faults = read(tmp_path, "a: 1\nb: {c: 1, c: 2}\na: 3\n")
    assert source is not None
    assert [(f.code, f.line, f.col) for f in faults] == [("E105", 2, 11), ("E105", 3, 1)]
    assert source.plain() == {"a": 1, "b": {"c": 1}}


def test_aliases_share_a_value(tmp_path: Path) -> None:
    """An anchored value may be cited again."""
    source, faults = read(tmp_path, "a: &x [1, 2]\nb: *x\n")
    assert source is not None
    assert not faults
    assert source.plain() == {"a": [1, 2], "b": [1, 2]}


LAUGHS = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 9)
)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "E110", 1),
        ("# nothing\n", "E110", 1),
        ("a: 1\n---\nb: 2\n", "E110", 2),
        ("a: &x [1, *x]\n", "E106", 1),
        ("a: *nowhere\n", "E106", 1),
        (LAUGHS, "E108", 6),
        ("a: " + "[" * 100 + "]" * 100, "E107", 1),
        ("[" * 100_000, "E107", 1),
        ("a:\n\t- b\n", "E104", 2),
        ("a: b: c\n", "E104", 1),
        ("a: [1, 2\n", "E104", 2),
        ("a: 'open\n", "E104", 2),
        ("a: b\0c\n", "E102", 1),
        ("x: 1\na: \x07\n", "E102", 2),
        (b"a: 1\nb: \xff\xfe\n", "E102", 2),
        (b"\x7fELF\x02\x01\x01\x00\x00\xff", "E102", 1),
    ],
)
def test_what_cannot_be_read_is_one_fault(tmp_path: Path, text: str | bytes, code: str, line: int) -> None:
    """Damage of any kind gives one fault with its line, no value and no traceback."""
    source, faults = read(tmp_path, text)
    assert source is None
    assert [(f.code, f.line) for f in faults] == [(code, line)]
    assert str(faults[0]).startswith(f"x.yaml:{line}:")


def test_nesting_up_to_the_limit_is_fine(tmp_path: Path) -> None:
    """The limit is well above what a scenario needs."""
    source, faults = read(tmp_path, "[" * MOST_DEPTH + "]" * MOST_DEPTH)
    assert source is not None
    assert not faults


@pytest.mark.parametrize(("text", "code"), [("a: !!python/object:os.system x\n", "E111"), ("? [a, b]\n: 1\n", "E109")])
def test_tags_and_odd_keys_are_faults(tmp_path: Path, text: str, code: str) -> None:
    """Nothing is constructed by a tag; a key is plain text."""
    _, faults = read(tmp_path, text)
    assert [f.code for f in faults] == [code]


def test_a_missing_file_and_a_huge_one_are_faults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that cannot be opened, or is beyond the size limit, is said so."""
    assert [f.code for f in read_source(tmp_path / "none.yaml", "none.yaml")[1]] == ["E101"]
    monkeypatch.setattr("game.pack.source.MOST_BYTES", 10)
    assert [f.code for f in read(tmp_path, "a: 12345678901234")[1]] == ["E103"]


def test_a_byte_order_mark_is_not_part_of_the_text(tmp_path: Path) -> None:
    """Files saved by editors that write one read the same."""
    source, faults = read(tmp_path, b"\xef\xbb\xbfa: 1\n")
    assert source is not None
    assert not faults
    assert source.plain() == {"a": 1}
