"""krarup activities: when the people of a roster meet and train."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.text import Text

import krarup
from krarup import _text as text
from krarup._files import write_all
from krarup.cli.calendars import calendars
from krarup.cli.options import json_option, solve_of, solve_options
from krarup.cli.progress import watched
from krarup.cli.render import facts, print_json, show, table
from krarup.cli.summary import print_findings


@click.command(short_help="When people meet and train inside their shifts.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder for activities.json, sessions.csv and a calendar (ICS) for each person.",
)
@solve_options
@json_option
def activities(file: Path, out: Path | None, as_json: bool, **flags: Any) -> None:
    """Place meetings and training inside the shifts of a roster, where coverage suffers least.

    FILE is an activity problem: what has to be covered, who works when, and the activities. Shifts and breaks stay as
    they are. Control-C ends the search with the best plan so far.

    \b
    Examples:
      krarup activities activities.json
      krarup activities activities.json --out activities
    """
    problem, options = krarup.load_activity_problem(file), solve_of(flags)
    plan = watched(lambda progress: krarup.place_activities(problem, options, progress=progress), "activities")
    written = write_all(out, _files(problem, plan)) if out else []
    if as_json:
        print_json({"activity_plan": json.loads(krarup.activity_plan_json(plan, problem.clock))})
        return
    _print(problem, plan)
    print_findings(list(plan.findings))
    for path in written:
        show(Text(f"wrote {path}"))


def _files(problem: krarup.ActivityProblem, plan: krarup.ActivityPlan) -> dict[str, str]:
    people = list(dict.fromkeys(each.person for each in problem.assignments))
    return {
        "activities.json": krarup.activity_plan_json(plan, problem.clock),
        "sessions.csv": krarup.sessions_csv(plan.sessions, problem.clock),
        **calendars(krarup.Roster(assignments=problem.assignments), people, problem.clock, plan.sessions),
    }


def _print(problem: krarup.ActivityProblem, plan: krarup.ActivityPlan) -> None:
    wanted = sum(len(each.people) if each.attendees is None else each.attendees for each in problem.activities)
    days = _days(problem)
    show(Text("Activities", style="bold"))
    if days:
        show(text.period(days[0], days[-1]))
    pairs = [
        ("Status", f"{plan.status}, within {text.share(plan.gap, 2)} of the best possible"),
        ("Cost", f"{text.number(plan.objective, 2)}; no plan costs less than {text.number(plan.bound, 2)}"),
        ("Sessions", f"{text.number(len(plan.sessions))} of {text.number(wanted)} placed"),
        ("Understaffing", f"{text.number(plan.understaffing, 1)} agent-hours"),
        ("Overstaffing", f"{text.number(plan.overstaffing, 1)} agent-hours"),
    ]
    show("", facts(pairs), "")
    if plan.sessions:
        show(table(("Activity", "Day", "Time", "People"), _rows(problem, plan), left=4), "")


def _days(problem: krarup.ActivityProblem) -> list[date]:
    """The calendar days on which shifts begin."""
    return sorted({problem.clock.date(each.shift.start) for each in problem.assignments})


def _rows(problem: krarup.ActivityProblem, plan: krarup.ActivityPlan) -> list[tuple[str, ...]]:
    """A row for each activity and start, with everybody who begins then; activity by activity, in the order of time."""
    groups: dict[tuple[str, Any, Any], list[str]] = {}
    for each in plan.sessions:
        groups.setdefault((each.activity, each.start, each.end), []).append(each.person)
    order = {each.name: i for i, each in enumerate(problem.activities)}
    wall = problem.clock.wall
    return [
        (activity, text.short_day(wall(start)), text.span(wall(start), wall(end)), ", ".join(people))
        for (activity, start, end), people in sorted(groups.items(), key=lambda item: (order[item[0][0]], item[0][1]))
    ]
