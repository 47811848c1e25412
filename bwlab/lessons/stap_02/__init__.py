"""Step 2: choose goals: ``notebook`` holds its parts in order, the other modules what is large."""
