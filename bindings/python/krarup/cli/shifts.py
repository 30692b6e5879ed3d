"""krarup shifts: which shifts, or tours, cover a requirement, and how near that is to the best possible."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.text import Text

import krarup
from krarup import _text as text
from krarup._files import write_all
from krarup.cli.documents import SCENARIO, TOURS, has_any
from krarup.cli.explanation import explanation_json, print_explanation
from krarup.cli.options import explain_option, json_option, solve_of, solve_options, with_solve
from krarup.cli.progress import watched
from krarup.cli.render import facts, print_json, show, table
from krarup.cli.summary import print_findings


@dataclass(frozen=True)
class Made:
    """Shifts or tours, and what they were asked for."""

    title: str
    problem: krarup.ShiftProblem
    found: krarup.ShiftPlan | krarup.TourPlan

    @property
    def name(self) -> str:
        return "shifts" if isinstance(self.found, krarup.ShiftPlan) else "tours"

    @property
    def shifts(self) -> list[krarup.Shift]:
        """All shifts that are worked, those of each person of a tour among them."""
        if isinstance(self.found, krarup.ShiftPlan):
            return list(self.found.shifts)
        return [shift for tour in self.found.tours for shift in tour.shifts for _ in range(tour.people)]


@click.command(short_help="Shifts or tours that cover a requirement, without names.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="DIR", help="Folder for the shifts (or tours) as JSON and CSV."
)
@explain_option
@solve_options
@json_option
def shifts(file: Path, out: Path | None, explained: bool, as_json: bool, **flags: Any) -> None:
    """Choose shifts and breaks that cover a requirement at the least cost.

    FILE is a scenario, a shift problem (a requirement and shift templates), or a tour problem, which has contract
    classes too. People limit how many shifts there are; who works which is for `krarup roster`. Control-C ends the
    search with the best shifts so far.

    \b
    Examples:
      krarup shifts scenario.json --out shifts
      krarup shifts shifts.json --explain
    """
    made = _make(file, flags)
    explanation = krarup.explain(made.problem) if explained else None
    written = write_all(out, _files(made)) if out else []
    if as_json:
        why = {"explanation": explanation_json(explanation, made.problem.clock)} if explanation else {}
        print_json({_key(made): json.loads(_json(made)), **why})
    else:
        _print(made)
        print_findings(list(made.found.findings))
        if explanation:
            print_explanation(explanation)
        for path in written:
            show(Text(f"wrote {path}"))
    if made.found.status == "infeasible":
        raise krarup.Infeasible(f"no {made.name} do what is asked for; --explain says why")


def _make(path: Path, flags: dict[str, Any]) -> Made:
    if has_any(path, SCENARIO):
        scenario = with_solve(krarup.Scenario.load(path), flags)
        return _design(scenario.name or "Shifts", krarup.shift_problem(scenario), scenario.solve)
    if has_any(path, TOURS):
        tours, options = krarup.load_tour_problem(path), solve_of(flags)
        found = watched(lambda progress: krarup.design_tours(tours, options, progress=progress), "tours")
        return Made("Tours", tours.shifts, found)
    return _design("Shifts", krarup.load_shift_problem(path), solve_of(flags))


def _design(title: str, problem: krarup.ShiftProblem, options: krarup.SolveOptions) -> Made:
    found = watched(lambda progress: krarup.design_shifts(problem, options, progress=progress), "shifts")
    return Made(title, problem, found)


def _key(made: Made) -> str:
    return "shift_plan" if made.name == "shifts" else "tour_plan"


def _json(made: Made) -> str:
    found, clock = made.found, made.problem.clock
    if isinstance(found, krarup.ShiftPlan):
        return krarup.shift_plan_json(found, clock)
    return krarup.tour_plan_json(found, clock)


def _csv(made: Made) -> str:
    found, clock = made.found, made.problem.clock
    return krarup.shifts_csv(found, clock) if isinstance(found, krarup.ShiftPlan) else krarup.tours_csv(found, clock)


def _files(made: Made) -> dict[str, str]:
    return {f"{made.name}.json": _json(made), f"{made.name}.csv": _csv(made)}


def _print(made: Made) -> None:
    found = made.found
    paid = sum(krarup.paid_time(shift) for shift in made.shifts)
    pairs = [
        (made.name.capitalize(), f"{found.status}, within {text.share(found.gap, 2)} of the best possible"),
        ("Cost", f"{text.number(found.objective, 2)}; no {made.name} cost less than {text.number(found.bound, 2)}"),
        ("Paid hours", f"{text.hours(paid)} in {text.count(len(made.shifts), 'shift')}"),
        ("Understaffing", f"{text.number(found.understaffing, 1)} agent-hours"),
        ("Overstaffing", f"{text.number(found.overstaffing, 1)} agent-hours"),
    ]
    if isinstance(found, krarup.ShiftPlan) and found.service_level is not None:
        pairs.append(("Service level", f"{text.share(found.service_level, 2)} of all contacts"))
    show(Text(made.title, style="bold"), "")
    show(facts(pairs), "")
    days = _coverage_by_day(made)
    show(table(("Day", "Required", "Scheduled", "Missing", "Shifts"), [row for _, row in days]), "")
    if isinstance(found, krarup.ShiftPlan):
        heads = ("Start", "Length", *(text.short_day(day) for day, _ in days))
        rows = [
            (each.start, text.length(each.length), *(str(count or "") for count in each.per_day))
            for each in found.distinct_shifts
        ]
        show(table(heads, rows), "")
    else:
        classes = [(each.contract_class, str(each.people), text.hours(each.paid_time)) for each in found.classes]
        show(table(("Class", "People", "Paid"), classes), "")
        tours = _tours(made, [day for day, _ in days])
        show(table(("Tour", "People", *(text.short_day(day) for day, _ in days)), tours, left=1), "")


def _tours(made: Made, days: list[Any]) -> list[tuple[str, ...]]:
    """A row a tour: when its shift of each day starts."""
    clock, rows = made.problem.clock, []
    for tour in made.found.tours if isinstance(made.found, krarup.TourPlan) else ():
        starts = {clock.date(shift.start): text.clock(clock.wall(shift.start)) for shift in tour.shifts}
        rows.append((tour.contract_class, str(tour.people), *(starts.get(day, "·") for day in days)))
    return rows


def _coverage_by_day(made: Made) -> list[tuple[Any, tuple[str, ...]]]:
    """Agent time of each calendar day, and the shifts that start on it."""
    required, clock = made.problem.required, made.problem.clock
    times: dict[Any, list[float]] = {}
    for i, (needed, there) in enumerate(zip(required.values, made.found.scheduled.values)):
        sums = times.setdefault(clock.date(required.time(i)), [0.0, 0.0, 0.0])
        for k, agents in enumerate((needed, there, max(0.0, needed - there))):
            sums[k] += agents * required.step
    starts = [clock.date(shift.start) for shift in made.shifts]
    return [
        (day, (text.short_day(day), *(text.hours(each) for each in sums), str(starts.count(day))))
        for day, sums in times.items()
    ]
