"""Reading 1: what a colour says: ``notebook`` holds its parts in order, the other modules what is large."""
