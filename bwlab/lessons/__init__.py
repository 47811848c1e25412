"""What each notebook shows: one module a notebook, named after the id its first cell gives to ``start``."""
