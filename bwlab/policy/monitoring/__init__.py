"""When a figure can show anything, and what is told until then."""
