"""Reading what a player typed: a number, or a word with what belongs to it. Three ways to fail, three answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from game.core.terms import DAY, HOUR, Minute
from game.plain.help import BY_NAME, SPELLINGS
from game.view.safe import safe


@dataclass(frozen=True, slots=True)
class Request:
    """A line that was understood as far as its first word."""

    word: str
    """A name of ``game.plain.help.WORDS``, or ``number``."""
    args: tuple[str, ...] = ()
    reason: str = ""
    """What followed ``because``."""
    on: str = ""
    """What followed a closing ``on``: the decision point meant; "" none."""
    rest: str = ""
    """Everything after the first word, as typed."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """The line, or a name in it, means nothing here."""

    what: str
    cure: str
    read: bool = False
    """True: the words were read well enough; there is nothing here they could mean."""

    def sentence(self) -> str:
        """The answer in one line."""
        lead = "" if self.read else "I cannot read that: "
        what = self.what[:1].upper() + self.what[1:] if self.read else self.what
        return f"{lead}{what} {self.cure}"


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The line could mean several things."""

    what: str
    choices: tuple[str, ...]

    def sentence(self) -> str:
        """The answer in one line."""
        return f"That could mean several things: {self.what} Say one of: {', '.join(self.choices)}."


Problem = Unreadable | Ambiguous


def read(line: str) -> Request | Problem:
    """The request a line makes. An empty line asks for the menu."""
    words = line.split()
    if not words:
        return Request("menu")
    if words[0].isascii() and words[0].isdigit():
        return Request("number", tuple(words), rest=line.strip())
    first = "?" if words[0].startswith("?") else words[0].casefold()
    rest = line.strip()[1:].strip() if first == "?" else line.strip()[len(words[0]) :].strip()
    word = _first_word(first)
    if not isinstance(word, str):
        return word
    if word == "note":
        return Request(word, rest=rest)
    body, reason = _because(rest)
    args = [arg.strip(",;") for arg in body.split()]
    on = ""
    if len(args) > 1 and args[-2].casefold() == "on" and word != "on":
        on, args = args[-1], args[:-2]
    return Request(word, tuple(arg for arg in args if arg), reason, on, rest)


def _because(text: str) -> tuple[str, str]:
    parts = re.split(r"\bbecause\b:?", text, maxsplit=1, flags=re.IGNORECASE)
    return parts[0], parts[1].strip() if len(parts) > 1 else ""


def _first_word(word: str) -> str | Problem:
    if word in SPELLINGS:
        return SPELLINGS[word]
    found = sorted(name for name in BY_NAME if name.startswith(word))
    found = found or sorted({name for spelling, name in SPELLINGS.items() if spelling.startswith(word)})
    if len(found) == 1:
        return found[0]
    if found:
        return Ambiguous(f"“{safe(word)}” begins several words.", tuple(found))
    return Unreadable(f"“{safe(word)}” is none of the words here.", _nearest(word, SPELLINGS, "`help` lists them all."))


def _nearest(word: str, names: Iterable[str], otherwise: str) -> str:
    close = get_close_matches(word, list(names), n=1, cutoff=0.65)
    return f"The nearest is “{safe(close[0])}”; {otherwise}" if close else otherwise[0].upper() + otherwise[1:]


def pick(word: str, names: Mapping[str, str], kind: str) -> str | Problem:
    """The id meant by a word, among ids with titles: exact, then a beginning, then a word of the title."""
    wanted = word.casefold()
    for tier in (_exact, _beginning, _in_title):
        found = [name for name, title in names.items() if tier(wanted, name.casefold(), title.casefold())]
        if len(found) == 1:
            return found[0]
        if found:
            return Ambiguous(f"“{safe(word)}” fits several: {kind}.", tuple(found))
    if not names:
        return Unreadable(f"there is no {kind} here now.", "`menu` shows what there is.", read=True)
    listed = ", ".join(names)
    known = {**{name.casefold(): name for name in names}, **{title.casefold(): name for name, title in names.items()}}
    close = get_close_matches(wanted, list(known), n=1, cutoff=0.6)
    nearest = f"The nearest is “{known[close[0]]}”; there are: {listed}." if close else f"There are: {listed}."
    return Unreadable(f"there is no {kind} “{safe(word)}” here.", nearest)


def _exact(wanted: str, name: str, title: str) -> bool:
    return wanted in (name, title)


def _beginning(wanted: str, name: str, title: str) -> bool:
    return len(wanted) > 1 and (name.startswith(wanted) or title.startswith(wanted))


def _in_title(wanted: str, name: str, title: str) -> bool:
    return len(wanted) > 2 and (
        any(part.startswith(wanted) for part in title.split()) or wanted in name.replace("_", "-").split("-")
    )


_UNITS: dict[str, Minute] = {"m": 1, "h": HOUR, "d": DAY, "w": 7 * DAY}


def minutes(args: Iterable[str]) -> Minute | Unreadable:
    """A duration as typed: ``6h``, ``1d 6h``, ``90m``, ``2 days``."""
    text = "".join(args).casefold()
    if re.search(r"[0-9]{7}", text):
        return Unreadable("that is too long a time.", "For example: `wait 6h`, `wait 2d`, `wait 1d 12h`.", read=True)
    text = re.sub(r"(days?|hours?|minutes?|mins?|weeks?)", lambda match: match.group(0)[0], text)
    if not re.fullmatch(r"([0-9]{1,6}[mhdw])+", text):
        return Unreadable(
            f"“{safe(' '.join(args))}” is no length of time.", "For example: `wait 6h`, `wait 2d`, `wait 1d 12h`."
        )
    return sum(int(number) * _UNITS[unit] for number, unit in re.findall(r"([0-9]+)([mhdw])", text))
