"""Writes tests/reference/tables/finite_queue.csv and finite_queue_large.csv: Erlang A with lines and balking to 30 digits.

    python tools/make_finite_queue_table.py      # needs mpmath and gmpy2; minutes

The method is not the library's. A contact that stays and finds j others waiting is answered, if at all, after j + 1 stages of
the rates n + i theta; what it is offered and when are incomplete beta functions of each j (of Poisson's law for endless
patience), summed from their power series with so many digits that differences do no harm, and then over the states of the
birth-death chain, all of them. The odds of finding a server free are the integral of make_reference_tables.py.

Lines that are not whole: with k whole places and a part f, the last of k + 1 places admits the share (1 - r^f) / (1 - r) of those
who come upon it, r the ratio of the weights of the states on either side of it.
"""

from __future__ import annotations

import math
import random

import gmpy2
from gmpy2 import ceil, exp, expm1, mpfr
from make_reference_tables import log_free_odds, log_uniform, rounded, write
from mpmath import mp, mpf
from mpmath import exp as mp_exp

INPUTS = ["servers", "offered_load", "patience", "balking", "lines", "wait"]
DIGITS = 400  # the smallest tails are around 1e-290
inf = mpfr("inf")


def finite_queue(*inputs):
    """All measures of M/M/n/K+M with balking, lines > servers > 0."""
    odds = mp_exp(log_free_odds(*inputs[:2]))
    with gmpy2.context(gmpy2.get_context(), precision=int(DIGITS * math.log2(10))):
        values = sums_over_states(mpfr(mp.nstr(odds, 70)), *[mpfr(mp.nstr(each, 70)) for each in inputs])
        return {name: mpf(str(value)) for name, value in values.items()}


def sums_over_states(odds, n, a, patience, balking, lines, wait):
    theta = 1 / patience if patience < inf else mpfr(0)
    stay = 1 - balking
    willing = a * stay
    places = lines - n
    last = int(ceil(places)) - 1
    gone = -expm1(-theta * wait)
    used = gone / theta if theta > 0 else wait
    ratio = willing / (n + (last + 1) * theta)
    part = places - last
    if part < 1 and ratio != 1:
        part = (1 - ratio**part) / (1 - ratio)
    found = answered = wait_sum = delay = mpfr(0)
    answered_after = lost_within = lost = mpfr(0)
    weight = mpfr(1)  # of "j wait"
    moves = exp(-(n + theta) * wait)  # probability that j of the contacts ahead have left, own patience included
    moves_served = exp(-n * wait)  # the same for the offered wait
    answered_later, not_reached = mpfr(0), mpfr(0)
    climb = mpfr(0)
    rate = n  # at which the queue moves with j waiting
    for j in range(last + 1):
        answered_later += moves
        not_reached += moves_served
        next_served = moves_served * used * rate / (j + 1)
        rate = n + (j + 1) * theta
        stage = 1 / rate
        climb += stage
        here = weight * (part if j == last else 1)
        served = here * n * stage
        waits = here * (j + 1) * stage
        gives_up = waits * theta
        found += here
        answered += served
        wait_sum += waits
        delay += served * climb
        lost += gives_up
        answered_after += served * answered_later
        lost_within += gives_up * (1 - not_reached - next_served) + here * gone * not_reached
        if j < last:
            weight *= willing * stage
            moves *= used * rate / (j + 1)
            moves_served = next_served
    blocked = weight * (1 - part) + weight * part * ratio
    admitted = odds + found
    total = admitted + blocked
    all_answered = odds + stay * answered
    return {
        "answered_within": (odds + stay * (answered - answered_after)) / total,
        "answered_after": stay * answered_after / total,
        "abandoned_within": (balking * found + stay * lost_within) / total,
        "abandoned_after": stay * (lost - lost_within) / total,
        "abandonment": (balking * found + stay * lost) / total,
        "probability_of_wait": found / admitted,
        "mean_wait": stay * wait_sum / admitted,
        "mean_wait_of_answered": stay * delay / all_answered,
        "occupancy": a / n * all_answered / total,
        "mean_queue_length": a * stay * wait_sum / total,
        "blocked": blocked / total,
    }


