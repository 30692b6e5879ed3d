"""Writes tests/reference/tables/*.csv: Erlang B, C and A to 30 digits, computed with 60.

    python tools/make_reference_tables.py [erlang_b_c] [erlang_a]      # needs mpmath; minutes

The method is not the library's: every quantity is an integral of a positive function, by Gauss-Legendre panels placed
where the integrand lives. With n servers, load a, mean patience p (in mean service times), x = a p and y = n p:

    (1 - B) / B = n  integral over s > 0 of exp(n s - a (e^s - 1))                          [Jagerman1974], t = e^s - 1
    density of the offered wait, w in mean patiences, up to a factor:
                  y exp(x (1 - e^-w) - y w)                                                 [BaccelliHebuterne1981]

Each row also has the condition number of each value: the sum over the inputs of |d ln(value) / d ln(input)|, which is what
a relative error of one in every input does to it; for the probabilities of Erlang B and C themselves only the load counts,
|n - a + a B|. Inputs are doubles, written so that they read back exactly.
`python tools/make_reference_tables.py check` compares the integrals with plain sums over the states.
"""

from __future__ import annotations

import csv
import math
import random
import sys
from pathlib import Path

from mpmath import exp, expm1, log, log1p, mp, mpf, nstr
from mpmath.calculus.quadrature import GaussLegendre

mp.dps = 60
DROPS = (1, 3, 8, 16, 32, 64, 110, 160)  # of the logarithm of the integrand, below its largest value
NODES = GaussLegendre(mp).calc_nodes(6, mp.prec + 20)  # 96 points
TABLES = Path(__file__).parent.parent / "tests/reference/tables"
STEP = mpf(10) ** -20


def exponential_remainder(d: float) -> float:
    """e^d - 1 - d, roughly."""
    if abs(d) < 1e-3:
        return d * d / 2 * (1 + d / 3)
    return math.expm1(d) - d if d < 700 else math.inf


def distance_of_drop(b, z, top, drop, direction):
    """How far from `top` b s - z (e^s - 1) is `drop` below its value there; roughly."""
    slope, curvature = float(b - z * exp(top)), float(z * exp(top))

    def fall(d):
        return curvature * exponential_remainder(direction * d) - slope * direction * d

    low, high = 0.0, 1e-30
    while fall(high) < drop:
        low, high = high, 2 * high
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if fall(middle) < drop else (low, middle)
    return mpf(high)


def integrate(b, z, low, high, weights):
    """Integrals over low < s < high of weight(s) exp(b s - z (e^s - 1)), one a weight; returns (values, logarithm of their scale)."""
    top = log(b / z)
    top = max(low, min(high, top))
    scale = b * top - z * expm1(top)
    cuts = {top}
    for drop in DROPS:
        if top > low:
            cuts.add(max(low, top - distance_of_drop(b, z, top, drop, -1)))
        if top < high:
            cuts.add(min(high, top + distance_of_drop(b, z, top, drop, 1)))
    left, right = min(cuts), max(cuts)
    for k in range(-4, 8):  # where the exponential bends, should that be finer than the drops
        for cut in (mpf(2) ** k, -mpf(2) ** k, top + mpf(2) ** k, top - mpf(2) ** k):
            if left < cut < right:
                cuts.add(cut)
    points = sorted(cuts)
    totals = [mpf(0)] * len(weights)
    for start, end in zip(points, points[1:]):
        center, half = (start + end) / 2, (end - start) / 2
        for node, node_weight in NODES:
            s = center + half * node
            value = node_weight * half * exp(b * s - z * expm1(s) - scale)
            for i, weight in enumerate(weights):
                totals[i] += weight(s) * value
    return totals, scale


def one(_s):
    return mpf(1)


def log_free_odds(n, a):
    (value,), scale = integrate(n, a, mpf(0), mpf(10) ** 6, [one])
    return log(n * value) + scale


def erlang_b_c(n, a, wait):
    """All of Erlang B, and of Erlang C where a < n."""
    log_odds = log_free_odds(n, a)
    odds = exp(log_odds)
    log_b = -log1p(odds)
    values = {"blocking": exp(log_b), "log_blocking": log_b, "served": odds / (1 + odds)}
    if a < n:
        at_once = odds * (n - a) / n
        log_c = -log1p(at_once)
        values |= {"waits": exp(log_c), "log_waits": log_c, "wait_exceeds": exp(log_c - (n - a) * wait),
                   "wait_within": (at_once - expm1(-(n - a) * wait)) / (1 + at_once)}
    return values


