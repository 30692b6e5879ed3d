"""Turns the measured errors into tests/reference/worst_errors.csv (the ratchet) and docs/accuracy.md.

    build/dev/tests/unit/formulas/measure_accuracy | python tools/write_accuracy.py
    python tools/write_accuracy.py --check        # docs/accuracy.md says what the ratchet says

A stored error only goes down: a measurement above it is an error here, as it is in the test. A function that has not been
stored yet is added. Stored errors are rounded up to two digits with a tenth to spare, for other compilers and libraries.
"""

from __future__ import annotations

import csv
import math
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
RATCHET = ROOT / "tests/reference/worst_errors.csv"
PAGE = ROOT / "docs/accuracy.md"
COLUMNS = ["function", "rows", "conditioned", "relative"]

TITLES = {
    "erlang_b_c.blocking": "`erlang_b`",
    "erlang_b_c.log_blocking": "`log_erlang_b`",
    "erlang_b_c.served": "`erlang_b_served`",
    "erlang_b_c.waits": "`erlang_c`",
    "erlang_b_c.log_waits": "`log_erlang_c`",
    "erlang_b_c.wait_exceeds": "`erlang_c_wait_exceeds`",
    "erlang_b_c.wait_within": "`erlang_c_wait_within`",
    **{f"uncertain.{measure}": f"`Uncertain`: {measure}"
       for measure in ("answered_within", "answered_after", "abandonment", "blocking", "mean_wait", "occupancy")},
    **{f"deterministic_service.{measure}": f"`GeneralHandling`: {measure}"
       for measure in ("probability_of_wait", "mean_wait", "answered_within", "answered_after")},
    "inverses.erlang_b_servers": "`erlang_b_servers`",
    "inverses.erlang_b_load": "`erlang_b_load`",
    "inverses.erlang_c_servers": "`erlang_c_servers`",
    "inverses.erlang_c_load": "`erlang_c_load`",
}

AGENTS = """
## Whole numbers of agents

`required_agents` against arithmetic of 113 bits, in which n agents meet the target and n - 1 do not: as every share falls with
each agent, that is what a search upwards from nobody finds (`tests/unit/staffing/certify_agents.cpp`; the test `ExactAgents`
does a part of it, and ties made on purpose). Forgiven are answers within the margin of rounding of the limit. Log-uniform loads
from 0.001 erlangs, targets from 1e-9 to 1 - 1e-9:

| queue | target | cases | loads to | exact | forgiven | wrong |
|---|---|---|---|---|---|---|
| Erlang B | blocking | 1 000 000 | 1e6 | 1 000 000 | 0 | 0 |
| Erlang C | service level, T to 10 handling times | 1 000 000 | 1e6 | 999 996 | 4 | 0 |
| Erlang A, patience 0.01 to 100 handling times | service level, T to 1 | 1 000 000 | 1e4 | 1 000 000 | 0 | 0 |
"""

QUEUES = {
    "erlang_x": ("Erlang X", "Patience, redials, recalls and lines, up to 200 servers, overload included, attempts and customers both; "
                 "real and whole servers"),
    "extended_erlang_b": ("Erlang B with redials", "Up to 400 lines, real and whole, redial shares to 1"),
    "engset": ("Engset", "Up to 300 lines, real and whole, and 2000 sources"),
    "finite_source": ("A finite source", "Up to 300 servers, real and whole, and 2000 sources, overload included"),
    "priorities": ("Priorities", "One class among higher and lower ones, up to 100 servers, real and whole, to 98 % busy"),
    "chat": ("Chats", "Up to 6 at once, up to 100 agents, real and whole, overload included"),
    "blended": ("Blending", "Deferred work as long as contacts, with and without a reserve, up to 150 agents, real and whole, overload "
                "included"),
    "waits": ("Quantiles of waits, offered waits and queue lengths", "Erlang C, and Erlang A with lines and balking, up to 200 servers"),
}

UNEVEN_BLENDING = """
The same where deferred work takes 0.25 to 4 times as long as contacts, with 1 to 10 agents: an approximation, measured against the chain
of both kinds of work (`tools/make_uneven_blending_table.py`); [docs/models/blending.md](models/blending.md) has the errors by that time.

"""

DEFERRED_WORK = """
## Deferred work

What is answered, waits and is overdue in an interval, one to three kinds of work, both orders, opening hours, backlogs, staff that
changes (`tools/make_deferred_work_table.py`: rational arithmetic, each contact by the queue of all that ranks before it); the condition number
is not counted.

"""

