"""Parts that more than one notebook shows."""
