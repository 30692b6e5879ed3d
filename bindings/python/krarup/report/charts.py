"""One chart a day: agents required and scheduled, and the service level that follows.

The marks are SVG that stretches to the width of the page; the labels are HTML beside it, so that they keep their size.
"""

from __future__ import annotations

import math
from typing import Any

import krarup
from krarup import _target
from krarup import _text as text
from krarup._days import Day
from krarup.report.assumptions import term
from krarup.report.gantt import gantt
from krarup.report.html import Html, tag
from krarup.report.tables import details

WIDTH = 1000.0  # of every drawing, in its own units; the height of each is 100


def section(plan: krarup.Plan, all_days: list[Day]) -> Html | None:
    drawn = [each for each in all_days if each.intervals]
    if not drawn:
        return None
    top = _ceiling(max(max(each.required_scheduled, each.scheduled) for day in drawn for each in day.intervals))
    legend = tag(
        "p",
        tag("span", "Required", class_="key required"),
        tag("span", "Scheduled", class_="key scheduled"),
        tag("span", "More than required", class_="key over"),
        tag("span", "Missing", class_="key short"),
        tag("span", "Service level, target met", class_="key met"),
        tag("span", "Target missed", class_="key unmet"),
        class_="legend",
    )
    return tag("section", tag("h2", "Day by day"), legend, [_day(plan, each, top) for each in drawn])


def _day(plan: krarup.Plan, day: Day, top: float) -> Html:
    facts = [
        f"{text.number(day.contacts)} contacts",
        f"service level {text.share(day.service_level)}",
        f"{text.count(len(day.shifts), 'shift')}, {text.hours(day.paid_time)} paid",
    ]
    if day.missing_time >= 180:  # what is shown as 0.0 h is not worth a word
        facts.append(f"{text.hours(day.missing_time)} of agents missing")
    return tag(
        "article",
        tag("h3", text.day(day.date)),
        tag("p", " · ".join(facts), class_="facts"),
        tag("figure", _staffing(plan, day, top), _service_levels(plan, day), _clock_labels(day), class_="chart"),
        details("Who works when" if plan.scenario.people else "Shifts and breaks", gantt(plan, day))
        if day.shifts
        else None,
        class_="day",
    )


def _staffing(plan: krarup.Plan, day: Day, top: float) -> Html:
    xs = _edges(day)
    required = [each.required_scheduled for each in day.intervals]
    scheduled = [each.scheduled for each in day.intervals]
    height = [100 * (1 - value / top) for value in (0.0, top / 2, top)]
    marks: list[Html] = [_grid(height[1]), _grid(height[2])]
    for i in range(len(day.intervals)):
        gap = scheduled[i] - required[i]
        if gap:
            y = 100 * (1 - max(scheduled[i], required[i]) / top)
            marks.append(_rect(xs[i], y, xs[i + 1] - xs[i], 100 * abs(gap) / top, "over" if gap > 0 else "short"))
    marks.append(_steps(xs, [100 * (1 - value / top) for value in scheduled], "scheduled"))
    marks.append(_steps(xs, [100 * (1 - value / top) for value in required], "required"))
    marks += [_hover(plan, day, i, xs) for i in range(len(day.intervals))]
    label = f"Agents on shift required and scheduled, {text.day(day.date)}; the interval table has the numbers"
    labels = [(100.0, "0"), (50.0, text.number(top / 2)), (0.0, text.number(top))]
    return _plot("Agents on shift", labels, marks, label, "staffing")


