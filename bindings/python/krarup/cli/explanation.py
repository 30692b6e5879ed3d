"""Why not everything could be had: on a terminal and as JSON."""

from __future__ import annotations

from typing import Any

from rich.text import Text

import krarup
from krarup.cli.render import moment_text, show

PARTS = {
    "obstacles": "What cannot be, whatever is decided elsewhere",
    "conflict": "What cannot be had together; without any one of these the rest could be",
    "changes": "Concessions after which all can be had",
    "unmet": "What stays undone if no rule gives way",
}


def explanation_json(explanation: krarup.Explanation, clock: krarup.LocalClock) -> dict[str, Any]:
    """The words of the findings in the library's files."""
    return {part: [_finding(each, clock) for each in getattr(explanation, part)] for part in PARTS}


def print_explanation(explanation: krarup.Explanation) -> None:
    """The sentences, under what they are; that nothing is in the way is said too."""
    found = {title: getattr(explanation, part) for part, title in PARTS.items() if getattr(explanation, part)}
    if not found:
        show("Everything that was asked for can be had.", "")
    for title, findings in found.items():
        show(Text(title, style="bold"), *(Text(f"- {each.text}") for each in findings), "")


def _finding(finding: krarup.Finding, clock: krarup.LocalClock) -> dict[str, Any]:
    values = {name: getattr(finding, name) for name in finding.__match_args__}
    return values | {name: moment_text(clock, values[name]) for name in ("start", "end")}
