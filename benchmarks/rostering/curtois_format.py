"""Reads the instances of the employee shift scheduling benchmark of Curtois and Qu (schedulingbenchmarks.org).

The semantics that the files leave to their description: the horizon starts on a Monday; nobody works more than one shift
a day; a run of days, worked or off, that touches an end of the horizon is never too short, and one that touches its
beginning counts from day 0; a weekend is worked if its Saturday or its Sunday is; cover and requests are soft, all else
is hard.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Employee:
    name: str
    max_shifts: dict[str, int]
    max_minutes: int
    min_minutes: int
    max_run: int
    min_run: int
    min_rest_days: int
    max_weekends: int
    days_off: set[int] = field(default_factory=set)


@dataclass
class Cover:
    day: int
    shift: str
    required: int
    under: int
    over: int


@dataclass
class Instance:
    name: str
    days: int = 0
    minutes: dict[str, int] = field(default_factory=dict)
    never_followed_by: dict[str, set[str]] = field(default_factory=dict)
    employees: dict[str, Employee] = field(default_factory=dict)
    wanted: list[tuple[str, int, str, int]] = field(default_factory=list)
    unwanted: list[tuple[str, int, str, int]] = field(default_factory=list)
    cover: list[Cover] = field(default_factory=list)


def read(path: str | Path) -> Instance:
    """The instance in a file."""
    instance = Instance(Path(path).stem)
    section = ""
    for raw in Path(path).read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("SECTION_"):
            section = line.removeprefix("SECTION_")
        else:
            _SECTIONS[section](instance, line.split(","))
    return instance


def _horizon(instance: Instance, fields: list[str]) -> None:
    instance.days = int(fields[0])


def _shift(instance: Instance, fields: list[str]) -> None:
    name, minutes, *followers = fields
    instance.minutes[name] = int(minutes)
    instance.never_followed_by[name] = {each for each in followers[0].split("|") if each} if followers else set()


def _employee(instance: Instance, fields: list[str]) -> None:
    name, shifts, *limits = fields
    most = {kind: int(count) for kind, count in (each.split("=") for each in shifts.split("|"))}
    instance.employees[name] = Employee(name, most, *(int(limit) for limit in limits))


def _days_off(instance: Instance, fields: list[str]) -> None:
    instance.employees[fields[0]].days_off = {int(day) for day in fields[1:]}


def _wanted(instance: Instance, fields: list[str]) -> None:
    instance.wanted.append((fields[0], int(fields[1]), fields[2], int(fields[3])))


def _unwanted(instance: Instance, fields: list[str]) -> None:
    instance.unwanted.append((fields[0], int(fields[1]), fields[2], int(fields[3])))


def _cover(instance: Instance, fields: list[str]) -> None:
    instance.cover.append(Cover(int(fields[0]), fields[1], *(int(value) for value in fields[2:])))


_SECTIONS = {
    "HORIZON": _horizon,
    "SHIFTS": _shift,
    "STAFF": _employee,
    "DAYS_OFF": _days_off,
    "SHIFT_ON_REQUESTS": _wanted,
    "SHIFT_OFF_REQUESTS": _unwanted,
    "COVER": _cover,
}
