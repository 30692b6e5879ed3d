"""From a forecast to a plan in Python: the day, shifts, rosters, files; long calls can be watched and stopped."""

import datetime
import signal
import threading
import time

import krarup as kr
import numpy as np
import objects
import pytest

UTC = datetime.timezone.utc


def test_a_forecast_is_staffed_interval_by_interval():
    requirement = kr.sipp(objects.profile, objects.queue, objects.target)
    assert (requirement.start, requirement.step) == (objects.profile.start, 3600)
    one_by_one = [kr.required_agents(kr.with_demand(objects.queue, each), objects.target) for each in objects.profile.values]
    assert requirement.values.tolist() == one_by_one
    at_once = kr.required_agents(kr.with_demand(objects.queue, objects.profile.demand), objects.target)
    assert at_once.tolist() == one_by_one


def test_a_finer_grid_keeps_every_contact():
    halves = kr.rebin(objects.profile, "30min")
    assert len(halves) == 20 and halves.step == 1800
    assert kr.total_contacts(halves) == pytest.approx(250)
    assert kr.total_work(halves) == pytest.approx(250 * 240)
    assert halves.time(1) == datetime.datetime(2026, 3, 2, 7, 30, tzinfo=UTC)
    assert halves.times[1] == np.datetime64("2026-03-02T07:30")


def test_the_wall_clock_knows_its_changes():
    wall = objects.clock.wall
    assert wall("2026-03-29T00:59:59Z") == datetime.datetime(2026, 3, 29, 1, 59, 59)
    assert wall("2026-03-29T01:00Z") == datetime.datetime(2026, 3, 29, 3, 0)
    assert objects.clock.instant(datetime.datetime(2026, 3, 29, 3, 0)) == datetime.datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert objects.clock.date("2026-03-28T23:30Z") == datetime.date(2026, 3, 29)
    assert objects.clock.offset_at("2026-03-29T01:00Z") == 7200


def test_points_in_time_in_every_form_are_the_same():
    at = objects.shift.start
    assert at == datetime.datetime(2026, 3, 2, 7, tzinfo=UTC)
    forms = ["2026-03-02T07:00", "2026-03-02 08:00:00+01:00", datetime.datetime(2026, 3, 2, 7), np.datetime64("2026-03-02T07:00")]
    forms.append(datetime.datetime(2026, 3, 2, 9, tzinfo=datetime.timezone(datetime.timedelta(hours=2))))
    for form in forms:
        assert objects.shift.replace(start=form).start == at
    assert kr.OpeningHours(open=datetime.time(7, 30)) == kr.OpeningHours(open="07:30")


def test_shifts_cover_what_they_are_asked_to():
    plan = kr.design_shifts(objects.shift_problem, kr.SolveOptions(time_limit="20s"))
    assert plan.status in ("optimal", "feasible")
    check = kr.check_shifts(objects.shift_problem, plan.shifts)
    assert check.violations == ()
    np.testing.assert_allclose(check.scheduled.values, plan.scheduled.values)
    assert check.objective == pytest.approx(plan.objective)
    assert all(kr.paid_time(shift) == 7.5 * 3600 for shift in plan.shifts)


def test_people_work_the_shifts_they_can():
    problem = kr.RosterProblem(shifts=[objects.shift, objects.shift], people=[objects.person])
    roster = kr.assign_shifts(problem)
    assert [each.person for each in roster.assignments] == ["Ada"]
    assert len(roster.unassigned) == 1
    assert kr.check_roster(problem, roster.assignments, roster.unassigned).violations == ()


def test_a_scenario_is_planned(plan):
    assert plan.scenario.name == "Center <b>North</b>"
    assert plan.totals.contacts == pytest.approx(sum(each.contacts for each in plan.intervals if each.open))
    assert plan.shift_plan.gap <= 0.01
    assert {each.person for each in plan.roster.assignments} <= {each.name for each in plan.scenario.people}


def test_scenario_and_plan_survive_their_files(plan, tmp_path):
    plan.save(tmp_path / "plan.json")
    assert kr.Plan.load(tmp_path / "plan.json") == kr.Plan.from_json(plan.to_json())
    assert kr.Plan.from_json(plan.to_json()).to_json() == plan.to_json()
    plan.scenario.save(tmp_path / "scenario.json")
    assert kr.Scenario.load(str(tmp_path / "scenario.json")) == plan.scenario
    assert kr.Scenario.from_json(objects.scenario.to_json()) == objects.scenario


def test_a_plan_is_written_as_csv(plan):
    lines = plan.intervals_csv().splitlines()
    assert lines[0].startswith("start,") and len(lines) == 1 + len(plan.intervals)
    assert len(plan.shifts_csv().splitlines()) == 1 + len(plan.shift_plan.shifts)
    assert len(plan.roster_csv().splitlines()) == 1 + len(plan.roster.assignments) + len(plan.roster.unassigned)


def test_a_long_call_reports_its_progress(center):
    import json

    seen = []
    kr.plan(kr.Scenario.from_json(json.dumps(center)), progress=seen.append)
    assert seen and all(isinstance(each, kr.Progress) for each in seen)
    assert all(0 <= each.done <= 1 and each.stage for each in seen)


def test_a_callback_that_returns_false_stops_the_search():
    calls = []

    def stop(progress):
        calls.append(progress.stage)
        return False

    try:
        plan = kr.design_shifts(objects.shift_problem, progress=stop)
        assert plan.status in ("feasible", "optimal")
    except kr.Cancelled:
        pass
    assert len(calls) == 1


def test_what_a_callback_raises_comes_out_of_the_call():
    def fail(progress):
        raise RuntimeError("the screen is gone")

    with pytest.raises(RuntimeError, match="the screen is gone"):
        kr.design_shifts(objects.shift_problem, progress=fail)


def test_control_c_stops_a_long_call():
    def interrupt(progress):
        signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        kr.design_shifts(objects.shift_problem, progress=interrupt)


def test_other_threads_run_during_a_long_call(center):
    import json

    scenario = kr.Scenario.from_json(json.dumps(center))
    ticks, done = [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.0005)

    other = threading.Thread(target=tick)
    other.start()
    begin = time.perf_counter()
    kr.plan(scenario)
    end = time.perf_counter()
    done.set()
    other.join()
    assert sum(begin < each < end for each in ticks) >= 2
