"""What all charts share: colors and axes."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

# Okabe and Ito's palette: told apart by every kind of color vision, and in gray by their lightness.
INK, MUTED, RULE = "#1a1a1a", "#5f6670", "#d9dce1"
BLUE, LIGHT_BLUE, VERMILION = "#0072b2", "#b7dcf2", "#d55e00"
PAPER = "#ffffff"
# One color a shift template, dark enough for white gaps.
TEMPLATES = (BLUE, "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#7f6000", "#5f6670")


def axes(ax: Axes | None, size: tuple[float, float]) -> Axes:
    if ax is None:
        _, ax = plt.subplots(figsize=size, layout="constrained")
    ax.set_axisbelow(True)
    for side in ("top", "right"):
        ax.spines[side].set_visible(False)
    for side in ("left", "bottom"):
        ax.spines[side].set_color(MUTED)
    ax.tick_params(colors=MUTED, labelcolor=INK)
    return ax
