"""Writes tests/reference/tables/uncertain.csv: queues whose rate is gamma distributed, to 25 digits, computed with 40.

    python tools/make_uncertain_table.py      # needs mpmath; minutes

The method is not the library's: the states of each day's queue are summed one by one, and the days are integrated over the
rate itself, by Gauss-Legendre panels that are graded towards the capacity. Times are in mean handling times. Averages over
contacts weigh a rate x by x^k e^(-k x), k = 1 / cv^2, averages over time (occupancy) by x^(k - 1) e^(-k x).
"""

from __future__ import annotations

import csv
from pathlib import Path

from mpmath import exp, inf, log, loggamma, mp, mpf, nstr, sqrt
from mpmath.calculus.quadrature import GaussLegendre

mp.dps = 40
NODES = GaussLegendre(mp).calc_nodes(4, mp.prec + 20)  # 24 points
TABLE = Path(__file__).parent.parent / "tests/reference/tables/uncertain.csv"
COLUMNS = ("model", "servers", "offered_load", "patience", "wait", "cv")
VALUES = ("answered_within", "answered_after", "abandonment", "blocking", "mean_wait", "occupancy")


def reciprocal_blocking(n: int, a):
    """1 / B of Erlang B, state by state."""
    total = mpf(1)
    for k in range(1, n + 1):
        total = 1 + total * k / a
    return total


def erlang_b(n, a, patience, wait):
    blocked = 1 / reciprocal_blocking(n, a)
    return 1 - blocked, mpf(0), mpf(0), blocked, mpf(0), a * (1 - blocked) / n


def erlang_c(n, a, patience, wait):
    if a >= n:
        return mpf(0), mpf(1), mpf(0), mpf(0), inf, mpf(1)
    waits = n / (a + (n - a) * reciprocal_blocking(n, a))
    late = waits * exp(-(n - a) * wait)
    return 1 - late, late, mpf(0), mpf(0), inf, a / n  # on other days the wait is endless


def erlang_a(n, a, patience, wait):
    theta = 1 / mpf(patience)
    before = reciprocal_blocking(n, a) - 1  # probability of the states below n, relative to that of n
    weight, waiting, queue, j = mpf(1), mpf(1), mpf(0), 0
    while weight > mpf(10) ** -45 * waiting or a > n + j * theta:
        j += 1
        weight *= a / (n + j * theta)
        waiting += weight
        queue += j * weight
    total = before + waiting
    abandonment = theta * queue / total / a
    b, z = n / theta + 1, a / theta * exp(-theta * wait)
    term, series, i = 1 / b, mpf(0), 0
    while term > mpf(10) ** -45 * series or z > b + i:
        series += term
        i += 1
        term *= z / (b + i)
    late = n / theta * exp(a / theta - z - b * theta * wait) * series / total
    busy = a * (1 - abandonment) / n
    return 1 - abandonment - late, late, abandonment, mpf(0), queue / total / a, busy


def graded(center, low, high, finest):
    """Panel ends from `low` to `high` that come as near to `center` as `finest`, each twice as far as the one before."""
    ends = {low, high}
    if low < center < high:
        ends.add(center)
    step = finest
    while step < high - low:
        ends |= {end for end in (center - step, center + step) if low < end < high}
        step *= 2
    return ends


def mixture(day, n, a, patience, wait, cv):
    """The means of `day` over contacts, those of the occupancy over time."""
    k = 1 / cv**2
    mode, spread = mpf(1), sqrt((k + 1)) / k
    low, high = max(mpf(0), mode - 12 * spread), mode + 60 * cv**2 + 14 * spread
    ends = graded(mpf(n) / a, low, high, min(spread, 1 / sqrt(mpf(n))) / 8) | graded(mode, low, high, spread / 4)
    if low == 0:
        ends |= {mpf(2) ** -i for i in range(1, 70)}
    ends = sorted(ends)
    log_scale = (k + 1) * log(k) - loggamma(k + 1)
    totals = [mpf(0)] * len(VALUES)
    for start, end in zip(ends, ends[1:]):
        center, half = (start + end) / 2, (end - start) / 2
        for node, node_weight in NODES:
            x = center + half * node
            weight = half * node_weight * exp(log_scale + k * log(x) - k * x)
            values = list(day(n, a * x, patience, wait))
            values[-1] /= x
            for i, value in enumerate(values):
                if weight > 0:
                    totals[i] += weight * value
    return totals


CASES = [
    ("erlang_b", 15, "13.25", "0", "0", ("0.05", "0.3", "1", "2")),
    ("erlang_b", 1, "0.75", "0", "0", ("0.2", "1")),
    ("erlang_b", 120, "100", "0", "0", ("0.1", "0.5")),
    ("erlang_c", 16, "13.25", "0", "0.125", ("0.05", "0.3", "1", "2")),
    ("erlang_c", 1, "0.5", "0", "0.125", ("0.2", "1")),
    ("erlang_c", 120, "100", "0", "0.0625", ("0.01", "0.1", "0.5")),
    ("erlang_a", 15, "13.25", "0.5", "0.0625", ("0.05", "0.3", "1", "2")),
    ("erlang_a", 10, "13.25", "2.5", "0.5", ("0.1", "0.5")),
    ("erlang_a", 1, "0.5", "0.5", "0.125", ("0.2", "1")),
    ("erlang_a", 110, "100", "0.25", "0.0625", ("0.01", "0.1", "0.5")),
]


def main() -> None:
    days = {"erlang_b": erlang_b, "erlang_c": erlang_c, "erlang_a": erlang_a}
    with TABLE.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS + VALUES)
        for model, n, a, patience, wait, variations in CASES:
            for cv in variations:
                values = mixture(days[model], n, mpf(a), mpf(patience), mpf(wait), mpf(cv))
                writer.writerow([model, n, a, patience, wait, cv] + [nstr(v, 25) if v != inf else "inf" for v in values])
                file.flush()


if __name__ == "__main__":
    main()