def points():
    chance = random.Random(1963)
    second_over_hour, week_over_second = 1e-3 / 3600, 604800
    chosen = [(15, 40 / 3, 0.5, 0, 20, 20 / 240), (15, 40 / 3, 0.5, 0.1, 20, 20 / 240), (5, 40 / 3, math.inf, 0, 40, 2),
              (1, 1e-6, 1e-3, 0, 2, 1e-4), (1, 1, math.inf, 0, 2, 1), (1, 1, math.inf, 0, 1001, 300), (10, 12, math.inf, 0, 10.5, 0.1),
              (100, 99.5, 6e5, 0, 700, 1), (100, 130, 6e5, 0.05, 400, 2.5), (1000, 1000, 2, 0, 1300, 0.02), (1000, 1200, 50, 0, 1900, 0.7),
              (1000, 1000, math.inf, 0, 3000, 0.5), (3000, 3100, 10, 0.01, 9000, 0.25), (0.01, 50, 3, 0.2, 60.01, 2)]
    for i in range(120):
        load = rounded(log_uniform(chance, 1e-3, 1e3), chance.choice((3, 17)))
        servers = (log_uniform(chance, 1e-2, 1e3), load * log_uniform(chance, 0.25, 4),
                   abs(load + chance.gauss(0, 2) * math.sqrt(load)))[i % 3]
        if chance.random() < 0.6:
            servers = math.ceil(servers)
        servers = rounded(max(servers, 1e-3))
        places = log_uniform(chance, 0.3, 600)
        places = math.ceil(places) if chance.random() < 0.7 else rounded(places, 6)
        patience = math.inf if i % 10 == 9 else rounded(log_uniform(chance, second_over_hour, week_over_second))
        wait = log_uniform(chance, 1e-4, 1e1)
        if math.isfinite(patience) and (wait > 600 * patience or chance.random() < 0.3):
            wait = patience * log_uniform(chance, 1e-3, 10)
        balking = chance.choice((0, 0, 0.05, rounded(chance.random(), 3)))
        chosen.append((servers, load, patience, balking, servers + places, rounded(wait, 3)))
    return chosen


def points_of_large_centers():
    """Loads up to 1e6 erlangs; few places and many, patience from a millisecond to a week, overload included."""
    chance = random.Random(1975)
    second_over_hour, week_over_second = 1e-3 / 3600, 604800
    chosen = [(1e6 - 5e4, 1e6, 3360, 0, 1e6, 0.05), (999000, 1e6, 0.5, 0, 1e6, 1e-3), (1e6 - 2e5, 1e6, 100, 0.01, 1e6, 0.2),
              (900000, 1e6, math.inf, 0, 1e6, 0.1), (999900.5, 1e6, 2, 0, 999990.25, 1e-5), (5e5, 1e6, 1e-6, 0, 1e6, 1e-6),
              (990000, 985000, 604800, 0, 1e6, 2e-3), (1e5, 1e5, 20, 0.05, 130000, 0.03)]
    for i in range(32):
        load = rounded(log_uniform(chance, 1e3, 1e6), chance.choice((3, 17)))
        servers = (load * log_uniform(chance, 0.5, 1.5), load + chance.gauss(0, 2) * math.sqrt(load))[i % 2]
        servers = min(math.ceil(servers) if chance.random() < 0.6 else rounded(servers), 990000)
        places = min(math.ceil(log_uniform(chance, 1, 2e5)), 1e6 - servers)
        places = places if chance.random() < 0.7 else rounded(places * 0.9, 6)
        patience = math.inf if i % 8 == 7 else rounded(log_uniform(chance, second_over_hour, week_over_second))
        wait = min(places / servers, 3 * patience) * log_uniform(chance, 0.03, 1.1)
        balking = chance.choice((0, 0, 0.05, rounded(chance.random(), 3)))
        chosen.append((servers, load, patience, balking, servers + places, rounded(wait, 3)))
    return chosen


if __name__ == "__main__":
    values = list(finite_queue(mpf(2), mpf(1), mpf(1), mpf(0), mpf(4), mpf(1)))
    write("finite_queue", INPUTS, finite_queue, points(), values)
    write("finite_queue_large", INPUTS, finite_queue, points_of_large_centers(), values)
