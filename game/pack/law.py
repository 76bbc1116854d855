"""The rulebooks read by themselves: which bodies there are, who sits in them on a day, and how they decide.

No scenario is needed. What the decision-rule commands show and count comes from here, through the same compiler that
makes a plan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.core.plan import Body, Id, Member, Procedure
from game.pack.books import Book, read_rulebook
from game.pack.compile import Desk, Place, gather
from game.pack.compile.bodies import procedure
from game.pack.compile.force import in_its_place
from game.pack.compile.members import is_in, seated, table_year, weighed
from game.pack.compile.rulebooks import Rules, merge
from game.pack.data import rulebook_ids, rulebook_path
from game.pack.faults import Fault
from game.pack.schema.procedures import ProcedureModel
from game.pack.schema.rules import BodyModel, MemberModel, RulebookModel

_TABLE = re.compile(r"(\d{4})([a-z_]*)", re.ASCII)
_ASIDE = re.compile(r"\s*[(,].*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of weights asked for by name, such as ``2016`` or ``2025s``."""

    year: str
    """"" means: that of the day, else the nearest earlier one."""
    columns: tuple[tuple[str, str], ...] = ()
    """(column, the one that stands in for it)."""


@dataclass(frozen=True, slots=True)
class Law:
    """All rulebooks at hand as one; read it through its methods."""

    rules: Rules
    desk: Desk

    def books(self) -> Iterator[RulebookModel]:
        """Every rulebook that declares a body, a procedure or a chain, in order of reading."""
        return (book for _, book in self.rules.books if book.bodies or book.procedures or book.chains)

    def body(self, name: Id) -> BodyModel:
        """A body as declared; raises KeyError."""
        return self.rules.bodies[name][1]

    def procedure(self, name: Id) -> ProcedureModel:
        """A procedure as declared; raises KeyError."""
        return self.rules.procedures[name][1]

    def home(self, body: Id) -> RulebookModel:
        """The rulebook a body stands in."""
        return next(book for book in self.books() if book.id == self.rules.home[body])

    def body_named(self, text: str) -> Id | None:
        """The body of this id, title or other name; what stands in parentheses or after a comma is an aside."""
        plain = _ASIDE.sub("", text)
        return _named(text, self.rules.bodies) or _named(plain, self.rules.bodies)

    def procedure_named(self, text: str, among: Sequence[Id] | None = None) -> Id | None:
        """The procedure of this id, title or other name, of those in ``among`` (None: of all)."""
        known = self.rules.procedures
        return _named(text, known if among is None else {name: known[name] for name in among if name in known})

    def decides_by(self, body: Id) -> tuple[Id, ...]:
        """Every procedure a body may decide by: its own, those beside it, and what stands in their place."""
        model, found = self.body(body), dict[Id, None]()
        waiting = [model.procedure, *model.procedures]
        while waiting:
            name = waiting.pop(0)
            if name and name in self.rules.procedures and name not in found:
                found[name] = None
                other = self.procedure(name)
                waiting += [other.no_proposal, other.among, other.before, other.after]
        return tuple(found)

    def in_force(self, name: Id, day: str) -> Id | None:
        """The procedure itself, or the one in its place on that day; None: there was none."""
        return in_its_place(self.rules, name, day)

    def group(self, body: Id) -> tuple[MemberModel, ...]:
        """Everybody who ever sat in the group a body is made of; empty for a single authority."""
        name = self.body(body).members
        return tuple(self.rules.members[name][1]) if name in self.rules.members else ()

    def compiled(self, body: Id, day: str, table: Table | None = None) -> Body:
        """A body as composed on a day, with the weights of that day or of the table asked for."""
        model, asked = self.body(body), table or Table("")
        members = tuple(_standing_in(member, asked) for member in seated(self.rules, model, day, asked.year))
        return Body(
            body, model.title, model.procedure, members, model.holder,
            organisation=self.rules.home[body], source=model.source,
        )  # fmt: skip

    def rule(self, name: Id, turned: Mapping[str, bool] | None = None) -> Procedure:
        """A procedure compiled, with these switches turned otherwise than in the rulebook."""
        place, model = self.rules.procedures[name]
        return procedure(self.desk, place, name, model, turned)

    def table(self, body: Id, text: str) -> Table | None:
        """A table of weights by its name; None where the body's rulebook knows no such name."""
        found = _TABLE.fullmatch(text)
        if found is None:
            return None
        letters = self.home(body).tables
        if found[2] and found[2] not in letters:
            return None
        table = Table(found[1], tuple(letters.get(found[2], {}).items()))
        years = {year for _, other in table.columns for year in self.years(body, other)}
        known = years if table.columns else {year for column in self.columns(body) for year in self.years(body, column)}
        return table if table.year in known else None

    def columns(self, body: Id) -> tuple[str, ...]:
        """Every weight column of the members of a body."""
        return tuple(dict.fromkeys(column for member in self.group(body) for column in member.weights))

    def years(self, body: Id, column: str) -> tuple[str, ...]:
        """Every year there is a table of a column, in order; "" stands for all years."""
        return tuple(sorted({year for member in self.group(body) for year in member.weights.get(column, {})}))

    def tables_used(self, body: Id, procedure: Id, day: str, table: Table | None = None) -> tuple[str, ...]:
        """A sentence for each weight column counted: which table was used, and whether it is the day's own."""
        asked, model = table or Table(""), self.body(body)
        swapped = dict(asked.columns)
        codes = {member.code for member in seated(self.rules, model, day)}
        inside = [member for member in self.group(body) if member.code in codes and is_in(member, day)]
        notes = []
        for column in sorted(weighed(self.procedure(procedure))):
            real, year = swapped.get(column, column), asked.year or day[:4]
            used = {table_year(member.weights[real], year) for member in inside if real in member.weights} - {""}
            if used:
                notes.append(_table_note(column, real, sorted(used), year, asked=bool(asked.year)))
        return tuple(notes)


