"""Every example in docs/ is performed: files are checked, commands typed, and what they print is what is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.handbook import DOCS, HANDBOOK, OTHERWISE, ROOT, Performed, pages, performed
from bench.pages import agrees, commands, examples, typed

STATES = HANDBOOK / "steps"
PICTURES = HANDBOOK / "pictures"


@pytest.mark.slow
@pytest.mark.parametrize("page", pages(), ids=lambda page: page.relative_to(DOCS).as_posix())
def test_every_example_holds(page: Path) -> None:
    """`python -m bench.handbook` writes anew what a page shows, and what it keeps beside it."""
    done = performed(page)
    assert done.faults == []
    for name, text in done.kept.items():
        file = page.parent / name
        assert file.read_text(encoding="utf-8") == text, f"{file.relative_to(ROOT)} is no longer what the page makes"


def test_no_state_is_left_over() -> None:
    """Every file under steps/ and pictures/ is named by the tutorial."""
    page = (HANDBOOK / "tutorial.md").read_text(encoding="utf-8")
    named = {
        words[0] for kind, words in ((one.kind, one.words) for one in examples(page)) if kind in ("keep", "picture")
    }
    assert {f"steps/{folder.name}" for folder in STATES.iterdir()} == {name for name in named if "steps/" in name}
    assert {f"pictures/{file.name}" for file in PICTURES.iterdir()} == {name for name in named if "pictures/" in name}


def of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> Performed:
    """A page of one's own, performed."""
    page = tmp_path / "page.md"
    page.write_text(text, encoding="utf-8")
    monkeypatch.setattr("bench.handbook.ROOT", tmp_path)
    return performed(page)


START = "```console\n$ startex new clinic\nclinic/scenario.yaml\n...\n$ cd clinic\n```\n\n"


@pytest.mark.parametrize(
    ("block", "line", "says"),
    [
        ("```console\n$ startex check .\n1 checked: 2 errors, 0 warnings.\n```\n", 9, OTHERWISE),
        ("```console\n$ startex chekc .\n```\n", 9, "There is no command chekc. Did you mean check?"),
        ("```console\n$ rm -r clinic\n```\n", 9, "nobody types rm here"),
        ("```yaml into scenario.yaml\nindicators:\n  trust: {title: Trust, range: [0, 100]}\n```\n", 9, "error[E201]"),
        ("```yaml into scenario.yaml with-faults\nsubtitle: a week\n```\n", 9, "has no fault"),
        ("```text played . --seed 1\n...\nD+0 08:00 mayor> board\nBOARD OF NOTHING\n...\n```\n", 9, OTHERWISE),
        ("```yaml\nformat: 1\n```\n", 9, "nobody performs a block called “yaml”"),
        ("Some words:\n\n    startex check\n", 10, "nobody performs a block called “indented”"),
    ],
)
def test_an_example_that_breaks_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, block: str, line: int, says: str
) -> None:
    """Outputs that differ, files with faults or without the promised one, blocks that nobody performs."""
    fault, *more = of(tmp_path, monkeypatch, START + block).faults
    assert not more
    assert fault.startswith(f"page.md:{line}: ")
    assert says in fault


def test_a_part_begins_with_its_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a page says so, every heading of the second rank begins with the same files again."""
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "scenario.yaml").write_text("format: 1\n", encoding="utf-8")
    head = "<!-- begins with: base, every part -->\n## One\n\n"
    spoilt = "```yaml file rules/notes.yaml with-faults\na: 1\n```\n"
    found = of(tmp_path, monkeypatch, f"{head}{spoilt}<!-- kept as: one -->\n\n## Two\n\n<!-- kept as: two -->\n")
    assert [name for name in found.kept if name.endswith("scenario.yaml")] == ["one/scenario.yaml", "two/scenario.yaml"]
    assert found.faults == []


def test_what_is_left_out_may_be_anything_and_the_rest_may_not() -> None:
    """Three dots alone on a line stand for any lines; what is shown stands in its order and is whole lines."""
    printed = "one\ntwo\nthree\nfour\n"
    assert agrees("one\n...\nfour\n", printed)
    assert agrees("...\ntwo\n...\n", printed)
    assert agrees("one\ntwo\n...\nthree\nfour\n", printed)
    assert not agrees("one\n...\nthree\n", printed)
    assert not agrees("...\nthree\n...\ntwo\n...\n", printed)
    assert not agrees("...\nthre\n...\n", printed)
    assert not agrees("one\ntwo\nthree\n", printed)


def test_what_is_typed_is_found() -> None:
    """In a console after the dollar, in an exercise after the prompt."""
    assert commands("$ startex list\na\nb\n$ cd x\n") == [("startex list", "a\nb\n"), ("cd x", "")]
    assert typed("...\nD+0 08:00 mayor> table x\nwords > words\nD+12 23:00 sg> quit\n") == ["table x", "quit"]
    with pytest.raises(ValueError, match="after a \\$: startex"):
        commands("startex list\n")
