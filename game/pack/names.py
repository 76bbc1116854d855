"""What an expression may speak of, and the faults found when it speaks of something else."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from game.core.plan import Id, Indicator
from game.core.terms import DAY, Minute

EXPRESSION_CODES: dict[str, str] = {
    "E501": "unreadable sign in an expression",
    "E502": "unknown name in an expression",
    "E503": "wrong number of arguments",
    "E504": "wrong kind of argument",
    "E505": "chained comparison",
    "E506": "division by zero is possible",
    "E507": "a value may leave 64 bits",
    "E508": "trailing text after an expression",
    "E509": "expression too long or too deep",
    "E510": "incomplete expression",
    "E511": "hidden truth read where a seat could see it",
    "E512": "no draft in hand to speak of",
    "E513": "not a whole number",
    "E514": "wording as tabled, asked for as an amendment",
}
"""Code to its subject."""


@dataclass(frozen=True, slots=True)
class ExpressionFault:
    """One thing wrong in an expression."""

    offset: int
    """Where, in characters from the start of the text; 0 is the first."""
    length: int
    """How many characters are meant; 0 at the end of the text."""
    code: str
    """A key of ``EXPRESSION_CODES``."""
    message: str
    """What is wrong."""
    cure: str
    """What to write instead."""


@dataclass(frozen=True, slots=True)
class Names:
    """Every id an expression may use, by kind. Whatever is left out is unknown to the expression."""

    indicators: Mapping[Id, int] = field(default_factory=dict)
    """Indicator to its position in the plan."""
    injects: Collection[Id] = ()
    responses: Collection[Id] = ()
    decisions: Collection[Id] = ()
    moves: Collection[Id] = ()
    pledges: Collection[Id] = ()
    facts: Collection[str] = ()
    """Every fact that some effect sets."""
    hidden: Mapping[Id, tuple[str, ...]] = field(default_factory=dict)
    """Hidden truth to its values."""
    beliefs: Mapping[Id, tuple[Id, tuple[Id, ...]]] = field(default_factory=dict)
    """Belief to the truth it is over and the seats that hold it."""
    clauses: Mapping[Id, Mapping[Id, tuple[Id, ...]]] = field(default_factory=dict)
    """Response to its slots, each with its wordings."""
    draft: Id | None = None
    """Inside a concern: the response whose text is in hand; "" whichever text is; None elsewhere."""
    secret: bool = True
    """False where a seat could read the expression or its result: hidden truths are then refused."""
    watched: tuple[Indicator, ...] = ()
    """The indicators in plan order, for the proof that nothing overflows or divides by zero; empty: no proof."""
    endex: Minute = 365 * DAY
    """Latest exercise minute, for the same proof."""

    def of(self, kind: str) -> tuple[Id, ...]:
        """Ids of one kind: ``indicator``, ``inject``, ``response``, ``decision``, ``move`` … in authored order."""
        known: dict[str, Collection[Id]] = {
            "indicator": self.indicators,
            "inject": self.injects,
            "response": self.responses,
            "decision": self.decisions,
            "move": self.moves,
            "pledge": self.pledges,
            "fact": self.facts,
            "hidden truth": self.hidden,
            "belief": self.beliefs,
        }
        return tuple(known[kind])

    def kinds(self, name: Id) -> tuple[str, ...]:
        """Which kinds of thing bear this name."""
        return tuple(kind for kind in KINDS if name in self.of(kind))

    def clause_ids(self, response: Id) -> tuple[Id, ...]:
        """Slots and wordings of one response; of every response when ``response`` is empty."""
        return tuple(name for slot, wordings in self._slots(response) for name in (slot, *wordings))

    def as_tabled(self, clause: Id, response: Id) -> tuple[Id, tuple[Id, ...]] | None:
        """The slot in which this stands before a word was changed, with its other wordings; None where it may amend."""
        named = [(slot, wordings) for slot, wordings in self._slots(response) if clause in (slot, *wordings)]
        if any(clause not in wordings[:1] for _, wordings in named):
            return None
        return next(((slot, wordings[1:]) for slot, wordings in named), None)

    def _slots(self, response: Id) -> Iterator[tuple[Id, tuple[Id, ...]]]:
        chosen = self.clauses.values() if not response else [self.clauses.get(response, {})]
        for slots in chosen:
            yield from slots.items()


KINDS = ("indicator", "inject", "response", "decision", "move", "pledge", "fact", "hidden truth", "belief")

_WRITTEN = {
    "inject": "made({})",
    "response": "adopted({})",
    "decision": "opened({})",
    "move": "uses({})",
    "pledge": "kept({})",
    "fact": "fact({})",
    "hidden truth": "hidden({}, VALUE)",
    "belief": "belief({}, SEAT, VALUE)",
}


def suggestion(name: str, known: Iterable[str]) -> str:
    """The known name most like ``name``; "" when none is near."""
    folded = {item.lower().replace("_", "-"): item for item in reversed(tuple(known))}
    near = difflib.get_close_matches(name.lower().replace("_", "-"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def likeness(word: str, other: str) -> float:
    """How alike two words are, 0 to 1, case and the kind of joint aside."""
    one, two = (text.casefold().replace("_", "-") for text in (word, other))
    return difflib.SequenceMatcher(None, one, two).ratio()


def cure_for(name: str, known: Iterable[str], kind: str) -> str:
    """What to write instead of an unknown name of this kind."""
    listed = tuple(known)
    near = suggestion(name, listed)
    if near:
        rival = suggestion(name, [item for item in listed if item != near])
        equal = bool(rival) and likeness(name, near) - likeness(name, rival) < 0.05
        return f"did you mean {near} or {rival}?" if equal else f"did you mean {near}?"
    if not listed:
        return f"declare one first: there is no {kind} here"
    more = ", …" if len(listed) > 5 else ""
    return f"known: {', '.join(listed[:5])}{more}"


def article(noun: str) -> str:
    """The noun with its article: ``an inject``."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def written_as(name: str, kinds: tuple[str, ...]) -> str:
    """How an id that is no indicator is spoken of in an expression: ``made(x)`` for an inject."""
    return " or ".join(_WRITTEN[kind].format(name) for kind in kinds if kind in _WRITTEN)
