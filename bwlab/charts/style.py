"""One palette, one font, one set of sizes; shared by matplotlib and the browser."""

from __future__ import annotations

OWN, FAVOURABLE, UNFAVOURABLE = "#7A1F5C", "#1B5E9E", "#C4540A"
PEERS, OTHERS = "#5B8FC2", "#C9CDD4"
GREEN, RED = "#00865A", "#A80F25"  # the colours of the monitor: only where they are the subject
TEXT, SECONDARY, PAPER, LINE = "#1F2430", "#6B7280", "#FFFFFF", "#E3E6EA"

FONT = '"DejaVu Sans", Verdana, "Segoe UI", Arial, sans-serif'
DPI = 96  # one inch of a figure is 96 CSS pixels
SCALE = 2  # pictures are drawn at twice that, so that they stay sharp at 200 % zoom
BODY, TITLE, SOURCE = 15, 20, 13  # CSS pixels; 15 is just over 11 point

#: How each role of a mark looks. Shape doubles colour: see ``Mark.shape``.
ROLES: dict[str, dict[str, str | float]] = {
    "own": {"fill": OWN, "stroke": PAPER, "text": OWN},
    "guess": {"fill": OWN, "stroke": PAPER, "text": OWN},
    "favourable": {"fill": FAVOURABLE, "stroke": PAPER, "text": FAVOURABLE},
    "unfavourable": {"fill": UNFAVOURABLE, "stroke": PAPER, "text": UNFAVOURABLE},
    "green": {"fill": GREEN, "stroke": PAPER, "text": GREEN},
    "red": {"fill": RED, "stroke": PAPER, "text": RED},
    "peers": {"fill": PEERS, "stroke": PAPER, "text": FAVOURABLE},
    "others": {"fill": OTHERS, "stroke": PAPER, "text": SECONDARY},
    "text": {"fill": TEXT, "stroke": PAPER, "text": TEXT},
    "secondary": {"fill": SECONDARY, "stroke": PAPER, "text": SECONDARY},
}

RC = {
    "font.family": ["DejaVu Sans"],
    "font.size": BODY * 72 / DPI,
    "text.color": TEXT,
    "axes.edgecolor": LINE,
    "axes.labelcolor": SECONDARY,
    "xtick.color": SECONDARY,
    "ytick.color": SECONDARY,
    "figure.facecolor": PAPER,
    "axes.facecolor": PAPER,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": True,
    "svg.fonttype": "path",
    "text.parse_math": False,  # what a participant types may hold a $
    "hatch.linewidth": 0.8,
}


def wide(text: str, size: float = BODY) -> float:
    """About how wide a text is in pixels, rather too much than too little."""
    return 0.75 * size * len(text)


def points(pixels: float) -> float:
    """CSS pixels as the points matplotlib counts in."""
    return pixels * 72 / DPI
