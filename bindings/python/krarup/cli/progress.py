"""Long calls with a bar on a terminal, and Control-C that keeps the best answer so far."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import krarup
from krarup.progress import bar

Answer = TypeVar("Answer")


def watched(solve: Callable[[Callable[[Any], bool]], Answer], description: str) -> Answer:
    """Calls `solve` with a progress callback: a bar on the error stream when somebody is looking.

    Control-C ends the search at hand with the best answer so far; a second one, before the search has noticed the
    first, ends everything.
    """
    with _stoppable() as stopped, bar(description) as show:

        def look(progress: Any) -> bool:
            show(progress)
            return not stopped()

        return solve(look)


def make_plan(scenario: krarup.Scenario) -> krarup.Plan:
    """krarup.plan, watched."""
    return watched(lambda progress: krarup.plan(scenario, progress=progress), "planning")


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
