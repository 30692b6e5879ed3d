"""A calendar file (ICS) for each person."""

from __future__ import annotations

import re
from collections.abc import Iterable

import krarup


def calendars(
    roster: krarup.Roster, people: Iterable[str], clock: krarup.LocalClock, sessions: Iterable[krarup.Session] = ()
) -> dict[str, str]:
    """File names and their text: the shifts of each person, and their sessions among them."""
    all_sessions = list(sessions)
    return {
        _file_name(person, i): krarup.to_ics(roster, person, clock, all_sessions) for i, person in enumerate(people, 1)
    }


def _file_name(person: str, number: int) -> str:
    """A name for any file system: "07 Grace Mwangi.ics"; the number keeps equal names apart."""
    plain = re.sub(r"[^\w .-]", "_", person).strip(" .")
    return f"{number:02d} {plain[:80]}.ics"
