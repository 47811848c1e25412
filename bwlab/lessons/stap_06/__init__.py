"""What the notebook of step 6 shows: portfolios, what is nobody's, and a proposal for the college."""
