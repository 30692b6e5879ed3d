"""Staffing of random intervals by krarup and by its peers, in one run: times, ratios, and how many answers are wrong.

    pip install . -r benchmarks/requirements.txt
    python benchmarks/peers.py [--json]

Loads are uniform in 1 to 200 erlangs, handling times in 1 to 10 minutes; 80 % within 20 seconds. The right answers are counted up
from 0 with the recursion of Erlang B in whole numbers of agents, and no peer decides about another. Least of several repetitions, CPU
time of one thread.
"""

from __future__ import annotations

import json
import math
import sys
import time

import krarup as kr
import numpy as np

LEVEL, WAIT, PER = 0.8, 20.0, 1800.0


def intervals(size: int) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(1)
    aht = random.uniform(60, 600, size)
    return random.uniform(1, 200, size) * PER / aht, aht


def least_time(question, repetitions: int) -> tuple[float, object]:
    best = math.inf
    for _ in range(repetitions):
        start = time.process_time()
        answer = question()
        best = min(best, time.process_time() - start)
    return best, answer


def by_krarup(contacts, aht):
    queue = kr.ErlangC(kr.Demand(contacts=contacts, per=PER, aht=aht))
    return kr.required_agents(queue, kr.Target(service_level=LEVEL, acceptable_wait=WAIT))


def by_numpy(contacts, aht):
    """The recursion of Erlang B for all intervals at once, until the last of them has its service level."""
    load = contacts * aht / PER
    agents = np.zeros(load.size, dtype=int)
    reciprocal = np.ones(load.size)
    open_ = np.arange(load.size)
    n = 0
    while open_.size:
        n += 1
        a = load[open_]
        reciprocal = 1 + n / a * reciprocal
        waits = n / (a + (n - a) * reciprocal)
        level = np.where(n > a, 1 - waits * np.exp(-(n - a) * WAIT / aht[open_]), 0)
        enough = level >= LEVEL
        agents[open_[enough]] = n
        open_, reciprocal = open_[~enough], reciprocal[~enough]
    return agents


def by_pyworkforce(contacts, aht):
    from pyworkforce.queuing import ErlangC

    return [
        ErlangC(transactions=c, asa=WAIT / 60, aht=h / 60, interval=PER / 60, shrinkage=0.0)
        .required_positions(service_level=LEVEL, max_occupancy=1.0)["positions"]
        for c, h in zip(contacts.tolist(), aht.tolist())
    ]


def by_counting_up(contacts: float, aht: float) -> int:
    load, reciprocal, n = contacts * aht / PER, 1.0, 0
    while True:
        n += 1
        reciprocal = 1 + n / load * reciprocal
        if n > load and n / (load + (n - load) * reciprocal) * math.exp(-(n - load) * WAIT / aht) <= 1 - LEVEL:
            return n


def main() -> None:
    kr.set_max_threads(1)
    rows = []
    for name, peer, size, repetitions in [("krarup", by_krarup, 1_000_000, 5),
                                          ("NumPy recursion", by_numpy, 100_000, 2),
                                          ("pyworkforce", by_pyworkforce, 1_000, 2)]:
        contacts, aht = intervals(size)
        seconds, answers = least_time(lambda peer=peer, c=contacts, h=aht: peer(c, h), repetitions)
        checked = min(size, 20_000)
        right = [by_counting_up(c, h) for c, h in zip(contacts[:checked].tolist(), aht[:checked].tolist())]
        wrong = int(np.sum(np.asarray(answers[:checked]) != np.asarray(right)))
        rows.append({"peer": name, "intervals": size, "ns_per_interval": seconds / size * 1e9, "checked": checked,
                     "wrong": wrong})
    for row in rows:
        row["times_krarup"] = row["ns_per_interval"] / rows[0]["ns_per_interval"]
    if "--json" in sys.argv:
        print(json.dumps(rows, indent=2))
        return
    print("| peer | ns an interval | times krarup | wrong answers |\n|---|---|---|---|")
    for row in rows:
        print(f"| {row['peer']} | {row['ns_per_interval']:,.0f} | {row['times_krarup']:,.0f} | "
              f"{row['wrong']:,} of {row['checked']:,} |")


if __name__ == "__main__":
    main()