def _service_levels(plan: krarup.Plan, day: Day) -> Html:
    xs = _edges(day)
    target = _target.of_interval(plan.scenario)
    marks: list[Html] = []
    for i, each in enumerate(day.intervals):
        if not (each.open and each.contacts > 0):
            continue
        level = each.performance.service_level
        kind = "met" if krarup.meets(each.performance, target) else "unmet"
        marks.append(_rect(xs[i] + 1, 100 * (1 - level), xs[i + 1] - xs[i] - 2, 100 * level, kind))
    labels = [(100.0, "0 %"), (0.0, "100 %")]
    if target.service_level is not None:
        y = 100 * (1 - target.service_level)
        marks.append(tag("path", d=f"M0,{y:g}H{WIDTH:g}", class_="target"))
        labels = [(100.0, "0 %"), (y, text.limit_share(target.service_level))]
    marks += [_hover(plan, day, i, xs) for i in range(len(day.intervals))]
    label = f"Expected service level, {text.day(day.date)}; the interval table has the numbers"
    return _plot(term("Service level", "service_level"), labels, marks, label, "levels")


def _plot(title: Any, labels: list[tuple[float, str]], marks: list[Html], description: str, kind: str) -> Html:
    view = f"0 0 {WIDTH:g} 100"
    scale = [tag("span", words, style=f"top:{y:g}%") for y, words in labels]
    drawing = tag("svg", marks, viewBox=view, preserveAspectRatio="none", role="img", aria_label=description)
    return tag("div", tag("p", title, class_="axis"), tag("div", scale, class_="scale"), drawing, class_=f"plot {kind}")


def _clock_labels(day: Day) -> Html:
    xs = _edges(day)
    times = [*day.starts, day.starts[-1] + day.step]
    full = [(x, time) for x, time in zip(xs, times) if time.minute == 0 and time.hour % _label_hours(day) == 0]
    spans = [
        tag("span", text.clock(time), style=f"left:{100 * x / WIDTH:.2f}%", class_="rare" if i % 2 else None)
        for i, (x, time) in enumerate(full)
    ]
    return tag("div", spans, class_="clock", aria_hidden="true")


def _label_hours(day: Day) -> int:
    hours = len(day.intervals) * day.step.total_seconds() / 3600
    return 1 if hours <= 8 else 2 if hours <= 16 else 3


def _edges(day: Day) -> list[float]:
    """Where the intervals begin and end across the drawing, by real time: a day of 25 hours has 25."""
    begin = day.intervals[0].start
    span = day.intervals[-1].start + day.step - begin
    starts = [WIDTH * ((each.start - begin) / span) for each in day.intervals]
    return [*starts, WIDTH]


def _steps(xs: list[float], ys: list[float], kind: str) -> Html:
    path = f"M{xs[0]:.2f},{ys[0]:.2f}H{xs[1]:.2f}"
    path += "".join(f"V{y:.2f}H{x:.2f}" for x, y in zip(xs[2:], ys[1:]))
    return tag("path", d=path, class_=f"line {kind}")


def _rect(x: float, y: float, width: float, height: float, kind: str) -> Html:
    return tag("rect", x=f"{x:.2f}", y=f"{y:.2f}", width=f"{width:.2f}", height=f"{height:.2f}", class_=kind)


def _grid(y: float) -> Html:
    return tag("path", d=f"M0,{y:g}H{WIDTH:g}", class_="grid")


def _hover(plan: krarup.Plan, day: Day, i: int, xs: list[float]) -> Html:
    """An invisible column that explains its interval when pointed at."""
    each, start = day.intervals[i], day.starts[i]
    words = (
        f"{text.span(start, start + day.step)}: {text.number(each.contacts, 1)} contacts, "
        f"{text.number(each.required_scheduled, 1)} agents required, {text.number(each.scheduled, 1)} scheduled, "
        f"service level {text.share(each.performance.service_level)}"
    )
    return tag("g", tag("title", words), _rect(xs[i], 0, xs[i + 1] - xs[i], 100, "hover"))


def _ceiling(value: float) -> float:
    """The next number up that reads well, and of which the half does too."""
    if value <= 0:
        return 2.0
    power = 10 ** math.floor(math.log10(value))
    return next(step * power for step in (1, 2, 3, 4, 5, 6, 8, 10) if value <= step * power) if value > 2 else 2.0
