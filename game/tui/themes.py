"""Four themes of our own and one without colour. Every text token reaches 7:1 on every ground (WCAG 2.2, 1.4.6).

One accent colour each; good, doubtful and bad are always also said by a glyph, a letter and a word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.theme import Theme

RATIO = 7
"""Least contrast of text on its ground: WCAG 2.2 success criterion 1.4.6, level AAA."""

GROUNDS = ("background", "surface", "panel")
"""The three grounds text stands on: the table, a sheet on it, a strip that heads or ends a sheet."""

INKS = (
    "foreground", "foreground-muted", "foreground-disabled", "text", "text-muted", "text-disabled",
    "primary", "secondary", "accent", "success", "warning", "error",
    "text-primary", "text-secondary", "text-accent", "text-success", "text-warning", "text-error",
    "footer-foreground", "footer-key-foreground", "footer-description-foreground",
    "link-color", "button-foreground",
    "markdown-h1-color", "markdown-h2-color", "markdown-h3-color", "markdown-h4-color", "markdown-h5-color",
    "markdown-h6-color",
)  # fmt: skip
"""Tokens that colour text on any of the grounds."""

PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("foreground", "block-hover-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("foreground", "surface-active"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("screen-selection-foreground", "screen-selection-background"),
    ("link-color-hover", "link-background-hover"),
    ("button-color-foreground", "primary"),
    ("button-color-foreground", "success"),
    ("button-color-foreground", "warning"),
    ("button-color-foreground", "error"),
)
"""(text, ground) where a token stands on a ground of its own."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The few colours a theme is mixed from, as ``#rrggbb``."""

    table: str
    """The ground everything lies on."""
    sheet: str
    """A sheet on the table."""
    strip: str
    """The head or foot of a sheet."""
    ink: str
    soft: str
    """Second-rank text: dates, units, what is not in order."""
    rule: str
    """Lines and scroll bars; never text."""
    accent: str
    on_accent: str
    """Text on the accent."""
    marked: str
    """The ground of a chosen row that does not have the focus."""
    good: str
    doubt: str
    bad: str


DARK = Palette(
    table="#14181d", sheet="#191e24", strip="#20262d", ink="#e9e6dd", soft="#bdc0c1", rule="#4a535d",
    accent="#e6bd6a", on_accent="#14181d", marked="#2b323a", good="#a5d3a6", doubt="#efc86f", bad="#f5b0a2",
)  # fmt: skip
LIGHT = Palette(
    table="#f3efe4", sheet="#fbf8f0", strip="#e8e2d3", ink="#1d1b17", soft="#47423a", rule="#a39b89",
    accent="#173f6b", on_accent="#fbf8f0", marked="#dcd4c1", good="#17482a", doubt="#5a3a00", bad="#74191a",
)  # fmt: skip
HIGH = Palette(
    table="#000000", sheet="#000000", strip="#141414", ink="#ffffff", soft="#e4e4e4", rule="#8c8c8c",
    accent="#ffe14d", on_accent="#000000", marked="#2e2e2e", good="#9cff9c", doubt="#ffe14d", bad="#ffb3b3",
)  # fmt: skip
SAFE = Palette(  # Blue against orange, after Okabe and Ito (2008): told apart in every common form of colour blindness.
    table="#101720", sheet="#151d27", strip="#1c2530", ink="#eef0f2", soft="#bcc4cc", rule="#4b5866",
    accent="#8ccbf5", on_accent="#101720", marked="#283442", good="#8ccbf5", doubt="#f4e58a", bad="#ffb066",
)  # fmt: skip


def _theme(name: str, p: Palette, *, dark: bool) -> Theme:
    return Theme(
        name=name,
        primary=p.accent,
        secondary=p.soft,
        accent=p.accent,
        success=p.good,
        warning=p.doubt,
        error=p.bad,
        foreground=p.ink,
        background=p.table,
        surface=p.sheet,
        panel=p.strip,
        boost=p.strip,
        dark=dark,
        variables=_variables(p),
    )


