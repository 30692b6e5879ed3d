"""The verbs of the command line, and what becomes of their errors."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

import click

import krarup
from krarup.cli.activities import activities
from krarup.cli.evaluate import evaluate
from krarup.cli.plan import plan
from krarup.cli.report import report
from krarup.cli.roster import roster
from krarup.cli.shifts import shifts
from krarup.cli.staff import staff
from krarup.cli.what_if import what_if

EXAMPLES = """\b
Examples:
  krarup plan scenario.json --out plan
  krarup staff --contacts 100 --per 30min --aht 180s --service-level 0.8 --acceptable-wait 20s
  krarup what-if --contacts 100 --per 30min --aht 180s --acceptable-wait 20s --agents 10:20
  krarup shifts scenario.json --out shifts
  krarup roster roster.json --out roster
  krarup activities activities.json --out activities
  krarup report plan/plan.json --out report.html

\b
Times have a unit (180s, 30min, 8h), shares are in [0, 1].
Exit codes: 0 done, 1 nothing meets the target, 2 a mistake in the input, 3 no convergence, 130 cancelled.
"""


class Verbs(click.Group):
    """A group that leaves the words of an interruption to `run`."""

    def invoke(self, context: click.Context) -> object:
        try:
            return super().invoke(context)
        except KeyboardInterrupt:
            raise krarup.Cancelled("cancelled") from None


@click.group(
    cls=Verbs,
    invoke_without_command=True,
    epilog=EXAMPLES,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(krarup.__version__, message="%(prog)s %(version)s")
@click.pass_context
def app(context: click.Context) -> None:
    """Plan a contact center: from a forecast to agents, shifts and a roster."""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


for verb in (plan, staff, evaluate, what_if, shifts, roster, activities, report):
    app.add_command(verb)


def run(arguments: Sequence[str] | None) -> int:
    """Runs a verb. Every error is one line on the error stream and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a name that the terminal cannot show is no reason to fail
    try:
        code = app.main(args=arguments, prog_name="krarup", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        return _fail(error.format_message(), 2)
    except krarup.NoConvergence as error:
        return _fail(error, 3)
    except krarup.Infeasible as error:
        return _fail(error, 1)
    except krarup.Cancelled:
        return _fail("cancelled", 130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # whoever read us has seen enough
        return 0
    except OSError as error:
        return _fail(f"{error.filename}: {error.strerror}" if error.filename else error, 2)
    except krarup.Error as error:
        return _fail(error, 2)


def _fail(message: object, code: int) -> int:
    print("krarup: error:", " ".join(str(message).split()), file=sys.stderr)
    return code
