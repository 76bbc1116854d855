"""The journal: one line for every ask that was in order, with its facts. Append, read, fold, verify, rewind, branch.

``read`` opens a file, ``effective`` drops what was rewound, ``state_of`` folds the facts. Writing goes through the
small ``Journal`` protocol: ``FileJournal`` keeps a file, ``MemoryJournal`` keeps nothing beyond the process.
"""

from game.journal.branch import branch
from game.journal.codec import CodecError, decode_command, decode_event, encode_command, encode_event
from game.journal.errors import JournalError, NewerFormat
from game.journal.file import FileJournal
from game.journal.fold import Difference, dated, effective, ended_at, fresh, state_of, states, verify
from game.journal.read import Record, read
from game.journal.record import FORMAT, Entry, Header, Line, Rewind
from game.journal.store import Journal, MemoryJournal

__all__ = [
    "FORMAT",
    "CodecError",
    "Difference",
    "Entry",
    "FileJournal",
    "Header",
    "Journal",
    "JournalError",
    "Line",
    "MemoryJournal",
    "NewerFormat",
    "Record",
    "Rewind",
    "branch",
    "dated",
    "decode_command",
    "decode_event",
    "effective",
    "encode_command",
    "encode_event",
    "ended_at",
    "fresh",
    "read",
    "state_of",
    "states",
    "verify",
]
