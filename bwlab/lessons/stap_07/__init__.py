"""Step 7: brede welvaart inside the town hall."""
