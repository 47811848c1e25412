"""Phase 6, evaluation: what was done, what was met, whether the opgave changed, and what may be said of it."""