def open_law(extra: Sequence[Path] = ()) -> tuple[Law, tuple[Fault, ...]]:
    """The rulebooks that came with the program and ``extra`` ones; faults are those of the extra ones alone."""
    shipped = [path for name in rulebook_ids() if (path := rulebook_path(name)) is not None]
    books: list[Book] = []
    raws: list[object] = []
    faults: list[Fault] = []
    for path in (*shipped, *extra):
        source, raw, model, found = read_rulebook(path)
        faults += found
        if source is not None and model is not None:
            books.append((source, model))
            raws.append(raw)
    names, known = gather({}, raws)
    desk = Desk(names, known, faults=faults)
    law = Law(merge(desk, books), desk)
    for name, (place, model_) in law.rules.procedures.items():
        procedure(desk, place, name, model_)
    return law, tuple(fault for fault in desk.faults if fault.severity == "error")


Declared = Mapping[Id, tuple[Place, BodyModel]] | Mapping[Id, tuple[Place, ProcedureModel]]


def _named(text: str, known: Declared) -> Id | None:
    """Its own id before any other name: a rulebook of one's own may call its body what another is only known as."""
    wanted = _plain(text)
    if own := next((name for name in known if wanted == _plain(name)), None):
        return own
    for name, (_, model) in known.items():
        if wanted in {_plain(other) for other in model.known_as}:
            return name
    return next((name for name, (_, model) in known.items() if wanted == _plain(model.title)), None)


def _plain(text: str) -> str:
    """A name without the differences people do not mean: case, hyphens, underscores."""
    return re.sub(r"[-_\s]+", " ", text).strip().casefold()


def _standing_in(member: Member, table: Table) -> Member:
    weights = dict(member.weights)
    swapped = {column: weights.get(other, 0) for column, other in table.columns}
    return Member(member.code, tuple((weights | swapped).items()), member.attributes)


def _table_note(column: str, real: str, used: list[str], year: str, *, asked: bool) -> str:
    name = column if real == column else f"{column} by {real}"
    tables = f"table of {used[0]}" if len(used) == 1 else f"tables of {' and '.join(used)}"
    if used == [year]:
        return f"Weights ({name}): {tables}, {'as asked for' if asked else 'the year of the day'}."
    return f"Weights ({name}): {tables}, because there is none of {year}."
