"""Phase 4 of the policy cycle: the decision."""
