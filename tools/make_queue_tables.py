"""Writes tests/reference/tables/{erlang_x,engset,finite_source,extended_erlang_b,priorities,chat,blended}.csv to 25 digits, computed with 90.

    python tools/make_queue_tables.py [name ...]      # needs mpmath; minutes

The methods are not the library's. Every queue is a birth-death chain whose states are summed one by one; where servers are not
whole numbers, those of Erlang B below them are the integral of make_reference_tables.py, and Engset's an incomplete beta function. A contact that finds j others waiting for servers of the rate r in all meets its server after j + 1 stages of
the rates r + i theta, i = j ... 0: the offered wait V has e^(-theta V) distributed as Beta(r / theta, j + 1), as Erlang's law
where nobody hangs up. What is answered and when is a sum over j of incomplete beta and gamma functions. Redials: the load of all
attempts is the root of its balance, by Newton's method with as many digits. Priorities: the contact tagged is followed through the chain
of those ahead of it, with those of higher classes that come meanwhile, by uniformization. Times are in mean handling times.
"""

from __future__ import annotations

import csv
import random
import sys
from pathlib import Path

from make_reference_tables import log_free_odds
from mpmath import betainc, binomial, exp, findroot, floor, gamma, gammainc, inf, mp, mpf, nstr, workdps

mp.dps = 90  # after make_reference_tables has asked for fewer
TABLES = Path(__file__).parent.parent / "tests/reference/tables"
NEGLIGIBLE = mpf(10) ** -70


def line(odds, load, rate, theta, wait, places=inf):
    """A queue of endless or so many places before servers of the rate `rate`, from the odds of a free server.

    :param odds: weight of the states with a free server, over that of the state "all busy, nobody waits"
    """
    answered_within = answered_after = abandoned_within = abandoned_after = delay = waited = length = found = mpf(0)
    weight, climb, j = mpf(1), mpf(0), 0
    while j < places and (weight > NEGLIGIBLE * found or load > rate + j * theta):
        if theta > 0:
            stays = exp(-theta * wait)
            beyond = betainc(rate / theta, j + 1, 0, stays, regularized=True)
            answered_beyond = betainc(rate / theta + 1, j + 1, 0, stays, regularized=True)
        else:
            stays = mpf(1)
            beyond = answered_beyond = gammainc(j + 1, rate * wait, regularized=True)
        climb += 1 / (rate + (j + 1) * theta)
        served = rate / (rate + (j + 1) * theta)
        later = served * answered_beyond
        answered_within += weight * (served - later)
        answered_after += weight * later
        abandoned_within += weight * (1 - stays * beyond - (served - later))
        abandoned_after += weight * (stays * beyond - later)
        waited += weight * (j + 1) / (rate + (j + 1) * theta)
        delay += weight * served * climb
        found += weight
        j += 1
        length += j * weight * load / (rate + j * theta)
        weight *= load / (rate + j * theta)
    blocked = weight if j >= places else mpf(0)
    total = odds + found + blocked
    answered = odds + answered_within + answered_after
    return {"answered_within": (odds + answered_within) / total, "answered_after": answered_after / total,
            "abandoned_within": abandoned_within / total, "abandoned_after": abandoned_after / total,
            "blocked": blocked / total, "probability_of_wait": found / (odds + found), "mean_wait": waited / (odds + found),
            "asa": delay / answered, "mean_queue_length": length / total, "all_busy": (found + blocked) / total}


def free_odds(n, load):
    """Of Erlang B: weights of the states below n over that of n."""
    if n != int(n):
        return exp(log_free_odds(mpf(n), mpf(load)))
    weight, odds = mpf(1), mpf(0)
    for k in range(int(n), 0, -1):
        weight *= k / load
        odds += weight
    return odds


def erlang_x(row):
    n, first, theta = mpf(row["servers"]), mpf(row["offered_load"]), 1 / mpf(row["patience"])
    places = mpf(row["lines"]) - n if row["lines"] < inf else inf
    after_abandonment, after_blocking, recall = (mpf(row[name]) for name in REDIALS)

    def shares(load):
        return line(free_odds(n, load), load, n, theta, mpf(row["wait"]), places)

    def again(found):
        return (after_abandonment * (found["abandoned_within"] + found["abandoned_after"])
                + after_blocking * found["blocked"] + recall * (found["answered_within"] + found["answered_after"]))

    with workdps(25):
        guess = findroot(lambda load: load * (1 - again(shares(load))) - first, (first, first * mpf(1.3)), solver="anderson")
    load = findroot(lambda load: load * (1 - again(shares(load))) - first, (guess, guess * (1 + mpf(10) ** -20)), solver="secant")
    found = shares(load)
    answered = found["answered_within"] + found["answered_after"]
    lost = (1 - after_abandonment) * (found["abandoned_within"] + found["abandoned_after"]) + (1 - after_blocking) * found["blocked"]
    return found | {"attempts": load / first, "customers_answered": answered / (answered + lost),
                    "customers_lost": lost / (answered + lost), "occupancy": load * answered / n}


