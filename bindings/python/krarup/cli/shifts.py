"""krarup shifts: which shifts cover the requirement of a scenario, and how near that is to the best possible."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import click
from rich.text import Text

import krarup
from krarup import _text as text
from krarup._files import write_all
from krarup.cli.explanation import explanation_json, print_explanation
from krarup.cli.intervals import work_of_scenario
from krarup.cli.options import explain_option, json_option, solve_options, with_solve
from krarup.cli.progress import watched
from krarup.cli.render import facts, print_json, show, table
from krarup.cli.summary import print_findings


@click.command(short_help="Shifts that cover a scenario, without names.")
@click.argument("scenario", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Folder for shifts.json and shifts.csv."
)
@explain_option
@solve_options
@json_option
def shifts(scenario: Path, out: Path | None, explained: bool, as_json: bool, **flags: Any) -> None:
    """Choose shifts and breaks that cover the SCENARIO (a JSON file) at the least cost.

    Its people limit how many shifts there are; who works which is for `krarup roster`. Control-C ends the search with
    the best shifts so far.

    \b
    Example:
      krarup shifts scenario.json --out shifts
    """
    loaded = with_solve(krarup.Scenario.load(scenario), flags)
    problem = shift_problem(loaded)
    found = watched(lambda progress: krarup.design_shifts(problem, loaded.solve, progress=progress), "shifts")
    explanation = krarup.explain(problem) if explained else None
    files = _files(loaded, found)
    written = write_all(out, files) if out else []
    if as_json:
        why = {"explanation": explanation_json(explanation, problem.clock)} if explanation else {}
        print_json({"shift_plan": json.loads(files["shifts.json"]), **why})
    else:
        _print(loaded, problem, found)
        print_findings(list(found.findings))
        if explanation:
            print_explanation(explanation)
        for path in written:
            show(Text(f"wrote {path}"))
    if found.status == "infeasible":
        raise krarup.Infeasible("none of the shift templates can be used; --explain says why")


def shift_problem(scenario: krarup.Scenario) -> krarup.ShiftProblem:
    """The requirement of a scenario on whole days, with what may be worked and by whom."""
    return krarup.ShiftProblem(
        required=_requirement(scenario),
        shift_templates=scenario.shift_templates,
        costs=scenario.costs,
        clock=scenario.clock,
        people=scenario.people,
    )


def _requirement(scenario: krarup.Scenario) -> krarup.Series:
    """Agents to put on shift from the first midnight to the last: shifts may begin before the first contact."""
    work = work_of_scenario(scenario)
    grid = krarup.rebin(work.forecast, work.interval, work.clock) if work.interval else work.forecast
    served = krarup.within_opening_hours(grid, work.opening_hours, work.clock).profile
    required = krarup.sipp(served, work.queue, work.target)
    scheduled = [krarup.scheduled_agents(agents, work.shrinkage) for agents in required.values]
    step, end = timedelta(seconds=grid.step), grid.time(len(grid))
    before = (grid.start - _midnight(work.clock, grid.start)) // step
    after = max(timedelta(), _midnight(work.clock, end - timedelta(seconds=1), days=1) - end) // step
    values = [0.0] * before + scheduled + [0.0] * after
    return krarup.Series(start=grid.start - before * step, step=grid.step, values=values)


def _midnight(clock: krarup.LocalClock, moment: datetime, days: int = 0) -> datetime:
    """The midnight at the beginning of a moment's day, or of a later day."""
    return clock.instant(datetime.combine(clock.date(moment) + timedelta(days=days), datetime.min.time()))


def _files(scenario: krarup.Scenario, found: krarup.ShiftPlan) -> dict[str, str]:
    """The words of a plan file, which has the shifts of this scenario and nothing else."""
    holder = krarup.Plan(scenario=scenario, step=found.scheduled.step, shift_plan=found)
    shift_plan = json.loads(holder.to_json())["shift_plan"]
    return {
        "shifts.json": json.dumps(shift_plan, indent=2, ensure_ascii=False) + "\n",
        "shifts.csv": holder.shifts_csv(),
    }


def _print(scenario: krarup.Scenario, problem: krarup.ShiftProblem, found: krarup.ShiftPlan) -> None:
    paid = sum(krarup.paid_time(shift) for shift in found.shifts)
    show(Text(scenario.name or "Shifts", style="bold"), "")
    show(
        facts(
            [
                ("Shifts", f"{found.status}, within {text.share(found.gap, 2)} of the best possible"),
                ("Cost", f"{text.number(found.objective, 2)}; no shifts cost less than {text.number(found.bound, 2)}"),
                ("Paid hours", f"{text.hours(paid)} in {text.count(len(found.shifts), 'shift')}"),
                ("Understaffing", f"{text.number(found.understaffing, 1)} agent-hours"),
                ("Overstaffing", f"{text.number(found.overstaffing, 1)} agent-hours"),
            ]
        ),
        "",
    )
    days = _coverage_by_day(problem, found)
    show(table(("Day", "Required", "Scheduled", "Missing", "Shifts"), [row for _, row in days]), "")
    heads = ("Start", "Length", *(text.short_day(day) for day, _ in days))
    rows = [
        (each.start, text.length(each.length), *(str(count or "") for count in each.per_day))
        for each in found.distinct_shifts
    ]
    show(table(heads, rows), "")


def _coverage_by_day(problem: krarup.ShiftProblem, found: krarup.ShiftPlan) -> list[tuple[Any, tuple[str, ...]]]:
    """Agent time of each calendar day, and the shifts that start on it."""
    required, clock = problem.required, problem.clock
    times: dict[Any, list[float]] = {}
    for i, (needed, there) in enumerate(zip(required.values, found.scheduled.values)):
        sums = times.setdefault(clock.date(required.time(i)), [0.0, 0.0, 0.0])
        for k, agents in enumerate((needed, there, max(0.0, needed - there))):
            sums[k] += agents * required.step
    starts = [clock.date(shift.start) for shift in found.shifts]
    return [
        (day, (text.short_day(day), *(text.hours(each) for each in sums), str(starts.count(day))))
        for day, sums in times.items()
    ]
