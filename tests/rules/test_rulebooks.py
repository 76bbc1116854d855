"""The rulebooks hang together: every name resolves, every number is in its range, every entry is complete."""

from __future__ import annotations

import re

import pytest

from game.pack.data import rulebook_ids
from game.pack.schema.procedures import CountModel, ProcedureModel
from game.pack.schema.rules import BodyModel
from tests.rules.books import IDS, book

FORBIDDEN = re.compile(
    r"\b(flood\w*|waves?|hordes?|illegals?|invasion|invad\w+|weaponi[sz]\w+|swarm\w*)\b", re.IGNORECASE
)


def bodies() -> dict[str, BodyModel]:
    """All bodies of all rulebooks."""
    return {name: body for name_ in IDS for name, body in book(name_).bodies.items()}


def procedures() -> dict[str, ProcedureModel]:
    """All procedures of all rulebooks."""
    return {name: procedure for name_ in IDS for name, procedure in book(name_).procedures.items()}


@pytest.mark.parametrize("name", IDS)
def test_every_rulebook_reads_clean_and_is_found_by_its_id(name: str) -> None:
    """Each rulebook passes the schema without a fault, carries its file's name as id and states its source."""
    assert name in rulebook_ids()
    assert book(name).id == name
    assert book(name).source


def test_ids_are_unique_across_rulebooks() -> None:
    """No two rulebooks declare the same body or procedure."""
    for part in ("bodies", "procedures"):
        names = [name for one in IDS for name in getattr(book(one), part)]
        assert len(names) == len(set(names)), part


def test_every_body_resolves() -> None:
    """Each body has a known procedure and a known member group of its rulebook or a profiled holder."""
    for name in IDS:
        for code, body in book(name).bodies.items():
            assert body.procedure in book(name).procedures, code
            if body.members:
                assert body.members in book(name).members, code
                assert not body.holder, code
            elif code != "capital":
                assert body.holder in book("stance").delegations, code


def test_a_holder_decides_alone_and_members_by_count() -> None:
    """The ordinary procedure of a single authority is its own; that of a body with members has tests."""
    for code, body in bodies().items():
        procedure = procedures()[body.procedure]
        assert (procedure.kind == "own") == (not body.members), code
        assert bool(procedure.tests or procedure.grades) == (procedure.kind != "own"), code


def test_every_rule_is_stated_and_sourced() -> None:
    """Each procedure says its rule in words and where it is found; each body with members says where founded."""
    for code, procedure in procedures().items():
        assert procedure.rule, code
        assert procedure.source, code
    assert all(body.source for body in bodies().values() if body.members)


def test_weight_columns_of_tests_exist() -> None:
    """A test that counts a column counts one that every member of the group has who was in while the rule held."""
    for name in IDS:
        members = [m for group in book(name).members.values() for m in group]
        for code, procedure in book(name).procedures.items():
            first, last = procedure.from_ or "", procedure.to or "9999"
            inside = [m for m in members if (m.from_ or "") <= last and first <= (m.to or "9999")]
            counted = {test.of for test in every_test(procedure.tests)} - {"members"}
            assert all(counted <= set(m.weights) for m in inside), code


def every_test(tests: list[CountModel]) -> list[CountModel]:
    """The tests and those that may stand in for them."""
    return [one for test in tests for one in (test, *every_test(test.either))]


def test_every_delegation_has_ten_weights_in_range() -> None:
    """Each of the 52 profiles weighs each of the ten dimensions from -3 to 3 and says what it wants and refuses."""
    dimensions = set(book("stance").dimensions)
    assert len(dimensions) == 10
    assert len(book("stance").delegations) == 52
    for code, profile in book("stance").delegations.items():
        assert set(profile.stance) == dimensions, code
        assert all(-3 <= weight <= 3 for weight in profile.stance.values()), code
        assert profile.cost in range(4), code
        assert profile.flank in range(-3, 4), code
        assert all((profile.interests, profile.red_lines)), code


def test_every_member_of_nato_and_the_union_has_a_profile() -> None:
    """Nobody at the Councils' tables is without a profile."""
    seated = {m.code for name in ("nato", "eu") for group in book(name).members.values() for m in group}
    assert seated <= set(book("stance").delegations)


def test_eras_are_dated_and_known() -> None:
    """Each era begins before it ends, changes something, names known dimensions and overlaps no other."""
    dimensions = set(book("stance").dimensions)
    for code, profile in book("stance").delegations.items():
        ends = ""
        for era in profile.eras:
            assert ends < (era.from_ or "") <= (era.to or "9999"), code
            assert set(era.stance) <= dimensions, code
            assert era.stance or era.cost is not None or era.flank is not None, code
            ends = era.to or "9999"


def test_the_catalogue_holds_ninety_entries() -> None:
    """29 measures of NATO, 35 of the Union, 15 of capitals and 11 of others, numbered without a gap."""
    counts = {"N": 29, "E": 35, "S": 15, "M": 11}
    wanted = {f"R-{letter}{n:02}" for letter, count in counts.items() for n in range(1, count + 1)}
    assert set(book("catalogue").catalogue) == wanted


def test_every_catalogue_entry_is_complete() -> None:
    """Each entry has title, legal basis, lead time and risk, loads from -2 to 2, a cost band and no empty key."""
    dimensions = set(book("stance").dimensions)
    for code, entry in book("catalogue").catalogue.items():
        assert all((entry.title, entry.legal, entry.lead, entry.risk, entry.loads)), code
        assert set(entry.loads) <= dimensions, code
        assert all(-2 <= load <= 2 and load for load in entry.loads.values()), code
        assert 0 <= entry.cost_band <= 3, code
        assert all(key.kind and key.title for key in entry.keys), code


def test_every_catalogue_body_and_procedure_exists() -> None:
    """Each entry is decided by a declared body under a procedure of that body's rulebook."""
    for code, entry in book("catalogue").catalogue.items():
        home = next(name for name in IDS if entry.body in book(name).bodies)
        assert entry.procedure in book(home).procedures, code


def test_summary_returns_are_marked_as_a_breach() -> None:
    """The measure that is unlawful says so in its legal basis and names the people in its risk."""
    entry = book("catalogue").catalogue["R-S06"]
    assert "Unlawful" in entry.legal
    assert "people" in entry.risk


@pytest.mark.parametrize("name", IDS)
def test_people_are_called_people(name: str) -> None:
    """No text of a rulebook uses a word that makes a natural force or a weapon of people who move."""
    text = book(name).model_dump_json()
    assert not FORBIDDEN.search(text), FORBIDDEN.search(text)
