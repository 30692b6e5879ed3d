"""The shifts of one day as bars, with their breaks cut out."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import krarup
from krarup import _text as text
from krarup._days import Day
from krarup.report.html import Html, tag

NOBODY = "(nobody)"


def gantt(plan: krarup.Plan, day: Day) -> Html:
    """A table with a row a shift: who, from when to when, a bar, and the breaks in words."""
    wall = plan.scenario.clock.wall
    rows = _rows(day, named=bool(plan.scenario.people))
    begin = min(shift.start for _, shift in rows)
    span = max(shift.end for _, shift in rows) - begin
    head = tag("tr", [tag("th", name, scope="col") for name in ("Who", "Shift", "", "Breaks")])
    body = []
    for name, shift in rows:
        bar = _bar(shift, begin, span, kind="nobody" if name == NOBODY else None)
        breaks = ", ".join(f"{text.clock(wall(each.start))} {each.name}" for each in shift.breaks)
        cells = [
            tag("td", text.span(wall(shift.start), wall(shift.end))),
            tag("td", bar, class_="bar"),
            tag("td", breaks),
        ]
        body.append(tag("tr", tag("th", name, scope="row"), cells))
    caption = tag("caption", f"Shifts that start on {text.day(day.date)}")
    return tag("div", tag("table", caption, tag("thead", head), tag("tbody", body), class_="gantt"), class_="scroll")


def _rows(day: Day, named: bool) -> list[tuple[str, Any]]:
    if not named:
        return [(f"Shift {i}", shift) for i, shift in enumerate(day.shifts, 1)]
    rows = sorted(((each.person, each.shift) for each in day.assignments), key=_in_time)
    return rows + [(NOBODY, shift) for shift in day.unassigned]


def _in_time(row: tuple[str, Any]) -> tuple[Any, ...]:
    name, shift = row
    return shift.start, shift.length, name


def _bar(shift: Any, begin: datetime, span: timedelta, kind: str | None) -> Html:
    pauses = [
        tag(
            "i",
            style=_place(pause.start, pause.length, shift.start, timedelta(seconds=shift.length)),
            class_="paid" if pause.paid else "unpaid",
        )
        for pause in shift.breaks
    ]
    return tag("b", pauses, style=_place(shift.start, shift.length, begin, span), class_=kind)


def _place(start: datetime, seconds: float, begin: datetime, span: timedelta) -> str:
    left = 100 * ((start - begin) / span)
    width = 100 * (timedelta(seconds=seconds) / span)
    return f"left:{left:.2f}%;width:{width:.2f}%"
