"""krarup and pandas: forecasts from frames, and answers as frames (`pip install krarup[pandas]`)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import numpy as np

try:
    import pandas as pd
except ModuleNotFoundError as missing:
    raise ImportError("krarup.frames needs pandas: pip install krarup[pandas]") from missing

import krarup
from krarup._lines import dates, lines
from krarup._people_frame import RULES, people
from krarup.typing import Duration

__all__ = [
    "RULES", "clock", "forecast", "of_days", "of_fields", "of_intervals", "of_people", "of_profile", "of_roster", "of_series",
    "of_sessions", "of_shifts", "of_tours", "people",
]  # fmt: skip

MARGIN = pd.Timedelta(days=3)  # shifts and rests reach beyond the forecast


def forecast(data: pd.DataFrame | pd.Series, aht: Duration | None = None) -> krarup.Forecast:
    """A forecast from a frame with the columns `contacts` and `aht` (seconds), or from a Series of contacts.

    The index says when each interval begins. In an index with a time zone, its changes between summer and winter time
    become those of the wall clock; without one, times are taken at face value. Stretches of three hours and more that
    are not in the index are taken as closed, as in a CSV file.

    Parameters
    ----------
    aht
        of every contact, for data without that column
    """
    frame = data.to_frame("contacts") if isinstance(data, pd.Series) else data
    if not isinstance(frame.index, pd.DatetimeIndex):
        raise krarup.InvalidInput("a forecast needs a DatetimeIndex: when each interval begins")
    needed = ["contacts"] if aht is not None else ["contacts", "aht"]
    absent = [name for name in needed if name not in frame.columns]
    if absent:
        raise krarup.InvalidInput(f"a forecast needs the columns {' and '.join(needed)}, and has no {absent[0]}")
    lines = ["start,contacts,aht_s"[: None if aht is None else -6]]
    for moment, *values in frame[needed].itertuples():
        lines.append(",".join([moment.isoformat(), *(repr(float(value)) for value in values)]))
    form = krarup.ForecastFormat() if aht is None else krarup.ForecastFormat(aht=aht)
    return krarup.parse_forecast("\n".join(lines) + "\n", form, clock(frame.index))


def clock(index: pd.DatetimeIndex) -> krarup.LocalClock:
    """The wall clock of an index: its offset from UTC, and the changes to it while the index lasts."""
    if index.tz is None or len(index) == 0:
        return krarup.LocalClock()
    days = pd.date_range(index.min() - MARGIN, index.max() + MARGIN, freq=pd.Timedelta(days=1)).tz_convert("UTC")
    offset = _offset(days[0], index.tz)
    changes = [
        krarup.ClockChange(at=at.to_pydatetime(), utc_offset=_offset(at, index.tz))
        for at in _changes(days, index.tz)
    ]
    return krarup.LocalClock(utc_offset=offset, changes=changes)


def of_fields(answer: Any) -> pd.DataFrame:
    """An answer whose fields are arrays: one row an element, one column a field."""
    columns = _columns(answer)
    index = next((each.index for each in columns.values() if isinstance(each, pd.Series)), None)
    arrays = np.broadcast_arrays(*(np.asarray(each) for each in columns.values()))
    frame = pd.DataFrame({name: array.ravel() for name, array in zip(columns, arrays)})
    return frame if index is None else frame.set_index(index)


def of_series(series: krarup.Series) -> pd.Series:
    """A Series by time, in UTC."""
    return pd.Series(series.values, index=_times(series))


def of_profile(profile: krarup.DayProfile) -> pd.DataFrame:
    """Contacts and AHT by time, in UTC."""
    return pd.DataFrame({"contacts": profile.contacts, "aht": profile.aht}, index=_times(profile))


def of_intervals(plan: krarup.Plan) -> pd.DataFrame:
    """One row an interval, by its start in UTC; `wall` is what the clock on the wall shows then."""
    wall = plan.scenario.clock.wall
    rows = [_columns(each) | {"wall": wall(each.start)} for each in plan.intervals]
    return pd.DataFrame(rows).set_index("start")


def of_shifts(plan: krarup.Plan | krarup.ShiftPlan, clock: krarup.LocalClock | None = None) -> pd.DataFrame:
    """One row a shift; times are those of the clock on the wall (of its problem, where there is no scenario)."""
    if isinstance(plan, krarup.Plan):
        return of_shifts(plan.shift_plan, plan.scenario.clock)
    wall = (clock or krarup.LocalClock()).wall
    return pd.DataFrame([_shift(each, wall) for each in plan.shifts])


def of_tours(plan: krarup.TourPlan, clock: krarup.LocalClock | None = None) -> pd.DataFrame:
    """One row a shift of a tour, with the number of the tour, its class and how many people work it."""
    wall = (clock or krarup.LocalClock()).wall
    rows = [
        {"tour": i, "contract_class": tour.contract_class, "people": tour.people} | _shift(shift, wall)
        for i, tour in enumerate(plan.tours, 1)
        for shift in tour.shifts
    ]
    return pd.DataFrame(rows)


def of_roster(plan: krarup.Plan | krarup.Roster, clock: krarup.LocalClock | None = None) -> pd.DataFrame:
    """One row an assignment, then the shifts without a person; times are those of the clock on the wall."""
    if isinstance(plan, krarup.Plan):
        return of_roster(plan.roster, plan.scenario.clock)
    wall = (clock or krarup.LocalClock()).wall
    rows = [{"person": each.person} | _shift(each.shift, wall) for each in plan.assignments]
    rows += [{"person": None} | _shift(each, wall) for each in plan.unassigned]
    return pd.DataFrame(rows)


def of_sessions(plan: krarup.ActivityPlan, clock: krarup.LocalClock | None = None) -> pd.DataFrame:
    """One row a session: who is in which activity, from when to when on the clock on the wall."""
    wall = (clock or krarup.LocalClock()).wall
    rows = [(each.activity, each.person, wall(each.start), wall(each.end)) for each in plan.sessions]
    return pd.DataFrame(rows, columns=["activity", "person", "start", "end"])


def of_days(problem: krarup.RosterProblem, roster: krarup.Roster) -> pd.DataFrame:
    """One row a person and day of the roster, days off among them, by person and date.

    Times are those of the clock on the wall; `wishes` counts those for the day and `granted` how many were.
    """
    wall, rows = problem.clock.wall, []
    for line in lines(problem, roster):
        for day in dates(problem, roster):
            shift = line.shifts.get(day)
            worked = _shift(shift, wall) if shift else {}
            wishes = sum(each.day == day for each in line.wishes)
            granted = sum(each.day == day for each in line.granted)
            rows.append({"person": line.person.name, "date": pd.Timestamp(day)} | worked | {"wishes": wishes, "granted": granted})
    names = ("person", "date", "shift_template", "start", "end", "paid_time", "breaks", "wishes", "granted")
    frame = pd.DataFrame(rows, columns=names)
    frame["paid_time"] = frame["paid_time"].fillna(0.0).astype(float)
    return frame.set_index(["person", "date"])


def of_people(problem: krarup.RosterProblem, roster: krarup.Roster) -> pd.DataFrame:
    """One row a person: days, paid time in seconds, night shifts, weekends, wishes, and shifts of each template."""
    all_lines = lines(problem, roster)
    templates = sorted({name for line in all_lines for name in line.templates})
    rows = [
        {
            "person": line.person.name,
            "days": len(line.shifts),
            "paid_time": line.paid_time,
            "nights": line.nights,
            "weekends": line.weekends,
            "wishes": len(line.wishes),
            "granted": len(line.granted),
        }
        | {name: line.templates[name] for name in templates}
        for line in all_lines
    ]
    return pd.DataFrame(rows).set_index("person") if rows else pd.DataFrame()


def _columns(answer: Any) -> dict[str, Any]:
    """The fields by name, those of a performance among them."""
    columns: dict[str, Any] = {}
    for name in answer.__match_args__:
        value = getattr(answer, name)
        columns |= _columns(value) if isinstance(value, krarup.Performance) else {name: value}
    return columns


def _shift(shift: krarup.Shift, wall: Any) -> dict[str, Any]:
    return {
        "shift_template": shift.shift_template,
        "start": wall(shift.start),
        "end": wall(shift.end),
        "paid_time": krarup.paid_time(shift),
        "breaks": [(each.name, wall(each.start), each.length) for each in shift.breaks],
    }


def _times(series: krarup.Series | krarup.DayProfile) -> pd.DatetimeIndex:
    return pd.DatetimeIndex(series.times, name="start").tz_localize("UTC")


def _offset(moment: pd.Timestamp, zone: Any) -> timedelta:
    return timedelta(seconds=moment.tz_convert(zone).utcoffset().total_seconds())


def _changes(days: pd.DatetimeIndex, zone: Any) -> Iterator[pd.Timestamp]:
    """The second at which the offset changes, for every day on which it does."""
    for low, high in zip(days, days[1:]):
        if _offset(low, zone) == _offset(high, zone):
            continue
        while high - low > pd.Timedelta(seconds=1):
            middle = (low + (high - low) / 2).floor("s")
            low, high = (middle, high) if _offset(middle, zone) == _offset(low, zone) else (low, middle)
        yield high
