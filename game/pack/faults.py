"""Faults: what is wrong in a pack, where exactly, and the cure. Every fault has a stable code."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.pack.names import EXPRESSION_CODES, likeness

_OWN: dict[str, str] = {
    "E101": "a file cannot be read",
    "E102": "a file is not UTF-8 text",
    "E103": "a file is too large",
    "E104": "the YAML cannot be parsed",
    "E105": "a key is given twice",
    "E106": "an anchor contains itself or is unknown",
    "E107": "values are nested too deeply",
    "E108": "aliases expand to too much",
    "E109": "a key is not plain text",
    "E110": "a file does not hold exactly one document",
    "E111": "a tag is not part of the language",
    "E112": "a text file is missing",
    "E201": "a required key is missing",
    "E202": "an unknown key",
    "E203": "a value of the wrong kind",
    "E204": "a value of the wrong form",
    "E205": "a word that is not one of those allowed",
    "E206": "a number outside its bounds",
    "E207": "too few or too many entries",
    "E208": "made for another version of the language",
    "E301": "an unknown id",
    "E302": "an id given twice",
    "E303": "two effects or chances with the same derived id",
    "E304": "not a member on the scenario's date",
    "E305": "an unknown rulebook",
    "E306": "a clause or wording the response does not have",
    "E307": "an unknown scenario to overlay",
    "E308": "overlays in a circle",
    "E309": "nothing of this name to drop",
    "E401": "a duration that cannot be read",
    "E402": "a moment that cannot be read",
    "E403": "a share or weight that cannot be read",
    "E404": "a date that cannot be read",
    "E405": "a value outside its range",
    "E406": "an amount that cannot be read",
    "E510": "an incomplete expression",
    "E511": "a hidden truth read where a seat could see it",
    "E512": "a clause named with no draft in hand",
    "E513": "a number that is not whole",
    "E514": "a wording as tabled that is asked for as an amendment",
    "E602": "responses that replace each other in a circle",
    "E603": "a chance outcome that does not exist",
    "E604": "a procedure that cannot give a verdict in this body",
    "E605": "a seat or body that nobody can act for",
    "E606": "an effect that can never apply",
    "E607": "one id meaning two different things",
    "W301": "a delegation with no say there",
    "W401": "something due at or after ENDEX",
    "W601": "a decision point that never opens",
    "W602": "a response that no decision point offers",
    "W603": "an inject that is never delivered",
    "W604": "a second key nobody holds",
    "W606": "a body that no seat chairs",
    "W607": "an act of another organisation",
    "W608": "an option that is never in order",
    "W609": "a response that can never be adopted",
    "W610": "an effect or default that can never apply",
    "W611": "an indicator that never moves",
    "W612": "a task whose outcome is certain",
    "W613": "a response that another always beats",
    "W614": "a procedure that cannot fail",
    "W615": "a procedure that cannot succeed",
    "W616": "a rule or body out of force",
    "W617": "evidence that nothing looks for",
    "W701": "a figure without a source",
    "W702": "an abbreviation that nothing explains",
    "W703": "a word the language guide refuses",
    "W704": "an author's own note",
    "W705": "a character that cannot be seen",
}
CODES: dict[str, str] = dict(sorted((_OWN | EXPRESSION_CODES).items()))
"""Code to its subject in one line: 1 reading, 2 shape, 3 names, 4 values and times, 5 expressions, 6 rules, 7 texts."""


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. Ordering is by file, line and column."""

    file: str
    line: int
    """From 1."""
    col: int
    """From 1, counted in characters."""
    severity: str
    """``error`` or ``warning``."""
    code: str
    message: str
    """What is wrong, without a final full stop."""
    cure: str
    """What would be right; may be empty."""

    def __str__(self) -> str:
        """``file:line:col: error[E104]: message; cure``."""
        cure = f"; {self.cure}" if self.cure else ""
        return f"{self.file}:{self.line}:{self.col}: {self.severity}[{self.code}]: {self.message}{cure}"


def tidy(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """The faults sorted, each said once (an aliased value is read in several places)."""
    return tuple(sorted(set(faults)))


def friendly(words: Iterable[str], last: str = "or", most: int = 8) -> str:
    """``a, b or c``, at most ``most`` words; the rest are counted."""
    shown = list(words)
    if len(shown) > most:
        return ", ".join(shown[:most]) + f" {last} {len(shown) - most} more"
    return f" {last} ".join(part for part in (", ".join(shown[:-1]), shown[-1] if shown else "") if part)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, or "" when none is close."""
    by_fold = {name.casefold(): name for name in sorted(known)}
    close = difflib.get_close_matches(word.casefold(), by_fold, 1, 0.6)
    return by_fold[close[0]] if close else _begun(word.casefold(), by_fold)


def _begun(word: str, by_fold: Mapping[str, str]) -> str:
    """The one known word that ``word`` begins with, or that begins with it; "" where there is none or a choice."""
    alike = [known for known in by_fold if min(len(word), len(known)) >= _TELLING]
    found = [known for known in alike if word.startswith(known) or known.startswith(word)]
    return by_fold[found[0]] if len(found) == 1 else ""


_TELLING = 4
"""Letters that two words must begin with in common to be taken for one another."""


def question(word: str, close: str, known: Iterable[str]) -> str:
    """``did you mean x?``, or ``x or y?`` where another is as near: only the first form may be followed unasked."""
    others = [name for name in known if name.casefold() != close.casefold()]
    second = nearest(word, others)
    if second and likeness(word, close) - likeness(word, second) < 0.05:
        return f"did you mean {close} or {second}?"
    return f"did you mean {close}?"


def suggestion(word: str, known: Iterable[str], what: str = "one of") -> str:
    """The cure for an unknown word: the nearest known one, or the list of them."""
    names = sorted(set(known))
    close = nearest(word, names)
    if close:
        return question(word, close, names)
    return f"write {what} {friendly(names)}" if names else "there is none to choose from"
