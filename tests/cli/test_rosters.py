"""The verbs for shifts and rosters answer what the library answers, stop when told, and say why not."""

import csv
import io
import json
import math
import signal
from datetime import date, datetime, timedelta
from pathlib import Path

import krarup as kr
import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

from krarup.cli import main
from krarup.cli.progress import watched

EXAMPLE = Path(__file__).parents[2] / "examples/data/roster.json"
WEEK = [f"2026-03-{day:02d}" for day in range(2, 9)]
SMALL = {
    "schema": 1,
    "first_day": WEEK[0],
    "days": 7,
    "shift_templates": [
        {"name": name, "length": "8h", "earliest_start": start, "latest_start": start, "start_step": "1h"}
        for name, start in (("early", "06:00"), ("night", "22:00"))
    ],
    "cover": [{"date": day, "shift_template": "early", "required": 1, "understaffing": 100} for day in WEEK[:5]]
    + [{"date": WEEK[1], "shift_template": "night", "required": 1, "understaffing": 100}],
    "people": [
        {"name": "Ann", "max_hours_per_week": "40h", "requests": [{"date": WEEK[0], "wanted": False, "weight": 3}]},
        {"name": "Bo/../Li", "max_hours_per_week": "40h", "requests": [{"date": WEEK[0], "wanted": False, "weight": 5}]},
    ],
}


@pytest.fixture
def roster_file(tmp_path):
    """Writes the small roster problem, with changes to its fields or to those of Ann, and returns its path."""

    def write(ann=None, **changes):
        people = [SMALL["people"][0] | (ann or {}), SMALL["people"][1]]
        path = tmp_path / "roster.json"
        path.write_text(json.dumps(SMALL | {"people": people} | changes), encoding="utf-8")
        return path

    return write


def test_a_roster_shows_who_works_when_and_whose_wish_was_not_granted(run, roster_file):
    lines = run("roster", roster_file()).splitlines()
    calendar = {line.split("  ")[0]: line for line in lines if line.startswith(("Ann ", "Bo/../Li "))}
    assert "Wishes       1 of 2 granted" in lines
    assert any(line.startswith("Cost         3.00; no roster costs less than 3.00") for line in lines)
    assert "E early, N night, · off; * a wish that was not granted" in lines
    assert any(line.startswith("Ann") and "E*" in line for line in lines)  # the cheaper wish gives way
    assert not any(line.startswith("Bo") and "*" in line for line in lines)
    assert any(line.split() == ["requests", "1.0", "3.00"] for line in lines)
    assert set(calendar) == {"Ann", "Bo/../Li"}


def test_roster_json_is_the_roster_of_the_library(run, roster_file):
    problem = kr.load_roster_problem(roster_file())
    expected = kr.assign_shifts(problem, kr.SolveOptions(seed=3))
    answer = json.loads(run("roster", roster_file(), "--seed", "3", "--json"))
    assert answer == {"roster": json.loads(kr.roster_json(expected))}


def test_a_roster_is_written_with_a_calendar_for_each_person(run, roster_file, tmp_path):
    folder = tmp_path / "a" / "roster"
    out = run("roster", roster_file(), "--out", folder)
    assert sorted(each.name for each in folder.iterdir()) == ["01 Ann.ics", "02 Bo_.._Li.ics", "roster.csv", "roster.json"]
    assert f"wrote {folder / 'roster.json'}" in out
    written = json.loads((folder / "roster.json").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO((folder / "roster.csv").read_text("utf-8"))))
    events = sum((folder / name).read_text("utf-8").count("BEGIN:VEVENT") for name in ("01 Ann.ics", "02 Bo_.._Li.ics"))
    assert len(written["assignments"]) == len(rows) == events > 0


def test_the_checker_finds_the_cost_again_in_the_files(run, tmp_path):
    run("roster", EXAMPLE, "--gap", "0.05", "--out", tmp_path)
    written = json.loads((tmp_path / "roster.json").read_text("utf-8"))
    rows = csv.DictReader(io.StringIO((tmp_path / "roster.csv").read_text("utf-8")))
    shifts = [kr.Assignment(person=row["person"], shift=shift_of(row)) for row in rows]
    check = kr.check_roster(kr.load_roster_problem(EXAMPLE), shifts, [])
    assert check.violations == ()
    assert check.objective == pytest.approx(written["objective"])
    assert written["bound"] <= written["objective"]