def _variables(p: Palette) -> dict[str, str]:
    """Every token that Textual would otherwise mix by transparency, and so without a contrast to count on."""
    return {
        "text": p.ink,
        "text-muted": p.soft,
        "text-disabled": p.soft,
        "foreground-muted": p.soft,
        "foreground-disabled": p.soft,
        "text-primary": p.accent,
        "text-secondary": p.soft,
        "text-accent": p.accent,
        "text-success": p.good,
        "text-warning": p.doubt,
        "text-error": p.bad,
        "primary-muted": p.marked,
        "secondary-muted": p.marked,
        "accent-muted": p.marked,
        "success-muted": p.marked,
        "warning-muted": p.marked,
        "error-muted": p.marked,
        "rule": p.rule,
        "marked": p.marked,
        "on-accent": p.on_accent,
        "border": p.accent,
        "border-blurred": p.rule,
        "surface-active": p.marked,
        **_chosen(p),
        **_small(p),
    }


def _chosen(p: Palette) -> dict[str, str]:
    """Rows under the cursor, selections, links, buttons."""
    return {
        "chosen-style": "bold",
        "block-cursor-foreground": p.on_accent,
        "block-cursor-background": p.accent,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": p.ink,
        "block-cursor-blurred-background": p.marked,
        "block-cursor-blurred-text-style": "bold",
        "block-hover-background": p.marked,
        "input-cursor-background": p.accent,
        "input-cursor-foreground": p.on_accent,
        "input-selection-background": p.accent,
        "input-selection-foreground": p.on_accent,
        "screen-selection-background": p.accent,
        "screen-selection-foreground": p.on_accent,
        "link-color": p.accent,
        "link-color-hover": p.on_accent,
        "link-background-hover": p.accent,
        "button-foreground": p.ink,
        "button-color-foreground": p.on_accent,
        "button-focus-text-style": "bold underline",
    }


def _small(p: Palette) -> dict[str, str]:
    """Footer, scroll bars, headings of the help screen."""
    return {
        "footer-foreground": p.ink,
        "footer-background": p.strip,
        "footer-key-foreground": p.accent,
        "footer-description-foreground": p.ink,
        "scrollbar": p.rule,
        "scrollbar-hover": p.soft,
        "scrollbar-active": p.accent,
        "scrollbar-background": p.table,
        "scrollbar-background-hover": p.table,
        "scrollbar-background-active": p.table,
        "scrollbar-corner-color": p.table,
        **{f"markdown-h{n}-color": p.accent if n < 4 else p.ink for n in range(1, 7)},
    }


THEMES = (
    _theme("startex-dark", DARK, dark=True),
    _theme("startex-light", LIGHT, dark=False),
    _theme("startex-contrast", HIGH, dark=True),
    _theme("startex-safe", SAFE, dark=True),
)
"""The themes a player chooses from, the first being the usual one."""


def tokens(theme: Theme) -> dict[str, str]:
    """Every variable of a theme as a style sheet reads it."""
    return {**theme.to_color_system().generate(), **theme.variables}


def _without_colour() -> dict[str, str]:
    """All tokens of the other themes, and those Textual adds to such a theme, each colour left to the terminal."""
    bare = Theme(name="bare", primary="ansi_default", ansi=True)
    names = dict.fromkeys((*tokens(THEMES[0]), *tokens(bare)))
    return {name: "ansi_default" for name in names if "style" not in name}


NO_COLOUR = Theme(
    # What is chosen is reversed or underlined here, so that nothing is told by colour.
    name="startex-plain",
    primary="ansi_default",
    foreground="ansi_default",
    background="ansi_default",
    ansi=True,
    variables={
        **_without_colour(),
        "chosen-style": "bold reverse",
        "block-cursor-text-style": "bold reverse",
        "block-cursor-blurred-text-style": "bold underline",
        "button-focus-text-style": "bold reverse",
        "input-cursor-text-style": "reverse",
    },
)
"""What NO_COLOR asks for (https://no-color.org): not one colour is sent to the terminal."""

TITLES = {
    "startex-dark": "Dark",
    "startex-light": "Light",
    "startex-contrast": "High contrast",
    "startex-safe": "Safe for colour blindness",
    "startex-plain": "No colour",
}
"""Theme to its title in the settings."""


def colourless(environ: Mapping[str, str]) -> bool:
    """Does the environment ask for no colour? Any value but an empty one says so (https://no-color.org)."""
    return bool(environ.get("NO_COLOR"))


def first_theme(environ: Mapping[str, str], wanted: str = "") -> str:
    """The theme to begin with: none of colour where that is asked for, else ``wanted`` if there is one, else dark."""
    if colourless(environ):
        return NO_COLOUR.name
    return wanted if wanted in TITLES else THEMES[0].name
