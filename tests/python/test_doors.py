"""Functions that no other test calls from Python: they give what is known without them."""

import csv
import io
import itertools
import json
import math
from pathlib import Path

import krarup as kr
import numpy as np
import objects
import pytest

SCHEMAS = Path(__file__).resolve().parents[2] / "docs/schema"
DAY = objects.DAY


@pytest.mark.parametrize("name", ["scenario", "plan", "deferred_work", "shift_problem", "tour_problem", "roster_problem"])
def test_a_schema_is_the_one_that_is_published(name):
    published = (SCHEMAS / f"{name.replace('_', '-')}-1.schema.json").read_text(encoding="utf-8")
    assert getattr(kr, f"{name}_schema")().strip() == published.strip()


def test_inverses_of_one_server_are_as_by_hand():
    assert kr.formulas.erlang_b_load(1, 0.2) == pytest.approx(0.25, rel=1e-15)  # B = a / (1 + a)
    assert kr.formulas.erlang_b_servers(0.2, 0.25) == pytest.approx(1, rel=1e-14)
    assert kr.formulas.erlang_c_load(1, 0.7) == pytest.approx(0.7, rel=1e-15)  # C = a
    assert kr.formulas.erlang_c_servers(0.7, 0.7) == pytest.approx(1, rel=1e-14)
    loads = np.array([0.5, 3, 80])
    np.testing.assert_allclose(kr.formulas.erlang_b_load(10, kr.formulas.erlang_b(10, loads)), loads, rtol=1e-9)


def test_two_windows_whose_customers_think_as_long_as_the_agent_yield_eight_fifths():
    assert kr.formulas.effective_concurrency(1, 3) == pytest.approx(1, rel=1e-15)
    assert kr.formulas.effective_concurrency(2, 1) == pytest.approx(2 * (1 - 1 / 5), rel=1e-15)  # Erlang B of 2 lines and 1 erlang is 1 / 5


def test_a_hazard_is_the_rate_at_which_those_who_still_wait_leave():
    assert kr.hazard(kr.Exponential(mean=120), [1, 100, 5000]) == pytest.approx(1 / 120)
    scale = 120 / math.gamma(1 + 1 / 0.8)
    times = np.array([1.0, 90, 700])
    np.testing.assert_allclose(kr.hazard(kr.Weibull(mean=120, shape=0.8), times), 0.8 / scale * (times / scale) ** -0.2, rtol=1e-13)
    law, step = kr.Gamma(mean=100, scv=0.5), 1e-3
    ahead, behind = (kr.survival(law, times + shift) for shift in (step, -step))
    np.testing.assert_allclose(kr.hazard(law, times), np.log(behind / ahead) / (2 * step), rtol=1e-6)


def test_what_comes_while_closed_is_counted_apart():
    cut = kr.within_opening_hours(objects.profile, [kr.OpeningHours(open="08:00", close="15:00")])
    assert cut.open == (False,) + (True,) * 7 + (False,) * 2
    assert cut.profile.contacts.tolist() == [0, 30, 40, 40, 30, 30, 20, 20, 0, 0]
    assert cut.contacts_outside == 20 + 10 + 10


def test_work_of_one_promise_is_spread_evenly_over_it():
    ten_contacts_at_first = kr.DayProfile(start=f"{DAY}T07:00", step="30min", contacts=[10, 0, 0, 0], aht="6min")
    work = kr.DeferredWork(kinds=[kr.WorkKind(name="email", forecast=ten_contacts_at_first, response_time="90min")])
    leveled = kr.leveled_agents(work)
    assert leveled.values == pytest.approx([0.5] * 4)  # an hour of work within two
    assert kr.agent_time(leveled) == pytest.approx(3600)
    assert kr.totals(kr.work_off(work, leveled)[0]).answered_late == 0


def test_contacts_reach_into_the_intervals_after_theirs():
    forecast = kr.DayProfile(start=f"{DAY}T07:00", step="6min", contacts=[20, 20, 0], aht="6min")  # 20, 20 and 0 erlangs
    loads = kr.modified_offered_loads(forecast, initial=0)
    left = math.exp(-1)
    assert loads.end == pytest.approx([20 * (1 - left), 20 * (1 - left**2), 20 * (1 - left**2) * left])
    assert loads.mean == pytest.approx([20 * left, 20 - 20 * left * (1 - left), 20 * (1 - left**2) * (1 - left)])
    assert loads.start.tolist() == [0, *loads.end[:2]]
    assert loads.peak.tolist() == [*loads.end[:2], loads.end[1]]
    repeating = kr.modified_offered_loads(forecast)
    assert repeating.start[0] == pytest.approx(repeating.end[-1])
    assert kr.with_offered_loads(forecast, loads.peak).contacts == pytest.approx(loads.peak)
    assert kr.with_offered_loads(forecast, 7).contacts == pytest.approx(7)
    with pytest.raises(kr.InvalidInput, match="^initial must be from 0 to 1e\\+12 erlangs, got -1$"):
        kr.modified_offered_loads(forecast, initial=-1)
    with pytest.raises(kr.InvalidInput, match="^offered_loads must be a list of 3 numbers, one an interval, got 2$"):
        kr.with_offered_loads(forecast, [1, 2])


