"""On a terminal: colors, and a bar while a plan is made. Nowhere else."""

import math
import os
import pty
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

pytest.importorskip("click")
pytest.importorskip("rich")

from krarup.progress import standing


def on_a_terminal(*arguments):
    """What the command line writes to a terminal, and its exit code."""
    controller, terminal = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "120"}
    environment.pop("NO_COLOR", None)
    process = subprocess.Popen(
        [sys.executable, "-m", "krarup.cli", *map(str, arguments)],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        env=environment,
    )
    os.close(terminal)
    written = b""
    while True:
        try:
            block = os.read(controller, 65536)
        except OSError:  # what Linux says when the last writer has gone
            break
        if not block:
            break
        written += block
    os.close(controller)
    return written.decode(), process.wait()


def test_a_bar_says_what_is_being_solved(scenario_file):
    written, code = on_a_terminal("plan", scenario_file())
    assert code == 0
    assert "\x1b[" in written
    assert "shifts" in written and "Mon 2 Mar" in written


def test_a_bar_shows_how_far_a_roster_is():
    example = Path(__file__).parents[2] / "examples/data/roster.json"
    written, code = on_a_terminal("roster", example, "--gap", "0.05")
    assert code == 0
    assert "━" in written and "\r" in written
    assert "Amara Okafor" in written


def test_json_stays_json_beside_a_bar(scenario_file, tmp_path):
    written, code = on_a_terminal("plan", scenario_file(), "--json")
    assert code == 0
    assert '"schema": 1' in written


@pytest.mark.parametrize(
    ("objective", "bound", "words"),
    [
        (math.inf, -math.inf, ""),
        (1234.5, -math.inf, "best 1,234.5"),
        (1000.0, 990.0, "best 1,000.0, bound 990.0, gap 1.00 %"),
        (0.0, 0.0, "best 0.0"),
    ],
)
def test_the_bar_shows_best_bound_and_gap(objective, bound, words):
    assert standing(SimpleNamespace(objective=objective, bound=bound)) == words
