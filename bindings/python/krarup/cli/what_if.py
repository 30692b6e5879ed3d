"""krarup what-if: what a few agents more or less change."""

from __future__ import annotations

import math
from typing import Any

import click

import krarup
from krarup.cli.options import (
    LIMITS,
    demand_options,
    given,
    json_option,
    make_queue,
    make_target,
    model_options,
    performance_of,
    target_options,
)
from krarup.cli.render import performance_columns, performance_json, print_json, show, table

MOST_ROWS = 100_000


class AgentRange(click.ParamType):
    """10:20 or 10:20:0.5, the end included."""

    name = "FROM:TO[:STEP]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> list[float]:
        try:
            first, last, step = [float(each) for each in value.split(":")] + [1.0] * (value.count(":") == 1)
        except ValueError:
            self.fail(f'expected FROM:TO or FROM:TO:STEP, got "{value}"', param, ctx)
        if not (0 <= first <= last < math.inf and step > 0):
            self.fail(f"needs 0 <= FROM <= TO and STEP > 0, got {value}", param, ctx)
        steps = (last - first) / step
        if steps >= MOST_ROWS:
            self.fail(f"must have at most {MOST_ROWS} numbers, got {value}", param, ctx)
        return [first + i * step for i in range(int(steps + 1e-9) + 1)]


@click.command("what-if", short_help="Performance for a range of numbers of agents.")
@model_options
@demand_options
@target_options
@click.option(
    "--agents", type=AgentRange(), help="Numbers of agents; by default around those that the target requires."
)
@json_option
def what_if(agents: list[float] | None, as_json: bool, **flags: Any) -> None:
    """Show what each of several numbers of agents would deliver; the row that the target requires is marked.

    \b
    Example:
      krarup what-if --contacts 100 --per 30min --aht 180s --service-level 0.8 --acceptable-wait 20s --agents 10:20
    """
    queue = make_queue(flags)
    required = krarup.required_agents(queue, make_target(flags)) if given(flags, LIMITS) else None
    if agents is None and required is None:
        raise click.UsageError("--agents or a limit such as --service-level is missing")
    rows = [(each, performance_of(queue, each, flags)) for each in agents or _around(required)]
    if as_json:
        print_json([{"agents": number, "performance": performance_json(performance)} for number, performance in rows])
        return
    marked = next((i for i, (number, _) in enumerate(rows) if number == required), None)
    heads, cells = performance_columns([performance for _, performance in rows])
    numbers = [f"{number:g}{' *' if i == marked else ''}" for i, (number, _) in enumerate(rows)]
    show(table(["Agents", *heads], [[number, *row] for number, row in zip(numbers, cells)], marked=marked))
    if marked is not None:
        show("", "* the fewest agents that meet the target")


def _around(required: int) -> list[float]:
    return [float(each) for each in range(max(0, required - 5), required + 6)]
