"""Step 3: the conversation: ``notebook`` holds its parts in order, the other modules what is large."""
