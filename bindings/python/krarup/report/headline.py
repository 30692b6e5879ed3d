"""The plan in eight numbers and one paragraph."""

from __future__ import annotations

from typing import Any

import krarup
from krarup import _target
from krarup import _text as text
from krarup._days import Day
from krarup.report.assumptions import term
from krarup.report.html import Html, tag


def section(plan: krarup.Plan, all_days: list[Day]) -> Html:
    return tag(
        "section", tag("h2", "In short"), tag("div", *_figures(plan), class_="figures"), _summary(plan, all_days)
    )


def _figures(plan: krarup.Plan) -> list[Html]:
    totals, target = plan.totals, plan.scenario.target
    return [
        _service_level(plan),
        _named(plan) if plan.scenario.people else _missing(plan),
        _figure("Contacts", text.number(totals.contacts), _outside_hours(totals)),
        _figure("FTE", text.number(totals.fte, 1), f"of {text.length(plan.scenario.hours_per_fte)} a week", "fte"),
        _figure("Paid hours", text.hours(totals.paid_time), text.count(len(plan.shift_plan.shifts), "shift")),
        _figure("Cost", text.number(totals.cost), "pay of the shifts"),
        _figure("Occupancy", text.share(totals.occupancy), _at_most(target.max_occupancy), "occupancy"),
        _figure("Abandonment", text.share(totals.abandonment), _at_most(target.max_abandonment), "abandonment"),
    ]


def _figure(label: str, value: str, note: str | None, word: str | None = None, kind: str = "figure") -> Html:
    name = term(label, word) if word else label
    return tag("div", tag("p", name, class_="label"), tag("p", value, class_="value"), _note(note), class_=kind)


def _note(note: Any) -> Html | None:
    return tag("p", note, class_="note") if note else None


def _service_level(plan: krarup.Plan) -> Html:
    target, reached = plan.scenario.target, plan.totals.service_level
    within = f"answered within {text.length(target.acceptable_wait)}"
    if target.service_level is None:
        return _figure("Service level expected", text.share(reached), within, "service_level", "figure main")
    met = round(reached, 3) >= target.service_level  # as it is shown: 79.96 % reads as 80.0 %
    verdict = tag("strong", "✓ target met" if met else "✗ target missed", class_="good" if met else "bad")
    note = [f"{within}; target {text.limit_share(target.service_level)} ", verdict]
    return _figure("Service level expected", text.share(reached), note, "service_level", "figure main")


def _outside_hours(totals: Any) -> str | None:
    outside = totals.contacts_outside_hours
    return f"and {text.number(outside)} while closed, not served" if outside > 0 else None


def _at_most(limit: float | None) -> str | None:
    return None if limit is None else f"target at most {text.limit_share(limit)} in every interval"


def _named(plan: krarup.Plan) -> Html:
    missing = len(plan.roster.unassigned)
    note = f"{text.count(missing, 'shift')} without a name" if missing else "every shift has a name"
    return _figure("With named shifts only", text.share(plan.totals.rostered_service_level), note, "rostered")


def _missing(plan: krarup.Plan) -> Html:
    return _figure(
        "Agents missing", text.hours(plan.shift_plan.understaffing * 3600), "below the requirement", "required"
    )


def _summary(plan: krarup.Plan, all_days: list[Day]) -> Html:
    sentences = [
        _demand(plan, all_days),
        _answer(plan),
        _service(plan),
        _hardest(plan, all_days),
        _roster(plan),
        _proof(plan),
    ]
    return tag("p", text.unbroken(" ".join(each for each in sentences if each)), class_="summary")


def _demand(plan: krarup.Plan, all_days: list[Day]) -> str:
    totals = plan.totals
    if not all_days or totals.contacts <= 0:
        return "No contacts are expected."
    handling = sum(each.contacts * each.aht for day in all_days for each in day.served) / totals.contacts
    stretch = "On" if len(all_days) == 1 else f"In the {text.count(len(all_days), 'day')} from"
    return (
        f"{stretch} {text.period(all_days[0].date, all_days[-1].date)}, {text.number(totals.contacts)} contacts are "
        f"expected, of {text.wait(handling)} each on average."
    )


def _answer(plan: krarup.Plan) -> str:
    totals, shifts = plan.totals, plan.shift_plan.shifts
    if not shifts:
        return "The plan has no shifts."
    return (
        f"The plan serves them with {text.count(len(shifts), 'shift')}: {text.hours(totals.paid_time)} paid, "
        f"or {text.number(totals.fte, 1)} full-time equivalents."
    )


def _service(plan: krarup.Plan) -> str:
    target, totals = plan.scenario.target, plan.totals
    if totals.contacts <= 0:
        return ""
    answered = f"{text.share(totals.service_level)} of the contacts should then be answered"
    if isinstance(plan.scenario.queue, krarup.ErlangB):
        outcome = f"{answered}; the others find every agent busy."
    else:
        lost = f", and {text.share(totals.abandonment)} hang up before" if totals.abandonment > 0 else ""
        outcome = f"{answered} within {text.length(target.acceptable_wait)}{lost}."
    return f"The target for {_target.scope(plan.scenario)} is: {_target.words(target)}. {outcome}"


def _hardest(plan: krarup.Plan, all_days: list[Day]) -> str:
    candidates = [
        (interval.performance.service_level, start)
        for day in all_days
        for interval, start in zip(day.intervals, day.starts)
        if interval.open and interval.contacts > 0
    ]
    if not candidates:
        return ""
    level, start = min(candidates)
    return (
        f"The lowest service level, {text.share(level)}, is expected on {text.short_day(start)} at {text.clock(start)}."
    )


def _roster(plan: krarup.Plan) -> str:
    if not plan.scenario.people:
        return "The shifts are not assigned to people yet."
    people = text.count(len({each.person for each in plan.roster.assignments}), "person", "people")
    missing = len(plan.roster.unassigned)
    if not missing:
        return f"Every shift is assigned: {people} work."
    level = text.share(plan.totals.rostered_service_level)
    return f"{people} work; {text.count(missing, 'shift')} found nobody, and without them the service level is {level}."


def _proof(plan: krarup.Plan) -> str:
    if not plan.shift_plan.shifts:
        return ""
    if plan.shift_plan.gap <= 0:
        return "No other choice of shifts under these rules is cheaper."
    gap = text.share(plan.shift_plan.gap, 2)
    return f"No other choice of shifts under these rules can be cheaper by more than {gap}, missing agents included."
