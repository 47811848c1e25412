"""Held in place in the town hall: college, organisation, money, learning, ambassador."""
