"""Step 4: a local agenda: ``notebook`` holds its parts in order, the other modules what is large."""