def engset_share(last, others, intensity):
    """The share of the time in which so many of the others are busy, of those in which no more are."""
    if last != int(last):  # the sum up to `last` as the law of a binomial, which is an incomplete beta function
        busy = intensity / (1 + intensity)
        mass = gamma(others + 1) / gamma(last + 1) / gamma(others - last + 1) * busy**last * (1 - busy) ** (others - last)
        return mass / betainc(others - last, last + 1, 0, 1 - busy, regularized=True)
    states = [binomial(others, k) * intensity**k for k in range(int(last) + 1)]
    return states[-1] / sum(states)


def engset(row):
    n, sources, load = mpf(row["servers"]), int(row["sources"]), mpf(row["offered_load"])
    intensity = load / (sources - load)
    blocked = engset_share(n, sources - 1, intensity) if n < sources else mpf(0)
    finding_free = intensity * (1 - blocked)  # contacts in which an idle source is answered
    return {"blocked": blocked, "answered_within": 1 - blocked, "time_congestion": engset_share(n, sources, intensity),
            "occupancy": sources * finding_free / (1 + finding_free) / n}


def finite_source(row):
    """Sources less servers are whole: so are those who wait."""
    n, sources, load, wait = (mpf(row[name]) for name in ("servers", "sources", "offered_load", "wait"))
    intensity = load / (sources - load)

    def queue(customers):
        """Shares of a free server, and of all busy with nobody, one, ... waiting, when so many customers come and go."""
        states = [mpf(1)]
        for idle in range(int(customers - n), 0, -1):
            states.append(states[-1] * idle * intensity / n)
        free = 1 / engset_share(n, customers, intensity) - 1
        return free / (free + sum(states)), [each / (free + sum(states)) for each in states]

    free, met = queue(sources - 1)  # a contact meets the others
    seen = queue(sources)[1]
    soon = sum(each * gammainc(j + 1, 0, n * wait, regularized=True) for j, each in enumerate(met))
    late = sum(each * gammainc(j + 1, n * wait, regularized=True) for j, each in enumerate(met))
    length = sum(j * each for j, each in enumerate(seen))
    return {"answered_within": free + soon, "answered_after": late, "probability_of_wait": sum(met),
            "mean_wait": sum((j + 1) * each for j, each in enumerate(met)) / n, "mean_queue_length": length,
            "occupancy": (sources - length) * intensity / (1 + intensity) / n}


def extended_erlang_b(row):
    n, first, again = mpf(row["servers"]), mpf(row["offered_load"]), mpf(row["redial_share"])

    def blocked(load):
        return 1 / (1 + free_odds(n, load))

    with workdps(25):
        guess = findroot(lambda load: load * (1 - again * blocked(load)) - first, (first, first / (1 - again * blocked(first))),
                         solver="secant", tol=mpf(10) ** -40)
    load = findroot(lambda load: load * (1 - again * blocked(load)) - first, (guess, guess * (1 + mpf(10) ** -20)), solver="secant")
    lost = blocked(load)
    return {"blocked": lost, "answered_within": 1 - lost, "attempts": load / first, "customers_lost": load * lost * (1 - again) / first,
            "customers_answered": load * (1 - lost) / first, "occupancy": load * (1 - lost) / n}


def chat_rate(n, slowdown, chats):
    """Chats are spread evenly: some agents have one more than the others."""
    each = int(floor(chats / n))
    more = chats - each * n
    return (n - more) * (each / slowdown[each - 1] if each else mpf(0)) + (more * (each + 1) / slowdown[each] if more else mpf(0))


