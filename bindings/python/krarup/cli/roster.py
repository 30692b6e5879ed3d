"""krarup roster: shifts and who works them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

import krarup
from krarup._days import days
from krarup.cli.options import json_option, solve_options, with_solve
from krarup.cli.progress import make_plan
from krarup.cli.render import print_json
from krarup.cli.summary import print_findings, print_roster, print_shifts, print_title


@click.command(short_help="Shifts and roster of a scenario.")
@click.argument("scenario", type=click.Path(path_type=Path))
@solve_options
@json_option
def roster(scenario: Path, as_json: bool, **flags: Any) -> None:
    """Choose shifts for the SCENARIO and assign its people to them.

    \b
    Example:
      krarup roster scenario.json
    """
    made = make_plan(with_solve(krarup.Scenario.load(scenario), flags))
    if as_json:
        whole = json.loads(made.to_json())
        print_json({key: whole[key] for key in ("shift_plan", "roster")})
        return
    all_days = days(made)
    print_title(made, all_days)
    if made.scenario.people:
        print_roster(made)
    else:
        print_shifts(made, all_days)
    print_findings([*made.shift_plan.findings, *made.roster.findings])
