"""What the plan does not do, in words: findings, and intervals that are expected to miss the target."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import krarup
from krarup import _target
from krarup import _text as text
from krarup._days import Day
from krarup.report.html import Html, tag
from krarup.report.tables import details, table

SHOWN = 5  # findings of one kind in sight; the others are a click away

KINDS = {
    "service_level": "Days below the target",
    "opening_hours": "Contacts while closed",
    "coverage": "Fewer agents than required",
    "shift_templates": "Shifts that cannot be used",
    "availability": "Shifts for which too few are available",
    "one_shift_a_day": "Shifts for which everybody works already",
    "max_days_per_week": "Shifts for which no working days are left",
    "max_hours_per_week": "Shifts for which no contract hours are left",
    "min_rest": "Shifts that would leave too little rest",
    "min_hours_per_week": "Promised hours that are not given",
}


def section(plan: krarup.Plan, all_days: list[Day]) -> Html:
    findings = [*plan.findings, *plan.shift_plan.findings, *plan.roster.findings]
    missed = below_target(plan, all_days)
    if findings or missed:
        parts = [*_missed(plan, missed), *(_kind(*each) for each in _by_rule(findings).items())]
    else:
        parts = [tag("p", "Nothing: every interval has the agents it requires and every wish is met.", class_="good")]
    return tag("section", tag("h2", "What is not met"), *parts)


def below_target(plan: krarup.Plan, all_days: list[Day]) -> list[tuple[datetime, Any]]:
    """The open intervals whose expected performance breaks a limit of the target, with their time on the wall."""
    return [
        (start, interval)
        for day in all_days
        for interval, start in zip(day.intervals, day.starts)
        if interval.open and interval.contacts > 0 and not krarup.meets(interval.performance, _target.of_interval(plan.scenario))
    ]


def _missed(plan: krarup.Plan, missed: list[tuple[datetime, Any]]) -> Iterable[Html]:
    if not missed:
        return
    served = sum(1 for each in plan.intervals if each.open and each.contacts > 0)
    share = sum(interval.contacts for _, interval in missed) / plan.totals.contacts
    yield tag(
        "p",
        f"{text.count(len(missed), 'interval')} of {text.number(served)}, with {text.share(share)} of the contacts, "
        f"{'is' if len(missed) == 1 else 'are'} expected to miss the target.",
    )
    yield details("Intervals that miss the target", _intervals_table(plan, missed))


def _intervals_table(plan: krarup.Plan, missed: list[tuple[datetime, Any]]) -> Html:
    rows = []
    for start, interval in missed:
        performance = interval.performance
        rows.append(
            [
                f"{text.short_day(start)} {text.clock(start)}",
                text.number(interval.contacts, 1),
                text.number(interval.required_scheduled, 1),
                text.number(interval.scheduled, 1),
                text.share(performance.service_level),
                text.wait(performance.asa),
                text.share(performance.abandonment),
            ]
        )
    heads = [
        "Interval",
        "Contacts",
        "Agents required",
        "Agents scheduled",
        "Service level",
        "Average wait",
        "Abandonment",
    ]
    return table("Intervals that miss the target", heads, rows)


def _by_rule(findings: Iterable[Any]) -> dict[str, list[Any]]:
    groups: dict[str, list[Any]] = {}
    for each in findings:
        groups.setdefault(each.rule, []).append(each)
    return groups


def _kind(rule: str, findings: list[Any]) -> Html:
    title = KINDS.get(rule, rule.replace("_", " ").capitalize())
    sentences = [tag("li", each.text) for each in findings]
    rest = len(sentences) - SHOWN
    return tag(
        "div",
        tag("h3", title, " ", tag("span", len(sentences), class_="count")),
        tag("ul", sentences[:SHOWN]),
        details(f"{rest} more", tag("ul", sentences[SHOWN:])) if rest > 0 else None,
        class_="finding",
    )
