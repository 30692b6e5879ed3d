"""People with their rules, wishes and availability, from data frames."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

import krarup

RULES = {
    "paid_time": krarup.PaidTimeLimits,
    "days_worked": krarup.DaysWorked,
    "rolling_days_worked": krarup.RollingDaysWorked,
    "rolling_shift_count": krarup.RollingShiftCount,
    "rolling_paid_time": krarup.RollingPaidTime,
    "shift_count": krarup.ShiftCount,
    "consecutive_days": krarup.ConsecutiveDays,
    "consecutive_days_off": krarup.ConsecutiveDaysOff,
    "consecutive_shifts": krarup.ConsecutiveShifts,
    "forbidden_succession": krarup.ForbiddenSuccession,
    "weekends": krarup.Weekends,
    "complete_weekends": krarup.CompleteWeekends,
    "working_hours": krarup.WorkingHours,
    "start_spread": krarup.StartSpread,
    "rotation": krarup.Rotation,
}
PERSON = (
    "name", "min_hours_per_week", "max_hours_per_week", "max_days_per_week", "min_rest", "days_off", "skills", "seniority",
    "refused_before",
)  # fmt: skip
LISTS = ("days", "days_off", "first", "shift_templates", "skills", "then")
OFF = "off"
TIMES = ("min_hours_per_week", "max_hours_per_week", "min_rest")


def people(
    data: pd.DataFrame,
    rules: pd.DataFrame | None = None,
    requests: pd.DataFrame | None = None,
    availability: pd.DataFrame | None = None,
    pinned: pd.DataFrame | None = None,
) -> list[krarup.Person]:
    """People from a frame with a row each; its columns are fields of `Person`, and `contract` if rules name one.

    A cell that is empty leaves the default. Times have a unit ("37.5h"), lists are text with commas; a skill may have a
    proficiency ("French, sales=0.9").

    Parameters
    ----------
    rules
        a row a rule: the column `rule` ("consecutive_days"), columns of its fields, and `contract` or `person` for
        whom it holds; everybody, where both are empty. The `days` of a rotation are its shift templates, day after
        day: "early, early, late|night, off", where "late|night" is one of the two
    requests
        a row a wish: the column `person` and the fields of `Request`; without a `date` it is a standing one
    availability
        a row a stretch of time: the column `person` and the fields of `Availability`
    pinned
        a row a day that is settled: the column `person` and the fields of `PinnedDay`
    """
    _known("people", data, (*PERSON, "contract"))
    named = [_row("people", i, row) for i, row in enumerate(data.to_dict("records"), 1)]
    for place, row in named:
        _required(place, "name", row)
    names = {row["name"] for _, row in named}
    contracts = {row.get("contract") for _, row in named}
    own = {
        "requests": _by_person("requests", requests, krarup.Request, names),
        "availability": _by_person("availability", availability, krarup.Availability, names),
        "pinned": _by_person("pinned", pinned, krarup.PinnedDay, names),
    }
    read = _rules(rules, names, contracts)
    found = []
    for place, row in named:
        name, contract = row["name"], row.pop("contract", None)
        parts = {field: [value for who, value in values if who == name] for field, values in own.items()}
        parts["rules"] = [rule for who, which, rule in read if who in (None, name) and which in (None, contract)]
        row["skills"] = [_made(place, _skill, text=each) for each in row.get("skills", ())]
        found.append(_made(place, krarup.Person, **row, **parts))
    return found


def _rules(frame: pd.DataFrame | None, names: set[Any], contracts: set[Any]) -> list[tuple[Any, Any, Any]]:
    """For whom and for which contract a rule holds, and the rule."""
    found = []
    for i, cells in enumerate(frame.to_dict("records") if frame is not None else (), 1):
        place, row = _row("rules", i, cells)
        who, which, kind = row.pop("person", None), row.pop("contract", None), row.pop("rule", None)
        _one_of(place, "person", who, names)
        _one_of(place, "contract", which, contracts)
        if kind not in RULES:
            raise krarup.InvalidInput(f"{place}, column rule: expected {_choice(kind, RULES)}, got {kind!r}")
        _known(place, row, RULES[kind].__match_args__, of=f" of {kind}")
        if kind == "rotation":
            row = _rotation(row)
        found.append((who, which, _made(place, RULES[kind], **row)))
    return found


def _rotation(row: dict[str, Any]) -> dict[str, Any]:
    """The days of the pattern as the library takes them; `first` is a number here, not a list."""
    patterns = ([] if day == OFF else [name.strip() for name in day.split("|")] for day in row.get("days", ()))
    days = [krarup.RotationDay(shift_templates=names) for names in patterns]
    first = {"first": row["first"][0]} if "first" in row else {}
    return row | {"days": days} | first


def _by_person(title: str, frame: pd.DataFrame | None, kind: Any, names: set[Any]) -> list[tuple[Any, Any]]:
    """Whose, and what a row says."""
    if frame is None:
        return []
    _known(title, frame, ("person", *kind.__match_args__))
    found = []
    for i, cells in enumerate(frame.to_dict("records"), 1):
        place, row = _row(title, i, cells)
        _required(place, "person", row)
        _one_of(place, "person", row["person"], names)
        found.append((row.pop("person"), _made(place, kind, **row)))
    return found


def _row(title: str, number: int, cells: dict[Any, Any]) -> tuple[str, dict[str, Any]]:
    """Where a row stands, in words, and its cells that are not empty as the library takes them."""
    who = cells.get("name", cells.get("person"))
    place = f"{title}, row {number}" + (f" ({who})" if isinstance(who, str) else "")
    row = {}
    for column, cell in cells.items():
        if isinstance(cell, (list, tuple)):
            row[column] = list(cell)
        elif not pd.isna(cell) and cell != "":
            row[column] = _value(place, column, cell)
    return place, row


def _value(place: str, column: str, cell: Any) -> Any:
    if column in LISTS:
        return [each.strip() for each in cell.split(",")] if isinstance(cell, str) else [_value(place, "", cell)]
    if column in TIMES and isinstance(cell, (int, float)):
        raise krarup.InvalidInput(f'{place}, column {column}: a time needs a unit: write "{cell:g}h", got {cell:g}')
    if isinstance(cell, pd.Timestamp):
        return cell.date()
    if isinstance(cell, float) and cell.is_integer():
        return int(cell)  # an empty cell elsewhere in a column makes floats of its whole numbers
    return cell


def _skill(text: str) -> krarup.Skill:
    name, _, proficiency = text.partition("=")
    try:
        return krarup.Skill(name=name.strip(), **({"proficiency": float(proficiency)} if proficiency else {}))
    except ValueError as error:
        raise krarup.InvalidInput(f'skills: expected a name or name=proficiency, got "{text}"') from error


def _made(place: str, kind: Callable[..., Any], **fields: Any) -> Any:
    try:
        return kind(**fields)
    except (krarup.Error, TypeError, ValueError) as error:
        raise krarup.InvalidInput(f"{place}: {error}") from None


def _known(place: str, columns: Iterable[Any], names: Iterable[str], of: str = "") -> None:
    names = tuple(names)
    for column in columns:
        if column not in names:
            raise krarup.InvalidInput(f"{place}: column {column!r} is no field{of}; expected {_choice(column, names)}")


def _required(place: str, column: str, row: dict[str, Any]) -> None:
    if column not in row:
        raise krarup.InvalidInput(f"{place}, column {column}: is missing")


def _one_of(place: str, column: str, value: Any, known: set[Any]) -> None:
    if value is not None and value not in known:
        near = _choice(value, [each for each in known if each is not None])
        raise krarup.InvalidInput(f"{place}, column {column}: nobody among the people has it; expected {near}, got {value!r}")


def _choice(got: Any, names: Iterable[str]) -> str:
    """The nearest name, or all of them."""
    names = list(names)
    near = difflib.get_close_matches(str(got), names, n=1)
    return repr(near[0]) if near else "one of " + ", ".join(names)
