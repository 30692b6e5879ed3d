"""Writes tests/reference/tables/general_patience.csv: M/M/n+G to 25 digits, computed with 40.

    python tools/make_general_patience_table.py      # needs mpmath; minutes

The method is not the library's: the exponent of the density of the offered wait is taken in closed form from the integral of the
survival, (load H(w) - servers w), and the integrals by Gauss-Legendre panels cut at the kinks of the law, at T, at the top,
where the exponent has dropped by certain amounts, and geometrically towards 0, where some laws are singular. Times are in mean
service times. The parameters are doubles, written so that they read back exactly.
"""

from __future__ import annotations

import csv
import math
import random
from pathlib import Path

from mpmath import erfc, exp, expm1, gamma, gammainc, inf, log, log1p, mp, mpf, nstr, quad, sqrt
from mpmath.calculus.quadrature import GaussLegendre

mp.dps = 40
NODES = GaussLegendre(mp).calc_nodes(5, mp.prec + 20)  # 48 points
TABLE = Path(__file__).parent.parent / "tests/reference/tables/general_patience.csv"
FIELDS = ("answered_within", "answered_after", "abandoned_within", "abandoned_after", "abandonment", "probability_of_wait",
          "mean_wait", "mean_wait_of_answered", "occupancy", "mean_queue_length")
KNOTS = ((mpf(0.05), mpf(0.9)), (mpf(0.1), mpf(0.875)), (mpf(0.5), mpf(0.5)), (mpf(0.75), mpf(0.5)), (mpf(2), mpf(0.0625)))


class Exponential:
    kinks = ()

    def __init__(self, mean, _=0, __=0):
        self.mean = mpf(mean)

    def survival(self, t):
        return exp(-t / self.mean)

    def cdf(self, t):
        return -expm1(-t / self.mean)

    def integral(self, t):
        return self.mean * self.cdf(t)


class Gamma:
    kinks = ()

    def __init__(self, mean, scv, _=0):
        self.mean, self.k = mpf(mean), 1 / mpf(scv)
        self.scale = self.mean / self.k

    def survival(self, t):
        return gammainc(self.k, t / self.scale, inf, regularized=True)

    def cdf(self, t):
        return gammainc(self.k, 0, t / self.scale, regularized=True)

    def integral(self, t):
        return self.mean * gammainc(self.k + 1, 0, t / self.scale, regularized=True) + t * self.survival(t)


class Lognormal:
    kinks = ()

    def __init__(self, mean, scv, _=0):
        self.mean, self.s = mpf(mean), sqrt(log1p(mpf(scv)))
        self.m = log(self.mean) - self.s**2 / 2

    def survival(self, t):
        return erfc((log(t) - self.m) / self.s / sqrt(mpf(2))) / 2 if t else mpf(1)

    def cdf(self, t):
        return erfc(-(log(t) - self.m) / self.s / sqrt(mpf(2))) / 2 if t else mpf(0)

    def integral(self, t):
        if not t:
            return mpf(0)
        z = (log(t) - self.m) / self.s
        return self.mean * erfc((self.s - z) / sqrt(mpf(2))) / 2 + t * self.survival(t)


class Weibull:
    kinks = ()

    def __init__(self, mean, shape, _=0):
        self.mean, self.k = mpf(mean), mpf(shape)
        self.scale = self.mean / gamma(1 + 1 / self.k)

    def survival(self, t):
        return exp(-((t / self.scale) ** self.k))

    def cdf(self, t):
        return -expm1(-((t / self.scale) ** self.k))

    def integral(self, t):
        return self.mean * gammainc(1 / self.k, 0, (t / self.scale) ** self.k, regularized=True)


class Hyperexponential:
    kinks = ()

    def __init__(self, share, first, second):
        self.parts = ((mpf(share), mpf(first)), (1 - mpf(share), mpf(second)))
        self.mean = sum(p * m for p, m in self.parts)

    def survival(self, t):
        return sum(p * exp(-t / m) for p, m in self.parts)

    def cdf(self, t):
        return -sum(p * expm1(-t / m) for p, m in self.parts)

    def integral(self, t):
        return -sum(p * m * expm1(-t / m) for p, m in self.parts)


class Deterministic:
    def __init__(self, mean, _=0, __=0):
        self.mean = mpf(mean)
        self.kinks = (self.mean,)

    def survival(self, t):
        return mpf(t < self.mean)

    def cdf(self, t):
        return mpf(t >= self.mean)

    def integral(self, t):
        return min(t, self.mean)


class Empirical:
    """KNOTS, stretched by a factor."""

    def __init__(self, stretch, _=0, __=0):
        self.points = [(mpf(0), mpf(1))] + [(mpf(float(t) * stretch), s) for t, s in KNOTS]
        self.kinks = tuple(t for t, _ in self.points[1:-1])
        self.mean = self.integral(mpf(10) ** 9)

    def pieces(self):
        for i, ((t0, s0), (t1, s1)) in enumerate(zip(self.points, self.points[1:])):
            yield t0, inf if i == len(self.points) - 2 else t1, s0, log(s0 / s1) / (t1 - t0)

    def survival(self, t):
        return next(s0 * exp(-rate * (t - t0)) for t0, t1, s0, rate in self.pieces() if t < t1)

    def cdf(self, t):
        return 1 - self.survival(t)

    def integral(self, t):
        total = mpf(0)
        for t0, t1, s0, rate in self.pieces():
            if t > t0:
                d = min(t, t1) - t0
                total += s0 * (-expm1(-rate * d) / rate if rate else d)
        return total


LAWS = {c.__name__.lower(): c for c in (Exponential, Gamma, Lognormal, Weibull, Hyperexponential, Deterministic, Empirical)}