def chat(row):
    n, load, patience = mpf(row["servers"]), mpf(row["offered_load"]), mpf(row["patience"])
    slowdown = [mpf(1 + row["slower"] * j) for j in range(int(row["concurrency"]))]  # as doubles
    full = n * len(slowdown)
    weight, odds, chats, idle, k = mpf(1), mpf(0), mpf(0), mpf(0), full
    while k > (0 if n == int(n) else n):
        weight *= chat_rate(n, slowdown, k) / load
        odds += weight
        chats += (k - 1) * weight
        idle += max(0, n - (k - 1)) * weight
        k -= 1
    if n != int(n):  # no agent has two chats: the states below are those of Erlang B
        odds += weight * free_odds(k, load)
    found = line(odds, load, chat_rate(n, slowdown, full), 1 / patience if patience < inf else mpf(0), mpf(row["wait"]))
    if n != int(n):
        return found | {"chats_per_agent": None, "occupancy": None}
    busy = found["all_busy"]
    return found | {"chats_per_agent": ((1 - busy) * chats / odds + busy * full) / n, "occupancy": 1 - (1 - busy) * idle / odds / n}


def blended(row):
    n, load, patience, reserve = mpf(row["servers"]), mpf(row["offered_load"]), mpf(row["patience"]), int(row["reserve"])
    weight, odds, free = mpf(1), mpf(0), mpf(0)
    for i in range(int(min(n, reserve))):
        weight *= (n - i) / load
        odds += weight
        free += (i + 1) * weight
    found = line(odds, load, mpf(n), 1 / patience if patience < inf else mpf(0), mpf(row["wait"]))
    busy = n - (free / odds * (1 - found["all_busy"]) if odds else 0)
    deferred = busy - load * (found["answered_within"] + found["answered_after"]) if reserve < n else mpf(0)
    return found | {"occupancy": busy / n, "deferred_agents": deferred}


def priorities(row):
    """One class among higher and lower ones: loads of each."""
    n, higher, own, lower = mpf(row["servers"]), mpf(row["higher"]), mpf(row["own"]), mpf(row["lower"])
    wait, load, upto = mpf(row["wait"]), higher + own + lower, higher + own
    waits = 1 / (1 + free_odds(n, load) * (n - load) / n)  # Erlang C
    ratio, rate = upto / n, n + higher
    ahead, tail, term = [], mpf(0), exp(-rate * wait)
    weight = 1 - ratio
    while weight > mpf(10) ** -45:
        ahead.append(weight)  # 0, 1, ... of the own class and higher ones wait when it comes
        weight *= ratio
    up, down, steps = higher / rate, n / rate, 0
    while steps < rate * wait or term > mpf(10) ** -45:
        tail += term * sum(ahead)
        shifted = [mpf(0), *(up * each for each in ahead)]
        for j in range(1, len(ahead)):
            shifted[j - 1] += down * ahead[j]
        while shifted and shifted[-1] < mpf(10) ** -48:
            shifted.pop()
        ahead, steps = shifted, steps + 1
        term *= rate * wait / steps
    mean = waits / (n * (1 - higher / n) * (1 - upto / n))
    return {"probability_of_wait": waits, "answered_after": waits * tail, "answered_within": 1 - waits * tail, "mean_wait": mean,
            "mean_queue_length": own * mean, "occupancy": load / n}


def anywhere(name):
    """A point of the domain by chance: up to 40 servers, at a third to one and a half times their capacity where they may be overloaded."""
    servers, load = CHANCE.randint(1, 40), CHANCE.uniform(0.3, 1.5)
    patience, wait = 10 ** CHANCE.uniform(-2, 1), 10 ** CHANCE.uniform(-3, 0)
    if name == "engset":
        sources = servers + CHANCE.randint(0, 200)
        return servers, sources, sources * CHANCE.uniform(0.01, 0.95)
    if name == "finite_source":
        sources = servers + CHANCE.randint(1, 200)
        return servers, sources, sources * CHANCE.uniform(0.01, 0.95), wait
    if name == "extended_erlang_b":
        return servers, servers * load, CHANCE.random()
    if name == "priorities":
        shares = [CHANCE.random() for _ in range(3)]
        return servers, *(share / sum(shares) * servers * CHANCE.uniform(0.3, 0.97) for share in shares), wait
    if name == "chat":
        concurrency, slower = CHANCE.randint(1, 5), CHANCE.uniform(0.05, 0.6)
        return servers, load * servers * concurrency / (1 + slower * (concurrency - 1)), patience, concurrency, slower, wait
    if name == "blended":
        return servers, servers * load, patience, CHANCE.randint(0, 6), wait
    return servers, servers * load, patience, servers + CHANCE.randint(0, 60), *(CHANCE.uniform(0, 0.9) for _ in range(3)), wait


def rounded(point):
    return [each if each in (0, inf) else float(f"{each:.4g}") for each in point]


CHANCE = random.Random()
MORE = 15  # points by chance beside those chosen
REDIALS = ("redial_after_abandonment", "redial_after_blocking", "recall_share")
WAITING = ("answered_within", "answered_after", "abandoned_within", "abandoned_after", "probability_of_wait", "mean_wait", "asa",
           "mean_queue_length", "occupancy")

