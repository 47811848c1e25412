"""The parts of the case of burglary."""
