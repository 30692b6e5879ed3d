"""Writes tests/reference/tables/deterministic_service.csv: queues whose handling times are all the same (M/D/n), 25 digits.

    python tools/make_deterministic_service_table.py      # needs mpmath; a minute

The method is not the library's: with N in the system, N(t + 1) = max(N(t) - n, 0) + arrivals, so the waiting Q = max(N - n, 0)
have the generating function (n - a) (z - 1) prod (z - z_k) / (1 - z_k) / (z^n - e^(a (z - 1))), z_k the n - 1 other roots of
the denominator in the unit disk [Crommelin1932]. Hence P(no wait) = (n - a) / prod (1 - z_k), the mean of Q, and by its power
series P(wait <= x) = sum over j < k n of P(Q <= k n - 1 - j) P(Poisson(a (k - x)) = j), k - 1 <= x < k [Franx2001]. The series
loses digits and is therefore found with many more. Times are in handling times.
"""

from __future__ import annotations

import csv
from pathlib import Path

from mpmath import exp, factorial, mp, mpc, mpf, nstr, pi, workdps

mp.dps = 60
TABLE = Path(__file__).parent.parent / "tests/reference/tables/deterministic_service.csv"
COLUMNS = ("servers", "offered_load", "wait")
VALUES = ("probability_of_wait", "mean_wait", "answered_within", "answered_after")


def roots(n: int, a: mpf) -> list:
    """Of z = e^(2 pi i k / n) e^(a (z - 1) / n), k = 1 ... n - 1: fixed points, then Newton's method."""
    found = []
    for k in range(1, n):
        turn, z = exp(mpc(0, 2 * pi * k / n)), mpc(0)
        for _ in range(15):
            z = turn * exp(a * (z - 1) / n)
        for _ in range(10):
            image = turn * exp(a * (z - 1) / n)
            z -= (z - image) / (1 - a / n * image)
        found.append(z)
    return found


def queue_law(n: int, a: mpf, zs: list, most: int) -> list:
    """P(Q <= m), m = 0 ... most, from the power series of the generating function."""
    numerator = [mpc(1)]
    for z in [mpc(1), *zs]:
        numerator = [(numerator[i - 1] if i else 0) - (z * numerator[i] if i < len(numerator) else 0)
                     for i in range(len(numerator) + 1)]
    scale = n - a
    for z in zs:
        scale /= 1 - z
    numerator = [(scale * c).real for c in numerator]
    denominator = [-exp(-a) * a**i / factorial(i) + (1 if i == n else 0) for i in range(most + 1)]
    series, law = [], []
    for m in range(most + 1):
        rest = numerator[m] if m <= n else mpf(0)
        rest -= sum(series[j] * denominator[m - j] for j in range(m))
        series.append(rest / denominator[0])
        law.append(series[-1] + (law[-1] if law else 0))
    return law


def rows(servers: str, load: str) -> list[list]:
    n, a = int(servers), mpf(float(load))
    zs = roots(n, a)
    at_once, mean_queue = mpc(n - a), mpc((a * a - n * (n - 1)) / (2 * (n - a)))
    for z in zs:
        at_once /= 1 - z
        mean_queue += 1 / (1 - z)
    law = queue_law(n, a, zs, (int(float(WAITS[-1])) + 1) * n - 1)
    result = []
    for wait in WAITS:
        x = mpf(float(wait))
        k = int(x) + 1
        left = a * (k - x)
        within = sum(law[k * n - 1 - j] * exp(-left) * left**j / factorial(j) for j in range(k * n))
        assert x > 0 or abs(within - at_once.real) < mpf(10) ** -40
        numbers = (1 - at_once.real, mean_queue.real / a, within, 1 - within)
        result.append([servers, load, wait, *(nstr(number, 25) for number in numbers)])
    return result


CASES = (("1", "0.1"), ("1", "0.9"), ("2", "1.5"), ("5", "2"), ("5", "4.75"), ("15", "8"), ("15", "13.25"), ("40", "38"),
         ("100", "90"), ("100", "98.5"))
WAITS = ("0", "0.0625", "0.3", "1.5")


def main() -> None:
    with TABLE.open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS + VALUES)
        for servers, load in CASES:
            with workdps(60 + 2 * int(servers)):
                out.writerows(rows(servers, load))


if __name__ == "__main__":
    main()
