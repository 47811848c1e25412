"""Whether a goal can be: SMART, its norm, its pace, its risks."""
