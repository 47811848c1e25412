"""What the notebook of phase 1 shows: a broader analysis, rules for a list, residents, a vision and a paragraph."""
