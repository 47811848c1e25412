"""A whole case on real figures: burglary, told as if it were the spring of 2017."""
