"""The wheel, installed by itself in a bare environment, imports and solves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import krarup as kr
queue = kr.ErlangC(kr.Demand(contacts=100, per=1800, aht=180))
assert kr.required_agents(queue, kr.Target(service_level=0.8, acceptable_wait=20)) == 14
plan = kr.plan(kr.Scenario.load({scenario!r}))
assert plan.shift_plan.shifts
"""


@pytest.mark.skipif("SKBUILD_BUILD_DIR" not in os.environ, reason="compiles the package, where make test has not done it")
def test_a_wheel_needs_only_numpy(tmp_path):
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, "."]
    subprocess.run([*pip, *build], cwd=ROOT, check=True)
    (wheel,) = tmp_path.glob("krarup-*.whl")

    environment = tmp_path / "bare"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    python = environment / "bin/python"
    subprocess.run([python, "-m", "pip", "--quiet", "install", "numpy"], check=True)
    subprocess.run([python, "-m", "pip", "--quiet", "install", "--no-deps", wheel], check=True)

    program = PROGRAM.format(scenario=str(ROOT / "examples/data/scenario.json"))
    subprocess.run([python, "-I", "-c", program], cwd=tmp_path, env={}, check=True)
