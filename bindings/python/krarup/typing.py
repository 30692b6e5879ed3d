"""What krarup takes as a number, a time or a day; for annotations of your own."""

import datetime
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Duration: TypeAlias = float | str | datetime.timedelta | np.timedelta64 | np.number[Any]
"""Seconds, a timedelta, or text with a unit: "180s", "30min", "1h30min"."""

ClockTime: TypeAlias = str | datetime.time
"""What a clock shows: "06:30"; "30:00" is 06:00 of the next day."""

Day: TypeAlias = str | datetime.date
"""A day on the calendar: "2026-03-29"."""

Moment: TypeAlias = str | datetime.datetime | np.datetime64
"""A point in time: "2026-03-29T07:00"; without an offset it is taken as UTC."""

Numbers: TypeAlias = float | npt.ArrayLike
"""A number, an array, a list or a pandas Series."""

Durations: TypeAlias = Duration | Sequence[Duration] | npt.ArrayLike
"""A time, or an array, a list or a pandas Series of times."""

Values: TypeAlias = Any
"""A number where only plain numbers were given, else an array or a Series of the common shape."""
