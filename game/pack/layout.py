"""One layout for every pack: indentation, gaps and blank lines; no word, comment or line break of a text changes.

The text is cut into the scanner's own tokens and put together again line by line. What comes out must hold the same
values and the same comments as what went in, or it is not used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from game.pack.composer import LOADER, Composer, Trouble
from game.pack.source import plain_of

STEP = 2
"""Blanks by which each level stands further in."""

_SIGNS = {
    "BlockEntryToken": "-",
    "ValueToken": ":",
    "FlowEntryToken": ",",
    "FlowMappingStartToken": "{",
    "FlowSequenceStartToken": "[",
    "FlowMappingEndToken": "}",
    "FlowSequenceEndToken": "]",
    "AliasToken": "*",
}
_SHOWN = {*_SIGNS, "ScalarToken", "AnchorToken", "TagToken", "DocumentStartToken"}
_REFUSED = {"DirectiveToken", "DocumentEndToken"}
_CLOSE_COMMENT = re.compile(r"#(?=\w)")


class LayoutError(ValueError):
    """The text cannot be laid out without touching what it says; the message says why."""


@dataclass(slots=True)
class Piece:
    """One visible token of a line."""

    sign: str
    """Its sign; "" for a text or a name."""
    line: int
    col: int
    end_line: int
    end_col: int
    depth: int
    """Open brackets before it."""
    block: str = ""
    """``|`` or ``>`` of a text block."""
    home: int = 0
    """New column of the block mapping or list it belongs to."""


@dataclass(slots=True)
class Level:
    """A block mapping or list that is open."""

    old: int
    new: int
    dashes: bool
    bare: bool = False
    """A list that stands no further in than its key, which the scanner does not announce."""


@dataclass(slots=True)
class Cut:
    """A text cut into pieces."""

    pieces: list[Piece] = field(default_factory=list)
    starts: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Line that begins with a key or a dash to its old and new column."""


def laid_out(text: str) -> str:
    """The text in the one layout; laying it out again changes nothing. Raises LayoutError, or Trouble for no YAML."""
    clean = text.lstrip("\ufeff\r\n").replace("\r\n", "\n").replace("\r", "\n").replace("\t\n", "\n")
    before = _values(clean)
    cut = _cut(clean)
    lines = clean.split("\n")
    made = "\n".join(_tidied(list(_lines(lines, cut)))).rstrip("\n") + "\n"
    if _values(made) != before or _comments(made) != _comments(clean):
        raise LayoutError("its layout is too unusual to be changed safely")
    return made


def _values(text: str) -> object:
    """What a text says; raises Trouble."""
    composer = Composer("")
    values = plain_of(composer.compose(text))
    if composer.faults:
        raise Trouble(composer.faults[0])
    return values


def _comments(text: str) -> list[str]:
    """Every comment, in order."""
    cut, lines = _cut(text), text.split("\n")
    ends, inside = _ends(cut, lines)
    found = []
    for number, line in enumerate(lines):
        rest = line[ends.get(number, 0) :].strip()
        if rest.startswith("#") and number not in inside:
            found.append(_comment(rest))
    return found


def _cut(text: str) -> Cut:
    """The pieces of a text, each with the place its line will have."""
    cut, levels = Cut(), [Level(-1, -STEP, dashes=False)]
    depth, dash = 0, -1
    try:
        tokens = list(yaml.scan(text, Loader=LOADER))
    except yaml.YAMLError as error:
        raise LayoutError("it cannot be read") from error
    for token in tokens:
        kind, mark = type(token).__name__, token.start_mark
        if kind in _REFUSED or (kind == "KeyToken" and token.end_mark.index > mark.index):
            raise LayoutError("it uses a form of YAML that has no place in a pack")
        if kind in ("BlockMappingStartToken", "BlockSequenceStartToken"):
            _open(levels, mark.column, dashes="Sequence" in kind)
        elif kind == "BlockEndToken":
            _end(levels)
        elif kind == "KeyToken" and not depth and levels[-1].bare:
            levels.pop()
        if kind == "BlockEntryToken" and not levels[-1].dashes:
            levels.append(Level(mark.column, levels[-1].new + STEP, dashes=True, bare=True))
        if kind in ("BlockEntryToken", "KeyToken") and not depth:
            _begins(cut, levels[-1], mark, dash)
            dash = mark.line if kind == "BlockEntryToken" else dash
        depth -= kind in ("FlowMappingEndToken", "FlowSequenceEndToken")
        if kind in _SHOWN:
            cut.pieces.append(_piece(token, kind, depth, levels[-1].new))
        depth += kind in ("FlowMappingStartToken", "FlowSequenceStartToken")
    return cut


def _open(levels: list[Level], column: int, *, dashes: bool) -> None:
    levels.append(Level(column, levels[-1].new + STEP, dashes))


def _end(levels: list[Level]) -> None:
    """A block ends, and with it a list inside it that was never announced."""
    if levels[-1].bare:
        levels.pop()
    levels.pop()


def _begins(cut: Cut, level: Level, mark: yaml.Mark, dash: int) -> None:
    """A key or a dash that is the first of its line."""
    if mark.line not in cut.starts and mark.line != dash:
        cut.starts[mark.line] = (mark.column, level.new)


