"""HTML as nested calls. Every text is data: made safe for the eye by ``view.safe``, then escaped."""

from __future__ import annotations

import html
from collections.abc import Iterable

from game.view.safe import safe

VOID = ("input", "meta", "link", "br", "hr")


class Markup(str):
    """HTML made here. Nothing that came from outside is ever made into one."""

    __slots__ = ()


Child = str | Iterable["Child"] | None
NOTHING = Markup("")


def text(value: str) -> Markup:
    """Somebody's words."""
    return Markup(html.escape(safe(value), quote=True))


def tag(name: str, /, *children: Child, **attributes: str | bool | int | None) -> Markup:
    """An element. ``class_`` and ``for_`` lose their underscore, others become hyphens; None and False: left out."""
    parts = [name]
    for key, value in attributes.items():
        named = key.rstrip("_").replace("_", "-")
        if value is True:
            parts.append(named)
        elif value is not None and value is not False:
            parts.append(f'{named}="{text(str(value))}"')
    opened = Markup(f"<{' '.join(parts)}>")
    return opened if name in VOID else Markup(f"{opened}{joined(children)}</{name}>")


def joined(children: Child) -> Markup:
    """Children one after the other; text is escaped, None is nothing."""
    if children is None:
        return NOTHING
    if isinstance(children, Markup):
        return children
    if isinstance(children, str):
        return text(children)
    return Markup("".join(joined(child) for child in children))


def page(title: str, *body: Child, scripts: tuple[str, ...] = (), styles: tuple[str, ...] = (), kind: str = "") -> str:
    """A whole page of ours: no script and no rule inside it, everything from this server."""
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="dark light"),
        tag("title", f"{title} – Startex"),
        tag("link", rel="icon", href="data:,"),
        [tag("link", rel="stylesheet", href=f"/static/{name}") for name in ("room.css", *styles)],
        [tag("script", src=f"/static/{name}", defer=True) for name in scripts],
    ]
    return "<!doctype html>\n" + tag("html", tag("head", head), tag("body", *body, class_=kind or None), lang="en")


def form(action: str, mark: str, /, *fields: Child, **attributes: str | bool | None) -> Markup:
    """A form with its mark."""
    return tag("form", tag("input", type="hidden", name="mark", value=mark), *fields, method="post", action=action,
               **attributes)  # fmt: skip


def listed(rows: Iterable[tuple[str, Child]]) -> Markup:
    """Terms with what they mean, each pair a group."""
    return tag("dl", [tag("div", tag("dt", term), tag("dd", value)) for term, value in rows])
