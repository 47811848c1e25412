"""Reading 3: one number or many: ``notebook`` holds its parts in order, the other modules what is large."""
