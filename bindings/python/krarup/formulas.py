"""Dimensionless formulas: real servers and erlangs in, as numbers or arrays; the same out."""

from krarup._core.formulas import *  # noqa: F403
from krarup._core.formulas import __all__ as __all__
