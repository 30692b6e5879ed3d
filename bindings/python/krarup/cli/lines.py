"""A roster on a terminal: what it costs, who works when, and what each person gets."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from rich.table import Table
from rich.text import Text

import krarup
from krarup import _text as text
from krarup._lines import Line, dates, lines, missing, symbols
from krarup.cli.render import facts, show, table

OFF = "·"
WEEKS = 4  # side by side


def print_lines(problem: krarup.RosterProblem, roster: krarup.Roster) -> None:
    days, all_lines = dates(problem, roster), lines(problem, roster)
    show(Text("Roster", style="bold"))
    if days:
        show(text.period(days[0], days[-1]))
    show("", _facts(problem, roster, all_lines), "")
    letters = symbols(_templates(problem, all_lines))
    weeks = [list(week) for _, week in groupby(days, key=lambda day: day.isocalendar()[:2])]
    for first in range(0, len(weeks), WEEKS):
        show(_calendar(all_lines, weeks[first : first + WEEKS], letters), "")
    legend = ", ".join(f"{letter} {name}" for name, letter in letters.items())
    show(Text(f"{legend}, {OFF} off; * a wish that was not granted"), "")
    show(_people(all_lines, list(letters)), "")
    short = missing(problem, roster)
    if short:
        rows = [(text.short_day(day), name, text.number(needed, 1), str(worked)) for day, name, needed, worked in short]
        show(table(("Not covered", "Shift", "Required", "Worked"), rows, left=2), "")
    if roster.penalties:
        costs = [(each.rule, text.number(each.amount, 1), text.number(each.cost, 2)) for each in roster.penalties]
        show(table(("Broken", "Amount", "Cost"), costs), "")


def _facts(problem: krarup.RosterProblem, roster: krarup.Roster, all_lines: list[Line]) -> Text:
    wishes = sum(len(each.wishes) for each in all_lines)
    short = sum(each.amount for each in roster.penalties if each.rule == "understaffing")
    unit = "agent-hour" if problem.requirements else "shift"
    missing = text.count(len(roster.unassigned), "shift") if roster.unassigned else text.count(round(short), unit)
    pairs = [
        ("Status", f"{roster.status}, within {text.share(roster.gap, 2)} of the best possible"),
        ("Cost", f"{text.number(roster.objective, 2)}; no roster costs less than {text.number(roster.bound, 2)}"),
        ("Paid hours", f"{_total_hours(all_lines)} in {text.count(len(roster.assignments), 'shift')}"),
        ("Not covered", missing),
    ]
    if wishes:
        granted = sum(len(each.granted) for each in all_lines)
        pairs.append(("Wishes", f"{text.number(granted)} of {text.number(wishes)} granted"))
    return facts(pairs)


def _total_hours(all_lines: list[Line]) -> str:
    return text.hours(sum(each.paid_time for each in all_lines))


def _templates(problem: krarup.RosterProblem, all_lines: list[Line]) -> list[str]:
    named = [each.name for each in problem.shift_templates]
    return named + sorted({name for each in all_lines for name in each.templates} - set(named))


def _calendar(all_lines: list[Line], weeks: list[list[date]], letters: dict[str, str]) -> Text:
    """A row a person, a column a day, a space between two weeks."""
    width = max((len(each.person.name) for each in all_lines), default=0) + 2
    first = "  ".join(f"{week[0].day} {text.MONTHS[week[0].month - 1]}".ljust(2 * len(week)) for week in weeks)
    names = "  ".join("".join(f"{text.weekday(day)[0]} " for day in week) for week in weeks)
    rows = [Text.assemble(" " * width, (first, "dim")), Text.assemble(" " * width, (names, "dim"))]
    for each in all_lines:
        cells = "  ".join("".join(_cell(each, day, letters) for day in week) for week in weeks)
        rows.append(Text(each.person.name.ljust(width) + cells))
    return Text("\n").join(rows)


def _cell(line: Line, day: date, letters: dict[str, str]) -> str:
    shift = line.shifts.get(day)
    refused = any(wish.day == day and not wish.granted for wish in line.wishes)
    return (letters[shift.shift_template] if shift else OFF) + ("*" if refused else " ")


def _people(all_lines: list[Line], templates: list[str]) -> Table:
    heads = ("Person", "Days", "Paid", *templates, "Nights", "Weekends", "Wishes")
    rows = [
        (
            each.person.name,
            str(len(each.shifts)),
            text.hours(each.paid_time),
            *(str(each.templates[name] or "") for name in templates),
            str(each.nights),
            str(each.weekends),
            f"{len(each.granted)} of {len(each.wishes)}" if each.wishes else "",
        )
        for each in all_lines
    ]
    return table(heads, rows)
