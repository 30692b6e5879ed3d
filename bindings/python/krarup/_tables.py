"""Answers as the small HTML tables that notebooks show."""

from __future__ import annotations

import html
import math
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import krarup

MOST_ROWS = 100
SHARES = {"service_level", "probability_of_wait", "occupancy", "abandonment", "blocking"}
TIMES = {"asa", "mean_wait", "aht"}


def of_fields(answer: Any) -> str:
    """A performance: a line for each field, or for each element where the fields are lists."""
    names = answer.__match_args__
    values = [getattr(answer, name) for name in names]
    sizes = {len(value) for value in values if getattr(value, "ndim", 0) == 1}
    if any(getattr(value, "ndim", 0) > 1 for value in values):
        return f"<pre>{html.escape(repr(answer))}</pre>"
    if not sizes:
        return _table(("", ""), ((_words(name), _shown(name, value)) for name, value in zip(names, values)))
    return _table([_words(name) for name in names], _rows(names, [list(_stretched(value, max(sizes))) for value in values]))


def of_what_if(answer: krarup.WhatIf) -> str:
    """A line for each number of agents."""
    performance = answer.performance
    if getattr(answer.agents, "ndim", 0) != 1:
        return of_fields(performance)
    names = ("agents", *performance.__match_args__)
    values = [answer.agents, *(getattr(performance, name) for name in names[1:])]
    return _table([_words(name) for name in names], _rows(names, [list(each) for each in values]))


def of_plan(plan: krarup.Plan) -> str:
    """The totals, a line for each day, and what could not be met."""
    totals = plan.totals
    title = f"<b>{html.escape(plan.scenario.name or 'Plan')}</b>"
    figures = _table(("", ""), ((_words(name), _shown(name, getattr(totals, name))) for name in totals.__match_args__))
    findings = [*plan.findings, *plan.shift_plan.findings, *plan.roster.findings]
    lines = "".join(f"<li>{html.escape(each.text)}</li>" for each in findings[:MOST_ROWS])
    return title + figures + _intervals(plan) + (f"<ul>{lines}</ul>" if lines else "")


def _intervals(plan: krarup.Plan) -> str:
    names = ("contacts", "aht", "required", "scheduled", "achieved")
    served = [each for each in plan.intervals if each.open]
    rows = (
        (_moment(plan.scenario.clock.wall(each.start)), *(_shown(name, getattr(each, name)) for name in names),
         _shown("service_level", each.performance.service_level))
        for each in served[:MOST_ROWS]
    )
    more = f"<p>{len(served) - MOST_ROWS} more intervals</p>" if len(served) > MOST_ROWS else ""
    return _table(("start", *map(_words, names), "service level"), rows) + more


def _rows(names: Sequence[str], columns: Sequence[Sequence[float]]) -> Iterable[Sequence[str]]:
    for values in list(zip(*columns))[:MOST_ROWS]:
        yield [_shown(name, value) for name, value in zip(names, values)]


def _stretched(value: Any, size: int) -> Iterable[Any]:
    return value if getattr(value, "ndim", 0) == 1 else [value] * size


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f"<th>{html.escape(each)}</th>" for each in heads) if any(heads) else ""
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"


def _words(name: str) -> str:
    return name.replace("_", " ")


def _moment(moment: datetime) -> str:
    return moment.strftime("%a %Y-%m-%d %H:%M")


def _shown(name: str, value: float | None) -> str:
    if value is None:
        return ""
    if name in SHARES or name.endswith("service_level"):
        return f"{100 * value:.1f} %"
    if name.endswith("_time"):
        return f"{value / 3600:,.1f} h"
    if not math.isfinite(value):
        return str(value)
    if name in TIMES:
        return f"{value:.1f} s"
    return f"{value:,.2f}".rstrip("0").rstrip(".")
