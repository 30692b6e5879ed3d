"""Required agents of every interval of a forecast or a scenario."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.table import Table

import krarup
from krarup import _target
from krarup import _text as text
from krarup.cli.options import given, make_shrinkage, make_target, queue_of
from krarup.cli.render import moment_text, table


@dataclass(frozen=True)
class Work:
    """Whom to staff for, for what, and what becomes of those who are scheduled."""

    forecast: krarup.DayProfile
    clock: krarup.LocalClock
    queue: krarup.Queue
    target: krarup.Target
    shrinkage: krarup.Shrinkage
    interval: float | str = 0
    opening_hours: Sequence[krarup.OpeningHours] = ()


@dataclass(frozen=True)
class Line:
    """An open interval and the agents that it requires."""

    start: Any
    demand: krarup.Demand
    staffing: krarup.Staffing
    scheduled: float  # agents on shift

    @property
    def binding(self) -> str | None:
        return str(self.staffing.binding) if self.staffing.binding else None


def forecast_options(command: Any) -> Any:
    for option in reversed(
        (
            click.option(
                "--forecast", type=click.Path(path_type=Path), metavar="FILE", help="CSV file with a line an interval."
            ),
            click.option("--start-column", metavar="NAME", help="Column of the forecast with date and time (start)."),
            click.option("--contacts-column", metavar="NAME", help="Column with the contacts (contacts)."),
            click.option(
                "--aht-column", metavar="NAME", help="Column with the AHT (aht_s); --aht is for a file without."
            ),
            click.option("--interval", metavar="TIME", help="Planning interval to which the forecast is re-binned."),
        )
    ):
        command = option(command)
    return command


def work_of_scenario(scenario: krarup.Scenario) -> Work:
    names = ("forecast", "clock", "shrinkage", "interval", "opening_hours")
    queue = krarup.Uncertain(scenario.queue, cv=scenario.cv) if scenario.cv else scenario.queue
    return Work(queue=queue, target=_target.of_interval(scenario), **{name: getattr(scenario, name) for name in names})


def work_of_forecast(path: Path, flags: dict[str, Any]) -> Work:
    names = given(flags, ("start_column", "contacts_column", "aht_column", "aht"))
    read = krarup.load_forecast(path, krarup.ForecastFormat(**names))
    any_demand = krarup.Demand(contacts=0, per=read.profile.step, aht=1)
    queue = queue_of(flags, any_demand)
    rest = given(flags, ("interval",))
    return Work(read.profile, read.clock, queue, make_target(flags), make_shrinkage(flags), **rest)


def staffed(work: Work) -> list[Line]:
    """Every open interval, taken by itself."""
    grid = krarup.rebin(work.forecast, work.interval, work.clock) if work.interval else work.forecast
    served = krarup.within_opening_hours(grid, work.opening_hours, work.clock)
    lines = []
    for i, demand in enumerate(served.profile.values):
        if not served.open[i]:
            continue
        staffing = krarup.staff(krarup.with_demand(work.queue, demand), work.target)
        scheduled = krarup.scheduled_agents(staffing.agents, work.shrinkage)
        lines.append(Line(grid.time(i), demand, staffing, scheduled))
    return lines


def staffed_json(lines: list[Line], clock: krarup.LocalClock) -> dict[str, Any]:
    """The words of a plan file, and the limit that asks for the agents."""
    return {
        "intervals": [
            {
                "start": moment_text(clock, each.start),
                "contacts": each.demand.contacts,
                "aht": f"{each.demand.aht!r}s",
                "offered_load": krarup.offered_load(each.demand),
                "required": each.staffing.agents,
                "required_scheduled": each.scheduled,
            }
            | ({"binding": each.binding} if each.binding else {})
            for each in lines
        ]
    }


def staffed_table(lines: list[Line], clock: krarup.LocalClock) -> Table:
    heads = ("Interval", "Binding limit", "Contacts", "AHT", "Erlangs", "Required", "On shift")
    rows = []
    for each in lines:
        start = clock.wall(each.start)
        rows.append(
            (
                f"{text.short_day(start)} {text.clock(start)}",
                each.binding or "",
                text.number(each.demand.contacts, 1),
                text.length(round(each.demand.aht)),
                text.number(krarup.offered_load(each.demand), 2),
                str(each.staffing.agents),
                text.number(each.scheduled, 1),
            )
        )
    return table(heads, rows, left=2)
