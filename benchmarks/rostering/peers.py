"""Shifts and rosters by krarup and by its peers, in one run: the same instances, time limit and cores.

    pip install . -r benchmarks/rostering/requirements.txt
    python benchmarks/rostering/peers.py shift_design/1-1.txt curtois/Instance1.txt [--seconds 20] [--threads 2]

Files of minimum shift design and of Curtois and Qu are solved by krarup and by CP-SAT of OR-tools, stated as its manual
would: whole numbers of duties, a Boolean for each person, day and shift. Two problems that pyworkforce can state follow.
Every answer is counted again from the instance alone. Seconds include the statement of the problem; CPU seconds are those
of all threads. The last lines are JSON, one a row.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import pathlib
import random
import time
from collections import Counter
from dataclasses import asdict, dataclass
from types import SimpleNamespace

import curtois
import curtois_check
import curtois_format
import krarup as kr
import shift_design
from ortools.sat.python import cp_model


@dataclass
class Limits:
    seconds: float
    threads: int  # of krarup
    workers: int  # of CP-SAT
    seed: int = 1

    def of_krarup(self) -> kr.SolveOptions:
        return kr.SolveOptions(time_limit=self.seconds, gap=0, seed=self.seed, threads=self.threads)

    def of_cp_sat(self) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = self.seconds
        solver.parameters.num_workers = self.workers
        solver.parameters.random_seed = self.seed
        return solver


@dataclass
class Row:
    instance: str
    by: str
    objective: float | None = None  # as the solver says; none where it found nothing
    counted: float | None = None  # again, from the instance alone; none where a rule is broken
    bound: float = -math.inf
    seconds: float = 0
    cpu_seconds: float = 0
    verified: bool = False


@dataclass
class Answer:
    found: object  # shifts or lines; none where nothing was found
    objective: float  # as the solver says
    bound: float


def measured(instance: str, by: str, solve, count) -> Row:
    """Solves, and counts again what was found; verified where that gives the same, and no less than the bound."""
    start, cpu = time.perf_counter(), time.process_time()
    answer = solve()
    row = Row(instance, by, bound=round(answer.bound, 2))
    row.seconds = round(time.perf_counter() - start, 2)
    row.cpu_seconds = round(time.process_time() - cpu, 2)
    if answer.found is not None:
        row.objective, row.counted = round(answer.objective, 6), count(answer.found)
        same = row.counted is not None and abs(row.counted - answer.objective) < 1e-6
        row.verified = same and answer.bound <= row.counted + 1e-6
    return row


def answer_of(solver: cp_model.CpSolver, model: cp_model.CpModel, read) -> Answer:
    found = read(solver) if solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
    return Answer(found, solver.objective_value if found is not None else math.inf, solver.best_objective_bound)


# Minimum shift design


def design_by_krarup(instance: shift_design.Instance, limits: Limits) -> Answer:
    plan = kr.design_shifts(shift_design.problem_of(instance), limits.of_krarup())
    return Answer(plan.shifts, plan.objective, plan.bound)


def design_by_cp_sat(instance: shift_design.Instance, limits: Limits) -> Answer:
    """Duties of each start and length on each day, and whether a start and length is worked at all."""
    model = cp_model.CpModel()
    slots, per_day = len(instance.required), shift_design.DAY // instance.slot
    most = max(instance.required)
    kinds = {(start % shift_design.DAY, length): each.name
             for each in instance.types for start in each.starts for length in each.lengths}
    cover: list[list] = [[] for _ in range(slots)]
    duties, worked = {}, []
    for start, length in kinds:
        worked.append(model.new_bool_var(""))
        for day in range(slots // per_day):
            duties[day, start, length] = people = model.new_int_var(0, most, "")
            model.add(people <= most * worked[-1])
            first = day * per_day + start // instance.slot
            for slot in range(first, first + length // instance.slot):
                cover[slot % slots].append(people)
    under = [model.new_int_var(0, most, "") for _ in range(slots)]
    over = [model.new_int_var(0, most * len(here), "") for here in cover]
    for slot, need in enumerate(instance.required):
        model.add(sum(cover[slot]) + under[slot] - over[slot] == need)
    model.minimize(instance.slot * (instance.undercover * sum(under) + instance.overcover * sum(over))
                   + instance.shifts * sum(worked))

    def shifts(solver: cp_model.CpSolver) -> list:
        return [shift_at(kinds[start, length], day * shift_design.DAY + start, length)
                for (day, start, length), people in duties.items() for _ in range(solver.value(people))]

    return answer_of(limits.of_cp_sat(), model, shifts)


def shift_at(name: str, start: int, length: int) -> SimpleNamespace:
    """A shift in the words of krarup; minutes since Monday."""
    return SimpleNamespace(shift_template=name, start=shift_design.MONDAY + dt.timedelta(minutes=start),
                           length=60 * length)


# Named rosters


def roster_by_krarup(instance: curtois_format.Instance, limits: Limits) -> Answer:
    roster = kr.assign_shifts(curtois.problem(instance), limits.of_krarup())
    found = None if roster.status == "infeasible" else curtois.lines(instance, roster)
    return Answer(found, roster.objective, roster.bound)


def roster_by_cp_sat(instance: curtois_format.Instance, limits: Limits) -> Answer:
    """A Boolean for each employee, day and shift."""
    model = cp_model.CpModel()
    works = {(name, day, shift): model.new_bool_var("")
             for name in instance.employees for day in range(instance.days) for shift in instance.minutes}
    for name, employee in instance.employees.items():
        add_rules(model, instance, employee, {key[1:]: each for key, each in works.items() if key[0] == name})
    cost = sum(weight * (1 - works[name, day, shift]) for name, day, shift, weight in instance.wanted)
    cost += sum(weight * works[name, day, shift] for name, day, shift, weight in instance.unwanted)
    for each in instance.cover:
        under, over = (model.new_int_var(0, max(each.required, len(instance.employees)), "") for _ in range(2))
        people = sum(works[name, each.day, each.shift] for name in instance.employees)
        model.add(people + under - over == each.required)
        cost += each.under * under + each.over * over
    model.minimize(cost)

    def lines(solver: cp_model.CpSolver) -> curtois_check.Roster:
        roster = {name: [""] * instance.days for name in instance.employees}
        for (name, day, shift), each in works.items():
            if solver.value(each):
                roster[name][day] = shift
        return roster

    return answer_of(limits.of_cp_sat(), model, lines)


def add_rules(model: cp_model.CpModel, instance: curtois_format.Instance, employee: curtois_format.Employee,
              works: dict) -> None:
    """The hard rules of one employee, whose Booleans are given by day and shift."""
    days = range(instance.days)
    at_work = [model.new_bool_var("") for _ in days]
    for day in days:
        model.add(sum(works[day, shift] for shift in instance.minutes) == at_work[day])
    for day in employee.days_off:
        model.add(at_work[day] == 0)
    for shift, most in employee.max_shifts.items():
        model.add(sum(works[day, shift] for day in days) <= most)
    paid = sum(minutes * works[day, shift] for day in days for shift, minutes in instance.minutes.items())
    model.add_linear_constraint(paid, employee.min_minutes, employee.max_minutes)
    for shift, followers in instance.never_followed_by.items():
        for day in days[:-1]:
            for follower in followers:
                model.add_bool_or(works[day, shift].negated(), works[day + 1, follower].negated())
    weekends = [model.new_bool_var("") for _ in range(instance.days // 7)]
    for week, weekend in enumerate(weekends):
        model.add_implication(at_work[7 * week + curtois_check.SATURDAY], weekend)
        model.add_implication(at_work[7 * week + curtois_check.SUNDAY], weekend)
    model.add(sum(weekends) <= employee.max_weekends)
    add_runs(model, employee, at_work)


def add_runs(model: cp_model.CpModel, employee: curtois_format.Employee, at_work: list) -> None:
    """No run too long, and none too short that lies between two days of the other kind."""
    for day in range(len(at_work) - employee.max_run):
        model.add_bool_or(each.negated() for each in at_work[day : day + employee.max_run + 1])
    off = [each.negated() for each in at_work]
    for least, inside, outside in ((employee.min_run, at_work, off), (employee.min_rest_days, off, at_work)):
        for length in range(1, least):
            for day in range(len(at_work) - length - 1):
                ends = [outside[day], outside[day + length + 1]]
                model.add_bool_or(each.negated() for each in ends + inside[day + 1 : day + length + 1])


def counted_roster(instance: curtois_format.Instance, roster: curtois_check.Roster) -> float | None:
    broken = curtois_check.violations(instance, roster)
    return None if broken else curtois_check.objective(instance, roster)


# Shifts without breaks, as far as pyworkforce can state them: shifts are periods of one day


@dataclass
class Days:
    name: str
    period: int  # minutes
    required: list[list[int]]  # by day and period
    shifts: list[tuple[int, int]]  # start and length, in periods


def quarters() -> Days:
    """A day with two humps and 473 shifts of 5 to 10 hours."""
    noise = random.Random(1)
    required = [0] * 96
    for period in range(24, 96):
        humps = math.exp(-(((period - 44) / 10.4) ** 2)) + 0.85 * math.exp(-(((period - 68) / 13.6) ** 2))
        required[period] = math.ceil(60 * noise.uniform(0.97, 1.03) * humps)
    shifts = [(start, length) for length in range(20, 41, 2) for start in range(24, 96 - length + 1)]
    return Days("a day in quarters of an hour", 15, [required], shifts)


def nights() -> Days:
    """Two days in three shifts; the first night has 1 before midnight and 3 after it, the second none."""
    day = [0] * 6 + [5] * 16
    return Days("two days with a night", 60, [day + [1, 1], [3] * 6 + day[6:] + [0, 0]], [(6, 8), (14, 8), (22, 8)])


def cover_of(days: Days, worked: Counter) -> list[int]:
    """Agents in each period from the first midnight on; shifts go on after midnight."""
    periods = len(days.required[0])
    cover = [0] * (periods * (len(days.required) + 1))
    for (day, start, length), agents in worked.items():
        for period in range(day * periods + start, day * periods + start + length):
            cover[period] += agents
    return cover


def counted_agents(days: Days, worked: Counter) -> float | None:
    """Agents, where nowhere is one too few."""
    required = [need for day in days.required for need in day]
    enough = all(here >= need for here, need in zip(cover_of(days, worked), required))
    return worked.total() if enough else None


def counted_difference(days: Days, worked: Counter) -> float:
    """Agents too few or too many, summed over the periods."""
    required = [need for day in days.required for need in day]
    return sum(abs(here - need) for here, need in zip(cover_of(days, worked), required))


def shifts_by_krarup(days: Days, limits: Limits, costs: kr.CoverageCosts, per_shift: float) -> Answer:
    def clock(period: int) -> str:
        return f"{period * days.period // 60:02d}:{period * days.period % 60:02d}"

    starts: dict[int, list[int]] = {}
    for start, length in days.shifts:
        starts.setdefault(length, []).append(start)
    templates = [
        kr.ShiftTemplate(name=f"{start} {length}", length=f"{length * days.period}min", earliest_start=clock(start),
                         latest_start=clock(last), start_step=f"{days.period}min", cost_per_hour=0,
                         cost_per_shift=per_shift)
        for length, several in starts.items() for start, last in stretches(several)
    ]
    required = kr.Series(start=shift_design.MONDAY, step=f"{days.period}min",
                         values=[need for day in days.required for need in day])
    plan = kr.design_shifts(kr.ShiftProblem(required=required, shift_templates=templates, costs=costs),
                            limits.of_krarup())
    worked = Counter()
    for shift in plan.shifts:
        start = round((shift.start - shift_design.MONDAY).total_seconds() / 60)
        day, minute = divmod(start, shift_design.DAY)
        worked[day, minute // days.period, round(shift.length / 60) // days.period] += 1
    return Answer(worked, plan.objective, plan.bound)


def stretches(starts: list[int]):
    """First and last of each run of consecutive starts."""
    for start in starts:
        if start - 1 not in starts:
            yield start, next(last for last in range(start, max(starts) + 1) if last + 1 not in starts)


def shifts_by_pyworkforce(days: Days, limits: Limits, method: str) -> Answer:
    from pyworkforce import scheduling

    periods = len(days.required[0])
    coverage = {}
    for start, length in days.shifts:
        coverage[start, length] = [0] * periods
        for period in range(start, start + length):
            coverage[start, length][period % periods] = 1
    most = sum(max(day) for day in days.required) + 1
    scheduler = getattr(scheduling, method)(
        num_days=len(days.required), periods=periods, shifts_coverage=coverage, required_resources=days.required,
        max_period_concurrency=most * len(coverage), max_shift_concurrency=most,
        max_search_time=float(limits.seconds), num_search_workers=limits.workers,
    )
    solution = scheduler.solve()
    if solution["cost"] < 0:
        return Answer(None, math.inf, -math.inf)
    worked = Counter()
    for each in solution["resources_shifts"]:
        if each["resources"]:
            worked[each["day"], *each["shift"]] += each["resources"]
    return Answer(worked, solution["cost"], scheduler.solver.best_objective_bound)


def rows_of_file(path: pathlib.Path, limits: Limits):
    if "SECTION_HORIZON" in path.read_text(encoding="latin-1"):
        instance = curtois_format.read(path)
        solvers, count = {"krarup": roster_by_krarup, "CP-SAT": roster_by_cp_sat}, counted_roster
    else:
        instance = shift_design.read(path)
        solvers, count = {"krarup": design_by_krarup, "CP-SAT": design_by_cp_sat}, shift_design.recount
    for by, solve in solvers.items():
        yield measured(instance.name, by, lambda solve=solve: solve(instance, limits),
                       lambda found: count(instance, found))


def rows_of_days(limits: Limits):
    never_short = kr.CoverageCosts(understaffing=1000, overstaffing=0)
    for days in (quarters(), nights()):
        name = f"{days.name}, least agents"
        yield measured(name, "krarup", lambda: shifts_by_krarup(days, limits, never_short, per_shift=1),
                       lambda worked: counted_agents(days, worked))
        yield measured(name, "pyworkforce", lambda: shifts_by_pyworkforce(days, limits, "MinRequiredResources"),
                       lambda worked: counted_agents(days, worked))
        name = f"{days.name}, least difference"
        per_hour = 60 / days.period
        exact = kr.CoverageCosts(understaffing=per_hour, overstaffing=per_hour)
        yield measured(name, "krarup", lambda: shifts_by_krarup(days, limits, exact, per_shift=0),
                       lambda worked: counted_difference(days, worked))
        yield measured(name, "pyworkforce", lambda: shifts_by_pyworkforce(days, limits, "MinAbsDifference"),
                       lambda worked: counted_difference(days, worked))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--workers", type=int, default=8, help="of CP-SAT, which has fewer strategies with less than 8")
    given = parser.parse_args()
    limits = Limits(given.seconds, given.threads, given.workers)
    rows = []
    print("| instance | by | objective | counted again | bound | seconds | CPU seconds | verified |")
    print("|---|---|---|---|---|---|---|---|")
    for source in [*(rows_of_file(path, limits) for path in given.files), rows_of_days(limits)]:
        for row in source:
            rows.append(row)
            objective, counted = ("none" if each is None else f"{each:g}" for each in (row.objective, row.counted))
            print(f"| {row.instance} | {row.by} | {objective} | {counted} | {row.bound:g} | {row.seconds} | "
                  f"{row.cpu_seconds} | {'yes' if row.verified else 'no'} |", flush=True)
    for row in rows:
        print(json.dumps({key: value if value != -math.inf else None for key, value in asdict(row).items()}))


if __name__ == "__main__":
    main()
