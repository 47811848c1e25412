"""What the notebook of phase 2 shows: a policy theory, what others tried, for whom it works, and scenarios."""
