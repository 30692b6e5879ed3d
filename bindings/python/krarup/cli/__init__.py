"""The command line `krarup`; needs the extra `cli` (click and rich)."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code."""
    try:
        from krarup.cli.app import run
    except ModuleNotFoundError as missing:
        if missing.name not in ("click", "rich"):
            raise
        print(f"krarup: error: the command line needs {missing.name}: pip install krarup[cli]", file=sys.stderr)
        return 2
    return run(arguments)
