"""krarup what-if: what a few agents more or less change."""

from __future__ import annotations

from typing import Any

import click

import krarup
from krarup.cli.options import (
    demand_options,
    given,
    json_option,
    make_queue,
    make_target,
    model_options,
    target_options,
)
from krarup.cli.render import PERFORMANCE_HEADS, console, number_json, performance_cells, performance_json, print_json, table

LIMITS = ("service_level", "max_occupancy", "max_abandonment", "max_asa")


class Range(click.ParamType):
    """10:20 or 10:20:0.5, the end included."""

    name = "FROM:TO[:STEP]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> krarup.AgentRange:
        try:
            numbers = [float(each) for each in value.split(":")]
        except ValueError:
            numbers = []
        if len(numbers) not in (2, 3):
            self.fail(f'expected FROM:TO or FROM:TO:STEP, got "{value}"', param, ctx)
        return krarup.AgentRange(**dict(zip(("from_", "to", "step"), numbers)))


@click.command("what-if", short_help="Performance for a range of numbers of agents.")
@model_options
@demand_options
@target_options
@click.option("--agents", type=Range(), help="Numbers of agents; by default around those that the target requires.")
@json_option
def what_if(agents: krarup.AgentRange | None, as_json: bool, **flags: Any) -> None:
    """Show what each of several numbers of agents would deliver; the row that the target requires is marked.

    \b
    Example:
      krarup what-if --contacts 100 --per 30min --aht 180s --service-level 0.8 --acceptable-wait 20s --agents 10:20
    """
    queue = make_queue(flags)
    required = krarup.required_agents(queue, make_target(flags)) if given(flags, LIMITS) else None
    if agents is None and required is None:
        raise click.UsageError("--agents or a limit such as --service-level is needed")
    rows = krarup.what_if(queue, agents or around(required), **given(flags, ("acceptable_wait", "basis")))
    if as_json:
        print_json([{"agents": number_json(each.agents), "performance": performance_json(each.performance)} for each in rows])
        return
    marked = next((i for i, each in enumerate(rows) if each.agents == required), None)
    cells = [(f"{each.agents:g}{' *' if i == marked else ''}", *performance_cells(each.performance)) for i, each in enumerate(rows)]
    console().print(table(("Agents", *PERFORMANCE_HEADS), cells, marked=marked))
    if marked is not None:
        console().print("* the fewest agents that meet the target")


def around(required: int) -> krarup.AgentRange:
    return krarup.AgentRange(from_=max(0, required - 5), to=required + 5)
