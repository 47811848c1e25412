"""Phase 3 of the policy cycle: formulation."""
