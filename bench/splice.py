"""Parts of a scenario put into a file as a reader of the handbook puts them: entry by entry, the rest untouched.

A page shows a few entries under their top-level key. One that the file has already, by its id, is replaced where it
stands; any other is added at the end of its section; a section the file lacks is added at the end of the file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SECTION = re.compile(r"^(?=[\w-]+:)", re.MULTILINE)
_CHILD = re.compile(r"^(?=  (?:- |[\w-]+:))", re.MULTILINE)
_REMARKS = re.compile(r"(?:^[ ]*#[^\n]*\n)+\Z", re.MULTILINE)
_KEY_LINE = re.compile(r"^(?P<key>[\w-]+):(?P<value>[^\n#]*)[^\n]*\n?", re.MULTILINE)
_NAMED = re.compile(r"^  (?:- \{?(?:id|name|at|title): *(?P<entry>\"[^\"]*\"|[^,}\n]+)|(?P<key>[\w-]+):)")


@dataclass(slots=True)
class Section:
    """A top-level key: remarks above it, its own line with what is no entry, and the entries under it."""

    key: str
    above: str
    head: str
    entries: list[str]

    def __str__(self) -> str:
        return "".join([self.above, self.head, *self.entries])


def put(file: str, part: str) -> str:
    """``file`` with every entry of ``part`` in it."""
    before, sections = _sections(file)
    known = {section.key: section for section in sections}
    for new in _sections(part)[1]:
        old = known.get(new.key)
        if old is None:
            sections[-1:] = [_ended(section) for section in sections[-1:]]
            sections.append(new)
        elif new.entries:
            _entered(old, new.entries)
        else:
            old.head, old.entries = new.head.rstrip("\n") + _gap(old), []
    return before + "".join(str(section) for section in sections)


def without(file: str, part: str) -> str:
    """``file`` without the entries that ``part`` names; a key with nothing under it takes its whole section out."""
    before, sections = _sections(file)
    gone = {section.key: [name_of(entry) for entry in section.entries] for section in _sections(part)[1]}
    kept = [section for section in sections if gone.get(section.key) != []]
    for section in kept:
        gap = _gap(section)
        left = [entry for entry in section.entries if name_of(entry) not in gone.get(section.key, ())]
        if len(left) < len(section.entries):
            section.entries = left
            section.entries[-1:] = [entry.rstrip("\n") + gap for entry in left[-1:]]
    return before + "".join(str(section) for section in kept)


def _entered(section: Section, entries: list[str]) -> None:
    """Each entry in the place of the one that has its name, or last."""
    gap = _gap(section)
    section.entries[-1:] = [entry.rstrip("\n") + "\n" for entry in section.entries[-1:]]
    names = [name_of(entry) for entry in section.entries]
    for entry in entries:
        if not name_of(entry):
            raise ValueError(f"an entry of a list begins with its id: {entry.strip()}")
        whole = entry.rstrip("\n") + "\n"
        if name_of(entry) in names:
            section.entries[names.index(name_of(entry))] = whole
        else:
            section.entries.append(whole)
    section.entries[-1] = section.entries[-1].rstrip("\n") + gap


def name_of(entry: str) -> str:
    """What an entry is called: its key, or the id (or name, or moment) it begins with; "" when it has neither."""
    line = next(line for line in entry.splitlines() if line.strip() and not line.lstrip().startswith("#"))
    found = _NAMED.match(line)
    return str(found["entry"] or found["key"]).strip('" ') if found else ""


def _sections(text: str) -> tuple[str, list[Section]]:
    """What stands before the first key, and the sections; remarks above a key or an entry belong to it."""
    before, *pieces = _parted(_SECTION, text)
    return before, [_section(piece) for piece in pieces]


def _section(piece: str) -> Section:
    line = _KEY_LINE.search(piece)
    if line is None:
        raise ValueError(f"no key in {piece!r}")
    key, above, head, rest = line["key"], piece[: line.start()], line[0], piece[line.end() :]
    if line["value"].strip():
        return Section(key, above, head + rest, [])
    first, *entries = _parted(_CHILD, rest)
    return Section(key, above, head + first, entries)


def _parted(border: re.Pattern[str], text: str) -> list[str]:
    """The text before the first border, then a piece for each; remarks move from the end of one piece to the next."""
    first, *pieces = border.split(text)
    found = [first]
    for piece in pieces:
        remarks = _REMARKS.search(found[-1])
        above = remarks[0] if remarks else ""
        found[-1] = found[-1].removesuffix(above)
        found.append(above + piece)
    return found


def _gap(section: Section) -> str:
    """The end of a section: one line end, and the blank lines that follow it."""
    whole = section.entries[-1] if section.entries else section.head
    return whole[len(whole.rstrip("\n")) :] or "\n"


def _ended(section: Section) -> Section:
    """The last section with one blank line after it, so that another may follow."""
    if section.entries:
        section.entries[-1] = section.entries[-1].rstrip("\n") + "\n\n"
    else:
        section.head = section.head.rstrip("\n") + "\n\n"
    return section
