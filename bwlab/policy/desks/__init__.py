"""The three desks: an honest answer to a question of the council, an audit of a table, and what the secretary hands over."""
