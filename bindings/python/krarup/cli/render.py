"""Tables for people and JSON for machines."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from krarup import _text as text

WIDE = 400  # columns of a table that is read by a program: never wrapped


def console() -> Console:
    """Prints to the standard output; plain text, and as wide as need be, when that is not a terminal."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=WIDE, color_system=None, force_terminal=False)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1, marked: int | None = None,
          foot: Sequence[str] | None = None) -> Table:
    """A table whose first `left` columns are words and the others numbers; one row may be marked."""
    result = Table(box=box.SIMPLE_HEAD, show_footer=foot is not None, pad_edge=False, header_style="dim", footer_style="bold")
    for i, head in enumerate(heads):
        result.add_column(Text(head), Text(foot[i]) if foot else "", justify="left" if i < left else "right", no_wrap=i >= left)
    for i, row in enumerate(rows):
        result.add_row(*(Text(cell) for cell in row), style="bold green" if i == marked else None)
    return result


def facts(pairs: Iterable[tuple[str, str]]) -> Table:
    """Names and values, one pair a line."""
    result = Table.grid(padding=(0, 2))
    result.add_column(style="dim")
    result.add_column()
    for name, value in pairs:
        result.add_row(Text(name), Text(value))
    return result


def print_json(value: Any) -> None:
    """Prints JSON in the manner of the library's files: a number that JSON does not have is text ("inf")."""
    print(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False))


def seconds_text(seconds: float) -> str:
    """A time as the library's files have it: "7.5s"."""
    return "inf" if math.isinf(seconds) else f"{seconds!r}s".replace(".0s", "s")


def performance_json(performance: Any) -> dict[str, Any]:
    times = ("asa", "mean_wait")
    return {
        name: seconds_text(getattr(performance, name)) if name in times else number_json(getattr(performance, name))
        for name in PERFORMANCE
    }


def number_json(value: float) -> float | str:
    return value if math.isfinite(value) else "inf"


PERFORMANCE = ("service_level", "asa", "mean_wait", "probability_of_wait", "occupancy", "abandonment", "blocking",
               "mean_queue_length")
PERFORMANCE_HEADS = ("Service level", "ASA", "Mean wait", "P(wait)", "Occupancy", "Abandonment", "Blocking", "Queue")


def performance_cells(performance: Any) -> list[str]:
    """A performance as a row of a table, in the order of PERFORMANCE_HEADS."""
    return [
        text.share(performance.service_level),
        wait(performance.asa),
        wait(performance.mean_wait),
        text.share(performance.probability_of_wait),
        text.share(performance.occupancy),
        text.share(performance.abandonment),
        text.share(performance.blocking),
        text.number(performance.mean_queue_length, 2),
    ]


def wait(seconds: float) -> str:
    """A wait, or the word for a queue that only grows."""
    return text.wait(seconds) if math.isfinite(seconds) else "unstable"
