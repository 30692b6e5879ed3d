"""krarup evaluate: what a given number of agents delivers, in one interval or in every interval of a plan."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import click

import krarup
from krarup import _text as text
from krarup.cli.options import (
    LIMITS,
    QUEUE,
    TARGET,
    demand_options,
    given,
    json_option,
    make_queue,
    make_shrinkage,
    make_target,
    model_options,
    performance_of,
    refuse_flags,
    require,
    shrinkage_options,
    target_options,
)
from krarup.cli.render import facts, performance_facts, performance_json, print_json, show
from krarup.cli.restaff import print_restaffed, restaff, restaffed_json


@click.command(short_help="Performance of given agents, or of a plan with other staff.")
@click.argument("plan", required=False, type=click.Path(path_type=Path))
@click.option(
    "--staffing",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="CSV file (start,scheduled) with the agents on shift in each interval of the plan.",
)
@click.option("--agents", type=float, help="Agents on contacts; on shift if --shrinkage is given.")
@model_options
@demand_options
@target_options
@shrinkage_options
@json_option
def evaluate(plan: Path | None, staffing: Path | None, as_json: bool, **flags: Any) -> None:
    """What will contacts and agents experience?

    Of one interval, given by flags; or of every interval of a PLAN (the plan.json of `krarup plan`), with its own staff
    or with that of a CSV file.

    \b
    Examples:
      krarup evaluate --agents 14 --contacts 100 --per 30min --aht 180s --acceptable-wait 20s
      krarup evaluate plan/plan.json --staffing today.csv
    """
    if plan is not None:
        refuse_flags(flags, (*QUEUE, *TARGET, "shrinkage", "agents"), "a plan")
        restaffed = restaff(krarup.Plan.load(plan), staffing)
        if as_json:
            print_json(restaffed_json(restaffed))
        else:
            print_restaffed(restaffed)
    elif staffing is not None:
        raise click.UsageError("--staffing needs a plan")
    else:
        _one(flags, as_json)


def _one(flags: dict[str, Any], as_json: bool) -> None:
    require(flags, "agents")
    target = make_target(flags) if given(flags, LIMITS) else None
    on_contacts = krarup.agents_on_contacts(flags["agents"], make_shrinkage(flags))
    queue = make_queue(flags)
    performance = performance_of(queue, on_contacts, flags)
    if as_json:
        print_json(performance_json(performance))
        return
    pairs = [
        ("Agents on contacts", text.agents(on_contacts)),
        ("Offered load", f"{text.number(krarup.offered_load(queue), 2)} erlangs"),
        *performance_facts(performance),
    ]
    if target is not None:
        pairs.append(("Target", "met" if krarup.meets(performance, target) else "missed"))
    show(facts(pairs))
    if math.isinf(performance.asa):
        show("The queue is unstable: more work arrives than the agents can do, and it grows without end.")
