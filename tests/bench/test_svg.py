"""Pictures of screens: true to the cells, standing alone, and kept for every screen there is."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from rich.style import Style

from bench.screenshots import SCREENS, SHOTS
from bench.svg import HIGH, MARGIN, WIDE, Inks, picture

INKS = Inks("#ffffff", "#000000")
SVG = "{http://www.w3.org/2000/svg}"


def read(svg: str) -> ET.Element:
    """The picture as XML."""
    return ET.fromstring(svg)  # noqa: S314  (made by ourselves a line above)


def test_words_stand_in_their_cells() -> None:
    """Each run begins at its column and takes as many columns as in the terminal, wide letters two."""
    rows: list[list[tuple[str, Style | None]]] = [
        [("ab  cd", None), ("難", Style(bold=True))],
        [("   x", Style(color="#ff0000"))],
    ]
    words = [
        (text.text, float(text.get("x", "")), float(text.get("textLength", "")))
        for text in read(picture(rows, 8, INKS, "t")).iter(f"{SVG}text")
    ]
    assert words == [
        ("ab", MARGIN, 2 * WIDE),
        ("cd", pytest.approx(MARGIN + 4 * WIDE, abs=0.1), 2 * WIDE),
        ("難", pytest.approx(MARGIN + 6 * WIDE, abs=0.1), 2 * WIDE),
        ("x", pytest.approx(MARGIN + 3 * WIDE, abs=0.1), WIDE),
    ]


def test_styles_and_grounds() -> None:
    """Colour, weight and line come through; what is reversed changes text and ground."""
    found = read(picture([[("a", Style(color="#ff0000", underline=True)), ("b", Style(reverse=True))]], 2, INKS, "t"))
    first, second = found.iter(f"{SVG}text")
    assert (first.get("fill"), first.get("text-decoration")) == ("#ff0000", "underline")
    assert second.get("fill") == INKS.ground
    ground = list(found.iter(f"{SVG}rect"))[-1]
    assert (ground.get("fill"), ground.get("height")) == (INKS.text, str(HIGH))


def test_text_is_data() -> None:
    """Letters that mean something in XML are shown as themselves."""
    found = read(picture([[("<b>&]]>", None)]], 8, INKS, "<title> & more"))
    assert next(found.iter(f"{SVG}text")).text == "<b>&]]>"
    assert next(found.iter(f"{SVG}title")).text == "<title> & more"


def test_every_screen_has_its_picture() -> None:
    """docs/screens holds one picture of each screen and no other, and none of them fetches anything."""
    assert {path.stem for path in SCREENS.glob("*.svg")} == {shot.name for shot in SHOTS}
    for shot in SHOTS:
        svg = (SCREENS / f"{shot.name}.svg").read_text(encoding="utf-8")
        assert next(read(svg).iter(f"{SVG}title")).text == f"Startex: {shot.title}"
        assert "tmp" not in svg
        assert svg.count("http") == svg.count("http://www.w3.org/2000/svg") == 1


def test_readme_opens_with_a_picture() -> None:
    """The first picture of the README is a kept one, before any heading but the title."""
    page = (Path(SCREENS).parents[1] / "README.md").read_text(encoding="utf-8")
    lead = page.partition("\n## ")[0]
    assert "](docs/screens/decision.svg)" in lead
