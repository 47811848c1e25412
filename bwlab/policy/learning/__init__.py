"""Experiments, looking back, and dossiers of several municipalities beside each other."""
