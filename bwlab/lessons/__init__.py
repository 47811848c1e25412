"""A room for each notebook: ``notebook`` holds its parts in order, the other modules what is large; `parts` is shared."""
