"""What the plan believes, in words, and what the words mean."""

from __future__ import annotations

from typing import Any

import krarup
from krarup import _target
from krarup import _text as text
from krarup.report.html import Html, tag

BASES = {
    "offered": "contacts answered in time, of all contacts",
    "answered": "contacts answered in time, of those that are answered at all",
    "excluding_early_abandons": "contacts answered in time, of all but those that hang up within that time",
    "early_abandons_count_as_met": "contacts answered in time or gone within that time, of all contacts",
}

WORDS = {
    "service_level": ("Service level", "The share of contacts that are answered within the acceptable wait."),
    "occupancy": ("Occupancy", "The share of their time on contacts that agents are busy with one."),
    "abandonment": ("Abandonment", "The share of contacts that hang up before they are answered."),
    "aht": ("AHT", "Average handling time: talking, holding and after-contact work."),
    "patience": ("Patience", "How long a contact would wait on average before hanging up."),
    "load": ("Load", "The number of agents that would be busy if nobody ever waited; in erlangs."),
    "required": ("Required", "The agents that the target asks for: on contacts, or with shrinkage added, on shift."),
    "scheduled": ("Scheduled", "The agents on shift and not on break."),
    "on_contacts": ("On contacts", "The scheduled agents less shrinkage: those that contacts meet."),
    "rostered": ("With a name", "The scheduled agents whose shifts are assigned to a person."),
    "shrinkage": ("Shrinkage", "The part of the scheduled time that does not reach contacts."),
    "fte": ("FTE", "Full-time equivalent: paid hours a week divided by those of a full-time contract."),
}


def term(words: str, key: str) -> Html:
    """A word that explains itself when pointed at and leads to the glossary when followed."""
    return tag("a", words, href=f"#word-{key}", title=WORDS[key][1], class_="term")


def section(plan: krarup.Plan) -> Html:
    scenario = plan.scenario
    entries = [
        ("Forecast", _forecast(plan)),
        (
            term("Target", "service_level"),
            f"{_target.words(scenario.target)}, for {_target.scope(scenario)} of {text.length(plan.step)}.",
        ),
        ("Counted as met", f"{BASES[str(scenario.target.basis)].capitalize()}."),
        ("Queue", _queue(scenario)),
        (term("Shrinkage", "shrinkage"), _shrinkage(scenario.shrinkage)),
        ("Price of missing agents", _prices(scenario.costs)),
        ("Search for shifts", _search(plan)),
        (term("FTE", "fte"), f"{text.length(scenario.hours_per_fte)} paid a week."),
        ("Clock", _clock(scenario.clock)),
    ]
    rows = [[tag("dt", name), tag("dd", words)] for name, words in entries]
    return tag("section", tag("h2", "What the plan assumes"), tag("dl", rows))


def glossary() -> Html:
    rows = [[tag("dt", name, id=f"word-{key}"), tag("dd", words)] for key, (name, words) in WORDS.items()]
    return tag("section", tag("h2", "Words"), tag("dl", rows))


def _forecast(plan: krarup.Plan) -> str:
    served = [each for each in plan.intervals if each.open and each.contacts > 0]
    if not served:
        return "No contacts within opening hours."
    shortest, longest = min(each.aht for each in served), max(each.aht for each in served)
    handling = text.wait(shortest) if shortest == longest else f"{text.wait(shortest)} to {text.wait(longest)}"
    return f"{text.number(plan.totals.contacts)} contacts within opening hours, each {handling} of work on average."


STORIES = {
    krarup.ErlangA: "Erlang A: contacts wait their turn and may hang up",
    krarup.ErlangB: "Erlang B: a contact that finds every agent busy is lost",
    krarup.ErlangC: "Erlang C: contacts wait their turn and nobody hangs up",
    krarup.ErlangX: "Erlang X: contacts wait their turn, may hang up, and may come back",
    krarup.ExtendedErlangB: "Extended Erlang B: a contact that finds every agent busy is lost, or tries again",
    krarup.Engset: "Engset: a few customers call, and one that finds every agent busy is lost",
    krarup.FiniteSource: "Finite source: a few customers contact, wait their turn and do not hang up",
    krarup.GeneralPatience: "General patience: contacts wait their turn and hang up after a time of a given law",
    krarup.GeneralHandling: "General handling: contacts wait their turn, handling times are of a given spread",
    krarup.PriorityQueue: "Priorities: the next contact is taken from the highest class that waits",
    krarup.Blended: "Blended: agents answer contacts as they come, and do deferred work while contacts leave them free",
    krarup.Chat: "Chat: agents handle several contacts at once, and contacts wait when all of them are full",
}


def _queue(scenario: krarup.Scenario) -> str:
    queue = scenario.queue
    varies = f" Its rate varies by {text.share(scenario.cv)} from day to day, beyond chance." if scenario.cv > 0 else ""
    staffing = "Each interval is taken by itself, as if its rate had always been and would always be the same."
    return f"{STORIES[type(queue)]}{_settings(queue)}.{varies} {staffing}"


def _settings(queue: Any) -> str:
    """The fields of the queue that are not as they are by default, which its repr leaves out."""
    given = [name for name in queue.__match_args__ if name not in ("demand", "agents") and f"{name}=" in repr(queue)]
    words = [f"{name.replace('_', ' ')} {_setting(name, getattr(queue, name))}" for name in given]
    return f" ({', '.join(words)})" if words else ""


def _setting(name: str, value: Any) -> str:
    if not isinstance(value, float):
        return str(value)
    return text.length(value) if name == "patience" else f"{value:.10g}"


def _shrinkage(shrinkage: Any) -> Any:
    total = krarup.total_shrinkage(shrinkage)
    if not shrinkage.components:
        return "None: every scheduled agent is on contacts."
    additive = str(shrinkage.combination) == "additive"
    how = (
        "the shares are of the scheduled time and add up"
        if additive
        else "each share is of the time that the others leave"
    )
    parts = [
        tag(
            "li",
            f"{each.name}: {text.limit_share(each.share)}, {'paid' if each.paid else 'unpaid'}, "
            f"{'in the office' if each.in_office else 'away'}",
        )
        for each in shrinkage.components
    ]
    sentence = f"{text.share(total)}: {how}. One agent on contacts takes {text.number(1 / (1 - total), 2)} on shift."
    return [sentence, tag("ul", parts)]


def _prices(costs: Any) -> str:
    return (
        f"{costs.understaffing:g} for an hour of one agent below the requirement, {costs.overstaffing:g} for an hour "
        "above it; shifts are chosen so that pay and these prices together are least."
    )


def _search(plan: krarup.Plan) -> str:
    found = plan.shift_plan
    ended = {
        "optimal": "It ended with an answer as good as was asked for",
        "feasible": "It was stopped before the answer was as good as was asked for",
        "infeasible": "It found no shifts that keep every rule",
    }[str(found.status)]
    missing, surplus = (text.hours(hours * 3600) for hours in (found.understaffing, found.overstaffing))
    asked = text.limit_share(plan.scenario.solve.gap)
    return (
        f"{ended}: pay and prices come to {text.number(found.objective)}, and no choice of shifts can be below "
        f"{text.number(found.bound)} (a gap of {text.share(found.gap, 2)}, where {asked} was asked for). "
        f"{missing} of agents are missing and {surplus} more than required."
    )


def _clock(clock: Any) -> str:
    if clock.changes:
        changes = ", ".join(text.day(clock.wall(each.at)) for each in clock.changes)
        return f"Times are those of the clock on the wall, which is changed on {changes}."
    return "Times are those of the clock on the wall."
