"""The report of a plan: one HTML file for people who did not make the plan.

It needs no network, no script and no other file; it is readable on a telephone, in the dark and on paper.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path

import krarup
from krarup import _text as text
from krarup._days import Day, days
from krarup._files import write_whole
from krarup.report import assumptions, charts, headline, tables, unmet
from krarup.report.html import Html, tag

__all__ = ["render", "write"]


def write(plan: krarup.Plan, path: str | os.PathLike[str]) -> None:
    """Writes the report to a file, which appears whole or not at all."""
    write_whole(Path(path), render(plan))


def render(plan: krarup.Plan) -> str:
    """The report as the text of an HTML file."""
    all_days = days(plan)
    name = plan.scenario.name or "Staffing plan"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", f"{name} - staffing plan"),
        tag("style", Html(files(__package__).joinpath("style.css").read_text("utf-8"))),
    )
    body = tag(
        "body",
        tag("header", tag("p", "Staffing plan", class_="kicker"), tag("h1", name), _subtitle(plan, all_days)),
        tag(
            "main",
            headline.section(plan, all_days),
            unmet.section(plan, all_days),
            charts.section(plan, all_days),
            tables.shifts(plan, all_days),
            tables.roster(plan, all_days),
            tables.intervals(plan, all_days),
            assumptions.section(plan),
            assumptions.glossary(),
        ),
        tag(
            "footer", tag("p", f"Made with krarup {krarup.__version__}. All times are those of the clock on the wall.")
        ),
    )
    return "<!doctype html>\n" + tag("html", head, body, lang="en") + "\n"


def _subtitle(plan: krarup.Plan, all_days: list[Day]) -> Html | None:
    if not all_days:
        return None
    return tag("p", text.period(all_days[0].date, all_days[-1].date), class_="period")
