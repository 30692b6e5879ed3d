"""What a file is, by the keys that only one kind of file has."""

from __future__ import annotations

import json
from pathlib import Path

SCENARIO = ("forecast", "queue", "target")
TOURS = ("classes",)


def has_any(path: Path, keys: tuple[str, ...]) -> bool:
    """A file that cannot be read has none: its mistake is for the reader of the other kind to name."""
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and any(key in value for key in keys)
