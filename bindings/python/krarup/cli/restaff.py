"""A plan's intervals evaluated again, with its own staff or with other staff."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import krarup
from krarup import _target
from krarup import _text as text
from krarup._days import counted_contacts, mean_service_level
from krarup.cli.render import moment_text, performance_columns, performance_json, show, table


@dataclass(frozen=True)
class Line:
    """An open interval and what its agents will deliver."""

    start: datetime
    contacts: float
    counted: float  # contacts that the service level counts
    scheduled: float
    performance: Any
    meets: bool


@dataclass(frozen=True)
class Restaffed:
    plan: krarup.Plan
    lines: list[Line]

    @property
    def service_level(self) -> float:
        """Expected over all contacts; 1 when there are none."""
        return mean_service_level((each.counted for each in self.lines), (each.performance for each in self.lines))


def restaff(plan: krarup.Plan, staffing: Path | None) -> Restaffed:
    """Evaluates each open interval with the agents that `staffing` schedules, or else with those of the plan."""
    scheduled = _read(plan, staffing) if staffing else {each.start: each.scheduled for each in plan.intervals}
    return Restaffed(plan, list(_lines(plan, scheduled)))


def restaffed_json(restaffed: Restaffed) -> dict[str, Any]:
    lines = [
        {
            "start": moment_text(restaffed.plan.scenario.clock, each.start),
            "contacts": each.contacts,
            "scheduled": each.scheduled,
            "performance": performance_json(each.performance),
            "meets_target": each.meets,
        }
        for each in restaffed.lines
    ]
    return {"service_level": restaffed.service_level, "intervals": lines}


def print_restaffed(restaffed: Restaffed) -> None:
    heads, cells = performance_columns([each.performance for each in restaffed.lines])
    wall = restaffed.plan.scenario.clock.wall
    rows = [
        [
            f"{text.short_day(wall(each.start))} {text.clock(wall(each.start))}",
            "met" if each.meets else "missed",
            text.number(each.contacts, 1),
            text.number(each.scheduled, 1),
            *row,
        ]
        for each, row in zip(restaffed.lines, cells)
    ]
    show(table(["Interval", "Target", "Contacts", "Scheduled", *heads], rows, left=2))
    target = _target.words(restaffed.plan.scenario.target)
    missed = sum(1 for each in restaffed.lines if not each.meets)
    level = f"Service level {text.share(restaffed.service_level)} (target: {target})"
    show("", f"{level}; {text.count(missed, 'interval')} of {text.number(len(rows))} missed")


def _read(plan: krarup.Plan, path: Path) -> dict[datetime, float]:
    """The agents on shift by interval. The file has the form of a forecast, with scheduled agents for contacts."""
    form = krarup.ForecastFormat(contacts_column="scheduled", aht="1s", step=plan.step)
    read = krarup.load_forecast(path, form, plan.scenario.clock).profile
    found = {read.time(i): each.contacts for i, each in enumerate(read.values)}
    strangers = set(found) - {each.start for each in plan.intervals}
    if strangers:
        when = plan.scenario.clock.wall(min(strangers))
        raise krarup.InvalidInput(f"{path}: {when:%Y-%m-%dT%H:%M} is no interval of the plan")
    return found


def _lines(plan: krarup.Plan, scheduled: dict[datetime, float]) -> Iterable[Line]:
    scenario = plan.scenario
    for each in plan.intervals:
        if not each.open:
            continue
        on_shift = scheduled.get(each.start, 0.0)
        demand = krarup.Demand(contacts=each.contacts, per=plan.step, aht=each.aht)
        agents = krarup.agents_on_contacts(on_shift, scenario.shrinkage)
        queue = krarup.with_agents(krarup.with_demand(scenario.queue, demand), agents)
        performance = krarup.performance(queue, scenario.target.acceptable_wait, scenario.target.basis)
        met = each.contacts <= 0 or krarup.meets(performance, _target.of_interval(scenario))
        counted = counted_contacts(plan, each, agents)
        yield Line(each.start, each.contacts, counted, on_shift, performance, met)
