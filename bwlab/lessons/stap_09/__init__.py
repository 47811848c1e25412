"""Step 9: follow the effects: ``notebook`` holds its parts in order, the other modules what is large."""
