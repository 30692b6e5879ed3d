"""Every mistake is one line on the error stream, an exit code, and nothing else."""

import builtins
import subprocess
import sys

import krarup as kr
import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

from krarup.cli import main

QUEUE = ["--contacts", "100", "--per", "30min", "--aht", "180s"]
TARGET = ["--service-level", "0.8", "--acceptable-wait", "20s"]

MISTAKES = {
    "a percentage for a share": (["staff", *QUEUE, "--service-level", "80"], 2, "a share, not a percentage: write 0.8"),
    "a time without a unit": (["staff", "--contacts", "1", "--per", "30min", "--aht", "180"], 2, "aht"),
    "a word for a number": (["staff", "--contacts", "many", "--per", "30min", "--aht", "180s"], 2, "--contacts"),
    "contacts below zero": (
        ["staff", "--contacts", "-1", "--per", "30min", "--aht", "180s", *TARGET],
        2,
        "contacts must be >= 0",
    ),
    "contacts that are no number": (
        ["staff", "--contacts", "nan", "--per", "30min", "--aht", "180s", *TARGET],
        2,
        "contacts",
    ),
    "no handling time": (
        ["staff", "--contacts", "1", "--per", "30min", "--aht", "0s", *TARGET],
        2,
        "aht must be > 0 s, got 0 s",
    ),
    "no limit at all": (["staff", *QUEUE], 2, "target must set at least one of"),
    "a missing flag": (["staff", "--contacts", "100", *TARGET], 2, "--per is missing"),
    "an unknown flag": (["staff", "--calls", "100"], 2, "--calls"),
    "an unknown verb": (["stuff"], 2, "stuff"),
    "no verb": (["--nothing"], 2, "--nothing"),
    "an unknown model": (["staff", *QUEUE, *TARGET, "--model", "erlang_d"], 2, "erlang_d"),
    "an unknown basis": (["staff", *QUEUE, *TARGET, "--basis", "all"], 2, "all"),
    "patience where nobody hangs up": (
        ["staff", *QUEUE, *TARGET, "--model", "erlang_c", "--patience", "60s"],
        2,
        "--patience belongs to erlang_a, erlang_x, not to erlang_c",
    ),
    "flags of two models": (
        ["staff", *QUEUE, *TARGET, "--patience", "60s", "--sources", "50"],
        2,
        "no model has all of --patience, --sources",
    ),
    "patience below zero": (["staff", *QUEUE, *TARGET, "--patience", "-5s"], 2, "patience"),
    "shrinkage of everything": (["staff", *QUEUE, *TARGET, "--shrinkage", "1"], 2, "share must be in [0, 1)"),
    "shrinkage that is no number": (["staff", *QUEUE, *TARGET, "--shrinkage", "x=y"], 2, 'got "x=y"'),
    "no agents to evaluate": (["evaluate", *QUEUE], 2, "--agents is missing"),
    "agents below zero": (["evaluate", *QUEUE, "--agents", "-3"], 2, "must be >= 0"),
    "staffing without a plan": (["evaluate", "--staffing", "a.csv"], 2, "--staffing needs a plan"),
    "a range that is none": (["what-if", *QUEUE, "--agents", "10"], 2, "FROM:TO"),
    "a range backwards": (["what-if", *QUEUE, "--agents", "20:10"], 2, "FROM <= TO"),
    "a range without end": (["what-if", *QUEUE, "--agents", "1:1e12"], 2, "at most 100000 numbers"),
    "neither range nor target": (["what-if", *QUEUE], 2, "--agents or a limit"),
    "a scenario that is not there": (["plan", "nowhere.json"], 2, "nowhere.json"),
    "a plan that is not there": (["report", "nowhere.json"], 2, "nowhere.json"),
    "a forecast that is not there": (["staff", "--forecast", "nowhere.csv", *TARGET], 2, "nowhere.csv"),
    "contacts beside a forecast": (
        ["staff", "--forecast", "a.csv", *QUEUE, *TARGET],
        2,
        "--contacts cannot be combined",
    ),
    "a target beside a scenario": (
        ["staff", "a.json", "--service-level", "0.9"],
        2,
        "--service-level cannot be combined",
    ),
    "an abandonment that nobody reaches": (
        [
            "staff",
            "--contacts",
            "1e9",
            "--per",
            "1s",
            "--aht",
            "1000s",
            "--patience",
            "1s",
            "--max-abandonment",
            "0.01",
        ],
        1,
        "target.max_abandonment cannot be met",
    ),
}


@pytest.mark.parametrize(("arguments", "code", "words"), MISTAKES.values(), ids=MISTAKES)
def test_is_one_line_that_names_the_mistake(arguments, code, words, capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == code
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("krarup: error: ")
    assert said.err.count("\n") == 1 and said.err.endswith("\n")
    assert words in said.err


def test_a_mistake_in_a_file_names_the_file_and_the_place(scenario_file, center, capsys):
    center["target"]["service_levle"] = 0.9
    path = scenario_file(center)
    assert main(["plan", str(path)]) == 2
    said = capsys.readouterr().err
    assert str(path) in said and "service_levle" in said and said.count("\n") == 1


def test_a_mistake_leaves_no_files(scenario_file, center, tmp_path):
    center["target"] = {"service_level": 80}
    assert main(["plan", str(scenario_file(center)), "--out", str(tmp_path / "plan")]) == 2
    assert not (tmp_path / "plan").exists()


def test_a_folder_that_cannot_be_made_is_one_line(scenario_file, tmp_path, capsys):
    (tmp_path / "plan").write_text("in the way", encoding="utf-8")
    assert main(["plan", str(scenario_file()), "--out", str(tmp_path / "plan")]) == 2
    said = capsys.readouterr()
    assert said.out == "" and said.err.startswith("krarup: error: ") and said.err.count("\n") == 1


def test_a_staffing_file_for_other_times_is_refused(plan, tmp_path, capsys):
    path, staffing = tmp_path / "plan.json", tmp_path / "today.csv"
    path.write_text(plan.to_json(), encoding="utf-8")
    staffing.write_text("start,scheduled\n2027-03-02T08:00,7\n2027-03-02T08:30,7\n", encoding="utf-8")
    assert main(["evaluate", str(path), "--staffing", str(staffing)]) == 2
    assert "2027-03-02T08:00 is no interval of the plan" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (kr.NoConvergence("the iteration stopped"), 3),
        (kr.Infeasible("target.max_asa cannot be met"), 1),
        (kr.Cancelled("stopped"), 130),
        (KeyboardInterrupt(), 130),
        (OSError(28, "No space left on device", "plan.json"), 2),
    ],
)
def test_every_kind_of_error_has_its_exit_code(error, code, monkeypatch, capsys):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(kr, "staff", fail)
    assert main(["staff", *QUEUE, *TARGET]) == code
    assert capsys.readouterr().err.count("\n") == 1


def test_without_click_one_line_says_what_to_install(monkeypatch, capsys):
    original = builtins.__import__

    def without_click(name, *rest):
        if name == "click":
            raise ModuleNotFoundError("No module named 'click'", name="click")
        return original(name, *rest)

    for name in [each for each in sys.modules if each == "click" or each.startswith("krarup.cli.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without_click)
    assert main([]) == 2
    assert capsys.readouterr().err == "krarup: error: the command line needs click: pip install krarup[cli]\n"


def test_the_process_exits_with_the_code():
    done = subprocess.run([sys.executable, "-m", "krarup.cli", "staff", *QUEUE], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("krarup: error: target must set at least one of")
    assert done.stderr.count("\n") == 1
