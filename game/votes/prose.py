"""Rulebooks as prose: bodies, members on a day, procedures in words, clocks, rights, sources, what is uncertain."""

from __future__ import annotations

from collections.abc import Iterable

from game.core.plan import Id
from game.pack.compile.members import is_in, seated
from game.pack.law import Law
from game.pack.schema.procedures import ChainModel, ClockModel, ProcedureModel
from game.pack.schema.rules import RulebookModel
from game.votes.ask import body_of
from game.votes.ruling import day_of
from game.votes.spans import held, spans

Page = dict[str, object]
"""Lists, texts and mappings only, so that it is JSON as it stands."""


def listing(law: Law, day: str = "") -> Page:
    """Every rulebook with its bodies; capitals are one line."""
    on = day_of(day) if day else ""
    books = []
    for book in law.books():
        bodies = {name: model for name, model in book.bodies.items() if not on or is_in(model, on)}
        capitals = [name for name in bodies if name.startswith("capital-")]
        shown = [
            {"id": name, "title": model.title, "procedure": law.procedure(model.procedure).title}
            for name, model in bodies.items() if name not in capitals
        ]  # fmt: skip
        books.append({"id": book.id, "title": book.title, "bodies": shown, "capitals": capitals})
    return {"kind": "listing", "day": on, "rulebooks": books}


def about(law: Law, name: str, day: str = "") -> Page:
    """One body, one procedure or one rulebook in full; raises Ruling for a name that is none of them."""
    on = day_of(day) if day else ""
    wanted = name.casefold()
    book = next((book for book in law.books() if wanted in (book.id, book.title.casefold())), None)
    if book is not None and wanted not in law.rules.bodies:
        return book_page(law, book, on)
    procedure = law.procedure_named(name) if law.body_named(name) is None else None
    if procedure is not None:
        return {"kind": "procedure", "day": on, "procedures": [procedure_page(law, procedure)]}
    return body_page(law, body_of(law, name, on), on)


def book_page(law: Law, book: RulebookModel, day: str) -> Page:
    """A whole rulebook."""
    bodies = [
        name
        for name, model in book.bodies.items()
        if not name.startswith("capital-") and (not day or is_in(model, day))
    ]
    return {
        "kind": "rulebook",
        "id": book.id,
        "title": book.title,
        "day": day,
        "bodies": [body_head(law, name, day) for name in bodies],
        "procedures": [procedure_page(law, name) for name in book.procedures],
        "chains": [_chain(chain) for chain in book.chains],
        "notes": list(book.notes),
        "uncertain": list(book.uncertain),
        "source": book.source,
    }


def body_page(law: Law, body: Id, day: str) -> Page:
    """One body: who sits in it, by which procedures it decides, and which chains it stands in."""
    book = law.home(body)
    names, others = law.decides_by(body), []
    if day:
        others = [name for name in names if not is_in(law.procedure(name), day)]
        names = tuple(name for name in names if name not in others)
    chains = [chain for one in law.books() for chain in one.chains if any(step.body == body for step in chain.steps)]
    acts = [
        {"id": name, "title": entry.title, "procedure": entry.procedure, "legal": entry.legal}
        for name, (_, entry) in law.rules.catalogue.items() if entry.body == body
    ]  # fmt: skip
    return {
        "kind": "body",
        "day": day,
        **body_head(law, body, day),
        "rulebook": book.id,
        "procedures": [procedure_page(law, name, body) for name in names],
        "other_days": others,
        "chains": [_chain(chain) for chain in chains],
        "authority": acts,
        "notes": list(book.notes),
        "uncertain": list(book.uncertain),
        "rulebook_source": book.source,
    }


def body_head(law: Law, body: Id, day: str) -> Page:
    """What a body is."""
    model = law.body(body)
    members = [member.code for member in seated(law.rules, model, day)] if day and model.members else []
    changes = [
        f"{member.code} from {member.from_}" + (f" to {member.to}" if member.to else "")
        for member in law.group(body) if member.from_
    ] if not day else []  # fmt: skip
    columns = [(column, [year for year in law.years(body, column) if year]) for column in law.columns(body)]
    return {
        "id": body,
        "title": model.title,
        "known_as": list(model.known_as),
        "from": model.from_ or "",
        "to": model.to or "",
        "levels": list(model.levels),
        "holder": model.holder,
        "members": members,
        "membership": changes,
        "spans": spans(law, body) if not day else [],
        "composed": held(law, body, model.only, model.without),
        "tables": {column: years for column, years in columns if years},
        "ordinary": (day and law.in_force(model.procedure, day)) or model.procedure,
        "body_uncertain": list(model.uncertain),
        "gaps": [f"{gap.from_ or '…'} to {gap.to or '…'}" for gap in model.gaps],
        "note": model.note,
        "source": model.source,
    }


def procedure_page(law: Law, name: Id, body: Id = "") -> Page:
    """One procedure in words; who takes no part in it is told of the members of ``body``."""
    model, rule = law.procedure(name), law.rule(name)
    tests = [*rule.quorum, *rule.tests]
    return {
        "id": name,
        "title": model.title,
        "kind": {"silence": "silence or consensus", "vote": "a count", "own": "one holder alone"}[model.kind],
        "rule": model.rule,
        "tests": [
            test.title + (f", or: {'; or '.join(other.title for other in test.either)}" if test.either else "")
            for test in tests
        ],
        "outcomes": [grade.title for grade in model.grades],
        "in_force": [model.from_ or "", model.to or ""],
        "closed": held(law, body, model.only, model.without) if body else [],
        "in_its_place": _in_its_place(law, model),
        "silence_hours": list(rule.silence_hours) if model.kind == "silence" else [],
        "clocks": [
            f"{clock.title}: {length(clock)}" + (f" ({clock.note})" if clock.note else "") for clock in model.clocks
        ],
        "rights": [_right(right.title or right.holder, right.may, automatic=right.automatic) for right in model.rights],
        "facts": dict(model.facts),
        "keys": list(model.keys),
        "switches": [
            f"{key} ({'on' if switch.on else 'off'}): {switch.title}. {switch.note}".strip()
            for key, switch in model.switches.items()
        ],
        "brake": model.brake,
        "note": model.note,
        "source": model.source,
        "uncertain": list(model.uncertain),
    }


def length(clock: ClockModel) -> str:
    """How long a clock runs: ``1 year``, ``2 working days``."""
    unit = clock.unit.replace("_", " ")
    return f"{clock.length} {unit.removesuffix('s') if clock.length == 1 else unit}"


def _right(who: str, may: Iterable[str], *, automatic: bool) -> str:
    what = ", ".join(word.replace("_", " ") for word in may)
    return f"{who}: {what}" + (" (of itself)" if automatic else "")


def _in_its_place(law: Law, model: ProcedureModel) -> list[str]:
    places = (
        ("before its first day", model.before),
        ("after its last day", model.after),
        ("without a proposal", model.no_proposal),
        ("where not all take part", model.among),
    )
    return [f"{when}: {law.procedure(other).title} ({other})" for when, other in places if other]


def _chain(chain: ChainModel) -> Page:
    return {
        "id": chain.id,
        "title": chain.title,
        "steps": [
            step.title + (f" [{step.body}]" if step.body else "") + (f" ({step.length})" if step.length else "")
            for step in chain.steps
        ],
        "source": chain.source,
        "uncertain": list(chain.uncertain),
    }
