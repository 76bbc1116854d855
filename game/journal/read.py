"""Reading a journal file: whole or not at all, but for a torn last line, which was never acknowledged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from game.journal.codec import CodecError
from game.journal.errors import JournalError, NewerFormat
from game.journal.record import FORMAT, Entry, Header, Line, format_of, load_entry, load_header


@dataclass(frozen=True, slots=True)
class Record:
    """A journal as read."""

    header: Header
    lines: tuple[Entry, ...]
    note: str = ""
    """What was dropped from the end, in one sentence; "" nothing."""
    size: int = 0
    """Bytes of the file that are sound; a writer goes on from there."""
    total: int = 0
    """Checksum of the last sound line, to which the next one is chained."""
    open_end: bool = False
    """True: the last sound line lacks its newline."""
    altered: bool = False
    """True: another program rewrote its line ends; what it tells is whole, but it cannot be written on."""


ALTERED = (
    "The line ends of this journal were changed by another program (CRLF, or a byte order mark);"
    " it is read as it was written."
)


def read(path: Path | str, upto: int | None = None) -> Record:
    """Read the journal at ``path``, or only its first ``upto`` entries, whatever comes after them.

    Raises JournalError (NewerFormat when a newer version made it).
    """
    path = Path(path)
    return parse(_bytes(path), str(path), upto)


def is_journal(path: Path) -> bool:
    """Does a file that is there begin as a journal does? Then nothing else may be written over it."""
    try:
        with path.open("rb") as file:
            start = file.read(64)
    except OSError:
        return False
    return start.removeprefix(BOM).startswith(b'{"digest":"')


BOM = b"\xef\xbb\xbf"


def parse(data: bytes, name: str, upto: int | None = None) -> Record:
    """Read a journal from its bytes; ``name`` stands before each error."""
    plain = data.removeprefix(BOM)
    if b"\r\n" in plain[: plain.find(b"\n") + 1]:
        plain = plain.replace(b"\r\n", b"\n")
    if plain == data:
        return _parsed(data, name, upto)
    found = _parsed(plain, name, upto)
    return replace(found, note=f"{ALTERED} {found.note}".strip(), altered=True)


def _parsed(data: bytes, name: str, upto: int | None) -> Record:
    chunks = data.split(b"\n")
    tail = chunks.pop()
    if upto is not None and upto < len(chunks):
        chunks, tail = chunks[: upto + 1], b""
    header, total = _header(chunks[0] if chunks else tail, name)
    lines: list[Entry] = []
    for number, raw in enumerate(chunks[1:], 1):
        entry, total = _entry(raw, number, total, name)
        lines.append(_in_place(entry, number, name))
    size = len(data) - len(tail)
    if not chunks:
        return Record(header, (), "", len(data), total, open_end=True)
    if not tail:
        return Record(header, tuple(lines), "", size, total)
    return _with_tail(Record(header, tuple(lines), "", size, total), tail)


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise JournalError(f"{path} is no file, so no journal can be read from it; name a .jsonl file.")
        return path.read_bytes()
    except FileNotFoundError:
        raise JournalError(f"There is no journal {path}; `startex where` says where journals are kept.") from None
    except OSError as error:
        raise JournalError(
            f"The journal {path} cannot be read ({error.strerror}); check its place and rights."
        ) from error


def _header(raw: bytes, name: str) -> tuple[Header, int]:
    if not raw:
        raise JournalError(f"{name} is empty: nothing was written yet, so there is nothing to open.")
    number = format_of(raw)
    if number is not None and number > FORMAT:
        raise NewerFormat(
            f"{name} was made by a newer version of Startex (journal format {number}, this one reads up to {FORMAT});"
            " install that version to open it."
        )
    try:
        return load_header(raw)
    except CodecError as error:
        raise _damage(name, 0, error) from error


def _entry(raw: bytes, number: int, total: int, name: str) -> tuple[Entry, int]:
    try:
        return load_entry(raw, total)
    except CodecError as error:
        raise _damage(name, number, error) from error


def _in_place(entry: Entry, number: int, name: str) -> Entry:
    if entry.n != number:
        raise _damage(name, number, CodecError(f"it calls itself number {entry.n}"))
    if not isinstance(entry, Line) and not 0 <= entry.rewound < number:
        raise _damage(name, number, CodecError(f"it goes back to number {entry.rewound}, which lies ahead of it"))
    return entry


def _with_tail(record: Record, tail: bytes) -> Record:
    """A last line without its newline: kept when it is whole, dropped with a note when it was torn."""
    number = len(record.lines) + 1
    try:
        entry, total = load_entry(tail, record.total)
    except CodecError:
        note = (
            f"The last line ({number + 1}) was torn in writing and is dropped;"
            f" the exercise stands as of ask {number - 1}."
        )
        return Record(record.header, record.lines, note, record.size, record.total)
    lines = (*record.lines, entry)
    return Record(record.header, lines, "", record.size + len(tail), total, open_end=True)


def _damage(name: str, number: int, why: CodecError) -> JournalError:
    return JournalError(
        f"{name}:{number + 1}: line {number + 1} is damaged: {why}. Nothing before it is lost:"
        f" `head -n {number}` of the file is a sound journal."
        if number
        else f"{name}:1: line 1 is damaged: {why}. Without its first line a journal cannot be opened."
    )
