"""krarup report: a plan made earlier as a page for people."""

from __future__ import annotations

from pathlib import Path

import click
from rich.text import Text

import krarup
from krarup.cli.render import show


@click.command(short_help="A plan file as an HTML report.")
@click.argument("plan", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="By default the name of the plan with .html."
)
def report(plan: Path, out: Path | None) -> None:
    """Write a report of the PLAN (the plan.json of `krarup plan`): one HTML file that needs nothing else.

    \b
    Example:
      krarup report plan/plan.json --out report.html
    """
    path = out or plan.with_suffix(".html")
    krarup.Plan.load(plan).to_html(path)
    show(Text(f"wrote {path}"))
