"""What is kept of what a municipality wants and does: shapes only; what never can be is refused, the rest is judged elsewhere."""
