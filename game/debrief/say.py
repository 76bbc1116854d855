"""Names and numbers in a reader's words. Titles come from the plan; an id it no longer knows is said as it is."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.plan import Id, Indicator, Plan, Slot, Wording
from game.core.stance import chosen
from game.view import names
from game.view.clock import date, stamp
from game.view.safe import clean, pad, width

Wordings = tuple[tuple[Id, Id], ...]


def when(plan: Plan, minute: int) -> str:
    """A minute both ways: ``D+3 10:00 (11 Feb 2016)``."""
    return f"{stamp(plan, minute)} ({date(plan, minute).rsplit(' ', 1)[0]})"


def seat(plan: Plan, seat_id: Id) -> str:
    """A seat's title; the facilitator for asks no seat made."""
    return names.seat(plan, seat_id) if seat_id in plan.tables.seats else seat_id.capitalize() or "Facilitator"


def members(plan: Plan, codes: Iterable[Id]) -> str:
    """Several delegations as a reader lists them."""
    return series(names.delegation(plan, code) for code in codes)


def response(plan: Plan, response_id: Id) -> str:
    """A response's title, marked where it is stylised."""
    found = plan.tables.responses.get(response_id)
    if found is None:
        return response_id
    return f"{found.title} (stylised)" if found.stylised else found.title


def clause(plan: Plan, response_id: Id, slot_id: Id) -> str:
    """A clause's title; "" for the text as a whole."""
    found = plan.tables.responses.get(response_id)
    slots = found.slots if found else ()
    return next((slot.title for slot in slots if slot.id == slot_id), slot_id)


def wording(plan: Plan, response_id: Id, slot_id: Id, wording_id: Id) -> str:
    """One wording in short: its title, else its text; "" as an id means the first wording."""
    found = plan.tables.responses.get(response_id)
    slot = next((item for item in found.slots if item.id == slot_id), None) if found else None
    if slot is None:
        return wording_id
    found_wording = next((item for item in slot.wordings if item.id == wording_id), slot.wordings[0])
    return plain(found_wording.title or found_wording.text)


def clauses(plan: Plan, response_id: Id, wordings: Wordings) -> str:
    """The clauses of a text in short: ``Area: own waters; Duration: three months``; "" where it has none."""
    return "; ".join(
        f"{slot.title}: {plain(item.title or item.text)}" for slot, item in _chosen(plan, response_id, wordings)
    )


def wordings_in_full(plan: Plan, response_id: Id, wordings: Wordings) -> tuple[str, ...]:
    """The clauses of a text with their whole wordings, one each."""
    return tuple(f"{slot.title}: {sentence(plain(item.text))}" for slot, item in _chosen(plan, response_id, wordings))


def _chosen(plan: Plan, response_id: Id, wordings: Wordings) -> list[tuple[Slot, Wording]]:
    found = plan.tables.responses.get(response_id)
    return list(zip(found.slots, chosen(found, wordings), strict=True)) if found else []


def quoted(plan: Plan, response_id: Id, wordings: Wordings) -> str:
    """A text by its title with its clauses in short: ``“Ships” (Area: own waters)``."""
    short = clauses(plan, response_id, wordings)
    return names.cited(plan, response_id) + (f" ({short})" if short else "")


def amount(indicator: Indicator, value: int) -> str:
    """A reading with its unit: ``14,500 people a week``; an index stands alone."""
    return names.reading(indicator, value)


def number(indicator: Indicator, value: int) -> str:
    """A reading as printed, with its decimal places and without its unit."""
    return names.number(value, indicator.precision)


def moved(indicator: Indicator, start: int, end: int) -> str:
    """From where to where: ``from 10,000 to 8,500 people a week``, ``20 throughout``."""
    if start == end:
        return f"{amount(indicator, end)} at both ends"
    return f"from {number(indicator, start)} to {amount(indicator, end)}"


def signed(indicator: Indicator, value: int) -> str:
    """A change with its sign: ``+3``."""
    return f"+{number(indicator, value)}" if value > 0 else number(indicator, value)


def points(value: int) -> str:
    """Centi-points with their sign."""
    return f"{value:+,}"


def series(words: Iterable[str]) -> str:
    """``a, b and c``; "" for nothing."""
    return names.listed(words)


def words(name: str) -> str:
    """An id as words: ``eu_nato_info_sharing`` is ``EU NATO info sharing``."""
    spelled = name.replace("_", " ").replace("-", " ").split()
    return " ".join(NAMES.get(word, word) for word in spelled)


NAMES = {"eu": "EU", "nato": "NATO", "un": "UN", "us": "US", "turkiye": "Türkiye"}
"""Names that an id spells in small plain letters."""


def cause(plan: Plan, effect: Id) -> str:
    """What a change came from; costs of procedure have no effect of their own in the plan."""
    return {"footnote": "Footnotes", "broken": "Broken silences"}.get(effect) or plan.tables.effect_owner.get(
        effect, effect
    )


def count(number_of: int, one: str, many: str = "") -> str:
    """``1 step``, ``3 steps``."""
    return f"{number_of} {one}" if number_of == 1 else f"{number_of} {many or one + 's'}"


def sentence(text: str) -> str:
    """``text`` with a full stop, unless it ends itself."""
    text = text.strip()
    return text if not text or text.rstrip('”’")')[-1:] in (".", "!", "?", "…") else f"{text}."


def label(title: str) -> str:
    """A title with a colon, unless it asks or ends by itself."""
    return title if title.endswith(("?", "!", ".", "…", ":")) else f"{title}:"


def plain(text: str) -> str:
    """Author's or player's text on one line: every run of white space is one space."""
    return " ".join(text.split())


def cut(text: str, columns: int) -> str:
    """``text`` on one line in at most so many columns, cut after a whole word with an ellipsis where it is longer."""
    line = clean(text)
    if width(line) <= columns:
        return line
    kept = ""
    for word in line.split():
        longer = f"{kept} {word}".strip()
        if width(longer) > columns - 1:
            break
        kept = longer
    return f"{kept.rstrip(',;:–—- ') or pad(line, columns - 1).rstrip('… ')}…"


def offer(plan: Plan, decision_id: Id, offer_id: Id) -> str:
    """An offer's title."""
    found = plan.tables.decisions.get(decision_id)
    offers = [*(found.offers if found else ()), *([plan.general_offer] if plan.general_offer else [])]
    return next((item.title for item in offers if item.id == offer_id), offer_id)


def pledge(plan: Plan, pledge_id: Id) -> str:
    """A pledge's title."""
    found = plan.tables.pledges.get(pledge_id)
    return found.title if found else pledge_id


def measure(plan: Plan, response_id: Id, measure_id: Id) -> str:
    """A measure's title."""
    found = plan.tables.responses.get(response_id)
    measures = found.measures if found else ()
    return next((item.title for item in measures if item.id == measure_id), measure_id)


def adopted(how: str) -> str:
    """How a response came to stand, as what is said of it."""
    return {
        "silence": "adopted under silence",
        "agreed": "agreed at the table",
        "vote": "adopted by vote",
        "own-power": "decided in its own power",
        "blocked": "stands instead of a text that was blocked",
        "lapsed": "stands by default, as the deadline passed",
        "referred": "taken up by another body",
        "alone": "done by one capital alone",
        "declared": "declared by the facilitator",
    }.get(how, how)
