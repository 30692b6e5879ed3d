"""Tables for people and JSON for machines."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from typing import Any

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

import krarup
from krarup import _text as text

WIDE = 400  # columns of a table that is read by a program: never wrapped


def show(*parts: RenderableType) -> None:
    """Prints to the standard output; when that is not a terminal, plain text as wide as need be."""
    if sys.stdout.isatty():
        Console(highlight=False).print(*parts, sep="\n")
        return
    plain = Console(highlight=False, width=WIDE, color_system=None, force_terminal=False)
    with plain.capture() as captured:
        plain.print(*parts, sep="\n")
    for line in captured.get().splitlines():
        print(line.rstrip())


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1, marked: int | None = None) -> Table:
    """A table whose first `left` columns are words and the others numbers; one row may be marked."""
    result = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, header_style="dim")
    for i, head in enumerate(heads):
        result.add_column(Text(head), justify="left" if i < left else "right", no_wrap=i >= left)
    for i, row in enumerate(rows):
        result.add_row(*(Text(cell) for cell in row), style="bold green" if i == marked else None)
    return result


def facts(pairs: Sequence[tuple[str, str]]) -> Text:
    """Names and values, one pair a line."""
    width = max(len(name) for name, _ in pairs) + 2
    return Text("\n").join(Text.assemble((name.ljust(width), "dim"), value) for name, value in pairs)


def print_json(value: Any) -> None:
    """Prints JSON in the manner of the library's files: a number that JSON does not have is text ("inf")."""
    print(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))


def moment_text(clock: krarup.LocalClock, instant: datetime) -> str:
    """A point in time as the library's files have it: on the wall, with its offset unless the clock is plain."""
    wall = clock.wall(instant)
    if clock.utc_offset or clock.changes:
        wall = wall.replace(tzinfo=timezone(timedelta(seconds=clock.offset_at(instant))))
    return wall.isoformat(timespec="seconds" if wall.second else "minutes")


def performance_json(performance: krarup.Performance) -> dict[str, Any]:
    return {name: _json_value(name, getattr(performance, name)) for name in PERFORMANCE}


def performance_columns(performances: Sequence[krarup.Performance]) -> tuple[list[str], list[list[str]]]:
    """The heads, and the cells of each performance; losses that happen in none of them have no column."""
    names = [name for name in PERFORMANCE if name not in LOSSES or any(getattr(each, name) for each in performances)]
    heads = [PERFORMANCE[name] for name in names]
    return heads, [[_cell(name, getattr(each, name)) for name in names] for each in performances]


def performance_facts(performance: krarup.Performance) -> list[tuple[str, str]]:
    heads, [cells] = performance_columns([performance])
    return list(zip(heads, cells))


PERFORMANCE = {
    "service_level": "Service level",
    "asa": "ASA",
    "mean_wait": "Mean wait",
    "probability_of_wait": "P(wait)",
    "occupancy": "Occupancy",
    "abandonment": "Abandonment",
    "blocking": "Blocking",
    "mean_queue_length": "Queue",
}
LOSSES = ("abandonment", "blocking")
TIMES = ("asa", "mean_wait")


def _cell(name: str, value: float) -> str:
    """A number as people read it; the wait in a queue that only grows is called what it is."""
    if name in TIMES:
        return text.wait(value) if math.isfinite(value) else "unstable"
    return text.number(value, 2) if name == "mean_queue_length" else text.share(value)


def _json_value(name: str, value: float) -> float | str:
    """A number as the library's files have it: times are text with a unit."""
    if not math.isfinite(value):
        return "inf"
    return f"{value!r}s" if name in TIMES else value
