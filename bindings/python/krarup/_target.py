"""A target in words, and what of it a performance breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from krarup import _text as text


@dataclass(frozen=True)
class Limit:
    """One limit of a target: its field, the field of a performance that it limits, and how people say it."""

    field: str
    reached: str
    value: float
    words: str

    def is_kept(self, performance: Any) -> bool:
        value = getattr(performance, self.reached)
        return value >= self.value if self.field == "service_level" else value <= self.value


def limits(target: Any) -> Iterator[Limit]:
    """The limits that a target sets, the service level first."""
    if target.service_level is not None:
        words = f"{text.limit_share(target.service_level)} within {text.length(target.acceptable_wait)}"
        yield Limit("service_level", "service_level", target.service_level, words)
    if target.max_occupancy is not None:
        words = f"agents busy at most {text.limit_share(target.max_occupancy)} of the time"
        yield Limit("max_occupancy", "occupancy", target.max_occupancy, words)
    if target.max_abandonment is not None:
        words = f"at most {text.limit_share(target.max_abandonment)} hang up"
        yield Limit("max_abandonment", "abandonment", target.max_abandonment, words)
    if target.max_asa is not None:
        words = f"an average wait of at most {text.length(target.max_asa)}"
        yield Limit("max_asa", "asa", target.max_asa, words)


def broken(target: Any, performance: Any) -> list[Limit]:
    """The limits that a performance does not keep."""
    return [limit for limit in limits(target) if not limit.is_kept(performance)]


def words(target: Any) -> str:
    """ "80 % within 20 s, at most 5 % hang up"."""
    return ", ".join(limit.words for limit in limits(target))