QUEUES = {
    "erlang_x": (erlang_x, ("servers", "offered_load", "patience", "lines", *REDIALS, "wait"),
                 (*WAITING, "blocked", "attempts", "customers_answered", "customers_lost"),
                 [(15, 13, 0.5, inf, 0.4, 0, 0, 0.1), (15, 13, 0.5, 20, 0.4, 0.7, 0.1, 0.1), (15, 13, 0.5, 15, 0.4, 0.7, 0.1, 0.1),
                  (1, 0.001, 0.01, inf, 0.9, 0, 0.5, 0.001), (1, 3, 2, 4, 0.5, 0.5, 0.2, 1), (5, 20, 1, 9, 0.9, 0.9, 0, 0.5),
                  (5, 20, 0.1, inf, 0.99, 0, 0, 0.01), (50, 45, 3, inf, 0.25, 0, 0.05, 0.05), (50, 55, 3, 70, 1, 0.5, 0.05, 0.2),
                  (100, 80, 10, 130, 0.6, 0.9, 0.15, 0.02), (100, 120, 0.3, inf, 0.8, 0, 0, 0.1), (200, 190, 1, 230, 0.5, 0.5, 0.05, 0.05),
                  (3, 1, 100, 50, 1, 1, 0.3, 5), (2, 0.5, 0.001, 30, 0.3, 0.2, 0, 0.0005), (30, 10, 0.5, inf, 0.5, 0, 0.5, 0.25),
                  (0.5, 0.3, 1, inf, 0.5, 0, 0.1, 0.1), (2.25, 4, 0.5, inf, 0.8, 0, 0, 0.05), (15.5, 13, 0.5, inf, 0.4, 0, 0.1, 0.1),
                  (15.5, 13, 0.5, 20.5, 0.4, 0.7, 0.1, 0.1), (99.875, 105, 2, 129.875, 0.6, 0.9, 0.15, 0.02),
                  (180.0625, 190, 1, inf, 0.5, 0, 0.05, 0.05)]),
    "engset": (engset, ("servers", "sources", "offered_load"), ("blocked", "answered_within", "time_congestion", "occupancy"),
               [(1, 2, 0.5), (1, 1, 0.3), (2, 3, 1e-6), (3, 10, 2), (3, 10, 9.5), (10, 10, 4), (10, 12, 8), (20, 100, 15), (20, 100, 60),
                (50, 60, 30), (100, 1000, 90), (100, 1000, 400), (5, 2000, 4), (300, 2000, 280), (40, 45, 1e-3),
                (0.5, 3, 1), (2.5, 10, 4), (8.75, 10, 4), (40.25, 45, 1e-3), (99.5, 1000, 90), (299.9375, 2000, 310)]),
    "finite_source": (finite_source, ("servers", "sources", "offered_load", "wait"),
                      ("answered_within", "answered_after", "probability_of_wait", "mean_wait", "mean_queue_length", "occupancy"),
                      [(1, 2, 0.5, 1), (1, 5, 0.8, 0.5), (1, 5, 4.9, 3), (2, 3, 1e-6, 0.1), (2, 5, 1.5, 0.25), (3, 10, 2, 20), (3, 10, 9.5, 1),
                       (9, 10, 4, 0.01), (10, 12, 8, 0.1), (20, 100, 15, 0.05), (20, 100, 60, 5), (20, 100, 25, 4), (50, 60, 30, 0.02),
                       (100, 1000, 90, 0.1), (100, 1000, 103, 0.3), (100, 1000, 111, 1), (100, 1000, 400, 8), (5, 2000, 4, 2),
                       (300, 2000, 280, 0.05), (300, 2000, 330, 0.5), (40, 45, 1e-3, 0.01), (0.5, 3.5, 1, 1), (2.5, 10.5, 4, 0.5),
                       (8.75, 10.75, 4, 0.1), (99.5, 1000.5, 90, 0.1), (299.9375, 2000.9375, 310, 0.3)]),
    "extended_erlang_b": (extended_erlang_b, ("servers", "offered_load", "redial_share"),
                          ("blocked", "answered_within", "attempts", "customers_answered", "customers_lost", "occupancy"),
                          [(1, 0.1, 0.5), (1, 0.9, 1), (1, 5, 0.9), (2, 1e-6, 0.7), (10, 7, 0.5), (10, 9.99, 1), (10, 20, 0.3),
                           (10, 20, 0.99), (30, 28, 0.6), (100, 90, 0.8), (100, 99, 1), (100, 130, 0.5), (400, 380, 0.25),
                           (400, 500, 0.9), (40, 5, 0.5), (0.25, 0.1, 0.5), (0.75, 3, 0.9), (1.5, 1e-3, 0.7), (9.5, 7, 0.5),
                           (10.5, 20, 0.99), (99.9375, 90, 0.8), (400.5, 500, 0.9)]),
    "priorities": (priorities, ("servers", "higher", "own", "lower", "wait"),
                   ("probability_of_wait", "answered_within", "answered_after", "mean_wait", "mean_queue_length", "occupancy"),
                   [(1, 0, 0.3, 0.4, 0.5), (1, 0.3, 0.4, 0, 2), (1, 0.5, 0.4, 0, 12), (2, 0.001, 0.5, 1, 0.01), (2, 1.2, 0.3, 0.2, 3),
                    (10, 0, 5, 4, 0.2), (10, 4, 3, 2, 0.3), (10, 7, 1, 1.5, 2), (10, 9, 0.5, 0, 1), (30, 5, 5, 17, 0.05),
                    (30, 20, 5, 3, 0.1), (30, 26, 2, 1, 1), (100, 30, 30, 35, 0.02), (100, 60, 30, 0, 0.05), (100, 90, 5, 3, 0.1),
                    (15, 6, 6, 1, 0.0), (15, 6, 6, 1, 20),
                   (0.5, 0.1, 0.2, 0.1, 1), (2.25, 1, 0.5, 0.5, 0.5), (10.5, 4, 3, 2, 0.3), (99.875, 30, 30, 35, 0.02)]),
    "chat": (chat, ("servers", "offered_load", "patience", "concurrency", "slower", "wait"),
             (*WAITING, "chats_per_agent"),
             [(10, 12, 0.5, 3, 0.2, 0.1), (1, 0.01, 1, 2, 0.5, 0.1), (1, 2, 0.5, 3, 0.3, 0.2), (4, 3, inf, 2, 0.4, 0.5), (4, 6, 0.1, 5, 0.25, 0.02),
              (20, 30, 1, 3, 0.2, 0.05), (20, 45, 2, 4, 0.2, 0.3), (50, 60, 5, 2, 0.5, 0.1), (50, 20, 1, 6, 0.1, 0.5), (100, 150, 0.3, 3, 0.1, 0.05),
              (7, 6.5, inf, 1, 0.1, 0.5), (7, 14, inf, 4, 0.1, 1), (30, 1, 1, 2, 0.3, 0.01), (5, 30, 0.05, 3, 0.2, 0.1),
              (1.5, 2, 0.5, 3, 0.3, 0.2), (4.25, 3, inf, 2, 0.4, 0.5), (10.5, 12, 0.5, 3, 0.2, 0.1), (19.875, 45, 2, 4, 0.2, 0.3),
              (99.5, 150, 0.3, 3, 0.1, 0.05)]),
    "blended": (blended, ("servers", "offered_load", "patience", "reserve", "wait"), (*WAITING, "deferred_agents"),
                [(10, 7, 0.5, 0, 0.1), (10, 7, 0.5, 2, 0.1), (10, 7, 0.5, 10, 0.1), (10, 7, inf, 1, 0.2), (10, 12, 0.3, 2, 0.05),
                 (1, 0.1, 1, 0, 0.5), (1, 0.1, 1, 1, 0.5), (3, 1e-4, 2, 1, 0.1), (50, 40, 1, 3, 0.02), (50, 40, 1, 20, 0.02), (50, 48, inf, 6, 0.1),
                 (150, 120, 2, 10, 0.05), (150, 160, 0.5, 5, 0.1), (20, 5, 0.01, 4, 0.005), (30, 20, 5, 5, 2),
                 (1.5, 1, 1, 1, 0.5), (10.5, 7, 0.5, 2, 0.1), (10.5, 7, inf, 10, 0.2), (149.875, 140, 2, 10, 0.05)]),
}


def main() -> None:
    for name in sys.argv[1:] or QUEUES:
        answer, inputs, values, points = QUEUES[name]
        CHANCE.seed(name)
        with (TABLES / f"{name}.csv").open("w", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(inputs + values)
            for point in [*points, *(rounded(anywhere(name)) for _ in range(MORE))]:
                found = answer(dict(zip(inputs, map(float, point))))
                out.writerow([*(repr(float(each)) for each in point), *("" if found[value] is None else nstr(found[value], 25) for value in values)])


if __name__ == "__main__":
    main()
