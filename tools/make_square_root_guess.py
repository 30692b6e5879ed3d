"""Derives the constants of include/krarup/formulas/square_root_guess.hpp and prints them.

    python tools/make_square_root_guess.py         # needs mpmath

With beta sqrt(a) servers to spare the share that waits tends to C = 1 / (1 + beta Phi(beta) / phi(beta)) [HalfinWhitt1981]. The
polynomial is -ln(C) / beta interpolated at Chebyshev points of [0, 6].
"""

from mpmath import cos, erfc, exp, log1p, lu_solve, matrix, mp, mpf, nstr, pi, sqrt

mp.dps = 40

LARGEST_BETA = mpf(6)
TERMS = 8


def rarity_of_waiting(beta: mpf) -> mpf:
    mills = sqrt(2 * pi) * exp(beta * beta / 2) * erfc(-beta / sqrt(mpf(2))) / 2
    return log1p(beta * mills) / beta


def main() -> None:
    points = [LARGEST_BETA * (1 + cos(pi * (2 * i + 1) / (2 * TERMS))) / 2 for i in range(TERMS)]
    coefficients = lu_solve(matrix([[x**k for k in range(TERMS)] for x in points]),
                            matrix([rarity_of_waiting(x) for x in points]))
    for coefficient in coefficients:
        print(nstr(coefficient, 8))
    worst = max(abs(sum(c * x**k for k, c in enumerate(coefficients)) - rarity_of_waiting(x))
                for x in (LARGEST_BETA * i / 1000 for i in range(1, 1001)))
    print("worst error", nstr(worst, 2))


if __name__ == "__main__":
    main()
