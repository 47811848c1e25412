"""Does a short series rise or fall, and how often does chance alone say so?

The regional monitor uses a window of eight years; which test CBS applies is not established. Ours is
a reconstruction: a straight line by ordinary least squares, and a direction only where the 95 % interval
of its slope leaves out zero.
"""

from bwlab.method.trend.backtest import Held, held
from bwlab.method.trend.chance import FalseColours, Shuffled, expected_false, shuffled
from bwlab.method.trend.lines import (
    FALLS,
    LEVEL,
    MINIMUM,
    NO_JUDGEMENT,
    RISES,
    UNCLEAR,
    WINDOW,
    Trend,
    Trends,
    trend,
    trends,
    welfare,
)

__all__ = [
    "FALLS", "LEVEL", "MINIMUM", "NO_JUDGEMENT", "RISES", "UNCLEAR", "WINDOW",
    "FalseColours", "Held", "Shuffled", "Trend", "Trends",
    "expected_false", "held", "shuffled", "trend", "trends", "welfare",
]  # fmt: skip
