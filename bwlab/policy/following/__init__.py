"""Phase 5, implementation: signal and noise while figures come in, and what was agreed before they came."""
