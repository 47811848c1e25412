"""Parts of notebooks that are larger than a few lines, or that more than one notebook shows."""
