"""A bar while a plan is made, on a terminal only."""

from __future__ import annotations

import math
import sys
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

import krarup


def make_plan(scenario: krarup.Scenario) -> krarup.Plan:
    """krarup.plan with a bar on the error stream when somebody is looking."""
    if not sys.stderr.isatty():
        return krarup.plan(scenario)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[standing]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("planning", total=1.0, standing="")

        def show(progress: Any) -> bool:
            bar.update(task, description=progress.stage, completed=progress.done, standing=standing(progress))
            return True

        return krarup.plan(scenario, progress=show)


def standing(progress: Any) -> str:
    """ "best 1,234.5, bound 1,230.0, gap 0.36 %"."""
    if not math.isfinite(progress.objective):
        return ""
    if not math.isfinite(progress.bound) or progress.objective == 0:
        return f"best {progress.objective:,.1f}"
    gap = (progress.objective - progress.bound) / progress.objective
    return f"best {progress.objective:,.1f}, bound {progress.bound:,.1f}, gap {100 * max(0.0, gap):.2f} %"
