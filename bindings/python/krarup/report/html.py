"""Building HTML so that text can never be taken for markup: every string is escaped unless it is Html already."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import Any

VOID = {"meta", "br", "col"}


class Html(str):
    """Text that is HTML already."""


def escape(text: Any) -> Html:
    return text if isinstance(text, Html) else Html(html.escape(str(text)))


def join(children: Iterable[Any], between: str = "") -> Html:
    return Html(between.join(escape(child) for child in _flat(children)))


def tag(name: str, /, *children: Any, **attributes: Any) -> Html:
    """An element. Children are text, Html or lists of these; None is left out.

    `class_` and `for_` lose their underscore, other underscores become dashes; an attribute that is None is left out.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{html.escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    if name in VOID:
        return Html(f"<{name}{written}>")
    return Html(f"<{name}{written}>{join(children)}</{name}>")


def _flat(children: Iterable[Any]) -> Iterable[Any]:
    for child in children:
        if isinstance(child, (list, tuple)):
            yield from _flat(child)
        elif child is not None:
            yield child
