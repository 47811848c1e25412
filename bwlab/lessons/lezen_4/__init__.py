"""Reading 4: trend and outlook: ``notebook`` holds its parts in order, the other modules what is large."""
