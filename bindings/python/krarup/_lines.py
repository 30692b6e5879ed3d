"""A roster cut into the lines of its people, as command line, frames and plots show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import krarup

NIGHT = (timedelta(hours=-1), timedelta(hours=6))  # from midnight: 23:00 to 06:00
NIGHT_WORK = timedelta(hours=2)


@dataclass(frozen=True)
class Wish:
    """What somebody would like on one day, and whether it is so."""

    day: date
    request: krarup.Request
    granted: bool


@dataclass(frozen=True)
class Line:
    """What one person works, day by day."""

    person: krarup.Person
    shifts: dict[date, krarup.Shift]  # by the day on which they start, on the wall clock
    nights: int
    wishes: list[Wish]  # for days of the roster

    @property
    def granted(self) -> list[Wish]:
        return [wish for wish in self.wishes if wish.granted]

    @property
    def paid_time(self) -> float:
        """Seconds."""
        return sum(krarup.paid_time(shift) for shift in self.shifts.values())

    @property
    def templates(self) -> Counter[str]:
        """How many shifts of each template."""
        return Counter(shift.shift_template for shift in self.shifts.values())

    @property
    def weekends(self) -> int:
        """Those with a shift that starts on the Saturday or on the Sunday."""
        return len({day - timedelta(days=day.weekday()) for day in self.shifts if day.weekday() >= 5})


def dates(problem: krarup.RosterProblem, roster: krarup.Roster) -> list[date]:
    """The days of a roster: those it was asked for, or those from its first shift to its last."""
    if problem.days:
        return [problem.first_day + timedelta(days=i) for i in range(problem.days)]
    shifts = [each.shift for each in roster.assignments] + list(roster.unassigned)
    days = [problem.clock.date(shift.start) for shift in shifts]
    return [min(days) + timedelta(days=i) for i in range((max(days) - min(days)).days + 1)] if days else []


def lines(problem: krarup.RosterProblem, roster: krarup.Roster) -> list[Line]:
    """One line for each person of the problem, in its order."""
    days = dates(problem, roster)
    worked: dict[str, dict[date, krarup.Shift]] = {person.name: {} for person in problem.people}
    for each in roster.assignments:
        if each.person not in worked:
            raise krarup.InvalidInput(f"the roster names {each.person}, who is not among the people of its problem")
        worked[each.person][problem.clock.date(each.shift.start)] = each.shift
    return [_line(person, worked[person.name], days, problem.clock) for person in problem.people]


def missing(problem: krarup.RosterProblem, roster: krarup.Roster) -> list[tuple[date, str, float, int]]:
    """Day, template, required and worked shifts, where the cover asks for more than are worked."""
    worked = Counter((problem.clock.date(each.shift.start), each.shift.shift_template) for each in roster.assignments)
    asked = [(each.date, each.shift_template, each.required) for each in problem.cover]
    return [(day, name, need, worked[day, name]) for day, name, need in asked if worked[day, name] < need]


def is_night(shift: krarup.Shift, clock: krarup.LocalClock) -> bool:
    """Whether more than two hours of a shift lie between 23:00 and 06:00 on the wall clock."""
    start, end = clock.wall(shift.start), clock.wall(shift.end)
    midnight = datetime.combine(start.date(), datetime.min.time())
    nights = ((midnight + timedelta(days=i) + NIGHT[0], midnight + timedelta(days=i) + NIGHT[1]) for i in range(4))
    return sum((max(timedelta(), min(end, last) - max(start, first)) for first, last in nights), timedelta()) > NIGHT_WORK


def symbols(names: Iterable[str]) -> dict[str, str]:
    """One letter for each shift template, its own where it is free."""
    found: dict[str, str] = {}
    for name in names:
        letters = [*name.upper(), *name.lower(), *"0123456789"]
        found[name] = next((each for each in letters if each.isalnum() and each not in found.values()), "#")
    return found


def _line(person: krarup.Person, shifts: dict[date, Any], days: list[date], clock: krarup.LocalClock) -> Line:
    wishes = [
        Wish(day, request, _is_granted(request, shifts.get(day), clock))
        for request in person.requests
        for day in days
        if request.is_for(day)
    ]
    nights = sum(is_night(shift, clock) for shift in shifts.values())
    return Line(person, shifts, nights, wishes)


def _is_granted(request: krarup.Request, shift: Any, clock: krarup.LocalClock) -> bool:
    return (shift is not None and request.means(shift, clock)) == request.wanted
