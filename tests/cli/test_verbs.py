"""Every verb answers what the library answers, for people and for machines."""

import json
import os
import re
import subprocess
import sys

import krarup as kr
import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

QUEUE = ["--contacts", "100", "--per", "30min", "--aht", "180s"]
TARGET = ["--service-level", "0.8", "--acceptable-wait", "20s"]


@pytest.fixture(scope="module")
def queue():
    return kr.ErlangC(kr.Demand(contacts=100, per="30min", aht="180s"))


def seconds(text):
    return float(text.removesuffix("s"))


def same_performance(written, performance):
    times = ("asa", "mean_wait")
    read = {name: seconds(value) if name in times else value for name, value in written.items()}
    return read == {name: getattr(performance, name) for name in read} and len(read) == 8


def test_staff_gives_the_required_agents_and_the_limit_that_asks_for_them(run, queue):
    out = run("staff", *QUEUE, *TARGET)
    assert re.search("Required agents +14\n", out)
    assert re.search("Binding limit +service_level\n", out)
    assert "88.8 %" in out


def test_staff_json_is_the_answer_of_the_library(run, queue):
    answer = json.loads(run("staff", *QUEUE, *TARGET, "--max-occupancy", "0.7", "--shrinkage", "0.3", "--json"))
    staffing = kr.staff(queue, kr.Target(service_level=0.8, acceptable_wait=20, max_occupancy=0.7))
    assert (answer["agents"], answer["binding"]) == (staffing.agents, "max_occupancy") == (15, "max_occupancy")
    assert same_performance(answer["performance"], staffing.performance)
    assert answer["offered_load"] == 10
    assert answer["scheduled"] == pytest.approx(15 / 0.7)


def test_staff_knows_every_model(run):
    demand, target = kr.Demand(contacts=100, per=1800, aht=180), kr.Target(service_level=0.8, acceptable_wait=20)
    queues = {
        (): kr.ErlangC(demand),
        ("--model", "erlang_b"): kr.ErlangB(demand),
        ("--patience", "2min"): kr.ErlangA(demand, patience=120),
        ("--model", "erlang_a", "--patience", "inf"): kr.ErlangC(demand),
        ("--balking", "0.1", "--lines", "14"): kr.ErlangA(demand, balking=0.1, lines=14),
        ("--patience", "2min", "--recall-share", "0.2"): kr.ErlangX(demand, patience=120, recall_share=0.2),
        ("--redial-share", "0.5"): kr.ExtendedErlangB(demand, redial_share=0.5),
        ("--sources", "40"): kr.Engset(demand, sources=40),
        ("--model", "finite_source", "--sources", "40"): kr.FiniteSource(demand, sources=40),
        ("--patience", "2min", "--cv", "0.2"): kr.Uncertain(kr.ErlangA(demand, patience=120), cv=0.2),
    }
    for flags, queue in queues.items():
        answer = json.loads(run("staff", *QUEUE, *TARGET, *flags, "--json"))
        assert answer["agents"] == kr.required_agents(queue, target), flags


def test_lines_are_sized_by_blocking(run):
    answer = json.loads(run("staff", *QUEUE, "--model", "erlang_b", "--max-blocking", "0.01", "--json"))
    assert (answer["agents"], answer["binding"]) == (18, "max_blocking")


def test_shrinkage_components_combine_as_told(run):
    parts = ["--shrinkage", "vacation=0.2", "--shrinkage", "meetings=0.1"]
    additive = json.loads(run("staff", *QUEUE, *TARGET, *parts, "--json"))["scheduled"]
    multiplicative = json.loads(run("staff", *QUEUE, *TARGET, *parts, "--combination", "multiplicative", "--json"))[
        "scheduled"
    ]
    assert additive == pytest.approx(14 / 0.7)
    assert multiplicative == pytest.approx(14 / 0.72)


