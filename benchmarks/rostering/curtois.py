"""Solves an instance of the employee shift scheduling benchmark of Curtois and Qu and checks the roster independently.

    python benchmarks/rostering/curtois.py Instance1.txt --seconds 60
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import time

import curtois_check
import curtois_format
import krarup as kr

MONDAY = dt.date(2026, 1, 5)
ANY_HOURS = 7 * 24 * 3600


def person(instance: curtois_format.Instance, employee: curtois_format.Employee) -> kr.Person:
    """An employee in the library's words."""
    name = employee.name

    def date(day: int) -> dt.date:
        return MONDAY + dt.timedelta(days=day)

    rules = [
        kr.PaidTimeLimits(min=employee.min_minutes * 60, max=employee.max_minutes * 60, period="horizon"),
        kr.ConsecutiveDays(min=employee.min_run, max=employee.max_run),
        kr.ConsecutiveDaysOff(min=employee.min_rest_days),
        kr.Weekends(max=employee.max_weekends),
    ]
    rules += [
        kr.ForbiddenSuccession(first=[shift], then=sorted(followers))
        for shift, followers in instance.never_followed_by.items()
        if followers
    ]
    for shift, most in sorted(employee.max_shifts.items(), key=lambda each: each[1]):
        period = "day" if most == 0 else "horizon"
        if most < instance.days:
            rules.append(kr.ShiftCount(shift_templates=[shift], max=most, period=period))
    requests = [
        kr.Request(date=date(day), shift_templates=[shift], wanted=is_wanted, weight=weight)
        for listed, is_wanted in ((instance.wanted, True), (instance.unwanted, False))
        for who, day, shift, weight in listed
        if who == name
    ]
    return kr.Person(
        name=name,
        max_hours_per_week=ANY_HOURS,
        max_days_per_week=7,
        min_rest=0,
        days_off=[date(day) for day in sorted(employee.days_off)],
        rules=rules,
        requests=requests,
    )


def problem(instance: curtois_format.Instance) -> kr.RosterProblem:
    """An instance in the library's words; its shifts have no times, so all of them start at six."""
    return kr.RosterProblem(
        people=[person(instance, employee) for employee in instance.employees.values()],
        first_day=MONDAY,
        days=instance.days,
        shift_templates=[
            kr.ShiftTemplate(
                name=name, length=60 * minutes, earliest_start="06:00", latest_start="06:00", start_step=3600
            )
            for name, minutes in instance.minutes.items()
        ],
        cover=[
            kr.ShiftCover(
                date=MONDAY + dt.timedelta(days=each.day),
                shift_template=each.shift,
                required=each.required,
                understaffing=each.under,
                overstaffing=each.over,
            )
            for each in instance.cover
        ],
    )


def lines(instance: curtois_format.Instance, roster: kr.Roster) -> curtois_check.Roster:
    """What everybody works, day by day, as the checker reads it."""
    worked = {name: [""] * instance.days for name in instance.employees}
    for assignment in roster.assignments:
        day = (assignment.shift.start.date() - MONDAY).days
        worked[assignment.person][day] = assignment.shift.shift_template
    return worked


def main() -> None:
    """Solves the instance named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    instance = curtois_format.read(arguments.file)
    begin = time.perf_counter()
    roster = kr.assign_shifts(
        problem(instance), kr.SolveOptions(time_limit=arguments.seconds, gap=0, seed=arguments.seed)
    )
    seconds = time.perf_counter() - begin
    worked = lines(instance, roster)
    broken = curtois_check.violations(instance, worked)
    objective = curtois_check.objective(instance, worked)
    for text in broken:
        print(text)
    verified = not broken and abs(objective - roster.objective) < 1e-6
    print(f"{instance.name}: objective {objective}, bound {roster.bound:g}, {seconds:.1f} s, verified: {verified}")
    print(
        json.dumps(
            {
                "instance": instance.name,
                "objective": objective,
                "bound": roster.bound,
                "seconds": round(seconds, 1),
                "verified": verified,
            }
        )
    )


if __name__ == "__main__":
    main()