def test_breaks_are_placed_as_well_as_the_best_of_all_placements():
    policy = kr.break_policy(objects.early)
    assert (policy.shift_template, policy.breaks) == ("early", (objects.lunch,))
    shifts = [objects.shift.replace(breaks=[]), objects.shift.replace(breaks=[])]
    required = kr.Series(start=f"{DAY}T07:00", step="30min", values=[2] * 7 + [1, 2, 1, 2] + [2] * 5)
    problem = kr.BreakProblem(required=required, shifts=shifts, policies=[policy], step="30min")
    plan = kr.place_breaks(problem)

    starts = [f"{DAY}T{hour:02}:{minute:02}" for hour in range(7, 15) for minute in (0, 30)]
    costs = []
    for pair in itertools.product(starts, repeat=2):
        check = kr.check_breaks(problem, [shift.replace(breaks=[objects.pause.replace(start=at)]) for shift, at in zip(shifts, pair)])
        if not check.violations:
            costs.append(check.objective)
    assert len(costs) == 25  # from three hours after the beginning to five, each
    assert plan.objective == pytest.approx(min(costs), abs=1e-9)
    assert kr.check_breaks(problem, plan.shifts).objective == pytest.approx(plan.objective)


@pytest.fixture(scope="module")
def week():
    """Two people a day are needed from eight to four."""
    shifts = kr.ShiftProblem(
        required=kr.Series(start="2026-03-02T00:00", step="1h", values=([0] * 8 + [2] * 8 + [0] * 8) * 7),
        shift_templates=[kr.ShiftTemplate(name="full", length="8h", earliest_start="08:00", latest_start="08:00", start_step="1h")],
    )
    problem = kr.TourProblem(shifts=shifts, classes=[kr.ContractClass(name="full time", people=4, min_joined_days_off=2)])
    return problem, kr.design_tours(problem, kr.SolveOptions(time_limit="10s"))


def test_tours_are_replayed_and_a_day_taken_off_is_missed(week):
    problem, plan = week
    check = kr.check_tours(problem, plan.tours)
    assert check.violations == () and check.objective == pytest.approx(plan.objective)
    tours = [tour.replace(shifts=tour.shifts[1:]) for tour in plan.tours]
    less = kr.check_tours(problem, tours)
    people = sum(tour.people for tour in plan.tours)
    assert sum(check.scheduled.values) - sum(less.scheduled.values) == 8 * people


def test_tours_are_written_a_line_for_each_shift(week):
    _, plan = week
    rows = list(csv.DictReader(io.StringIO(kr.tours_csv(plan))))
    assert len(rows) == sum(len(tour.shifts) for tour in plan.tours)
    assert {row["contract_class"] for row in rows} == {"full time"}


def test_a_calendar_has_an_event_for_each_shift_of_a_person():
    other = kr.Assignment(person="Bo", shift=objects.shift)
    calendar = kr.to_ics(objects.roster.replace(assignments=[*objects.roster.assignments, other]), "Ada")
    assert calendar.count("BEGIN:VEVENT") == 1
    assert "DTSTART:20260302T070000" in calendar and "DTEND:20260302T150000" in calendar


def test_a_calendar_of_nobody_is_refused():
    with pytest.raises(kr.InvalidInput, match='person must be the name of somebody in the roster, got "Cy"; known are Ada'):
        kr.to_ics(objects.roster, "Cy")


def test_activities_are_placed_where_the_fewest_are_needed():
    required = kr.Series(start=f"{DAY}T07:00", step="1h", values=[1, 1, 0, 1, 1, 1, 1, 1])
    problem = kr.ActivityProblem(required=required, assignments=objects.roster.assignments, activities=[objects.meeting])
    plan = kr.place_activities(problem)
    assert [each.start.hour for each in plan.sessions] == [9]
    assert kr.check_activities(problem, plan.sessions).objective == pytest.approx(plan.objective)
    assert kr.check_activities(problem, [objects.session.replace(person="Bo")]).violations[0].rule == "people"

    csv = kr.sessions_csv(plan.sessions).splitlines()
    assert csv[0] == "activity,person,start,end" and csv[1].startswith("meeting,Ada,2026-03-02T09:")
    calendar = kr.to_ics(objects.roster, "Ada", sessions=plan.sessions)
    assert calendar.count("BEGIN:VEVENT") == 2 and "SUMMARY:meeting" in calendar
    of_two = objects.roster.replace(people=["Ada", "Bo"])
    assert kr.to_ics(of_two, "Bo", sessions=plan.sessions).count("BEGIN:VEVENT") == 0
    assert json.loads(kr.activity_plan_json(plan))["sessions"][0]["person"] == "Ada"


def test_a_repair_without_anybody_to_ask_is_the_day_without_those_who_are_sick():
    assignments = [kr.Assignment(person=name, shift=objects.shift.replace(breaks=[])) for name in ("Ada", "Bo")]
    required = kr.Series(start=f"{DAY}T07:00", step="1h", values=[2] * 8)
    event = kr.RosterEvent(now=f"{DAY}T09:00", absences=[kr.Absence(person="Ada", start=f"{DAY}T09:00", end=f"{DAY}T15:00")])
    repaired = kr.repair(kr.RepairProblem(assignments=assignments, required=required, event=event, costs=kr.CoverageCosts(understaffing=5)))
    at_work = dict(zip(repaired.scheduled.times, repaired.scheduled.values))
    assert {float(agents) for time, agents in at_work.items() if time >= np.datetime64(f"{DAY}T09:00")} == {1.0}
    assert repaired.moved_breaks == ()
    assert repaired.objective <= repaired.unrepaired