def measures(law, balking, n, a, wait):
    joining = 1 - balking
    exponent = lambda w: a * joining * law.integral(w) - n * w
    stays = lambda w: joining * law.survival(w)
    gone = lambda w: balking + joining * law.cdf(w)

    # the top of the exponent, and where it has dropped
    low, high = mpf(0), law.mean
    while a * stays(high) > n:
        high *= 2
    for _ in range(150):
        middle = (low + high) / 2
        low, high = (middle, high) if a * stays(middle) > n else (low, middle)
    top = high if a * stays(mpf(0)) > n and high > mpf(10) ** -30 else mpf(0)

    def drop_at(start, drop, direction):
        reach, limit = mpf(10) ** -12, (start if direction < 0 else inf)
        while exponent(start) - exponent(start + direction * min(reach, limit)) < drop:
            if reach >= limit:
                return start + direction * limit
            reach *= 2
        inside, outside = mpf(0), min(reach, limit)
        for _ in range(30):
            middle = (inside + outside) / 2
            inside, outside = (middle, outside) if exponent(start) - exponent(start + direction * middle) < drop else (inside, middle)
        return start + direction * outside

    cuts = {mpf(0), top, wait, *law.kinks}
    for start in {top, wait, *law.kinks}:
        for drop in (0.5, 1, 2, 4, 8, 16, 32, 64, 100):
            for direction in (-1, 1):
                cuts.add(drop_at(start, drop, direction))
    last = max(drop_at(start, 100, 1) for start in {top, wait, *law.kinks})
    for k in range(-60, 6):
        cuts |= {law.mean * mpf(2) ** k, law.mean * (mpf(1) + k / mpf(40)) if k > -40 else mpf(0)}
    if top:
        cuts |= {top * (1 + mpf(k) / 20) for k in range(-19, 20)}
    cuts |= {wait * (1 + mpf(2) ** -k) for k in range(0, 40, 2)}
    points = sorted(c for c in cuts if 0 <= c <= last)
    scale = exponent(top)
    sums = {False: [mpf(0)] * 5, True: [mpf(0)] * 5}
    stays_at_wait = stays(wait)
    for start, end in zip(points, points[1:]):
        if end - start < mpf(10) ** -30:
            continue
        after = start >= wait
        center, half = (start + end) / 2, (end - start) / 2
        for node, node_weight in NODES:
            w = center + half * node
            weight = half * node_weight * n * exp(exponent(w) - scale)
            stay = stays(w)
            lost = stays_at_wait - stay if after else gone(w)
            for i, factor in enumerate((1, stay, lost, stay * w, joining * law.integral(w))):
                sums[after][i] += weight * factor
    # (1 - B) / B by Jagerman's integral, n times the integral of exp(n s - a (e^s - 1))
    peak = log(n / a) if n > a else mpf(0)
    log_free = lambda s: n * s - a * expm1(s)
    width = 1 / sqrt(max(n, a))
    cuts = sorted({mpf(0), peak, *(max(mpf(0), peak + width * k) for k in (-14, -9, -6, -4, -2, -1, 1, 2, 4, 6, 9, 14, 30, 60))})
    steep = [mpf(2) ** -k for k in range(-4, 60)]
    cuts = sorted({*cuts, *(c for c in steep if log_free(c) - log_free(peak) > -110)})
    free = mpf(0)
    for start, end in zip(cuts, cuts[1:]):
        center, half = (start + end) / 2, (end - start) / 2
        free += sum(half * wt * n * exp(log_free(center + half * x) - log_free(peak)) for x, wt in NODES)
    free *= exp(log_free(peak) - scale)
    within, later = sums[False], sums[True]
    total = free + within[0] + later[0]
    lost_within = within[2] + gone(wait) * later[0]
    answered = within[1] + later[1]
    mean_wait = (within[4] + later[4]) / total
    return ((free + within[1]) / total, later[1] / total, lost_within / total, later[2] / total, (lost_within + later[2]) / total,
            (within[0] + later[0]) / total, mean_wait, (within[3] + later[3]) / (free + answered), a / n * (free + answered) / total,
            a * mean_wait)


def parameters(law, patience, dice):
    spread = float(2.0 ** dice.randint(-4, 3))
    if law == "hyperexponential":
        return (dice.choice((0.125, 0.5, 0.875)), patience / 8, patience * 2)
    if law == "weibull":
        return (patience, dice.choice((0.3, 0.5, 0.75, 1.5, 2.0, 4.0)), 0.0)
    return (patience, spread if law in ("gamma", "lognormal") else 0.0, 0.0)


def main():
    dice = random.Random(1981)
    with TABLE.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("law", "first", "second", "third", "balking", "servers", "offered_load", "wait", *FIELDS))
        for turn in range(84):
            law = list(LAWS)[turn % len(LAWS)]
            load = math.exp(dice.uniform(math.log(0.5), math.log(1e5 if turn % 5 == 0 else 300)))
            servers = load + math.sqrt(load) * dice.uniform(-3, 3) if turn % 3 else load * math.exp(dice.uniform(-0.7, 0.7))
            servers = float(max(round(servers), 1)) if turn % 2 else max(servers, 0.25)
            patience = math.exp(dice.uniform(math.log(0.02), math.log(5)))
            wait = dice.choice((0.0, patience / 16, 1 / 9, patience * 1.5))
            first, second, third = parameters(law, patience, dice)
            balking = dice.choice((0.0, 0.0, 0.1))
            row = measures(LAWS[law](first, second, third), mpf(balking), mpf(servers), mpf(load), mpf(wait))
            writer.writerow((law, first, second, third, balking, servers, load, wait, *(nstr(v, 25) for v in row)))
            file.flush()


if __name__ == "__main__":
    main()
