"""Who is a member on which day, and how many people each stands for."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.rules.books import book, on

SHARED = Path(__file__).parents[2].parent / "shared" / "rules"

NATO_COUNTS = [
    ("1949-08-23", 0),
    ("1949-08-24", 12),
    ("1952-02-17", 12),
    ("1952-02-18", 14),
    ("1955-05-06", 15),
    ("1982-05-29", 15),
    ("1982-05-30", 16),
    ("1999-03-11", 16),
    ("1999-03-12", 19),
    ("2004-03-28", 19),
    ("2004-03-29", 26),
    ("2009-03-31", 26),
    ("2009-04-01", 28),
    ("2016-02-08", 28),
    ("2017-06-04", 28),
    ("2017-06-05", 29),
    ("2020-03-26", 29),
    ("2020-03-27", 30),
    ("2023-04-03", 30),
    ("2023-04-04", 31),
    ("2024-03-06", 31),
    ("2024-03-07", 32),
]

EU_COUNTS = [
    ("1958-01-01", 6),
    ("1972-12-31", 6),
    ("1973-01-01", 9),
    ("1981-01-01", 10),
    ("1986-01-01", 12),
    ("1995-01-01", 15),
    ("2004-04-30", 15),
    ("2004-05-01", 25),
    ("2007-01-01", 27),
    ("2013-06-30", 27),
    ("2013-07-01", 28),
    ("2016-02-08", 28),
    ("2020-01-31", 28),
    ("2020-02-01", 27),
]

POPULATIONS = [("2015", 507_416_607), ("2016", 508_940_955), ("2017", 510_860_699), ("2023", 447_533_143)]


@pytest.mark.parametrize(("day", "count"), NATO_COUNTS)
def test_allies_are_counted_on_the_day(day: str, count: int) -> None:
    """NATO has exactly so many members on the day of each accession and on the day before."""
    assert len(on(book("nato").members["nato"], day)) == count


@pytest.mark.parametrize(("day", "count"), EU_COUNTS)
def test_eu_members_are_counted_on_the_day(day: str, count: int) -> None:
    """The Union has exactly so many members on each day of change; 31 January 2020 is the last with 28."""
    assert len(on(book("eu").members["eu"], day)) == count


def test_sweden_and_finland_are_not_allies_in_2016() -> None:
    """In February 2016 neither Finland nor Sweden is in NATO, and the United Kingdom is in the Union."""
    allies = {member.code for member in on(book("nato").members["nato"], "2016-02-08")}
    union = {member.code for member in on(book("eu").members["eu"], "2016-02-08")}
    assert not allies & {"FI", "SE", "ME", "MK"}
    assert {"FI", "SE", "GB"} <= union
    assert union - allies == {"AT", "CY", "FI", "IE", "MT", "SE"}


@pytest.mark.parametrize(("year", "total"), POPULATIONS)
def test_population_tables_have_their_published_sum(year: str, total: int) -> None:
    """Each population table sums to the total of the Council's decision for that year."""
    members = on(book("eu").members["eu"], f"{year}-06-01")
    assert sum(member.weights["population"][year] for member in members) == total


def test_shares_of_2016_follow_from_its_populations() -> None:
    """The shares of 2016, in hundredths of a per cent, are the populations of 2016 rounded half up."""
    members = on(book("eu").members["eu"], "2016-06-01")
    total = sum(member.weights["population"]["2016"] for member in members)
    for member in members:
        people = member.weights["population"]["2016"]
        assert (people * 20_000 + total) // (2 * total) == member.weights["share"]["2016"], member.code


WEIGHTED = [
    ("1958-01-01", "votes_1958", 17),
    ("1972-12-31", "votes_1958", 17),
    ("1973-01-01", "votes_1973", 58),
    ("1981-01-01", "votes_1973", 63),
    ("1986-01-01", "votes_1973", 76),
    ("1995-01-01", "votes_1973", 87),
    ("2004-05-01", "votes_1973", 124),
    ("2004-11-01", "nice", 321),
    ("2007-01-01", "nice", 345),
    ("2013-07-01", "nice", 352),
]
"""Day, column and its sum: the table of the weighting of votes since 1958 (CVCE)."""


@pytest.mark.parametrize(("day", "column", "total"), WEIGHTED)
def test_weighted_votes_have_their_published_sum(day: str, column: str, total: int) -> None:
    """On each day of change the members held so many votes together."""
    assert sum(sum(m.weights[column].values()) for m in on(book("eu").members["eu"], day)) == total


REGIONS = {
    "central": "BI CM TD CG CD GQ GA", "east": "DJ ET KE RW TZ UG", "south": "AO BW LS MW MZ NA SZ ZA ZM ZW",
    "north": "DZ EG LY MR MA TN", "west": "BJ BF CI GM GH GN LR ML NE NG SN SL TG",
}  # fmt: skip
SEATS = {"central": 3, "east": 3, "south": 3, "north": 2, "west": 4}
"""Seats of each region on the African Union's council."""


@pytest.mark.parametrize("year", range(2010, 2026))
def test_the_african_council_has_its_regions(year: int) -> None:
    """In every year listed fifteen sit there, none twice, by the quota of each region."""
    sitting = [member.code for member in on(book("african-union-psc").members["african-union-psc"], f"{year}-06-01")]
    assert len(set(sitting)) == len(sitting) == 15
    assert {name: sum(code in codes.split() for code in sitting) for name, codes in REGIONS.items()} == SEATS


@pytest.mark.parametrize("year", [str(year) for year in range(1990, 2028)])
def test_the_security_council_has_fifteen_members(year: str) -> None:
    """In every year from 1990 on fifteen sit on the Security Council, five of them permanent, none twice."""
    sitting = on(book("un").members["security-council"], f"{year}-07-01")
    assert len({member.code for member in sitting}) == len(sitting) == 15
    assert {m.code for m in sitting if "permanent" in {a.is_ for a in m.attributes}} == {"CN", "FR", "GB", "RU", "US"}


def test_five_elected_members_change_each_year() -> None:
    """Terms overlap: of ten elected members five stay on, but for 2017 to 2018, when two had split a term."""
    for year in range(1990, 2027):
        before, after = (
            {m.code for m in on(book("un").members["security-council"], f"{y}-07-01") if m.to} for y in (year, year + 1)
        )
        assert len(before & after) == (4 if year == 2017 else 5), year


@pytest.mark.parametrize(("name", "group", "file"), [("nato", "nato", "members_nato"), ("eu", "eu", "members_eu")])
def test_membership_matches_the_research_tables(name: str, group: str, file: str) -> None:
    """Codes, accession and exit days are those of the research tables, where these are at hand."""
    table = SHARED / f"{file}.yaml"
    if not table.is_file():
        pytest.skip("the research tables are not beside this repository")
    rows = yaml.safe_load(table.read_text(encoding="utf-8"))["members"]
    wanted = {(row["iso2"], row["accession"], row.get("exit")) for row in rows}
    assert {(m.code, m.from_, m.to) for m in book(name).members[group]} == wanted
