"""Writes tests/reference/tables/waits.csv: quantiles of waits, offered waits and queue lengths of Erlang C and A to 25 digits.

    python tools/make_wait_table.py      # needs mpmath; a minute

A row is a question about a queue (M/M/n/K+M with balking, whole numbers of servers and lines), its argument and the answer. The method
is that of make_queue_tables.py: sums over the states that a contact may find, one by one; a quantile is the root of such a sum, and
the mean wait of the abandoned the sum of what each stage adds to it. Times are in mean handling times.
"""

from __future__ import annotations

import csv
from operator import mul

from make_queue_tables import NEGLIGIBLE, TABLES, free_odds
from mpmath import exp, findroot, inf, log, mpf, nstr, workdps


class Queue:
    def __init__(self, n, load, patience, balking, lines):
        self.n, self.theta, self.stay = n, 1 / mpf(patience), 1 - mpf(balking)
        self.odds = free_odds(n, mpf(load))
        self.weights = [mpf(1)]
        places = lines - n
        while len(self.weights) <= places:
            j = len(self.weights)
            if self.weights[-1] < NEGLIGIBLE * self.weights[0] and load * self.stay < n + j * self.theta:
                break
            self.weights.append(self.weights[-1] * mpf(load) * self.stay / (n + j * self.theta))
        self.found = self.weights[:-1] if len(self.weights) > places else self.weights  # by those who are admitted
        self.served = [n / (n + (j + 1) * self.theta) for j in range(len(self.found))]

    def beyond(self, t, more=0):
        """P(V > t) for each number of waiting found, or where V is tilted by e^(-theta V) when `more` is 1."""
        if self.theta == 0:
            term, ratio = exp(-self.n * t), lambda j: self.n * t / (j + 1)
        else:
            stays, shape = exp(-self.theta * t), self.n / self.theta + more
            term, ratio = stays**shape, lambda j: (1 - stays) * (shape + j) / (j + 1)
        total = mpf(0)
        for j in range(len(self.found)):
            total += term
            yield total
            term *= ratio(j)

    def offered_wait_exceeds(self, t):
        return sum(map(mul, self.found, self.beyond(t))) / (self.odds + sum(self.found))

    def exceeds_of_all(self, t):
        return self.stay * exp(-self.theta * t) * self.offered_wait_exceeds(t)

    def exceeds_of_answered(self, t):
        answered = list(map(mul, self.found, self.served))
        return self.stay * sum(map(mul, answered, self.beyond(t, 1))) / (self.odds + self.stay * sum(answered))

    def exceeds_of_abandoned(self, t):
        stays = exp(-self.theta * t)
        after = sum(w * (stays * all - s * answered)
                    for w, s, all, answered in zip(self.found, self.served, self.beyond(t), self.beyond(t, 1)))
        return self.stay * after / self.abandoned()

    def abandoned(self):
        return (1 - self.stay) * sum(self.found) + self.stay * sum(w * (1 - s) for w, s in zip(self.found, self.served))

    def mean_wait_of_abandoned(self, _=None):
        """E[min(V, patience)] = P(abandons) / theta, less what the answered of it wait."""
        total, climb = mpf(0), mpf(0)
        for j, (w, s) in enumerate(zip(self.found, self.served)):
            climb += 1 / (self.n + (j + 1) * self.theta)
            total += w * ((1 - s) / self.theta - s * climb)
        return self.stay * total / self.abandoned()

    def quantile(self, exceeds, share):
        rest = 1 - mpf(share)
        if exceeds(mpf(0)) <= rest:
            return mpf(0)
        high = mpf(1) / self.n
        with workdps(30):
            while exceeds(high) > rest:
                high *= 2
            guess = findroot(lambda t: log(exceeds(t) / rest), (mpf(0), high), solver="anderson", tol=mpf(10) ** -24)
        return findroot(lambda t: log(exceeds(t) / rest), (guess, guess * (1 + mpf(10) ** -12)), solver="secant")

    def length_exceeds(self, k):
        return sum(self.weights[int(k) + 1:]) / (self.odds + sum(self.weights))

    def length_probability(self, k):
        here = self.weights[int(k)] if k < len(self.weights) else mpf(0)
        return (here + (self.odds if k == 0 else 0)) / (self.odds + sum(self.weights))


QUESTIONS = {
    "wait_quantile_of_all": lambda queue, share: queue.quantile(queue.exceeds_of_all, share),
    "wait_quantile_of_answered": lambda queue, share: queue.quantile(queue.exceeds_of_answered, share),
    "wait_quantile_of_abandoned": lambda queue, share: queue.quantile(queue.exceeds_of_abandoned, share),
    "mean_wait_of_abandoned": Queue.mean_wait_of_abandoned,
    "offered_wait_exceeds": lambda queue, t: queue.offered_wait_exceeds(mpf(t)),
    "queue_length_exceeds": Queue.length_exceeds,
    "queue_length_probability": Queue.length_probability,
}
QUEUES = [(14, 10, inf, 0, inf), (1, 0.5, inf, 0, inf), (100, 95, inf, 0, inf), (15, 40 / 3, 0.5, 0, inf), (10, 13, 0.5, 0, inf),
          (1, 0.1, 0.01, 0, inf), (50, 48, 20, 0, inf), (100, 130, 3, 0.1, inf), (15, 14, 0.5, 0.05, 25), (20, 18, inf, 0, 40),
          (40, 45, 1, 0.2, 60), (200, 190, 0.25, 0, inf)]
ARGUMENTS = {"wait_quantile_of_all": (0.75, 0.99), "wait_quantile_of_answered": (0.9,), "wait_quantile_of_abandoned": (0.5, 0.99),
             "mean_wait_of_abandoned": (0,), "offered_wait_exceeds": (0.05, 1.5), "queue_length_exceeds": (0, 3, 20),
             "queue_length_probability": (0, 1, 12)}
COLUMNS = ("servers", "offered_load", "patience", "balking", "lines", "question", "argument", "value")


def main() -> None:
    with (TABLES / "waits.csv").open("w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        for inputs in QUEUES:
            queue = Queue(*inputs)
            for question, arguments in ARGUMENTS.items():
                if "abandoned" in question and queue.theta == 0:
                    continue
                for argument in arguments:
                    value = QUESTIONS[question](queue, argument)
                    out.writerow([*(repr(float(each)) for each in inputs), question, repr(float(argument)), nstr(value, 25)])


if __name__ == "__main__":
    main()
