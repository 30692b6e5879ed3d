"""Numbers and times as people read them: the one place that rounds, and only for display."""

from __future__ import annotations

import math
import re
from datetime import date, datetime


def number(value: float, digits: int = 0) -> str:
    """1234.5 is "1,234" or, with one digit, "1,234.5"."""
    if not math.isfinite(value):
        return "∞" if value > 0 else "-"
    return f"{value:,.{digits}f}"


def share(value: float, digits: int = 1) -> str:
    """0.8134 is "81.3 %"."""
    return f"{100 * value:.{digits}f} %" if math.isfinite(value) else "-"


def limit_share(value: float) -> str:
    """A share that somebody chose, with no more digits than it has: 0.8 is "80 %", 0.925 is "92.5 %"."""
    return f"{100 * value:.10g} %"


def agents(value: float) -> str:
    """Whole numbers of people as such, others with one digit."""
    return number(value, 0 if abs(value - round(value)) < 1e-9 else 1)


def hours(seconds: float) -> str:
    """36000 is "10.0 h"; from 100 hours on without the tenth."""
    value = seconds / 3600
    return f"{number(value, 1 if abs(value) < 100 else 0)} h"


def length(seconds: float) -> str:
    """A duration that somebody chose: "20 s", "4 min", "8 h 30 min"."""
    if not math.isfinite(seconds):
        return "unlimited"
    if seconds < 60 or seconds % 60:
        return f"{seconds:g} s"
    whole_hours, minutes = divmod(int(seconds) // 60, 60)
    parts = [f"{whole_hours} h"] * bool(whole_hours) + [f"{minutes} min"] * bool(minutes)
    return " ".join(parts)


def wait(seconds: float) -> str:
    """A time that was computed: "7.5 s", "97 s", "4 min", "3 min 05 s", "∞"."""
    if not math.isfinite(seconds):
        return "∞"
    if seconds < 9.95:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    if whole < 120:
        return f"{whole} s"
    if whole < 2 * 3600:
        minutes, rest = divmod(whole, 60)
        return f"{minutes} min {rest:02d} s" if rest else f"{minutes} min"
    return f"{number(whole / 3600, 1)} h"


def clock(time: datetime) -> str:
    return f"{time:%H:%M}"


def span(start: datetime, end: datetime) -> str:
    """ "07:00–15:30"."""
    return f"{clock(start)}–{clock(end)}"


def day(value: date) -> str:
    """ "Mon 21 Jul 2003"; spelled out here so that no locale changes it."""
    return f"{weekday(value)} {value.day} {MONTHS[value.month - 1]} {value.year}"


def short_day(value: date) -> str:
    """ "Mon 21 Jul"."""
    return f"{weekday(value)} {value.day} {MONTHS[value.month - 1]}"


def weekday(value: date) -> str:
    return WEEKDAYS[value.weekday()]


def period(first: date, last: date) -> str:
    """ "Mon 21 Jul to Fri 25 Jul 2003"."""
    if first == last:
        return day(first)
    return f"{short_day(first) if first.year == last.year else day(first)} to {day(last)}"


def count(amount: int, one: str, many: str = "") -> str:
    """ "1 shift", "2 shifts"."""
    return f"{number(amount)} {one if amount == 1 else many or one + 's'}"


def unbroken(sentence: str) -> str:
    """The same with units that stay on the line of their number."""
    return re.sub(r"(\d) (?=%|(?:s|min|h)\b)", "\\1\u00a0", sentence)


WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
