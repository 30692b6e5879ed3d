"""The examples run: scripts, notebooks and command lines. Those in C++ are run by ctest."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ENVIRONMENT = {
    **os.environ,
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    "MPLBACKEND": "agg",
    "COLUMNS": "100",
    "NO_COLOR": "1",
}


@pytest.fixture
def folder(tmp_path):
    """An empty folder to run in and to write to, with the examples where the documentation has them."""
    (tmp_path / "examples").symlink_to(EXAMPLES)
    return tmp_path


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("python/*.py")), ids=lambda p: p.name)
def test_script(path, folder):
    subprocess.run([sys.executable, path], cwd=folder, env=ENVIRONMENT, check=True, timeout=300)


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("python/*.ipynb")), ids=lambda p: p.name)
def test_notebook(path, folder):
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    notebook = nbformat.read(path, as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(folder)}}).execute()


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("cli/*.console")), ids=lambda p: p.name)
def test_console(path, folder):
    """A transcript: each line after "$ " is run, and prints what follows it."""
    for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n?)*)", path.read_text(), re.M):
        result = subprocess.run(command, shell=True, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=300)
        assert result.returncode == 0, result.stderr
        assert result.stdout.rstrip() == expected.rstrip()


def test_every_cpp_example_is_built_and_run():
    listed = re.findall(r"^\s+(\w+)\)?$", (EXAMPLES / "CMakeLists.txt").read_text(), re.M)
    assert sorted(listed) == sorted(path.stem for path in EXAMPLES.glob("cpp/*.cpp"))
