"""What the tests of the command line share."""

import pytest

from krarup.cli import main


@pytest.fixture
def run(capsys):
    """Runs the command line and returns what it printed; it must succeed and complain about nothing."""

    def run(*arguments):
        code = main([str(each) for each in arguments])
        said = capsys.readouterr()
        assert (code, said.err) == (0, "")
        return said.out

    return run