def _piece(token: yaml.Token, kind: str, depth: int, home: int) -> Piece:
    start, end = token.start_mark, token.end_mark
    style = getattr(token, "style", None) or ""
    block = style if style in ("|", ">") else ""
    return Piece(_SIGNS.get(kind, ""), start.line, start.column, end.line, end.column, depth, block, home)


def _ends(cut: Cut, lines: list[str]) -> tuple[dict[int, int], set[int]]:
    """For each line the column where its last piece ends, and the lines that lie inside a text."""
    ends: dict[int, int] = {}
    inside: set[int] = set()
    for piece in cut.pieces:
        if piece.block:
            ends[piece.line] = _header(lines[piece.line], piece.col)
            last = piece.end_line if piece.end_col else piece.end_line - 1
            inside |= set(range(piece.line + 1, min(last, len(lines) - 1) + 1)) - _after(lines, piece, last)
        else:
            ends[piece.end_line] = piece.end_col
            inside |= set(range(piece.line + 1, piece.end_line))
    return ends, inside


def _header(line: str, col: int) -> int:
    """Where the head of a text block (``|``, ``>-``) ends."""
    found = re.compile(r"[|>][-+0-9]*").match(line, col)
    return found.end() if found else len(line)


def _after(lines: list[str], piece: Piece, last: int) -> set[int]:
    """Lines at the end of a text block that are not its own: blank, or comments further out."""
    depth = next((_indent(line) for line in lines[piece.line + 1 : last + 1] if line.strip()), 0)
    found: set[int] = set()
    for number in range(last, piece.line, -1):
        line = lines[number] if number < len(lines) else ""
        if line.strip() and _indent(line) >= depth:
            break
        found.add(number)
    return found


def _lines(lines: list[str], cut: Cut) -> Iterator[str]:
    """Every line as it will stand."""
    by_line: dict[int, list[Piece]] = {}
    for piece in cut.pieces:
        by_line.setdefault(piece.line, []).append(piece)
    ends, inside = _ends(cut, lines)
    texts = _texts(cut, lines, inside)
    for number, line in enumerate(lines):
        if number in texts:
            yield texts[number]
        elif number in by_line:
            yield _rebuilt(lines, number, by_line[number], cut, ends)
        else:
            rest = line.strip()
            yield " " * _beside(number, _indent(line), cut, lines) + _comment(rest) if rest else ""


def _rebuilt(lines: list[str], number: int, pieces: list[Piece], cut: Cut, ends: dict[int, int]) -> str:
    """A line put together from its pieces."""
    line, first = lines[number], pieces[0]
    made = " " * cut.starts[number][1] if number in cut.starts else " " * _inner(first)
    before: Piece | None = None
    for piece in pieces:
        made += _gap(before, piece, line)
        last = _header(line, piece.col) if piece.block else piece.end_col if piece.end_line == number else len(line)
        made += line[piece.col : last].rstrip() if last == len(line) else line[piece.col : last]
        before = piece
    rest = line[ends[number] :].strip() if number in ends else ""
    return f"{made}  {_comment(rest)}" if rest.startswith("#") else made


def _inner(piece: Piece) -> int:
    """Where a line begins that starts inside brackets, or with a value under its key."""
    return piece.home + STEP * max(piece.depth, 1)


def _gap(before: Piece | None, piece: Piece, line: str) -> str:
    """What stands between two pieces of a line."""
    if before is None or before.sign in ("[", "{"):
        return ""
    if before.sign == ":" and piece.sign in (",", "]", "}"):
        return line[before.end_col : piece.col]
    if piece.sign in ("]", "}", ",") or (piece.sign == ":" and before.sign != "*"):
        return ""
    return " "


def _texts(cut: Cut, lines: list[str], inside: set[int]) -> dict[int, str]:
    """The further lines of every text that runs over several, moved with the key they belong to."""
    found: dict[int, str] = {}
    for piece in cut.pieces:
        own = [number for number in range(piece.line + 1, piece.end_line + 1) if number in inside]
        if piece.block:
            old = min((_indent(lines[n]) for n in own if lines[n].strip()), default=0)
            shift = piece.home + STEP - old
            found |= {
                n: " " * (_indent(lines[n]) + shift) + lines[n].lstrip(" ") if lines[n].strip() else "" for n in own
            }
        elif piece.end_line > piece.line:
            margin = " " * _inner(piece)
            found |= {n: (margin + lines[n].strip()).rstrip() for n in own}
            found[piece.end_line] = margin + lines[piece.end_line].strip()
    return found


def _beside(number: int, column: int, cut: Cut, lines: list[str]) -> int:
    """The column of a comment on a line of its own: that of the next key or dash, or of the one it is in line with."""
    following = next((n for n in range(number + 1, len(lines)) if n in cut.starts), None)
    if following is not None and cut.starts[following][0] >= column:
        return cut.starts[following][1]
    level = [n for n in cut.starts if n < number and cut.starts[n][0] == column]
    if level:
        return cut.starts[max(level)][1]
    return cut.starts[following][1] if following is not None else 0


def _tidied(lines: list[str]) -> Iterator[str]:
    """No blank line at the beginning, none after another."""
    blank = True
    for line in lines:
        if line or not blank:
            yield line
        blank = not line


def _comment(rest: str) -> str:
    return _CLOSE_COMMENT.sub("# ", rest, count=1) if _CLOSE_COMMENT.match(rest) else rest


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
