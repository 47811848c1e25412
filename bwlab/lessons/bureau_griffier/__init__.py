"""The desk of the griffier: an honest answer to a question of the council."""
