"""krarup roster: shifts and who works them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.text import Text

import krarup
from krarup._days import days
from krarup._files import write_all
from krarup.cli.calendars import calendars
from krarup.cli.documents import SCENARIO, has_any
from krarup.cli.explanation import explanation_json, print_explanation
from krarup.cli.lines import print_lines
from krarup.cli.options import explain_option, json_option, solve_of, solve_options, with_solve
from krarup.cli.progress import make_plan, watched
from krarup.cli.render import print_json, show
from krarup.cli.summary import print_findings, print_roster, print_shifts, print_title


@dataclass(frozen=True)
class Made:
    """A roster, what it was asked for, and the plan that it is part of, if it comes from a scenario."""

    problem: krarup.RosterProblem
    roster: krarup.Roster
    plan: krarup.Plan | None = None


@click.command(short_help="Who works what: of a scenario, or of people, rules and cover.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for roster.json, roster.csv and a calendar (ICS) for each person.",
)
@explain_option
@solve_options
@json_option
def roster(file: Path, out: Path | None, explained: bool, as_json: bool, **flags: Any) -> None:
    """Assign people to shifts.

    FILE is a scenario, whose shifts are chosen first, or a roster problem: people with their rules and wishes, and how
    many shifts have to be worked. Control-C ends the search with the best roster so far.

    \b
    Examples:
      krarup roster scenario.json
      krarup roster roster.json --out roster
      krarup roster roster.json --explain
    """
    made = _of_scenario(file, flags) if has_any(file, SCENARIO) else _of_problem(file, flags)
    explanation = krarup.explain(made.problem) if explained else None
    written = write_all(out, files(made)) if out else []
    if as_json:
        why = {"explanation": explanation_json(explanation, made.problem.clock)} if explanation else {}
        print_json(_json(made) | why)
    else:
        _print(made)
        if explanation:
            print_explanation(explanation)
        for path in written:
            show(Text(f"wrote {path}"))
    if made.roster.status == "infeasible":
        raise krarup.Infeasible("no roster keeps every rule; --explain says why")


def files(made: Made) -> dict[str, str]:
    """The files of a roster: their names and their text."""
    roster, clock = made.roster, made.problem.clock
    return {
        "roster.json": krarup.roster_json(roster, clock),
        "roster.csv": krarup.roster_csv(roster, clock),
        **calendars(roster, [person.name for person in made.problem.people], clock),
    }


def _of_scenario(path: Path, flags: dict[str, Any]) -> Made:
    plan = make_plan(with_solve(krarup.Scenario.load(path), flags))
    scenario = plan.scenario
    problem = krarup.RosterProblem(shifts=plan.shift_plan.shifts, people=scenario.people, clock=scenario.clock)
    return Made(problem, plan.roster, plan)


def _of_problem(path: Path, flags: dict[str, Any]) -> Made:
    problem, options = krarup.load_roster_problem(path), solve_of(flags)
    return Made(problem, watched(lambda progress: krarup.assign_shifts(problem, options, progress=progress), "roster"))


def _json(made: Made) -> dict[str, Any]:
    if made.plan is None:
        return {"roster": json.loads(krarup.roster_json(made.roster, made.problem.clock))}
    whole = json.loads(made.plan.to_json())
    return {key: whole[key] for key in ("shift_plan", "roster")}


def _print(made: Made) -> None:
    if made.plan is None:
        print_lines(made.problem, made.roster)
        print_findings(list(made.roster.findings))
        return
    all_days = days(made.plan)
    print_title(made.plan, all_days)
    if made.problem.people:
        print_roster(made.plan)
    else:
        print_shifts(made.plan, all_days)
    print_findings([*made.plan.shift_plan.findings, *made.roster.findings])
