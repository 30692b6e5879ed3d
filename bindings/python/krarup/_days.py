"""A plan cut into the days of its wall clock, as plots, report and command line show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import krarup


@dataclass
class Day:
    """The open intervals of one day, and the shifts that start on it."""

    date: date
    step: timedelta
    intervals: list[Any] = field(default_factory=list)
    starts: list[datetime] = field(default_factory=list)  # on the wall clock, one an interval
    counted: list[float] = field(default_factory=list)  # contacts that the service level counts, one an interval
    shifts: list[Any] = field(default_factory=list)
    assignments: list[Any] = field(default_factory=list)
    unassigned: list[Any] = field(default_factory=list)

    @property
    def contacts(self) -> float:
        """Forecast within opening hours."""
        return sum(each.contacts for each in self.served)

    @property
    def served(self) -> list[Any]:
        """The intervals within opening hours."""
        return [each for each in self.intervals if each.open]

    @property
    def service_level(self) -> float:
        """Expected over the contacts of the day; 1 when there are none."""
        return mean_service_level(self.counted, (each.performance for each in self.intervals))

    @property
    def abandonment(self) -> float:
        lost = sum(each.contacts * each.performance.abandonment for each in self.served)
        return lost / self.contacts if self.contacts > 0 else 0.0

    @property
    def required_time(self) -> float:
        """Agent time to put on shift, in seconds."""
        return self._time(each.required_scheduled for each in self.intervals)

    @property
    def scheduled_time(self) -> float:
        return self._time(each.scheduled for each in self.intervals)

    @property
    def missing_time(self) -> float:
        """Agent time below the requirement, in seconds."""
        return self._time(max(0.0, each.required_scheduled - each.scheduled) for each in self.intervals)

    @property
    def paid_time(self) -> float:
        return sum(paid_time(shift) for shift in self.shifts)

    def _time(self, values: Iterable[float]) -> float:
        return sum(values) * self.step.total_seconds()


def days(plan: Any) -> list[Day]:
    """The days on which anything is forecast or anybody works, in order; closed hours at either end are left out."""
    wall = plan.scenario.clock.wall
    step = timedelta(seconds=plan.step)
    found: dict[date, Day] = {}

    def on(day: date) -> Day:
        return found.setdefault(day, Day(day, step))

    latest = date.min
    for interval in plan.intervals:
        start = wall(interval.start)
        latest = max(latest, start.date())  # a day that has begun keeps the hour that is repeated
        on(latest).intervals.append(interval)
        on(latest).starts.append(start)
        on(latest).counted.append(counted_contacts(plan, interval, interval.achieved))
    for shift in plan.shift_plan.shifts:
        on(wall(shift.start).date()).shifts.append(shift)
    for assignment in plan.roster.assignments:
        on(wall(assignment.shift.start).date()).assignments.append(assignment)
    for shift in plan.roster.unassigned:
        on(wall(shift.start).date()).unassigned.append(shift)
    for each in found.values():
        _trim(each)
    return [each for _, each in sorted(found.items()) if each.intervals or each.shifts]


def weeks(all_days: list[Day]) -> list[list[Day]]:
    """The same days, Monday to Sunday together."""
    found: dict[tuple[int, int], list[Day]] = {}
    for each in all_days:
        year, week, _ = each.date.isocalendar()
        found.setdefault((year, week), []).append(each)
    return list(found.values())


def counted_contacts(plan: krarup.Plan, interval: krarup.PlanInterval, agents: float) -> float:
    """How many contacts of an interval its service level is a share of, by the basis of the target."""
    if not interval.open or interval.contacts <= 0:
        return 0.0
    target = plan.scenario.target
    demand = krarup.Demand(contacts=interval.contacts, per=plan.step, aht=interval.aht)
    queue = krarup.with_agents(krarup.with_demand(plan.scenario.queue, demand), agents)
    shares = krarup.outcomes(queue, target.acceptable_wait)
    return (
        interval.contacts
        * {
            "offered": 1.0,
            "answered": shares.answered_within + shares.answered_after,
            "excluding_early_abandons": 1.0 - shares.abandoned_within,
            "early_abandons_count_as_met": 1.0,
        }[str(target.basis)]
    )


def mean_service_level(counted: Iterable[float], performances: Iterable[krarup.Performance]) -> float:
    """The service level over several intervals; 1 when no contact counts."""
    pairs = [(contacts, performance.service_level) for contacts, performance in zip(counted, performances)]
    total = sum(contacts for contacts, _ in pairs)
    return sum(contacts * level for contacts, level in pairs) / total if total > 0 else 1.0


def paid_time(shift: Any) -> float:
    """Seconds that are paid: the length less the unpaid breaks."""
    return shift.length - sum(each.length for each in shift.breaks if not each.paid)


def _trim(each: Day) -> None:
    busy = [i for i, interval in enumerate(each.intervals) if interval.contacts or interval.scheduled]
    first, last = (busy[0], busy[-1] + 1) if busy else (0, 0)
    each.intervals = each.intervals[first:last]
    each.starts = each.starts[first:last]
    each.counted = each.counted[first:last]
