"""Phase 6 of the policy cycle: evaluation."""
