"""A dossier on a newer edition of the figures: what changed, and which conclusions that touches."""