def erlang_a(n, a, patience, wait):
    """All measures of Erlang A; s = -w is minus the offered wait in patiences."""
    x, y, w = a * patience, n * patience, wait / patience
    far = -mpf(10) ** 30
    early_stays, early_scale = integrate(y, x, -w, mpf(0), [
        lambda s: exp(s), lambda s: -expm1(s), lambda s: -s * exp(s), one]) if wait > 0 else ([mpf(0)] * 4, mpf(0))
    late_stays, late_scale = integrate(y, x, far, -w, [
        lambda s: exp(s), lambda s: exp(-w) - exp(s), lambda s: -s * exp(s), one])
    log_odds = log_free_odds(n, a)
    largest = max(early_scale, late_scale, log_odds)
    free = exp(log_odds - largest)
    early = [y * exp(early_scale - largest) * value for value in early_stays]
    late = [y * exp(late_scale - largest) * value for value in late_stays]
    total = free + early[3] + late[3]
    gone_early = early[1] + -expm1(-w) * late[3]
    lost = gone_early + late[1]
    answered = free + early[0] + late[0]
    return {
        "answered_within": (free + early[0]) / total,
        "answered_after": late[0] / total,
        "abandoned_within": gone_early / total,
        "abandoned_after": late[1] / total,
        "abandonment": lost / total,
        "probability_of_wait": (early[3] + late[3]) / total,
        "mean_wait": patience * lost / total,
        "mean_wait_of_answered": patience * (early[2] + late[2]) / answered,
        "occupancy": a / n * answered / total,
        "mean_queue_length": a * patience * lost / total,
    }


def with_conditions(function, inputs):
    """The values, and for each the sum over the inputs of |d ln(value) / d ln(input)|."""
    values = function(*inputs)
    conditions = {name: mpf(0) for name in values}
    for i, each in enumerate(inputs):
        if each == 0:
            continue
        moved = function(*inputs[:i], each * (1 + STEP), *inputs[i + 1:])
        for name, value in values.items():
            if value != 0 and name in moved:
                conditions[name] += abs((moved[name] / value - 1) / STEP)
    if "blocking" in values:
        servers, load = inputs[:2]
        conditions["blocking"] = conditions["waits"] = abs(servers - load + load * values["blocking"])
    return values, conditions


def log_uniform(chance, low, high):
    return math.exp(chance.uniform(math.log(low), math.log(high)))


def rounded(value, digits=17):
    return float(f"{value:.{digits - 1}e}")


def points_of_b_c():
    chance = random.Random(1909)
    points = [(14, 10, 20 / 180), (190, 200, 0.1), (171, 150, 1), (200, 5, 1), (5000, 10000, 1), (10, 9.999999, 1e6),
              (1, 1e-6, 1), (1e-3, 1e-6, 1), (0.5, 0.56, 0.5), (29.999, 25, 0.1), (30, 12, 0.1), (30, 12.0001, 0.1),
              (30, 60, 0.1), (30, 60.001, 0.1), (1e6, 999000, 1e-3), (1e12, 999999000000.0, 1e-6),
              (1e12, 1000001000000.0, 0), (1e9, 1e12, 0), (1e6, 1e5, 1e-6), (1000, 1000.0000001, 0), (1e4, 9.9e3, 7)]
    for i in range(600):
        load = rounded(log_uniform(chance, 1e-6, 1e12), chance.choice((3, 17)))
        servers = (log_uniform(chance, 1e-3, 1e12), load * log_uniform(chance, 0.2, 5),
                   abs(load + chance.gauss(0, 2) * math.sqrt(load)))[i % 3]
        if chance.random() < 0.6:
            servers = math.ceil(servers)
        points.append((rounded(max(servers, 1e-6)), load, rounded(log_uniform(chance, 1e-4, 1e2), 3)))
    return points


