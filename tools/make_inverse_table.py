"""Writes tests/reference/tables/inverses.csv: the inverses of Erlang B and C to 30 digits, computed with 60.

    python tools/make_inverse_table.py      # needs mpmath; a minute

A row asks for what gives a share p, a double. It is found from servers n and a load a whose blocking (or probability of wait)
is p up to rounding: one step of Newton's method from n, or from a, with the values of make_reference_tables.py, is right to 30
digits. The condition number is the sum of |d ln(answer) / d ln(input)| over both inputs.
"""

from __future__ import annotations

import csv

from make_reference_tables import STEP, TABLES, erlang_b_c, points_of_b_c
from mpmath import log, mpf, nstr

SHARES = {"erlang_b": ("blocking", "log_blocking"), "erlang_c": ("waits", "log_waits")}


def rows():
    for n, a, _ in points_of_b_c()[::3]:
        servers, load = mpf(n), mpf(a)
        here = erlang_b_c(servers, load, mpf(0))
        more_servers = erlang_b_c(servers * (1 + STEP), load, mpf(0))
        more_load = erlang_b_c(servers, load * (1 + STEP), mpf(0))
        for model, (name, log_name) in SHARES.items():
            if name not in here or name not in more_load:
                continue
            share = float(here[name])
            if not 1e-290 < share < 1:
                continue
            by_servers = (more_servers[log_name] - here[log_name]) / STEP  # d ln(share) / d ln(servers)
            by_load = (more_load[log_name] - here[log_name]) / STEP
            miss = log(mpf(share)) - here[log_name]
            yield f"{model}_servers", share, a, servers * (1 + miss / by_servers), (1 + by_load) / -by_servers
            yield f"{model}_load", share, n, load * (1 + miss / by_load), (1 - by_servers) / by_load


def main() -> None:
    with (TABLES / "inverses.csv").open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["question", "share", "number", "value", "condition"])
        for question, share, number, value, condition in rows():
            out.writerow([question, repr(share), repr(float(number)), nstr(value, 30, min_fixed=1, max_fixed=0),
                          nstr(condition, 4, min_fixed=1, max_fixed=0)])


if __name__ == "__main__":
    main()
