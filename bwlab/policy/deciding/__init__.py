"""Phase 4, deciding: what is expected of each option, what dominates what, what one may regret, and who disagrees. No winner."""
