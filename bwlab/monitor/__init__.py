"""The monitor: the figures, and the questions one asks them."""

from bwlab.monitor.monitor import Monitor
from bwlab.monitor.opening import find_region, open_monitor

__all__ = ["Monitor", "find_region", "open_monitor"]
