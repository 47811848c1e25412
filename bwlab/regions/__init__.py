"""Municipalities, and finding one by any name people use."""

from bwlab.regions.regions import Former, Region, Regions, Spoken

__all__ = ["Former", "Region", "Regions", "Spoken"]
