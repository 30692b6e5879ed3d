"""krarup plan: the whole way from a scenario to a roster."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.text import Text

import krarup
from krarup import report
from krarup._days import days
from krarup._files import write_all
from krarup.cli.options import json_option, solve_options, with_solve
from krarup.cli.progress import make_plan
from krarup.cli.render import show
from krarup.cli.summary import print_days, print_findings, print_title, print_totals


@click.command(short_help="Plan a scenario: agents, shifts, roster, service level.")
@click.argument("scenario", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for plan.json, intervals.csv, shifts.csv, roster.csv and report.html.",
)
@solve_options
@json_option
def plan(scenario: Path, out: Path | None, as_json: bool, **flags: Any) -> None:
    """Plan the SCENARIO (a JSON file) and say what the plan will deliver.

    \b
    Example:
      krarup plan scenario.json --out plan
    """
    made = make_plan(with_solve(krarup.Scenario.load(scenario), flags))
    written = write_all(out, files(made)) if out else []
    if as_json:
        print(made.to_json())
        return
    all_days = days(made)
    print_title(made, all_days)
    print_totals(made)
    print_days(all_days)
    print_findings([*made.findings, *made.shift_plan.findings, *made.roster.findings])
    for path in written:
        show(Text(f"wrote {path}"))


def files(made: krarup.Plan) -> dict[str, str]:
    """The files of a plan: their names and their text."""
    return {
        "plan.json": made.to_json(),
        "intervals.csv": made.intervals_csv(),
        "shifts.csv": made.shifts_csv(),
        "roster.csv": made.roster_csv(),
        "report.html": report.render(made),
    }
