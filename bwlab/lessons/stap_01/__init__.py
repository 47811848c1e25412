"""Step 1: the foto of a municipality: ``notebook`` holds its parts in order, the other modules what is large."""
