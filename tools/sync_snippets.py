"""Rewrites the code blocks of the documentation from the examples that they show.

    python tools/sync_snippets.py            rewrite
    python tools/sync_snippets.py --check    only say which blocks differ; exit 1 if there is one

A comment before a fenced block names the file, and the region of it if the block shows a part:

    <!-- examples/cpp/staffing.cpp#answer -->

A region is what stands between lines that hold [answer] and [/answer], without their common indentation.
"""

import re
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"(?P<head><!-- (?P<file>\S+?)(?:#(?P<region>\S+))? -->\n+```\w+\n)(?P<code>.*?)(?P<tail>^```$)", re.M | re.S)


def documents() -> list[Path]:
    return sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])


def snippet(file: str, region: str | None) -> str:
    """The text of a file, or of one region of it."""
    text = (ROOT / file).read_text()
    if region:
        found = re.search(rf"^[^\n]*\[{region}\][^\n]*\n(.*?)^[^\n]*\[/{region}\]", text, re.M | re.S)
        if not found:
            raise SystemExit(f"{file} has no region [{region}]")
        text = textwrap.dedent(found[1])
    return text


def synchronized(text: str) -> str:
    """The document with every marked block as its example has it."""
    return BLOCK.sub(lambda m: m["head"] + snippet(m["file"], m["region"]) + m["tail"], text)


def main() -> int:
    outdated = [path for path in documents() if path.read_text() != synchronized(path.read_text())]
    for path in outdated:
        print(f"{path.relative_to(ROOT)}: its code blocks differ from the examples")
        if "--check" not in sys.argv:
            path.write_text(synchronized(path.read_text()))
    return int(bool(outdated) and "--check" in sys.argv)


if __name__ == "__main__":
    sys.exit(main())
