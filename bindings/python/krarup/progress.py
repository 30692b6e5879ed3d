"""A bar while something is solved, in notebooks and on terminals (`pip install krarup[cli]`).

    with progress.bar("roster") as show:
        roster = kr.assign_shifts(problem, progress=show)
"""

from __future__ import annotations

import html
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import krarup

__all__ = ["bar", "standing"]


@contextmanager
def bar(description: str) -> Iterator[Callable[[krarup.Progress], None]]:
    """A callback for the argument `progress` of long calls: shows the stage, the best answer so far, bound and gap.

    In a notebook below its cell, on a terminal on the error stream; nothing where nobody is looking.
    """
    if _in_notebook():
        with _in_cell(description) as show:
            yield show
    elif sys.stderr.isatty():
        with _on_terminal(description) as show:
            yield show
    else:
        yield lambda progress: None


def standing(progress: krarup.Progress) -> str:
    """ "best 1,234.5, bound 1,230.0, gap 0.36 %"."""
    if not math.isfinite(progress.objective):
        return ""
    if not math.isfinite(progress.bound) or progress.objective == 0:
        return f"best {progress.objective:,.1f}"
    gap = (progress.objective - progress.bound) / progress.objective
    return f"best {progress.objective:,.1f}, bound {progress.bound:,.1f}, gap {100 * max(0.0, gap):.2f} %"


@contextmanager
def _on_terminal(description: str) -> Iterator[Callable[[krarup.Progress], None]]:
    try:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn
    except ModuleNotFoundError as missing:
        raise ImportError("krarup.progress needs rich: pip install krarup[cli]") from missing
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[standing]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        task = shown.add_task(description, total=1.0, standing="")
        yield lambda progress: shown.update(
            task, description=progress.stage, completed=progress.done, standing=standing(progress)
        )


def _in_notebook() -> bool:
    """Whether a kernel runs us; a plain interpreter has not even loaded IPython."""
    shell = sys.modules.get("IPython")
    return shell is not None and hasattr(shell.get_ipython(), "kernel")


@contextmanager
def _in_cell(description: str) -> Iterator[Callable[[krarup.Progress], None]]:
    from IPython.display import HTML, display

    def of(stage: str, done: float, words: str) -> HTML:
        return HTML(f'{html.escape(stage)} <progress value="{done:.3f}" max="1"></progress> {html.escape(words)}')

    shown = display(of(description, 0.0, ""), display_id=True)
    yield lambda progress: shown.update(of(progress.stage, progress.done, standing(progress)))
    shown.update(HTML(""))
