"""Members and their days in few words: who came and went together, and who is in or out by an attribute."""

from __future__ import annotations

from game.core.plan import Id
from game.pack.law import Law


def spans(law: Law, body: Id) -> list[str]:
    """``from 1949-08-24: BE CA …``, one for each span of days; of members that sat while the body existed."""
    model, found = law.body(body), dict[tuple[str, str], list[Id]]()
    for member in law.group(body):
        first, last = member.from_ or "", member.to or ""
        if (not model.to or first <= model.to) and (not last or last >= (model.from_ or "")):
            found.setdefault((first, last), []).append(member.code)
    return [f"{said(first, last)}: {' '.join(codes)}" for (first, last), codes in sorted(found.items())]


def held(law: Law, body: Id, only: str, without: str) -> list[str]:
    """Whom an attribute lets in (``only``) or keeps out (``without``), with the days on which they have it."""
    words = ((only, "Only those with"), (without, "Without those with"))
    return [f"{lead} “{name}”: {_having(law, body, name) or 'nobody'}" for name, lead in words if name]


def _having(law: Law, body: Id, attribute: str) -> str:
    found = dict[tuple[str, str], list[Id]]()
    for member in law.group(body):
        for one in member.attributes:
            if one.is_ == attribute:
                span = max(one.from_ or "", member.from_ or ""), one.to or member.to or ""
                found.setdefault(span, []).append(member.code)
    return "; ".join(f"{' '.join(codes)} {said(*span)}" for span, codes in sorted(found.items()))


def said(first: str, last: str) -> str:
    """A span of days in words."""
    if not first and not last:
        return "always"
    return " ".join(part for part in (f"from {first}" if first else "", f"to {last}" if last else "") if part)
