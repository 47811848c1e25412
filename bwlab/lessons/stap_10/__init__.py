"""Step 10: learn and experiment: ``notebook`` holds its parts in order, the other modules what is large."""