def shift_of(row):
    """A line of roster.csv as a shift; unpaid is the break that the paid hours lack."""
    at = datetime.fromisoformat
    breaks = []
    for i in ("1", "2", "3"):
        start, end = row[f"break_{i}_start"], row[f"break_{i}_end"]
        paid = row[f"break_{i}"] != "meal"
        breaks.append(kr.Break(name=row[f"break_{i}"], start=start, length=at(end) - at(start), paid=paid))
    length = at(row["end"]) - at(row["start"])
    shift = kr.Shift(shift_template=row["shift_template"], start=row["start"], length=length, breaks=breaks)
    assert kr.paid_time(shift) == pytest.approx(3600 * float(row["paid_h"]))
    return shift


def test_why_not_is_said_in_sentences(capsys, roster_file):
    path = roster_file(ann={"days_off": WEEK[:4]}, cover=[{"date": day, "shift_template": "early", "required": 2} for day in WEEK[:5]])
    assert main(["roster", str(path), "--explain"]) == 0
    said = capsys.readouterr()
    explanation = kr.explain(kr.load_roster_problem(path))
    findings = [*explanation.obstacles, *explanation.conflict, *explanation.changes, *explanation.unmet]
    assert findings and all(each.text in " ".join(said.out.split()) for each in findings)
    assert main(["roster", str(path), "--explain", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [each["text"] for part in answer["explanation"].values() for each in part] == [each.text for each in findings]
    assert set(answer["explanation"]) == {"obstacles", "conflict", "changes", "unmet"}


def test_what_is_not_covered_is_listed_by_day_and_shift(run, roster_file):
    cover = [{"date": WEEK[1], "shift_template": "night", "required": 3, "understaffing": 100}]
    rows = [line.split() for line in run("roster", roster_file(cover=cover)).splitlines()]
    assert ["Tue", "3", "Mar", "night", "3.0", "2"] in rows
    assert ["Not", "covered", "1", "shift"] in rows
    assert ["understaffing", "1.0", "100.00"] in rows


def test_a_long_roster_is_shown_four_weeks_at_a_time(run, roster_file):
    lines = run("roster", roster_file(days=35)).splitlines()
    assert [line.split() for line in lines if "2 Mar" in line and "9 Mar" in line] == ["2 Mar 9 Mar 16 Mar 23 Mar".split()]
    assert ["30", "Mar"] in [line.split() for line in lines]


SHIFTS = {
    "schema": 1,
    "required": {"start": f"{WEEK[0]}T07:00", "step": "1h", "values": [2, 3, 4, 4, 3, 3, 2, 2, 1, 1]},
    "shift_templates": [
        {"name": "early", "length": "4h", "earliest_start": "07:00", "latest_start": "13:00", "start_step": "1h"}
    ],
    "clock": {"utc_offset": "1h"},
}
TOURS = {"schema": 1, "shifts": {key: value for key, value in SHIFTS.items() if key != "schema"}, "classes": [
    {"name": "full time", "people": 9, "min_days_per_week": 1}
]}  # fmt: skip


@pytest.fixture
def shifts_file(tmp_path):
    """Writes a problem of shifts or tours, with changes, and returns its path."""

    def write(problem=SHIFTS, **changes):
        path = tmp_path / "problem.json"
        path.write_text(json.dumps(problem | changes), encoding="utf-8")
        return path

    return write


def test_shifts_of_a_problem_are_those_of_the_library(run, shifts_file):
    problem = kr.load_shift_problem(shifts_file())
    found = kr.design_shifts(problem, kr.SolveOptions(seed=3))
    answer = json.loads(run("shifts", shifts_file(), "--seed", "3", "--json"))
    assert answer == {"shift_plan": json.loads(kr.shift_plan_json(found, problem.clock))}
    assert answer["shift_plan"]["seed"] == 3 and answer["shift_plan"]["bound_from"]


def test_the_checker_finds_the_cost_of_shifts_again_in_the_files(run, shifts_file, tmp_path):
    run("shifts", shifts_file(), "--out", tmp_path / "made")
    written = json.loads((tmp_path / "made/shifts.json").read_text("utf-8"))
    rows = list(csv.DictReader(io.StringIO((tmp_path / "made/shifts.csv").read_text("utf-8"))))
    at = datetime.fromisoformat
    shifts = [kr.Shift(shift_template=row["shift_template"], start=row["start"], length=at(row["end"]) - at(row["start"])) for row in rows]
    check = kr.check_shifts(kr.load_shift_problem(shifts_file()), shifts)
    assert check.violations == () and check.objective == pytest.approx(written["objective"])


def test_tours_of_a_problem_are_those_of_the_library(run, shifts_file, tmp_path):
    path = shifts_file(TOURS)
    found = kr.design_tours(kr.load_tour_problem(path))
    assert json.loads(run("shifts", path, "--json")) == {"tour_plan": json.loads(kr.tour_plan_json(found, kr.load_tour_problem(path).shifts.clock))}
    out = run("shifts", path, "--out", tmp_path / "made")
    assert f"{found.objective:,.2f}; no tours cost less than {found.bound:,.2f}" in out
    rows = list(csv.DictReader(io.StringIO((tmp_path / "made/tours.csv").read_text("utf-8"))))
    assert sum(int(row["people"]) for row in rows) == sum(tour.people * len(tour.shifts) for tour in found.tours)
    assert any(line.split()[:3] == ["full", "time", str(found.classes[0].people)] for line in out.splitlines())


def test_why_a_service_target_is_out_of_reach_is_said(capsys, shifts_file):
    curves = [{"contacts": 30, "in_time": [0, 0.4, 0.8, 0.95]}] * 10
    path = shifts_file(service_target={"service_level": 0.97, "curves": curves})
    assert main(["shifts", str(path), "--explain"]) == 1
    said = capsys.readouterr()
    assert said.err == "krarup: error: no shifts do what is asked for; --explain says why\n"
    assert "A service level of 97 % is out of reach: however many agents there are, it is at most 95 %" in " ".join(said.out.split())


def test_a_scenario_may_ask_for_one_service_level_over_the_horizon(run, scenario_file, center):
    center["floor"] = {"service_level": 0.5, "acceptable_wait": center["target"]["acceptable_wait"]}
    center["shift_templates"][0]["latest_start"] = "09:00"  # until the center closes
    center["people"] = []
    path = scenario_file(center)
    answer = json.loads(run("shifts", path, "--json"))["shift_plan"]
    assert answer["service_level"] >= center["target"]["service_level"] - 1e-6
    assert "of all contacts" in run("shifts", path)


def test_nothing_to_explain_is_said_too(run, roster_file):
    assert "Everything that was asked for can be had." in run("roster", roster_file(), "--explain")


def test_a_contract_that_contradicts_itself_is_no_roster(capsys, roster_file):
    path = roster_file(ann={"max_days_per_week": 2, "rules": [{"rule": "days_worked", "min": 3}]})
    assert main(["roster", str(path), "--explain"]) == 1
    said = capsys.readouterr()
    assert said.err == "krarup: error: no roster keeps every rule; --explain says why\n"
    assert "exclude each other" in said.out


def test_the_roster_of_a_scenario_is_explained_as_well(run, scenario_file, plan):
    answer = json.loads(run("roster", scenario_file(), "--explain", "--json"))
    given = kr.RosterProblem(shifts=plan.shift_plan.shifts, people=plan.scenario.people, clock=plan.scenario.clock)
    texts = [each["text"] for part in answer["explanation"].values() for each in part]
    explanation = kr.explain(given)
    assert texts == [each.text for part in explanation.__match_args__ for each in getattr(explanation, part)]


def test_shifts_are_those_of_the_plan(run, scenario_file, plan):
    answer = json.loads(run("shifts", scenario_file(), "--json"))
    assert answer == {"shift_plan": json.loads(plan.to_json())["shift_plan"]}


def test_shifts_show_their_proof_and_what_they_cover(run, scenario_file, plan, tmp_path):
    found = plan.shift_plan
    out = run("shifts", scenario_file(), "--out", tmp_path / "shifts", "--explain")
    assert f"{found.objective:,.2f}; no shifts cost less than {found.bound:,.2f}" in out
    assert f"{len(found.shifts)} shifts" in out
    rows = [line.split() for line in out.splitlines()]
    assert [sum(map(int, row[3:])) for row in rows if row[1:3] == ["4", "h"]] == [
        sum(each.per_day) for each in found.distinct_shifts if each.length == 4 * 3600
    ]
    assert found.findings[0].text in " ".join(out.split())
    assert (tmp_path / "shifts/shifts.csv").read_text("utf-8") == plan.shifts_csv()
    assert json.loads((tmp_path / "shifts/shifts.json").read_text("utf-8")) == json.loads(plan.to_json())["shift_plan"]


def test_an_uncertain_rate_asks_for_more_agents(run, scenario_file, center):
    certain = json.loads(run("staff", scenario_file(), "--json"))["intervals"]
    center["cv"] = 0.2
    uncertain = json.loads(run("staff", scenario_file(center), "--json"))["intervals"]
    expected = [each.required for each in kr.plan(kr.Scenario.from_json(json.dumps(center))).intervals if each.open]
    assert [each["required"] for each in uncertain] == expected != [each["required"] for each in certain]


MISTAKES = {
    "a roster file that is not there": (["roster", "nowhere.json"], None, "nowhere.json"),
    "a scenario for shifts that is not there": (["shifts", "nowhere.json"], None, "nowhere.json"),
    "a file that is no JSON": (["roster", "file.json"], "people: []", "file.json"),
    "a list": (["roster", "file.json"], "[]", "file.json"),
    "a misspelled field": (["roster", "file.json"], json.dumps(SMALL | {"peeple": []}), "peeple"),
    "an unknown rule": (
        ["roster", "file.json"],
        json.dumps(SMALL | {"people": [{"name": "Ann", "max_hours_per_week": "40h", "rules": [{"rule": "weekend"}]}]}),
        "/people/0/rules/0/rule",
    ),
    "a misspelled field of a shift problem": (["shifts", "file.json"], json.dumps(SHIFTS | {"coasts": {}}), "costs"),
    "a misspelled field of a class": (
        ["shifts", "file.json"], json.dumps(TOURS | {"classes": [{"name": "full time", "peeple": 3}]}), "/classes/0"
    ),
    "a roster problem for shifts": (["shifts", "file.json"], json.dumps(SMALL), "file.json"),
    "a gap that is a percentage": (["roster", "file.json", "--gap", "2"], json.dumps(SMALL), "gap"),
    "a time limit without a unit": (["roster", "file.json", "--time-limit", "2"], json.dumps(SMALL), "time_limit"),
}


@pytest.mark.parametrize(("arguments", "content", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_line_and_no_file(arguments, content, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / "file.json").write_text(content, encoding="utf-8")
    assert main([*arguments, "--out", "made"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and not (tmp_path / "made").exists()
    assert said.err.startswith("krarup: error: ") and said.err.count("\n") == 1 and words in said.err


def four_weeks(fortnight):
    """The same cover twice: more than a moment's work."""
    later = [each | {"date": str(date.fromisoformat(each["date"]) + timedelta(days=14))} for each in fortnight["cover"]]
    return fortnight | {"days": 28, "cover": fortnight["cover"] + later}


def test_control_c_keeps_the_best_roster_so_far(run, tmp_path, monkeypatch):
    assign = kr.assign_shifts
    interrupted = []

    def press_control_c(problem, options, progress):
        def look(standing):
            if math.isfinite(standing.objective) and not interrupted:
                interrupted.append(standing.objective)
                signal.raise_signal(signal.SIGINT)
            return progress(standing)

        return assign(problem, options, progress=look)

    monkeypatch.setattr(kr, "assign_shifts", press_control_c)
    path = tmp_path / "four weeks.json"
    path.write_text(json.dumps(four_weeks(json.loads(EXAMPLE.read_text("utf-8")))), encoding="utf-8")
    answer = json.loads(run("roster", path, "--gap", "0", "--json"))["roster"]
    assert interrupted and answer["status"] == "feasible"
    assert len(answer["assignments"]) > 0


def test_control_c_ends_one_search_and_pressed_again_everything():
    looks = []

    def one_search(progress):
        looks.append(progress(None))
        signal.raise_signal(signal.SIGINT)
        looks.append(progress(None))
        looks.append(progress(None))
        return "best so far"

    assert watched(one_search, "rosters") == "best so far"
    assert looks == [True, False, True]

    def deaf_search(progress):
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)

    before = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        watched(deaf_search, "rosters")
    assert signal.getsignal(signal.SIGINT) is before
