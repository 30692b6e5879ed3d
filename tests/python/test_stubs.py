"""The type stubs are those of the module, and a type checker accepts what the README does."""

import os
import re
import subprocess
import sys
from pathlib import Path

import krarup as kr

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "bindings" / "python" / "krarup"

USED_WELL = """
import datetime
import numpy as np
import krarup as kr

demand = kr.Demand(contacts=100, per="30min", aht=datetime.timedelta(minutes=3))
queue = kr.ErlangA(demand, patience=120, agents=14)
target = kr.Target(service_level=0.8, acceptable_wait=20, basis="offered")
agents: int = kr.required_agents(queue, target)
asa: float = kr.performance(kr.with_agents(queue, agents), acceptable_wait="20s").asa
many = kr.performance(kr.ErlangC(kr.Demand(contacts=np.arange(5.0), per=1800, aht=180), agents=9), 20)
kr.formulas.erlang_b(10.5, [1, 2, 3])
scenario: kr.Scenario = kr.Scenario.load("scenario.json")
plan = kr.plan(scenario, progress=lambda progress: progress.done < 0.5)
names: list[str] = [each.person for each in plan.roster.assignments]
plan.to_html("plan.html")
"""

USED_BADLY = """
import krarup as kr
kr.Demand(contact=100, per=1800, aht=180)
kr.required_agents(kr.Target(service_level=0.8), 3)
kr.Target(service_level=0.8).service_levels
"""


def check(program, tmp_path):
    path = tmp_path / "program.py"
    path.write_text(program, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", "--cache-dir", str(tmp_path / "cache"), str(path)]
    environment = os.environ | {"MYPYPATH": str(PACKAGE.parent)}
    return subprocess.run(command, capture_output=True, text=True, env=environment, check=False).stdout


def test_the_stubs_are_up_to_date():
    command = [sys.executable, str(ROOT / "tools" / "make_stubs.py"), "--check", str(PACKAGE)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_package_says_that_it_is_typed():
    assert (Path(kr.__file__).parent / "py.typed").exists()
    assert (Path(kr.__file__).parent / "_core.pyi").exists()


def test_a_type_checker_accepts_good_programs(tmp_path):
    assert check(USED_WELL, tmp_path).startswith("Success")


def test_a_type_checker_sees_mistakes(tmp_path):
    found = check(USED_BADLY, tmp_path)
    assert re.findall(r"program.py:(\d+): error:", found) == ["3", "4", "5"], found
