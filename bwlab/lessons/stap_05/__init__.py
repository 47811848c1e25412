"""Step 5: beyond the border: ``notebook`` holds its parts in order, the other modules what is large."""
