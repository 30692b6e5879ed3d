"""How long one question about one interval takes from Python, with everything that is asked for already made.

    pip install .
    python benchmarks/calls.py

CPU time; the least of many repetitions.
"""

from __future__ import annotations

import time
import timeit

import krarup as kr

demand = kr.Demand(contacts=1000, per=1800, aht=180)
words = {
    "kr": kr,
    "demand": demand,
    "target": kr.Target(service_level=0.8, acceptable_wait=20),
    "c": kr.ErlangC(demand, agents=110),
    "a": kr.ErlangA(demand, patience=120, agents=105),
    "answer": kr.performance(kr.ErlangC(demand, agents=110), 20),
}
questions = [
    "kr.formulas.erlang_c(110, 100.0)",
    "kr.offered_load(c)",
    "kr.performance(c, 20)",
    "kr.performance(a, 20)",
    "kr.required_agents(c, target)",
    "kr.required_agents(a, target)",
    "kr.wait_exceeds(c, 20)",
    "kr.with_agents(c, 111)",
    "kr.ErlangC(demand, agents=110)",
    "kr.Demand(contacts=1000, per=1800, aht=180)",
    "answer.service_level",
]


def main() -> None:
    calls, repetitions = 1000, 100
    timers = [timeit.Timer(question, globals=words, timer=time.process_time) for question in questions]
    rounds = [[timer.timeit(calls) for timer in timers] for _ in range(repetitions)]
    print("| question | ns |\n|---|---|")
    for question, *seconds in zip(questions, *rounds):
        print(f"| `{question}` | {min(seconds) / calls * 1e9:,.0f} |")


if __name__ == "__main__":
    main()
