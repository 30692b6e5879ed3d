"""Derives the constants of include/krarup/formulas/square_root_guess.hpp and prints them.

    python tools/make_square_root_guess.py         # needs mpmath

With beta sqrt(a) servers to spare the share that waits tends to C = 1 / (1 + beta Phi(beta) / phi(beta)) [HalfinWhitt1981]. The
polynomial is -ln(C) / beta interpolated at Chebyshev points of [0, 6]. The normal quantile z of p is log_odds times a quotient of
two polynomials in log_odds^2, log_odds = ln(p / (1 - p)), interpolated at Chebyshev points of [0, 7].
"""

from mpmath import cos, erfc, exp, log1p, lu_solve, matrix, mp, mpf, nstr, pi, sqrt

mp.dps = 40

LARGEST_BETA = mpf(6)
TERMS = 8
LARGEST_LOG_ODDS = mpf(7)
DEGREE = 3


def rarity_of_waiting(beta: mpf) -> mpf:
    mills = sqrt(2 * pi) * exp(beta * beta / 2) * erfc(-beta / sqrt(mpf(2))) / 2
    return log1p(beta * mills) / beta


def normal_quantile(log_odds: mpf) -> mpf:
    """By Newton's method from 0, which is on the convex side of log_odds > 0."""
    z = mpf(0)
    for _ in range(25):
        z += (erfc(z / sqrt(mpf(2))) / 2 - 1 / (1 + exp(log_odds))) * sqrt(2 * pi) * exp(z * z / 2)
    return z


def quotient() -> None:
    count = 2 * DEGREE + 1
    points = [LARGEST_LOG_ODDS * (1 - cos(pi * (2 * i + 1) / (2 * count))) / 2 for i in range(count)]
    goals = [normal_quantile(x) / x for x in points]
    c = lu_solve(matrix([[x**(2 * k) for k in range(DEGREE + 1)] + [-g * x**(2 * k) for k in range(1, DEGREE + 1)]
                         for x, g in zip(points, goals)]), matrix(goals))
    top, bottom = list(c[: DEGREE + 1]), [mpf(1), *c[DEGREE + 1 :]]
    print("top", [nstr(each, 8) for each in top], "bottom", [nstr(each, 8) for each in bottom])

    def guess(x: mpf) -> mpf:
        return x * sum(t * x**(2 * k) for k, t in enumerate(top)) / sum(b * x**(2 * k) for k, b in enumerate(bottom))

    worst = max(abs(guess(x) - normal_quantile(x)) for x in (LARGEST_LOG_ODDS * i / 100 for i in range(1, 101)))
    print("worst error", nstr(worst, 2))


def main() -> None:
    points = [LARGEST_BETA * (1 + cos(pi * (2 * i + 1) / (2 * TERMS))) / 2 for i in range(TERMS)]
    coefficients = lu_solve(matrix([[x**k for k in range(TERMS)] for x in points]),
                            matrix([rarity_of_waiting(x) for x in points]))
    for coefficient in coefficients:
        print(nstr(coefficient, 8))
    worst = max(abs(sum(c * x**k for k, c in enumerate(coefficients)) - rarity_of_waiting(x))
                for x in (LARGEST_BETA * i / 1000 for i in range(1, 1001)))
    print("worst error", nstr(worst, 2))
    quotient()


if __name__ == "__main__":
    main()
