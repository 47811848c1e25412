"""Step 8: a face for the agenda outside the town hall."""
