"""A bar while something is solved, on a terminal only; Control-C that keeps the best answer so far."""

from __future__ import annotations

import math
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

import krarup


Answer = TypeVar("Answer")


def watched(solve: Callable[[Callable[[Any], bool]], Answer], description: str) -> Answer:
    """Calls `solve` with a progress callback: a bar on the error stream when somebody is looking.

    Control-C ends the search at hand with the best answer so far; a second one, before the search has noticed the
    first, ends everything.
    """
    with _stoppable() as stopped, _bar(description) as show:

        def look(progress: Any) -> bool:
            show(progress)
            return not stopped()

        return solve(look)


def make_plan(scenario: krarup.Scenario) -> krarup.Plan:
    """krarup.plan, watched."""
    return watched(lambda progress: krarup.plan(scenario, progress=progress), "planning")


@contextmanager
def _bar(description: str) -> Iterator[Callable[[Any], None]]:
    if not sys.stderr.isatty():
        yield lambda progress: None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[standing]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(description, total=1.0, standing="")
        yield lambda progress: bar.update(
            task, description=progress.stage, completed=progress.done, standing=standing(progress)
        )


@contextmanager
def _stoppable() -> Iterator[Callable[[], bool]]:
    """Whether Control-C was pressed since it was last asked."""
    pressed = threading.Event()

    def press(*_: Any) -> None:
        if pressed.is_set():
            raise KeyboardInterrupt
        pressed.set()

    def stopped() -> bool:
        was_pressed = pressed.is_set()
        pressed.clear()
        return was_pressed

    before = signal.signal(signal.SIGINT, press)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


def standing(progress: Any) -> str:
    """ "best 1,234.5, bound 1,230.0, gap 0.36 %"."""
    if not math.isfinite(progress.objective):
        return ""
    if not math.isfinite(progress.bound) or progress.objective == 0:
        return f"best {progress.objective:,.1f}"
    gap = (progress.objective - progress.bound) / progress.objective
    return f"best {progress.objective:,.1f}, bound {progress.bound:,.1f}, gap {100 * max(0.0, gap):.2f} %"
