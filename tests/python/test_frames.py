"""pandas in: forecasts with or without a time zone; pandas out: plans and series."""

import datetime

import krarup as kr
import numpy as np
import objects
import pandas as pd
import pytest
from krarup import frames


def test_a_series_with_naive_times_is_taken_at_face_value():
    index = pd.date_range("2026-03-02 08:00", periods=4, freq="30min")
    forecast = frames.forecast(pd.Series([10.0, 20.0, 30.5, 20.0], index=index), aht="4min")
    assert forecast.clock == kr.LocalClock()
    assert forecast.profile == kr.DayProfile(start="2026-03-02T08:00", step="30min", contacts=[10, 20, 30.5, 20], aht=240)


def test_a_frame_carries_its_own_handling_times():
    index = pd.date_range("2026-03-02 08:00", periods=2, freq="30min")
    forecast = frames.forecast(pd.DataFrame({"contacts": [10, 20], "aht": [200.0, 240.5]}, index=index))
    assert forecast.profile.aht.tolist() == [200, 240.5]


def test_a_time_zone_becomes_the_clock_on_the_wall():
    index = pd.date_range("2026-03-28", "2026-03-30", freq="1h", tz="Europe/Berlin", inclusive="left")
    assert len(index) == 47  # the 29th has 23 hours
    forecast = frames.forecast(pd.Series(np.ones(47), index=index), aht=180)
    assert forecast.clock == kr.LocalClock(utc_offset="1h", changes=[kr.ClockChange(at="2026-03-29T01:00Z", utc_offset="2h")])
    assert len(forecast.profile) == 47 and kr.total_contacts(forecast.profile) == 47
    assert forecast.profile.start == datetime.datetime(2026, 3, 27, 23, tzinfo=datetime.timezone.utc)


def test_nights_that_are_not_in_the_index_are_closed():
    index = pd.DatetimeIndex([*pd.date_range("2026-03-02 08:00", "2026-03-02 17:30", freq="30min"),
                              *pd.date_range("2026-03-03 08:00", "2026-03-03 17:30", freq="30min")])
    profile = frames.forecast(pd.Series(5.0, index=index), aht=180).profile
    assert len(profile) == 20 + 28 + 20  # 14 hours of night
    assert kr.total_contacts(profile) == 200


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (pd.Series([1.0, 2.0]), "needs a DatetimeIndex"),
        (pd.DataFrame({"calls": [1.0]}, index=pd.DatetimeIndex(["2026-03-02"])), "has no contacts"),
        (pd.Series([1.0], index=pd.DatetimeIndex(["2026-03-02"])), "has no aht"),
    ],
)
def test_a_frame_that_is_no_forecast_is_refused(data, text):
    with pytest.raises(kr.InvalidInput, match=text):
        frames.forecast(data)


def test_series_and_profiles_become_pandas():
    series = objects.required.to_pandas()
    assert series.index[0] == pd.Timestamp("2026-03-02 07:00", tz="UTC") and series.tolist()[:3] == [2, 3, 4]
    profile = objects.profile.to_pandas()
    assert list(profile.columns) == ["contacts", "aht"] and profile["contacts"].sum() == 250


def test_a_plan_becomes_frames(plan):
    intervals = plan.to_frame()
    assert len(intervals) == len(plan.intervals)
    assert {"contacts", "required", "scheduled", "service_level", "asa", "wall"} <= set(intervals.columns)
    served = intervals[intervals["open"]]
    expected = (served["contacts"] * served["service_level"]).sum() / served["contacts"].sum()
    assert expected == pytest.approx(plan.totals.service_level)
    shifts = plan.shifts_frame()
    assert shifts["paid_time"].sum() == pytest.approx(plan.totals.paid_time)
    assert (shifts["end"] > shifts["start"]).all()
    roster = plan.roster_frame()
    assert roster["person"].notna().sum() == len(plan.roster.assignments)
    assert len(roster) == len(plan.roster.assignments) + len(plan.roster.unassigned)
