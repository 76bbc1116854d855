"""Figures carried over from the research files are those of the files, where these are at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.rules.books import book

DATA = Path(__file__).parents[2].parent / "shared" / "domain" / "data"


def table(name: str) -> dict[str, Any]:
    """One research file that is a mapping; skips the test where it is missing."""
    found = yaml.safe_load(_text(name))
    assert isinstance(found, dict)
    return found


def rows(name: str) -> list[dict[str, Any]]:
    """One research file that is a list of mappings; skips the test where it is missing."""
    found = yaml.safe_load(_text(name))
    assert isinstance(found, list)
    return found


def _text(name: str) -> str:
    path = DATA / f"{name}.yaml"
    if not path.is_file():
        pytest.skip("the research files are not beside this repository")
    return path.read_text(encoding="utf-8")


def dimensions() -> dict[str, str]:
    """The research files' short names of the ten dimensions, to ours."""
    return {row["n"]: row["key"] for row in rows("c_dims")}


def test_profiles_are_those_of_the_research() -> None:
    """Each delegation has the weights, cost sensitivity and flank of the research, and no other is profiled."""
    names = dimensions()
    wanted = {row["code"]: row for row in rows("delegations")}
    assert set(book("stance").delegations) == set(wanted)
    for code, profile in book("stance").delegations.items():
        assert profile.stance == {names[n]: weight for n, weight in wanted[code]["stance"].items()}, code
        assert (profile.cost, profile.flank) == (wanted[code]["cost_sensitivity"], wanted[code]["flank"]), code


def test_the_era_of_2016_is_that_of_the_calibration() -> None:
    """In February 2016 exactly the delegations of the calibration see things otherwise, and exactly so."""
    names = dimensions()
    wanted = table("calibration")["era_2016"]
    for code, profile in book("stance").delegations.items():
        now = [era for era in profile.eras if (era.from_ or "") <= "2016-02-08" <= (era.to or "9999")]
        changed: dict[str, int] = {}
        for era in now:
            changed |= era.stance | ({} if era.flank is None else {"flank": era.flank})
        assert changed == {names.get(key, key): value for key, value in wanted.get(code, {}).items()}, code


def test_loads_are_those_of_the_research() -> None:
    """Each catalogue entry pulls on the dimensions as the research has it."""
    names = dimensions()
    wanted = table("b_policy_load")
    for code, entry in book("catalogue").catalogue.items():
        assert entry.loads == {names[n]: load for n, load in wanted[code].items()}, code


def test_cost_bands_and_theatres_are_those_of_the_calibration() -> None:
    """Where the calibration gives a cost band and a theatre, the catalogue has the same."""
    entries = book("catalogue").catalogue
    for code, row in table("calibration")["responses"].items():
        theatre = "neither" if row["theatre"] == "none" else row["theatre"]
        assert (entries[code].cost_band, entries[code].theatre) == (row["cost_band"], theatre), code


def test_the_constants_are_those_of_the_calibration() -> None:
    """Stakes, weights, requests, offers, private leanings and bands are the calibrated ones."""
    wanted, costs, offer = table("calibration")["parameters"], book("stance").costs, book("stance").general_offer
    assert costs is not None
    assert offer is not None
    order = ("principal", "concerned", "bystander")
    assert costs.stake == [wanted["stake"][name] for name in order]
    assert costs.offer_capital == [wanted["offer"]["capital"][name] for name in order]
    assert (costs.cost_weight, costs.flank_weight) == (wanted["cost_weight"], wanted["flank_weight"])
    assert (costs.asker, costs.asked) == (wanted["requested"]["asker"], wanted["requested"]["others"])
    assert costs.private == wanted["private_flexibility"]
    assert {"supports": costs.supports, "silent": costs.silent, "asks": costs.asks} == wanted["bands"]
    assert offer.move == wanted["offer"]["move"]
