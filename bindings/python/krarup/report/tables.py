"""Shifts by week, roster by person and day, and every interval of the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import krarup
from krarup import _target
from krarup import _text as text
from krarup._days import Day, paid_time, weeks
from krarup.report.html import Html, tag


def table(
    caption: str,
    heads: Sequence[Any],
    rows: Iterable[Sequence[Any]],
    foot: Sequence[Any] | None = None,
    classes: Iterable[str | None] | None = None,
) -> Html:
    """A table whose first column names the row; `classes` has one entry a row."""
    rows = list(rows)
    kinds = list(classes) if classes is not None else [None] * len(rows)
    head = tag("thead", tag("tr", [tag("th", each, scope="col") for each in heads]))
    body = tag("tbody", [_row(row, kind) for row, kind in zip(rows, kinds)])
    last = tag("tfoot", _row(foot, None)) if foot is not None else None
    return tag("div", tag("table", tag("caption", caption), head, body, last), class_="scroll")


def details(summary: Any, *children: Any) -> Html:
    return tag("details", tag("summary", summary), *children)


def shifts(plan: krarup.Plan, all_days: list[Day]) -> Html | None:
    """How many people work each kind of shift, a table a week."""
    if not plan.shift_plan.shifts:
        return None
    return tag("section", tag("h2", "Shifts"), [_shifts_of_week(plan, week) for week in weeks(all_days)])


def roster(plan: krarup.Plan, all_days: list[Day]) -> Html | None:
    """Who works when, a table a week; people without a shift are listed too."""
    if not plan.scenario.people:
        return None
    return tag("section", tag("h2", "Roster"), [_roster_of_week(plan, week) for week in weeks(all_days)])


def intervals(plan: krarup.Plan, all_days: list[Day]) -> Html | None:
    """Every interval of every day, folded away."""
    parts = [details(text.day(day.date), _intervals_of_day(plan, day)) for day in all_days if day.intervals]
    return tag("section", tag("h2", "Every interval"), parts) if parts else None


def _row(cells: Sequence[Any], kind: str | None) -> Html:
    return tag("tr", tag("th", cells[0], scope="row"), [tag("td", each) for each in cells[1:]], class_=kind)


def _shifts_of_week(plan: krarup.Plan, week: list[Day]) -> Html:
    wall = plan.scenario.clock.wall
    counts: Counter[tuple[str, str, str, Any]] = Counter()
    for day in week:
        for each in day.shifts:
            counts[text.clock(wall(each.start)), text.clock(wall(each.end)), each.shift_template, day.date] += 1
    kinds = sorted({(start, end, name) for start, end, name, _ in counts})
    rows = []
    for start, end, name in kinds:
        of_days = [counts[start, end, name, day.date] for day in week]
        rows.append([[f"{start}–{end} ", tag("span", name)], *(each or "" for each in of_days), sum(of_days)])
    heads = ["Shift", *(text.short_day(day.date) for day in week), "Sum"]
    foot = ["All", *(len(day.shifts) for day in week), sum(len(day.shifts) for day in week)]
    return table(f"Number of shifts, {_period(week)}", heads, rows, foot)


def _roster_of_week(plan: krarup.Plan, week: list[Day]) -> Html:
    wall = plan.scenario.clock.wall
    work: dict[tuple[str, Any], list[Any]] = {}
    for day in week:
        for each in day.assignments:
            work.setdefault((each.person, day.date), []).append(each.shift)
    rows = []
    for person in plan.scenario.people:
        of_days = [work.get((person.name, day.date), []) for day in week]
        cells = [", ".join(text.span(wall(each.start), wall(each.end)) for each in mine) or "–" for mine in of_days]
        paid = sum(paid_time(each) for mine in of_days for each in mine)
        rows.append([person.name, *cells, text.hours(paid), _contract(person)])
    heads = ["Person", *(text.short_day(day.date) for day in week), "Paid", "Contract"]
    open_shifts = [len(day.unassigned) for day in week]
    foot = ["Shifts without a name", *(each or "–" for each in open_shifts), "", ""]
    return table(f"Roster, {_period(week)}", heads, rows, foot if any(open_shifts) else None)


def _contract(person: Any) -> str:
    least, most = (f"{seconds / 3600:g}" for seconds in (person.min_hours_per_week, person.max_hours_per_week))
    return f"{least}–{most} h" if least != most else f"{most} h"


def _intervals_of_day(plan: krarup.Plan, day: Day) -> Html:
    named = bool(plan.scenario.people)
    heads = [
        "Time",
        "Contacts",
        "AHT",
        "Load (erlangs)",
        "Required on contacts",
        "Required on shift",
        "Scheduled",
        *(["With a name"] if named else []),
        "On contacts",
        "Service level",
        "Average wait",
        "Occupancy",
        "Abandonment",
    ]
    rows, kinds = [], []
    for each, start in zip(day.intervals, day.starts):
        rows.append([text.clock(start), *_numbers(each, named)])
        kinds.append("unmet" if _is_unmet(plan, each) else None)
    return table(
        f"Intervals of {text.day(day.date)}; those that miss the target are marked", heads, rows, classes=kinds
    )


def _numbers(each: Any, named: bool) -> list[str]:
    if not each.open:
        closed = [text.number(each.contacts, 1), "closed", "", "", "", text.number(each.scheduled, 1)]
        return closed + [""] * (6 if named else 5)
    performance = each.performance
    return [
        text.number(each.contacts, 1),
        text.length(round(each.aht)),
        text.number(each.offered_load, 2),
        text.agents(each.required),
        text.number(each.required_scheduled, 1),
        text.number(each.scheduled, 1),
        *([text.number(each.rostered, 1)] if named else []),
        text.number(each.achieved, 1),
        text.share(performance.service_level),
        text.wait(performance.asa),
        text.share(performance.occupancy),
        text.share(performance.abandonment),
    ]


def _is_unmet(plan: krarup.Plan, each: Any) -> bool:
    return each.open and each.contacts > 0 and not krarup.meets(each.performance, _target.of_interval(plan.scenario))


def _period(week: list[Day]) -> str:
    return text.period(week[0].date, week[-1].date)
