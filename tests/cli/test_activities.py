"""The verb for activities answers what the library answers, says who is missing and why, and writes calendars."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import krarup as kr
import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

from krarup.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples/data/activities.json"
MONDAY = "2026-03-02"
SMALL = {
    "schema": 1,
    "required": {"start": f"{MONDAY}T08:00", "step": "1h", "values": [2, 2, 1, 1]},
    "assignments": [
        {"person": name, "shift": {"shift_template": "morning", "start": f"{MONDAY}T08:00", "length": "4h"}}
        for name in ("Ann", "Bo/../Li")
    ],
    "activities": [
        {
            "name": "coaching",
            "length": "1h",
            "earliest": f"{MONDAY}T08:00",
            "latest_end": f"{MONDAY}T12:00",
            "people": ["Ann", "Bo/../Li", "Cem"],
        }
    ],
    "step": "1h",
}


@pytest.fixture
def problem_file(tmp_path):
    """Writes the small problem, with changes, and returns its path."""

    def write(**changes):
        path = tmp_path / "problem.json"
        path.write_text(json.dumps(SMALL | changes), encoding="utf-8")
        return path

    return write


def test_a_plan_shows_who_meets_when_and_who_is_missing(run, problem_file):
    out = run("activities", problem_file())
    lines = out.splitlines()
    sessions = {tuple(line.split()[1:6]) for line in lines if line.startswith("coaching ")}
    assert {each[:3] for each in sessions} == {("Mon", "2", "Mar")}
    assert {each[3] for each in sessions} == {"10:00–11:00", "11:00–12:00"}
    assert {each[4] for each in sessions} == {"Ann", "Bo/../Li"}
    assert "Cost           100.00; no plan costs less than 100.00" in lines
    assert "Sessions       2 of 3 placed" in lines
    assert f'Cem does not take part in "coaching": no shift in Monday {MONDAY} 08:00-12:00' in out


def test_json_is_the_plan_of_the_library(run, problem_file):
    problem = kr.load_activity_problem(problem_file())
    expected = kr.place_activities(problem, kr.SolveOptions(seed=3))
    answer = json.loads(run("activities", problem_file(), "--seed", "3", "--json"))
    assert answer == {"activity_plan": json.loads(kr.activity_plan_json(expected, problem.clock))}
    assert answer["activity_plan"]["seed"] == 3


def test_a_calendar_has_the_shift_and_the_sessions_of_its_person(run, problem_file, tmp_path):
    folder = tmp_path / "a" / "plan"
    out = run("activities", problem_file(), "--out", folder)
    names = ["01 Ann.ics", "02 Bo_.._Li.ics", "activities.json", "sessions.csv"]
    assert sorted(each.name for each in folder.iterdir()) == names
    assert f"wrote {folder / 'sessions.csv'}" in out
    for name in names[:2]:
        calendar = (folder / name).read_text("utf-8")
        assert calendar.count("BEGIN:VEVENT") == 2 and calendar.count("SUMMARY:coaching") == 1


def test_the_checker_finds_the_cost_again_in_the_files(run, tmp_path):
    run("activities", EXAMPLE, "--out", tmp_path)
    written = json.loads((tmp_path / "activities.json").read_text("utf-8"))
    at = datetime.fromisoformat
    sessions = [
        kr.Session(
            activity=row["activity"], person=row["person"], start=row["start"], length=at(row["end"]) - at(row["start"])
        )
        for row in csv.DictReader(io.StringIO((tmp_path / "sessions.csv").read_text("utf-8")))
    ]
    check = kr.check_activities(kr.load_activity_problem(EXAMPLE), sessions)
    assert len(sessions) == 15 and check.violations == ()
    assert check.objective == pytest.approx(written["objective"])
    assert written["bound"] <= written["objective"]


MISTAKES = {
    "a file that is not there": (["nowhere.json"], None, "nowhere.json"),
    "a misspelled field": (["file.json"], json.dumps(SMALL | {"activitees": []}), "activitees"),
    "no shifts": (["file.json"], json.dumps({key: SMALL[key] for key in SMALL if key != "assignments"}), "assignments"),
    "a gap that is a percentage": (["file.json", "--gap", "2"], json.dumps(SMALL), "gap"),
}


@pytest.mark.parametrize(("arguments", "content", "words"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_one_line_and_no_file(arguments, content, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    if content is not None:
        (tmp_path / "file.json").write_text(content, encoding="utf-8")
    assert main(["activities", *arguments, "--out", "made"]) == 2
    said = capsys.readouterr()
    assert said.out == "" and not (tmp_path / "made").exists()
    assert said.err.startswith("krarup: error: ") and said.err.count("\n") == 1 and words in said.err
