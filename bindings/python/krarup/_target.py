"""A target in words."""

from __future__ import annotations

import krarup
from krarup import _text as text


def limits(target: krarup.Target) -> list[str]:
    """What a target asks for, one phrase a limit, the service level first."""
    phrases = []
    if target.service_level is not None:
        phrases.append(f"{text.limit_share(target.service_level)} within {text.length(target.acceptable_wait)}")
    if target.max_occupancy is not None:
        phrases.append(f"agents busy at most {text.limit_share(target.max_occupancy)} of the time")
    if target.max_abandonment is not None:
        phrases.append(f"at most {text.limit_share(target.max_abandonment)} hang up")
    if target.max_blocking is not None:
        phrases.append(f"at most {text.limit_share(target.max_blocking)} find no line")
    if target.max_asa is not None:
        phrases.append(f"an average wait of at most {text.length(target.max_asa)}")
    return phrases


def of_interval(scenario: krarup.Scenario) -> krarup.Target:
    """What every single interval has to keep."""
    return scenario.floor or scenario.target


def scope(scenario: krarup.Scenario) -> str:
    """What the target is for: "every interval", or the horizon with what its intervals keep."""
    if scenario.floor is None:
        return "every interval"
    return f"all contacts of the horizon, and {words(scenario.floor)} in every interval"


def words(target: krarup.Target) -> str:
    """ "80 % within 20 s, at most 5 % hang up"."""
    return ", ".join(limits(target))
