"""Charts of rosters and of shifts with their breaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

import krarup
from krarup import _text as text
from krarup._lines import Line, dates, lines
from krarup._plot_style import BLUE, INK, LIGHT_BLUE, MUTED, PAPER, RULE, TEMPLATES, VERMILION, axes

ROW = 0.24  # inches of height for a person


def break_coverage(
    required: krarup.Series,
    shifts: Iterable[krarup.Shift],
    clock: krarup.LocalClock | None = None,
    day: date | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Are enough people at work when some are on break? One day, minute by minute.

    Filled in a light color: everybody on shift. The line below it: those who are not on break. Where they are fewer
    than required the gap is filled in a strong color. `day` is by default the first of the requirement.
    """
    wall = (clock or krarup.LocalClock()).wall
    chosen = day or wall(required.start).date()
    midnight = datetime.combine(chosen, datetime.min.time())

    def hour(moment: datetime) -> float:
        return (wall(moment) - midnight).total_seconds() / 3600

    shifts = list(shifts)
    needed = _steps(hour(required.start), required.step / 3600, required.values)
    on_shift = _count((hour(each.start), hour(each.end)) for each in shifts)
    away = _count((hour(p.start), hour(p.start) + p.length / 3600) for each in shifts for p in each.breaks)
    edges = sorted({0.0, 24.0, *(x for x, _ in needed + on_shift + away if 0 < x < 24)})
    asked, there, out = (_at(steps, edges[:-1]) for steps in (needed, on_shift, away))
    work = [a - b for a, b in zip(there, out)]
    ax = axes(ax, (9, 4.2))
    ax.stairs(there, edges, baseline=work, fill=True, color=LIGHT_BLUE, label="On break")
    ax.stairs([max(pair) for pair in zip(work, asked)], edges, baseline=work, fill=True, color=VERMILION, label="Missing")
    ax.stairs(work, edges, baseline=None, color=BLUE, linewidth=1.8, label="At work")
    ax.stairs(asked, edges, baseline=None, color=INK, linewidth=1.4, label="Required")
    busy = [x for x, value in zip(edges, map(max, zip(there, asked))) if value > 0]
    first, last = (min(busy), edges[edges.index(max(busy)) + 1]) if busy else (0.0, 24.0)
    ax.set_xlim(first - 0.25, last + 0.25)
    ticks = [x for x in range(0, 25, 2) if first <= x <= last]
    ax.set_xticks(ticks, [f"{x % 24:02d}:00" for x in ticks])
    ax.set_ylim(bottom=0)
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    ax.set_xlabel(f"Time of day, {text.day(chosen)}")
    ax.set_ylabel("Agents")
    ax.legend(frameon=False, ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.16), borderaxespad=0)
    return ax


def roster_calendar(
    problem: krarup.RosterProblem,
    roster: krarup.Roster,
    first_day: date | None = None,
    days: int = 14,
    ax: Axes | None = None,
    sessions: Iterable[krarup.Session] = (),
) -> Axes:
    """Who works when? A row a person, a bar a shift in the color of its template, breaks cut out of it.

    Shows so many days from `first_day` on, by default the first of the roster. A wish that was not granted has a mark
    at the beginning of its day. The `sessions` of an activity plan are dark inside the shifts.
    """
    shown = [each for each in dates(problem, roster) if first_day is None or each >= first_day][:days]
    if not shown:
        raise krarup.InvalidInput("there is no day of the roster to show")
    all_lines = lines(problem, roster)
    colors = _colors(problem, all_lines)
    ax = axes(ax, (max(6.0, 2.0 + 0.75 * len(shown)), 1.6 + ROW * len(all_lines)))
    for y, line in enumerate(all_lines):
        for day, shift in line.shifts.items():
            if shown[0] <= day <= shown[-1]:
                _bar(ax, y, shift, problem.clock.wall, shown[0], colors[shift.shift_template])
    inside = [each for each in sessions if shown[0] <= problem.clock.date(each.start) <= shown[-1]]
    rows = {line.person.name: y for y, line in enumerate(all_lines)}
    for session in inside:
        _span(ax, rows[session.person], session, problem.clock.wall, shown[0], 0.4, INK)
    refused = _refused_wishes(ax, all_lines, shown)
    _calendar_axes(ax, [each.person.name for each in all_lines], shown)
    handles: list[Any] = [plt.Rectangle((0, 0), 1, 1, facecolor=color) for color in colors.values()]
    names = list(colors)
    if inside:
        handles, names = [*handles, plt.Rectangle((0, 0), 1, 1, facecolor=INK)], [*names, "Activity"]
    if refused:
        handles, names = [*handles, *refused], [*names, "Wish not granted"]
    ax.legend(handles, names, frameon=False, ncols=len(names), loc="upper center", bbox_to_anchor=(0.5, -0.01))
    return ax


