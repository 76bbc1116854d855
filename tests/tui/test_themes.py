"""The themes can be read: contrast of every token, and nothing in colour where NO_COLOR asks for none."""

from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color
from textual.theme import Theme

from game.tui.themes import (
    GROUNDS,
    INKS,
    NO_COLOUR,
    PAIRS,
    RATIO,
    SAFE,
    THEMES,
    TITLES,
    colourless,
    first_theme,
    tokens,
)
from tests.tui.contrast import luminance, ratio

VIENOT = (  # Viénot, Brettel and Mollon (1999): what a person without red or green cones sees, linear RGB.
    ("protanopia", (0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    ("deuteranopia", (0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_ink_on_every_ground(theme: Theme) -> None:
    """Each text token reaches 7:1 on each of the three grounds, and none of them is mixed by transparency."""
    read = tokens(theme)
    poor = {}
    for ink, ground in product(INKS, GROUNDS):
        text, under = Color.parse(read[ink]), Color.parse(read[ground])
        assert (text.a, under.a) == (1, 1), ink
        if ratio(text, under) < RATIO:
            poor[ink, ground] = round(ratio(text, under), 2)
    assert poor == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_pair(theme: Theme) -> None:
    """What stands on a ground of its own (cursor, selection, footer, button) reaches 7:1 there."""
    read = tokens(theme)
    found = {pair: ratio(Color.parse(read[pair[0]]), Color.parse(read[pair[1]])) for pair in PAIRS}
    assert {pair: round(value, 2) for pair, value in found.items() if value < RATIO} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_lines_can_be_seen(theme: Theme) -> None:
    """The border of what has the focus reaches 3:1 on every ground (WCAG 1.4.11)."""
    read = tokens(theme)
    assert all(ratio(Color.parse(read["border"]), Color.parse(read[ground])) >= 3 for ground in GROUNDS)


def test_contrast_is_counted_as_the_guideline_does() -> None:
    """White on black is 21:1, a colour on itself 1:1, and the guideline's own grey #767676 on white 4.54:1."""
    white, black = Color.parse("#ffffff"), Color.parse("#000000")
    assert (round(ratio(white, black), 2), ratio(white, white)) == (21.0, 1.0)
    assert round(ratio(Color.parse("#767676"), white), 2) == 4.54


@pytest.mark.parametrize("sight", VIENOT, ids=lambda sight: sight[0])
def test_safe_theme_is_told_apart(sight: tuple[str, ...]) -> None:
    """Good, doubtful and bad stay far apart for people who do not see red or green."""
    seen = [_as_seen(colour, sight[1:]) for colour in (SAFE.good, SAFE.doubt, SAFE.bad)]
    apart = [
        max(abs(a - b) for a, b in zip(one, other, strict=True)) for one, other in product(seen, seen) if one != other
    ]
    assert len(apart) == 6
    assert min(apart) > 0.2


def _as_seen(colour: str, matrix: tuple[object, ...]) -> tuple[float, ...]:
    parsed = Color.parse(colour)
    linear = [_linear(part) for part in (parsed.r, parsed.g, parsed.b)]
    return tuple(sum(weight * part for weight, part in zip(row, linear, strict=True)) for row in matrix)  # type: ignore[call-overload]


def _linear(part: int) -> float:
    return luminance(Color(part, part, part))


def test_themes_are_whole() -> None:
    """Each theme has a title, the same tokens as the others, and no two share a name."""
    themes = (*THEMES, NO_COLOUR)
    assert [theme.name for theme in themes] == list(TITLES)
    assert len({frozenset(theme.variables) for theme in THEMES}) == 1
    assert set(tokens(THEMES[0])) <= set(tokens(NO_COLOUR))


@pytest.mark.parametrize(
    ("environ", "wanted", "name"),
    [
        ({}, "", "startex-dark"),
        ({}, "startex-light", "startex-light"),
        ({}, "no-such-theme", "startex-dark"),
        ({"NO_COLOR": "1"}, "startex-light", "startex-plain"),
        ({"NO_COLOR": ""}, "", "startex-dark"),
    ],
)
def test_first_theme(environ: dict[str, str], wanted: str, name: str) -> None:
    """NO_COLOR wins over the player's wish, unless it is empty; an unknown wish gives the usual theme."""
    assert first_theme(environ, wanted) == name


def test_colourless_theme_has_no_colour() -> None:
    """Every token of the theme for NO_COLOR leaves the colour to the terminal."""
    colours = {name: value for name, value in tokens(NO_COLOUR).items() if "style" not in name}
    assert set(colours.values()) == {"ansi_default"}
    assert colourless({"NO_COLOR": "yes"})