def test_staff_of_a_scenario_gives_each_open_interval_the_requirement_of_the_plan(run, scenario_file, plan):
    rows = json.loads(run("staff", scenario_file(), "--json"))["intervals"]
    opened = [each for each in plan.intervals if each.open]
    assert [row["required"] for row in rows] == [each.required for each in opened]
    assert [row["required_scheduled"] for row in rows] == [each.required_scheduled for each in opened]
    assert {row["binding"] for row in rows} == {"service_level"}
    assert rows[0]["start"] == "2026-03-02T08:00"


def test_staff_of_a_forecast_file_is_the_same_as_of_its_scenario(run, scenario_file, center, tmp_path):
    contacts = center["forecast"]["contacts"]
    lines = [f"2026-03-02T{i // 2:02d}:{i % 2 * 30:02d},{each}" for i, each in enumerate(contacts[:48])]
    path = tmp_path / "forecast.csv"
    path.write_text("\n".join(["start,contacts", *lines]) + "\n", encoding="utf-8")
    of_file = run("staff", "--forecast", path, "--aht", "240s", "--patience", "150s", *TARGET, "--json")
    rows = [row for row in json.loads(of_file)["intervals"] if row["contacts"]]
    expected = [
        row for row in json.loads(run("staff", scenario_file(), "--json"))["intervals"] if "-02T" in row["start"]
    ]
    assert [row["required"] for row in rows] == [row["required"] for row in expected]
    assert "Mon 2 Mar 09:00" in run("staff", "--forecast", path, "--aht", "240s", *TARGET)


def test_evaluate_is_the_performance_of_the_agents_given(run, queue):
    written = json.loads(run("evaluate", *QUEUE, "--agents", "14.5", "--acceptable-wait", "20s", "--json"))
    assert same_performance(written, kr.performance(kr.with_agents(queue, 14.5), acceptable_wait=20))
    assert re.search("Target +missed", run("evaluate", *QUEUE, *TARGET, "--agents", "13"))
    assert re.search("Target +met", run("evaluate", *QUEUE, *TARGET, "--agents", "14"))


def test_evaluate_takes_shrinkage_off_the_agents(run):
    both = [
        run("evaluate", *QUEUE, *flags, "--json")
        for flags in (("--agents", "20", "--shrinkage", "0.3"), ("--agents", "14"))
    ]
    assert both[0] == both[1]


def test_an_unstable_queue_is_called_unstable(run):
    out = run("evaluate", *QUEUE, "--agents", "9", "--acceptable-wait", "20s")
    assert "unstable" in out and "inf" not in out
    assert json.loads(run("evaluate", *QUEUE, "--agents", "9", "--json"))["asa"] == "inf"
    assert "unstable" in run("what-if", *QUEUE, "--agents", "9:9")