def fairness(problem: krarup.RosterProblem, roster: krarup.Roster) -> Sequence[Axes]:
    """Who gets how much? Paid hours, night shifts, weekends and wishes granted, a bar a person; a line at the mean.

    Of wishes the bar behind shows how many there were. History does not count. Returns the Axes of the four charts.
    """
    all_lines = lines(problem, roster)
    figure, charts = plt.subplots(
        1, 4, sharey=True, figsize=(11, 1.2 + ROW * len(all_lines)), layout="constrained", width_ratios=(2, 1, 1, 1)
    )
    panels: dict[str, list[float]] = {
        "Paid hours, line at the mean": [line.paid_time / 3600 for line in all_lines],
        "Night shifts": [line.nights for line in all_lines],
        "Weekends": [line.weekends for line in all_lines],
        "Wishes granted": [len(line.granted) for line in all_lines],
    }
    rows = range(len(all_lines))
    wishes = [len(line.wishes) for line in all_lines]
    charts[3].barh(rows, wishes, height=0.66, color=PAPER, edgecolor=[MUTED if each else PAPER for each in wishes])
    for ax, (name, values) in zip(charts, panels.items()):
        axes(ax, (0, 0))
        ax.barh(rows, values, height=0.66, color=BLUE)
        if ax is not charts[3] and values:
            ax.axvline(sum(values) / len(values), color=VERMILION, linewidth=1.2)
        ax.set_xlim(0, max(1.0, 1.05 * max([*values, *wishes] if ax is charts[3] else values, default=0)))
        ax.set_title(name, fontsize="medium", color=INK)
        ax.xaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
        ax.grid(axis="x", color=RULE, linewidth=0.6)
        ax.tick_params(axis="y", length=0)
        ax.spines["left"].set_visible(False)
    charts[0].set_yticks(rows, [line.person.name for line in all_lines])
    charts[0].set_ylim(len(all_lines) - 0.4, -0.6)
    return list(charts)


def _steps(start: float, step: float, values: Iterable[float]) -> list[tuple[float, float]]:
    """From each of these hours on, the value; nothing after the last."""
    values = list(values)
    return [(start + i * step, float(value)) for i, value in enumerate(values)] + [(start + len(values) * step, 0.0)]


def _count(spans: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
    """From each of these hours on, how many spans hold it."""
    changes: dict[float, int] = {}
    for begin, end in spans:
        changes[begin] = changes.get(begin, 0) + 1
        changes[end] = changes.get(end, 0) - 1
    total, steps = 0, []
    for moment in sorted(changes):
        total += changes[moment]
        steps.append((moment, float(total)))
    return steps


def _at(steps: list[tuple[float, float]], moments: list[float]) -> list[float]:
    """The value at each moment, in order; 0 before the first step."""
    values, i, value = [], 0, 0.0
    for moment in moments:
        while i < len(steps) and steps[i][0] <= moment:
            value = steps[i][1]
            i += 1
        values.append(value)
    return values


def _colors(problem: krarup.RosterProblem, all_lines: list[Line]) -> dict[str, str]:
    names = dict.fromkeys(each.name for each in problem.shift_templates)
    names |= dict.fromkeys(sorted(name for line in all_lines for name in line.templates))
    return {name: TEMPLATES[i % len(TEMPLATES)] for i, name in enumerate(names)}


def _bar(ax: Axes, y: int, shift: Any, wall: Any, first: date, color: str) -> None:
    _span(ax, y, shift, wall, first, 0.72, color)
    for pause in shift.breaks:
        _span(ax, y, pause, wall, first, 0.4, LIGHT_BLUE if pause.paid else PAPER)


def _span(ax: Axes, y: int, span: Any, wall: Any, first: date, height: float, color: str) -> None:
    """In days since midnight of the first day."""
    midnight = datetime.combine(first, datetime.min.time())
    begin = (wall(span.start) - midnight) / timedelta(days=1)
    ax.broken_barh([(begin, span.length / 86400)], (y - height / 2, height), facecolor=color)


def _refused_wishes(ax: Axes, all_lines: list[Line], shown: list[date]) -> list[Any]:
    """Marks them; returns what drew the marks, if there are any."""
    marks = [
        ((wish.day - shown[0]).days + 0.08, y)
        for y, line in enumerate(all_lines)
        for wish in line.wishes
        if not wish.granted and shown[0] <= wish.day <= shown[-1]
    ]
    if not marks:
        return []
    return ax.plot(*zip(*marks), linestyle="none", marker="x", markersize=5, markeredgewidth=1.6, color=VERMILION)


def _calendar_axes(ax: Axes, names: list[str], shown: list[date]) -> None:
    ax.set_yticks(range(len(names)), names)
    ax.set_ylim(len(names) - 0.4, -0.6)
    ax.set_xlim(0, len(shown) + 0.25)
    ax.set_xticks([i + 0.5 for i in range(len(shown))], [f"{text.weekday(day)}\n{day.day}" for day in shown])
    ax.xaxis.tick_top()
    ax.tick_params(length=0)
    for i, day in enumerate(shown):
        ax.axvline(i, color=MUTED if day.weekday() == 0 else RULE, linewidth=0.8, zorder=0)
        if day.weekday() >= 5:
            ax.axvspan(i, i + 1, color=RULE, alpha=0.35, linewidth=0, zorder=0)
    for side in ("left", "bottom"):
        ax.spines[side].set_visible(False)