ANYWHERE = """
## Anywhere in the doubles

`tests/domain/check_domain MODEL COUNT` asks a model at random points, most of them like centers and the others anywhere that a double can
be: denormals, the largest, 0 and infinity where they are allowed. A fault is a number that is none, shares that do not add up to 1e-11, an
answer that gets worse with agents or time where it cannot, or a second of work; of deferred work also a contact that is lost, an agent who
rests while work waits, or agents of which one less would do. The tests ask the models of the first five rows again,
20 000 points each, and all others 1000.

| model | points | at fault |
|---|---|---|
| Erlang B, extended Erlang B, Erlang C | 1 000 000 each | 0 |
| Erlang A with lines and balking, Erlang X | 1 000 000 each | 0 |
| Engset | 1 000 000 | 0 |
| finite source | 1 000 000 | 0 |
| priorities | 1 000 000 | 0 |
| patience: exponential, lognormal, hyperexponential | 20 000 each | 0 |
| patience: deterministic | 50 000 | 0 |
| patience: Weibull | 5 000 | 0 |
| patience: gamma | 15 000 | 1 |
| patience as counted | 30 000 | 0 |
| general handling | 100 000 | 0 |
| chats | 5 000 | 0 |
| blending | 200 000 | 0 |
| uncertain Erlang B | 60 000 | 0 |
| uncertain Erlang C | 60 000 | 0 |
| uncertain Erlang A | 3 000 | 4 |
| deferred work | 1 000 000 | 0 |

Left are a queue with gamma patience of a mean of 1e240 s and 0.0002 agents, whose shares add up to 1 but for 1.03e-11; and of uncertain Erlang A
three queues of some 1e5 to 1e6 lines, which take 1 to 3 s, and one that has two abandonments which differ by more than 1e-11.
"""

APPROXIMATIONS = """
Where the answer is an approximation, `approximation(queue)` names it and states its error. These are the largest errors against
simulations that the constants of the approximations were not fitted to (`tools/measure_approximations.cpp`: 1 to 100 agents, 0.25
to 1.5 square roots of their number above the load, scvs to 4; of the mean wait where at least a tenth wait), rounded up:

| handling times, arrivals | mean wait, relative | service level |
|---|---|---|
| scv below 1, independent | 6 % | 2.5 points |
| scv above 1, independent | 16 % | 7 points |
| any, not independent, both scvs from 0.25 | 90 % | 19 points |
| all the same, between whole numbers of agents or above 100 000 | 2.5 % | 3.5 points |
"""

INTRODUCTION = """# Accuracy

Written by `tools/write_accuracy.py` from measurements; the test `Accuracy.NoFunctionIsWorseThanItHasEverBeen` holds them.

Every function is compared with [tables](../tests/reference/tables) of values computed to 60 digits by another method
(`tools/make_reference_tables.py`: integrals of the defining densities by Gauss-Legendre panels). The tables are log-uniform
over the domain, with the corners and the borders between the regions of computation added.

An error is told twice: plainly, and in units of eps (1 + condition number), eps = 2^-52. The condition number is the sum of
|d ln(value) / d ln(input)| over the inputs: where it is large, the rounding of an input to a double already moves the value by
so much. For `erlang_b` and `erlang_c` only the load is counted, |n - a + a B|.
Values below 1e-290 are left out; the log forms take over there.

"""


def rounded_up(value: float) -> float:
    """Two significant digits, at least a tenth above."""
    size = 10.0 ** (math.floor(math.log10(value * 1.1)) - 1)
    return float(f"{math.ceil(value * 1.1 / size) * size:.1e}")


def read(file) -> dict[str, dict[str, str]]:
    return {row["function"]: row for row in csv.DictReader(file)}


def update(measured: dict[str, dict[str, str]], stored: dict[str, dict[str, str]]) -> list[dict[str, str]]:
    rows = []
    for function, row in measured.items():
        new = {column: row[column] for column in COLUMNS}
        old = stored.get(function)
        for error in ("conditioned", "relative"):
            bound = rounded_up(float(row[error]))
            if old and float(row[error]) > float(old[error]):
                sys.exit(f"{function}: {error} error {row[error]} is above the stored {old[error]}, at {row['where']}")
            new[error] = f"{min(bound, float(old[error])) if old else bound:g}"
        rows.append(new)
    return rows


def table(rows: list[dict[str, str]]) -> str:
    lines = ["| function | values | error / (eps (1 + condition)) | relative error |", "|---|---|---|---|"]
    for row in rows:
        family, _, measure = row["function"].partition(".")
        usual = f"`{family.removesuffix('_large')}_measures`: {measure}"
        title = measure.replace("_", " ") if family in (*QUEUES, "deferred_work") else TITLES.get(row["function"], usual)
        lines.append(f"| {title} | {row['rows']} | {row['conditioned']} | {row['relative']} |")
    return "\n".join(lines) + "\n"


