"""Re-costs a roster of a Curtois instance and lists the rules it breaks; knows nothing of the library."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from curtois_format import Employee, Instance

SATURDAY, SUNDAY = 5, 6

Roster = dict[str, list[str]]
"""Employee -> for each day the shift worked, or "" for a day off."""


def objective(instance: Instance, roster: Roster) -> int:
    """Unmet requests, missing and surplus cover, at the weights of the file."""
    cost = sum(weight for name, day, shift, weight in instance.wanted if roster[name][day] != shift)
    cost += sum(weight for name, day, shift, weight in instance.unwanted if roster[name][day] == shift)
    working = Counter((day, shift) for line in roster.values() for day, shift in enumerate(line))
    for cover in instance.cover:
        surplus = working[cover.day, cover.shift] - cover.required
        cost += cover.over * surplus if surplus > 0 else -cover.under * surplus
    return cost


def violations(instance: Instance, roster: Roster) -> list[str]:
    """One sentence for each hard rule that is broken."""
    if set(roster) != set(instance.employees):
        return ["the roster is not one of these employees"]
    found = []
    for name, employee in instance.employees.items():
        line = roster[name]
        if len(line) != instance.days or any(shift and shift not in instance.minutes for shift in line):
            found.append(f"{name}: not a line of {instance.days} days of known shifts")
        else:
            found += [f"{name}: {text}" for text in _violations_of(instance, employee, line)]
    return found


def _violations_of(instance: Instance, employee: Employee, line: list[str]) -> list[str]:
    found = [f"works on day {day}, a day off" for day in sorted(employee.days_off) if line[day]]
    for shift, count in Counter(shift for shift in line if shift).items():
        if count > employee.max_shifts[shift]:
            found.append(f"works {count} shifts {shift}, at most {employee.max_shifts[shift]}")
    minutes = sum(instance.minutes[shift] for shift in line if shift)
    if not employee.min_minutes <= minutes <= employee.max_minutes:
        found.append(f"works {minutes} minutes, not {employee.min_minutes} to {employee.max_minutes}")
    for day, (today, tomorrow) in enumerate(zip(line, line[1:])):
        if today and tomorrow in instance.never_followed_by[today]:
            found.append(f"works {tomorrow} on day {day + 1} after {today}")
    weekends = {day // 7 for day, shift in enumerate(line) if shift and day % 7 in (SATURDAY, SUNDAY)}
    if len(weekends) > employee.max_weekends:
        found.append(f"works {len(weekends)} weekends, at most {employee.max_weekends}")
    return found + _broken_runs(employee, line)


def _broken_runs(employee: Employee, line: list[str]) -> list[str]:
    found = []
    first = 0
    for works, run in groupby(line, key=bool):
        length = len(list(run))
        touches_an_end = first == 0 or first + length == len(line)
        least = employee.min_run if works else employee.min_rest_days
        what = "work" if works else "rest"
        if length < least and not touches_an_end:
            found.append(f"{length} days of {what} from day {first}, at least {least}")
        if works and length > employee.max_run:
            found.append(f"{length} days of {what} from day {first}, at most {employee.max_run}")
        first += length
    return found