def points_of_a():
    chance = random.Random(1957)
    second_over_hour, week_over_second = 1e-3 / 3600, 604800
    points = [(15, 40 / 3, 0.5, 20 / 240), (16, 40 / 3, 0.5, 20 / 240), (5, 40 / 3, 0.5, 20 / 240), (50, 48, 2, 0.3),
              (1e6, 1e6, 1, 1 / 9), (250, 500, 36000, 20), (250, 500, 36000, 30000), (1, 1e-6, 1e-3, 0), (0.001, 1e6, 1, 1),
              (0.001, 0.01, 1e5, 10), (1e6, 1e-6, 1, 0.1), (1e6, 1.5e6, 1e5, 1), (1e6, 1.00001e6, 6e5, 1), (30, 30, 1e5, 0.1),
              (29.5, 31, 100, 3), (2, 200, 6e5, 100), (2, 200, 6e5, 2e6), (1e5, 1.1e5, 60, 4.9), (1e5, 1.1e5, 60, 5.7)]
    for i in range(240):
        load = rounded(log_uniform(chance, 1e-6, 1e6), chance.choice((3, 17)))
        servers = (log_uniform(chance, 1e-2, 1e6), load * log_uniform(chance, 0.25, 4),
                   abs(load + chance.gauss(0, 2) * math.sqrt(load)))[i % 3]
        if chance.random() < 0.6:
            servers = math.ceil(servers)
        patience = log_uniform(chance, second_over_hour, week_over_second)
        wait = log_uniform(chance, 1e-4, 1e1) if chance.random() < 0.7 else patience * log_uniform(chance, 1e-3, 10)
        points.append((rounded(max(servers, 1e-3)), load, rounded(patience), rounded(wait, 3)))
    return points


def write(name, input_names, function, points, value_names):
    TABLES.mkdir(parents=True, exist_ok=True)
    with (TABLES / f"{name}.csv").open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow([*input_names, *[c for v in value_names for c in (v, f"condition_of_{v}")]])
        for inputs in points:
            values, conditions = with_conditions(function, [mpf(each) for each in inputs])
            row = [repr(float(each)) for each in inputs]
            for value in value_names:
                known = value in values
                row += [nstr(values[value], 30, min_fixed=1, max_fixed=0) if known else "",
                        nstr(conditions[value], 4, min_fixed=1, max_fixed=0) if known else ""]
            out.writerow(row)


def check():
    """The integrals against sums over the states, in cases small enough to add up."""
    worst = mpf(0)
    for n, a, patience, wait in [(5, 4, 0.5, 0.1), (3, 8, 20, 2), (12, 10, 100, 0.2), (40, 35, 3, 0.01), (1, 0.01, 1, 3)]:
        got = erlang_a(mpf(n), mpf(a), mpf(patience), mpf(wait))
        n, a, theta = n, mpf(a), 1 / mpf(patience)
        weights, k = [mpf(1)], 0
        while k < n or weights[-1] > mpf(10) ** -70 * sum(weights):
            k += 1
            weights.append(weights[-1] * a / (k if k <= n else n + (k - n) * theta))
        total = sum(weights)
        queue = sum((i - n) * each for i, each in enumerate(weights) if i > n) / total
        busy = sum(min(i, n) * each for i, each in enumerate(weights)) / total
        wait_share = sum(weights[n:]) / total
        expected = {"mean_queue_length": queue, "abandonment": queue * theta / a, "occupancy": busy / n,
                    "probability_of_wait": wait_share, "mean_wait": queue / a}
        shares = sum(got[s] for s in ("answered_within", "answered_after", "abandoned_within", "abandoned_after"))
        worst = max([worst, abs(shares - 1), *[abs(got[name] / value - 1) for name, value in expected.items()]])
    print("largest relative difference from sums over the states:", nstr(worst, 3))
    assert worst < mpf(10) ** -45


def main() -> None:
    chosen = sys.argv[1:] or ["erlang_b_c", "erlang_a"]
    if "check" in chosen:
        check()
    if "erlang_b_c" in chosen:
        write("erlang_b_c", ["servers", "offered_load", "wait"], erlang_b_c, points_of_b_c(),
              ["blocking", "log_blocking", "served", "waits", "log_waits", "wait_exceeds", "wait_within"])
    if "erlang_a" in chosen:
        write("erlang_a", ["servers", "offered_load", "patience", "wait"], erlang_a, points_of_a(),
              list(erlang_a(mpf(2), mpf(1), mpf(1), mpf(1))))


if __name__ == "__main__":
    main()