def sections_of_queues(rows: list[dict[str, str]]) -> str:
    """Queues asked as planners ask them; the condition number is not counted."""
    text = ""
    for family, (title, domain) in QUEUES.items():
        script = "make_wait_table" if family == "waits" else "make_queue_tables"
        its = [row for row in rows if row["function"].startswith(f"{family}.")]
        text += (f"\n## {title}\n\n{domain} (`tools/{script}.py`,\n90 digits: sums over the states of the chain); the condition "
                 f"number is not counted.\n\n{table(its)}")
        if family == "blended":
            text += UNEVEN_BLENDING + plain_table([row for row in rows if row["function"].startswith("uneven_blending.")])
    return text


def plain_table(rows: list[dict[str, str]]) -> str:
    """Of an approximation, whose errors are not those of rounding."""
    lines = ["| function | values | relative error |", "|---|---|---|"]
    lines += [f"| {row['function'].partition('.')[2].replace('_', ' ')} | {row['rows']} | {row['relative']} |" for row in rows]
    return "\n".join(lines) + "\n"


def page(rows: list[dict[str, str]]) -> str:
    losses = [row for row in rows if row["function"].startswith("erlang_b_c.")]
    waits = [row for row in rows if row["function"].startswith("erlang_a.")]
    ends = [row for row in rows if row["function"].startswith("finite_queue.")]
    large_ends = [row for row in rows if row["function"].startswith("finite_queue_large.")]
    laws = [row for row in rows if row["function"].startswith("general_patience.")]
    days = [row for row in rows if row["function"].startswith("uncertain.")]
    same = [row for row in rows if row["function"].startswith("deterministic_service.")]
    deferred = [row for row in rows if row["function"].startswith("deferred_work.")]
    inverses = [row for row in rows if row["function"].startswith("inverses.")]
    return (INTRODUCTION
            + "## Erlang B and C\n\nServers 1e-3 to 1e12, real and whole; loads 1e-6 to 1e12 erlangs.\n\n" + table(losses)
            + "\n## Erlang A\n\nServers 1e-3 to 1e6, loads 1e-6 to 1e6 erlangs, patience from a millisecond to a week, "
              "overload included.\n\n" + table(waits)
            + "\n## Erlang A with lines and balking\n\nServers 1e-2 to 3000, loads 1e-6 to 3000 erlangs, patience from a "
              "millisecond to a week and endless, up to 6000 places to wait\n(`tools/make_finite_queue_table.py`: sums over "
              "the states of the chain).\n\n" + table(ends)
            + "\nThe same of large centers: 1100 to 1e6 servers, loads 1e3 to 1e6 erlangs, up to 130 000 places to wait.\n\n"
            + table(large_ends)
            + "\n## Patience of any law\n\nSeven laws of patience, balking, loads and servers over the domain of "
              "`GeneralPatience` (`tools/make_general_patience_table.py`, 40 digits); the condition\nnumber is not counted: "
              "the middle column is the error in eps.\n\n" + table(laws)
            + "\n## Uncertain rates\n\nErlang A, B and C of 1 to 120 agents under gamma distributed rates, cv 0.01 to 2 "
              "(`tools/make_uncertain_table.py`, 40 digits: states one by one,\ndays by panels of the rate itself); the "
              "condition number is not counted.\n\n" + table(days)
            + "\n## Handling times of one length\n\nM/D/n of 1 to 100 agents, to 98.5 % busy "
              "(`tools/make_deterministic_service_table.py`, 60 digits and more: the roots of the generating\nfunction); "
              "the condition number is not counted.\n\n" + table(same) + APPROXIMATIONS
            + sections_of_queues(rows) + DEFERRED_WORK + table(deferred) + AGENTS + ANYWHERE
            + "\n## Inverses\n\nOf shares from 1e-290 to next to 1 (`tools/make_inverse_table.py`).\n\n" + table(inverses))


def main() -> None:
    if "--check" in sys.argv[1:]:
        with RATCHET.open() as file:
            current = page(list(read(file).values()))
        if PAGE.read_text() != current:
            sys.exit("docs/accuracy.md is not what tests/reference/worst_errors.csv says: run tools/write_accuracy.py")
        return
    stored = {}
    if RATCHET.exists():
        with RATCHET.open() as file:
            stored = read(file)
    rows = update(read(sys.stdin), stored)
    with RATCHET.open("w", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        out.writeheader()
        out.writerows(rows)
    PAGE.write_text(page(rows))


if __name__ == "__main__":
    main()
