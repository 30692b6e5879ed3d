"""Every code block in the documentation is an example that the tests run."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
RUN = {"cpp": "examples/cpp", "python": "examples/python", "console": "examples/cli", "json": "examples/data", "cmake": "tests/consumer"}

spec = importlib.util.spec_from_file_location("sync_snippets", ROOT / "tools/sync_snippets.py")
sync_snippets = importlib.util.module_from_spec(spec)
spec.loader.exec_module(sync_snippets)

DOCUMENTS = sync_snippets.documents()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_code_blocks_are_what_the_examples_say(path):
    text = path.read_text()
    assert text == sync_snippets.synchronized(text), "run python tools/sync_snippets.py"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda p: p.name)
def test_every_code_block_names_an_example_that_is_run(path):
    text = path.read_text()
    marked = {m.start("code"): m["file"] for m in sync_snippets.BLOCK.finditer(text)}
    for opening in re.finditer(r"^```(\w+)\n", text, re.M):
        language, line = opening[1], text.count("\n", 0, opening.start()) + 1
        assert language in RUN, f"line {line}: a block of {language} cannot be run; indent it instead"
        assert opening.end() in marked, f"line {line}: a comment must name the example"
        assert marked[opening.end()].startswith(RUN[language]), f"line {line}: {language} belongs to {RUN[language]}"


def test_a_region_is_cut_out_without_its_indentation(tmp_path, monkeypatch):
    monkeypatch.setattr(sync_snippets, "ROOT", tmp_path)
    (tmp_path / "a.cpp").write_text("int main() {\n  // [part]\n  int x = 1;\n\n  return x;\n  // [/part]\n}\n")
    assert sync_snippets.snippet("a.cpp", "part") == "int x = 1;\n\nreturn x;\n"
    text = "<!-- a.cpp#part -->\n```cpp\nold\n```\n"
    assert sync_snippets.synchronized(text) == "<!-- a.cpp#part -->\n```cpp\nint x = 1;\n\nreturn x;\n```\n"


PRINTED = re.compile(r"<!-- (?P<file>examples/python/\S+\.py) -->\n+```python\n.*?^```\n\n(?P<output>(?: {4}[^\n]*\n)+)", re.M | re.S)
SHOWN = [pytest.param(m["file"], m["output"], id=m["file"]) for path in DOCUMENTS for m in PRINTED.finditer(path.read_text())]


@pytest.mark.parametrize("file, output", SHOWN)
def test_what_a_page_shows_below_its_example_is_what_it_prints(file, output, tmp_path):
    printed = subprocess.run([sys.executable, ROOT / file], cwd=tmp_path, check=True, capture_output=True, text=True, timeout=300).stdout
    assert printed.split() == output.split()  # a page may break long lines
