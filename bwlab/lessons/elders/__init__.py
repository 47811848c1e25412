"""Elsewhere: what leaves the municipality, and who bears it."""
