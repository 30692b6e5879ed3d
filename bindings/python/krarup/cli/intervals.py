"""Required agents of every interval of a forecast or a scenario."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.table import Table

import krarup
from krarup import _text as text
from krarup.cli.options import make_shrinkage, make_target, queue_of, given
from krarup.cli.render import table


@dataclass(frozen=True)
class Staffed:
    """A plan without shifts: its open intervals are the requirement, each with the limit that asks for it."""

    plan: krarup.Plan
    bindings: list[str | None]  # one an interval of the plan


def forecast_options(command: Any) -> Any:
    for option in reversed((
        click.option("--forecast", type=click.Path(path_type=Path), metavar="FILE", help="CSV file with a line an interval."),
        click.option("--start-column", metavar="NAME", help="Column of the forecast with date and time (start)."),
        click.option("--contacts-column", metavar="NAME", help="Column with the contacts (contacts)."),
        click.option("--aht-column", metavar="NAME", help="Column with the AHT (aht_s); --aht is for a file without."),
        click.option("--interval", metavar="TIME", help="Planning interval to which the forecast is re-binned."),
    )):
        command = option(command)
    return command


def from_scenario(scenario: krarup.Scenario) -> Staffed:
    """The requirement of a scenario; no shifts are chosen."""
    bare = krarup.plan(scenario.replace(shift_templates=(), people=()))
    return Staffed(bare, [_binding(bare, each) for each in bare.intervals])


def from_forecast(path: Path, flags: dict[str, Any]) -> Staffed:
    names = given(flags, ("start_column", "contacts_column", "aht_column", "aht"))
    forecast = krarup.load_forecast(path, krarup.ForecastFormat(**names))
    placeholder = krarup.Demand(contacts=0, per=forecast.profile.step, aht=1)
    return from_scenario(krarup.Scenario(
        name=path.name,
        forecast=forecast.profile,
        clock=forecast.clock,
        queue=queue_of(flags, placeholder),
        target=make_target(flags),
        shrinkage=make_shrinkage(flags),
        **given(flags, ("interval",)),
    ))


def staffed_json(staffed: Staffed) -> dict[str, Any]:
    names = ("start", "contacts", "aht", "offered_load", "required", "required_scheduled")
    written = json.loads(staffed.plan.to_json())["intervals"]
    rows = []
    for each, line, binding in zip(staffed.plan.intervals, written, staffed.bindings):
        if each.open:
            rows.append({name: line[name] for name in names} | ({"binding": binding} if binding else {}))
    return {"intervals": rows}


def staffed_table(staffed: Staffed) -> Table:
    wall = staffed.plan.scenario.clock.wall
    heads = ("Interval", "Binding limit", "Contacts", "AHT", "Erlangs", "Required", "On shift")
    rows = []
    for each, binding in zip(staffed.plan.intervals, staffed.bindings):
        if not each.open:
            continue
        start = wall(each.start)
        rows.append((
            f"{text.short_day(start)} {text.clock(start)}",
            binding or "",
            text.number(each.contacts, 1),
            text.length(round(each.aht)),
            text.number(each.offered_load, 2),
            text.agents(each.required),
            text.number(each.required_scheduled, 1),
        ))
    return table(heads, rows, left=2)


def _binding(bare: krarup.Plan, interval: Any) -> str | None:
    if not interval.open or interval.contacts <= 0:
        return None
    demand = krarup.Demand(contacts=interval.contacts, per=bare.step, aht=interval.aht)
    staffing = krarup.staff(krarup.with_demand(bare.scenario.queue, demand), bare.scenario.target)
    return str(staffing.binding) if staffing.binding else None
