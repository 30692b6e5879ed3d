"""krarup staff: how many agents are required, for one interval or for each of a forecast."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

import krarup
from krarup import _text as text
from krarup.cli.intervals import (
    Work,
    forecast_options,
    staffed,
    staffed_json,
    staffed_table,
    work_of_forecast,
    work_of_scenario,
)
from krarup.cli.options import (
    QUEUE,
    TARGET,
    demand_options,
    json_option,
    make_queue,
    make_shrinkage,
    make_target,
    model_options,
    refuse_flags,
    shrinkage_options,
    target_options,
)
from krarup.cli.render import facts, performance_facts, performance_json, print_json, show


@click.command(short_help="Required agents for one interval, a forecast or a scenario.")
@click.argument("scenario", required=False, type=click.Path(path_type=Path))
@model_options
@demand_options
@target_options
@shrinkage_options
@forecast_options
@json_option
def staff(scenario: Path | None, forecast: Path | None, as_json: bool, **flags: Any) -> None:
    """How many agents does the target require, and which of its limits asks for them?

    Of one interval, given by flags; of each interval of a forecast (a CSV file); or of each of a SCENARIO.

    \b
    Examples:
      krarup staff --contacts 100 --per 30min --aht 180s --service-level 0.8 --acceptable-wait 20s
      krarup staff --forecast forecast.csv --patience 150s --service-level 0.8 --acceptable-wait 20s
      krarup staff scenario.json
    """
    if scenario is not None:
        refuse_flags({**flags, "forecast": forecast}, (*QUEUE, *TARGET, "shrinkage", "forecast"), "a scenario")
        _each(work_of_scenario(krarup.Scenario.load(scenario)), as_json)
    elif forecast is not None:
        refuse_flags(flags, ("contacts", "per"), "--forecast")
        _each(work_of_forecast(forecast, flags), as_json)
    else:
        _one(flags, as_json)


def _each(work: Work, as_json: bool) -> None:
    lines = staffed(work)
    if as_json:
        print_json(staffed_json(lines, work.clock))
    else:
        show(staffed_table(lines, work.clock))


def _one(flags: dict[str, Any], as_json: bool) -> None:
    queue, target, shrinkage = make_queue(flags), make_target(flags), make_shrinkage(flags)
    staffing = krarup.staff(queue, target)
    scheduled = krarup.scheduled_agents(staffing.agents, shrinkage)
    performance = staffing.performance
    if as_json:
        binding = {"binding": str(staffing.binding)} if staffing.binding else {}
        print_json(
            {
                "agents": staffing.agents,
                **binding,
                "performance": performance_json(performance),
                "offered_load": krarup.offered_load(queue),
                "scheduled": scheduled,
            }
        )
        return
    pairs = [
        ("Required agents", str(staffing.agents)),
        ("Binding limit", str(staffing.binding or "none")),
        ("Offered load", f"{text.number(krarup.offered_load(queue), 2)} erlangs"),
        *performance_facts(performance),
    ]
    if shrinkage.components:
        total = text.share(krarup.total_shrinkage(shrinkage))
        pairs.insert(1, ("Scheduled agents", f"{text.number(scheduled, 2)} with {total} shrinkage"))
    show(facts(pairs))