def test_evaluate_of_a_plan_repeats_what_the_plan_expects(run, plan, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(plan.to_json(), encoding="utf-8")
    answer = json.loads(run("evaluate", path, "--json"))
    opened = [each for each in plan.intervals if each.open]
    assert answer["service_level"] == pytest.approx(plan.totals.service_level, rel=1e-12)
    assert [row["performance"]["service_level"] for row in answer["intervals"]] == pytest.approx(
        [each.performance.service_level for each in opened], rel=1e-12
    )


def test_evaluate_of_a_plan_with_other_staff(run, plan, tmp_path):
    path, staffing = tmp_path / "plan.json", tmp_path / "today.csv"
    path.write_text(plan.to_json(), encoding="utf-8")
    staffing.write_text("start,scheduled\n2026-03-02T08:00,7\n2026-03-02T08:30,0\n", encoding="utf-8")
    rows = json.loads(run("evaluate", path, "--staffing", staffing, "--json"))["intervals"]
    demand = kr.Demand(contacts=12, per=1800, aht=240)
    expected = kr.performance(kr.ErlangA(demand, patience=150, agents=7 * 0.9 * 0.95), acceptable_wait=20)
    assert rows[0]["scheduled"] == 7
    assert rows[0]["performance"]["service_level"] == pytest.approx(expected.service_level, rel=1e-12)
    assert [row["scheduled"] for row in rows[1:]] == [0] * 19
    assert "missed" in run("evaluate", path, "--staffing", staffing)


def test_what_if_marks_the_agents_that_the_target_requires(run, queue):
    lines = run("what-if", *QUEUE, *TARGET, "--agents", "12:16").splitlines()
    assert [line.split()[0] for line in lines if "*" in line] == ["14", "*"]
    rows = json.loads(run("what-if", *QUEUE, *TARGET, "--agents", "12:16:0.5", "--json"))
    assert [row["agents"] for row in rows] == [12 + i / 2 for i in range(9)]
    for row in rows:
        expected = kr.performance(kr.with_agents(queue, row["agents"]), acceptable_wait=20)
        assert same_performance(row["performance"], expected)


def test_what_if_looks_around_the_required_agents_by_default(run):
    rows = json.loads(run("what-if", *QUEUE, *TARGET, "--json"))
    assert [row["agents"] for row in rows] == list(range(9, 20))


def test_plan_writes_its_files_and_prints_its_totals(run, scenario_file, plan, tmp_path):
    folder = tmp_path / "a" / "plan"
    out = run("plan", scenario_file(), "--out", folder)
    assert sorted(each.name for each in folder.iterdir()) == [
        "intervals.csv",
        "plan.json",
        "report.html",
        "roster.csv",
        "shifts.csv",
    ]
    assert f"{100 * plan.totals.service_level:.1f} %" in out
    assert f"{plan.totals.contacts:,.0f}" in out
    assert "Mon 2 Mar" in out and "Tue 3 Mar" in out
    assert plan.shift_plan.findings[0].text in " ".join(out.split())
    assert kr.Plan.load(folder / "plan.json").totals == plan.totals


def test_plan_json_is_the_plan_and_nothing_else(run, scenario_file, plan):
    assert json.loads(run("plan", scenario_file(), "--json")) == json.loads(plan.to_json())


def test_plan_takes_the_limits_of_the_search_from_flags(run, scenario_file):
    solve = json.loads(run("plan", scenario_file(), "--gap", "0.02", "--seed", "7", "--json"))["scenario"]["solve"]
    assert (solve["gap"], solve["seed"], solve["time_limit"]) == (0.02, 7, "20s")


def test_roster_names_everybody_and_every_shift(run, scenario_file, plan):
    out = run("roster", scenario_file())
    assert all(each.person in out for each in plan.roster.assignments)
    assert out.count("(nobody)") == len(plan.roster.unassigned)
    answer = json.loads(run("roster", scenario_file(), "--json"))
    whole = json.loads(plan.to_json())
    assert answer == {"shift_plan": whole["shift_plan"], "roster": whole["roster"]}


def test_roster_without_people_shows_the_shifts(run, scenario_file, center):
    del center["people"]
    out = run("roster", scenario_file(center))
    assert "four hours" in out and "08:00–12:00" in out


def test_report_of_a_plan_file(run, plan, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(plan.to_json(), encoding="utf-8")
    assert f"wrote {tmp_path / 'plan.html'}" in run("report", path)
    run("report", path, "--out", tmp_path / "other.html")
    assert (tmp_path / "other.html").read_text("utf-8") == (tmp_path / "plan.html").read_text("utf-8")


def test_help_has_examples(run):
    assert "krarup plan scenario.json --out plan" in run("--help")
    for verb in ("plan", "staff", "evaluate", "what-if", "shifts", "roster", "report"):
        assert f"krarup {verb} " in run(verb, "--help")
    assert run("--version").strip() == f"krarup {kr.__version__}"


def test_a_program_that_reads_gets_no_colors_and_whole_lines(scenario_file):
    environment = {**os.environ, "COLUMNS": "40", "FORCE_COLOR": "", "TERM": "xterm-256color"}
    done = subprocess.run(
        [sys.executable, "-m", "krarup.cli", "what-if", *QUEUE, *TARGET, "--agents", "12:16"],
        capture_output=True,
        text=True,
        env=environment,
        check=True,
    )
    assert "\x1b" not in done.stdout + done.stderr
    assert len([line for line in done.stdout.splitlines() if "%" in line]) == 5
