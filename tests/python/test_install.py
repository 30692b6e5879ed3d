"""What comes with the package, and what it does without being asked."""

import subprocess
import sys

import krarup as kr


def run(program):
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout


def test_nothing_is_loaded_before_it_is_needed():
    loaded = run("import sys, krarup; print([name for name in ('pandas', 'matplotlib', 'click', 'rich') if name in sys.modules])")
    assert loaded.strip() == "[]"


def test_the_version_is_that_of_the_project():
    assert [part.isdigit() for part in kr.__version__.split(".")] == [True, True, True]


def test_only_public_names_are_exported():
    assert not [name for name in kr.__all__ if name.startswith("_") and name != "__version__"]
    assert set(kr.__all__) <= set(dir(kr))
    assert kr.Demand.__module__ == kr.performance.__module__ == "krarup"
    assert kr.formulas.erlang_b.__module__ == "krarup.formulas"
