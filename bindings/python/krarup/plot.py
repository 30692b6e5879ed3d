"""Charts of plans and queues with matplotlib (`pip install krarup[plot]`).

Every function draws on the `ax` it is given, or on a new figure, and returns the Axes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import krarup
from krarup import _text as text
from krarup._days import Day, days
from krarup._target import words

try:
    import matplotlib.pyplot as plt
    from matplotlib.axes import Axes
    from matplotlib.ticker import MaxNLocator, PercentFormatter
except ImportError as missing:
    raise ImportError("krarup.plot needs matplotlib: pip install krarup[plot]") from missing

from krarup._plot_style import BLUE, INK, LIGHT_BLUE, MUTED, PAPER, RULE, VERMILION, axes
from krarup._roster_plots import break_coverage, fairness, roster_calendar

__all__ = ["break_coverage", "coverage", "fairness", "roster_calendar", "roster_chart", "service_level_curve"]

DAY_GAP = 1.0  # hours of empty axis between two days


def coverage(plan: krarup.Plan, ax: Axes | None = None) -> Axes:
    """Are enough people on shift? Agents required and scheduled in each interval, day beside day.

    Both are agents on shift: the requirement includes shrinkage. Where people are missing the gap is filled in a strong
    color, where there are more than needed in a light one. Closed hours are left out of the axis.
    """
    ax = axes(ax, (11, 4.2))
    origin = 0.0
    ticks: list[tuple[float, str]] = []
    all_days = [each for each in days(plan) if each.intervals]
    for index, each in enumerate(all_days):
        edges = [origin + hours for hours in _hours(each)]
        _coverage_of_day(ax, each, edges, labeled=index == 0)
        ticks += _hour_ticks(each, edges, every=_tick_hours(len(all_days)))
        if len(all_days) <= 7 or each.date.weekday() == 0:
            ax.text(
                (edges[0] + edges[-1]) / 2,
                1.02,
                text.short_day(each.date),
                transform=ax.get_xaxis_transform(),
                ha="center",
                va="bottom",
                color=INK,
            )
        origin = edges[-1] + DAY_GAP
        if each is not all_days[-1]:
            ax.axvline(origin - DAY_GAP / 2, color=RULE, linewidth=0.8)
    ax.set_xticks([x for x, _ in ticks], [label for _, label in ticks])
    ax.set_xlim(-DAY_GAP / 2, origin - DAY_GAP / 2)
    ax.set_ylim(bottom=0)
    ax.set_xlabel("Time of day")
    ax.set_ylabel("Agents on shift")
    _legend_below(ax)
    return ax


def service_level_curve(
    queue: Any, target: krarup.Target, agents: Iterable[float] | None = None, ax: Axes | None = None
) -> Axes:
    """What does one more agent buy? Service level against agents, with the target and the agents it requires.

    `agents` are the numbers of agents to show; by default from an overloaded queue to one with agents to spare.
    """
    ax = axes(ax, (6.4, 4.2))
    required = krarup.required_agents(queue, target)
    shown = list(agents) if agents is not None else _around(required, krarup.offered_load(queue))
    levels = [_service_level(queue, target, each) for each in shown]
    ax.plot(shown, levels, color=BLUE, linewidth=1.8, marker="o", markersize=4.5, label="Expected")
    if target.service_level is not None:
        ax.axhline(
            target.service_level, color=MUTED, linewidth=1, linestyle=(0, (4, 3)), label=f"Target: {words(target)}"
        )
    reached = _service_level(queue, target, required)
    ax.plot(
        [required],
        [reached],
        linestyle="none",
        marker="o",
        markersize=10,
        markerfacecolor="none",
        markeredgecolor=VERMILION,
        markeredgewidth=2,
        label=f"{required} agents required: {text.share(reached)}",
    )
    ax.set_ylim(0, 1.02)
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.yaxis.set_major_formatter(PercentFormatter(1, symbol=" %"))
    ax.grid(axis="y", color=RULE, linewidth=0.6)
    ax.set_xlabel("Agents on contacts")
    ax.set_ylabel(f"Service level: answered within {text.length(target.acceptable_wait)}")
    ax.legend(frameon=False, loc="lower right")
    return ax


def roster_chart(plan: krarup.Plan, day: date | None = None, ax: Axes | None = None) -> Axes:
    """Who works when on one day? A bar a shift, breaks cut out of it; shifts without a name are at the bottom.

    `day` is the date on which the shifts start; by default the first day with shifts.
    """
    chosen = _day_with_shifts(plan, day)
    rows = _rows(chosen)
    ax = axes(ax, (9, 1.4 + 0.26 * len(rows)))
    wall = plan.scenario.clock.wall
    midnight = datetime.combine(chosen.date, datetime.min.time())
    for y, (name, shift) in enumerate(rows):
        color = VERMILION if name is NOBODY else BLUE
        _bar(ax, y, wall(shift.start) - midnight, shift.length, face=color, edge=color)
        for pause in shift.breaks:
            _bar(
                ax, y, wall(pause.start) - midnight, pause.length, face=LIGHT_BLUE if pause.paid else PAPER, edge=color
            )
    ax.set_yticks(range(len(rows)), [name for name, _ in rows])
    ax.set_ylim(len(rows) - 0.4, -0.6)
    _clock_axis(ax)
    ax.grid(axis="x", color=RULE, linewidth=0.6)
    ax.spines["left"].set_visible(False)
    ax.tick_params(axis="y", length=0)
    ax.set_xlabel(f"Time of day, {text.day(chosen.date)}")
    _roster_legend(ax, chosen)
    return ax


NOBODY = "(nobody)"


def _hours(each: Day) -> list[float]:
    """The edges of the intervals in hours of real time since the first one: a day of 25 hours is drawn with 25."""
    step = each.step.total_seconds() / 3600
    begin = each.intervals[0].start
    starts = [(interval.start - begin).total_seconds() / 3600 for interval in each.intervals]
    return [*starts, starts[-1] + step]


def _coverage_of_day(ax: Axes, each: Day, edges: list[float], labeled: bool) -> None:
    required = [interval.required_scheduled for interval in each.intervals]
    scheduled = [interval.scheduled for interval in each.intervals]
    higher = [max(pair) for pair in zip(required, scheduled)]
    label = (lambda name: name) if labeled else (lambda name: None)
    ax.stairs(higher, edges, baseline=required, fill=True, color=LIGHT_BLUE, label=label("More than required"))
    ax.stairs(higher, edges, baseline=scheduled, fill=True, color=VERMILION, label=label("Missing"))
    ax.stairs(scheduled, edges, baseline=None, color=BLUE, linewidth=1.8, label=label("Scheduled"))
    ax.stairs(required, edges, baseline=None, color=INK, linewidth=1.4, label=label("Required"))


def _tick_hours(number_of_days: int) -> int:
    return 2 if number_of_days == 1 else 4 if number_of_days <= 3 else 6 if number_of_days <= 7 else 24


def _hour_ticks(each: Day, edges: list[float], every: int) -> list[tuple[float, str]]:
    ends = [*each.starts, each.starts[-1] + each.step]
    return [(x, text.clock(time)) for x, time in zip(edges, ends) if time.minute == 0 and time.hour % every == 0]


def _around(required: int, load: float) -> list[int]:
    first = max(1, min(int(0.8 * load), required - 5))
    return list(range(first, required + max(6, (required - first) // 2)))


def _service_level(queue: Any, target: krarup.Target, agents: float) -> float:
    return krarup.performance(krarup.with_agents(queue, agents), target.acceptable_wait, target.basis).service_level


def _day_with_shifts(plan: krarup.Plan, wanted: date | None) -> Day:
    for each in days(plan):
        if each.shifts and (wanted is None or each.date == wanted):
            return each
    raise krarup.InvalidInput(f"no shift of the plan starts on {wanted}" if wanted else "the plan has no shifts")


def _rows(chosen: Day) -> list[tuple[str, Any]]:
    """Names with their shifts in order of start; an anonymous plan numbers them."""
    if not chosen.assignments and not chosen.unassigned:
        named = [(f"Shift {i}", shift) for i, shift in enumerate(chosen.shifts, 1)]
    else:
        named = [(each.person, each.shift) for each in chosen.assignments]
    in_time = sorted(named, key=lambda row: (row[1].start, row[1].length))
    return in_time + [(NOBODY, shift) for shift in chosen.unassigned]


def _bar(ax: Axes, y: int, start: timedelta, seconds: float, face: str, edge: str) -> None:
    hours = (start.total_seconds() / 3600, seconds / 3600)
    ax.broken_barh([hours], (y - 0.31, 0.62), facecolor=face, edgecolor=edge, linewidth=0.8)


def _clock_axis(ax: Axes) -> None:
    ax.autoscale_view()
    low, high = ax.dataLim.intervalx
    ax.set_xlim(low - 0.25, high + 0.25)
    every = 1 if high - low <= 12 else 2
    ticks = [hour for hour in range(int(low), int(high) + 2) if low <= hour <= high and hour % every == 0]
    ax.set_xticks(ticks, [f"{hour % 24:02d}:00" for hour in ticks])


def _roster_legend(ax: Axes, chosen: Day) -> None:
    kinds = [("On shift", BLUE)]
    breaks = [pause for shift in chosen.shifts for pause in shift.breaks]
    if any(pause.paid for pause in breaks):
        kinds.append(("Paid break", LIGHT_BLUE))
    if any(not pause.paid for pause in breaks):
        kinds.append(("Unpaid break", PAPER))
    if chosen.unassigned:
        kinds.append(("Nobody assigned", VERMILION))
    handles = [plt.Rectangle((0, 0), 1, 1, facecolor=face, edgecolor=BLUE, linewidth=0.8) for _, face in kinds]
    ax.legend(
        handles,
        [label for label, _ in kinds],
        frameon=False,
        ncols=len(kinds),
        loc="lower left",
        bbox_to_anchor=(0, 1),
        borderaxespad=0.2,
    )


def _legend_below(ax: Axes) -> None:
    ax.legend(frameon=False, ncols=4, loc="upper center", bbox_to_anchor=(0.5, -0.16), borderaxespad=0)
