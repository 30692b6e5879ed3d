"""A plan on a terminal: totals, days, shifts, roster, findings."""

from __future__ import annotations

from typing import Any

from rich.text import Text

import krarup
from krarup import _target
from krarup import _text as text
from krarup._days import Day, paid_time
from krarup.cli.render import facts, show, table

SHOWN = 10  # findings on the screen; the files have all


def print_title(plan: krarup.Plan, all_days: list[Day]) -> None:
    show(Text(plan.scenario.name or "Plan", style="bold"))
    if all_days:
        show(text.period(all_days[0].date, all_days[-1].date))
    show("")


def print_totals(plan: krarup.Plan) -> None:
    totals, found = plan.totals, plan.shift_plan
    pairs = [
        ("Service level", f"{text.share(totals.service_level)} (target: {_target.words(plan.scenario.target)})"),
        ("Contacts", _contacts(totals)),
        ("Abandonment", text.share(totals.abandonment)),
        ("Occupancy", text.share(totals.occupancy)),
        ("Paid hours", f"{text.hours(totals.paid_time)} in {text.count(len(found.shifts), 'shift')}"),
        ("FTE", text.number(totals.fte, 1)),
        ("Cost", text.number(totals.cost, 2)),
        ("Shifts", f"{found.status}, within {text.share(found.gap, 2)} of the best possible"),
    ]
    if plan.scenario.people:
        named = f"{plan.roster.status}, {text.count(len(plan.roster.unassigned), 'shift')} without a name; "
        pairs.append(
            ("Roster", named + f"service level {text.share(totals.rostered_service_level)} with named shifts only")
        )
    show(facts(pairs), "")


def print_days(all_days: list[Day]) -> None:
    heads = ("Day", "Contacts", "Required", "Scheduled", "Missing", "Shifts", "Paid", "Service level", "Abandonment")
    rows = [
        (
            text.short_day(day.date),
            text.number(day.contacts),
            text.hours(day.required_time),
            text.hours(day.scheduled_time),
            text.hours(day.missing_time),
            str(len(day.shifts)),
            text.hours(day.paid_time),
            text.share(day.service_level),
            text.share(day.abandonment),
        )
        for day in all_days
    ]
    show(table(heads, rows), "")


def print_shifts(plan: krarup.Plan, all_days: list[Day]) -> None:
    wall = plan.scenario.clock.wall
    rows = [
        (
            text.short_day(day.date),
            text.span(wall(shift.start), wall(shift.end)),
            shift.shift_template,
            _breaks(plan, shift),
            text.hours(paid_time(shift)),
        )
        for day in all_days
        for shift in day.shifts
    ]
    show(table(("Day", "Shift", "Template", "Breaks", "Paid"), rows, left=4), "")


def print_roster(plan: krarup.Plan) -> None:
    wall = plan.scenario.clock.wall
    entries = [(each.person, each.shift) for each in plan.roster.assignments]
    entries += [("(nobody)", shift) for shift in plan.roster.unassigned]
    rows = [
        (
            person,
            text.short_day(wall(shift.start)),
            text.span(wall(shift.start), wall(shift.end)),
            shift.shift_template,
            _breaks(plan, shift),
            text.hours(paid_time(shift)),
        )
        for person, shift in entries
    ]
    show(table(("Person", "Day", "Shift", "Template", "Breaks", "Paid"), rows, left=5), "")


def print_findings(findings: list[Any]) -> None:
    if not findings:
        return
    lines = [f"- {each.text}" for each in findings[:SHOWN]]
    if len(findings) > SHOWN:
        lines.append(f"- and {text.number(len(findings) - SHOWN)} more, in the report and in --json")
    show(Text("Not met", style="bold"), *map(Text, lines), "")


def _contacts(totals: Any) -> str:
    outside = totals.contacts_outside_hours
    return text.number(totals.contacts) + (f", and {text.number(outside)} while closed" if outside > 0 else "")


def _breaks(plan: krarup.Plan, shift: Any) -> str:
    wall = plan.scenario.clock.wall
    return ", ".join(f"{text.clock(wall(each.start))} {each.name}" for each in shift.breaks)
