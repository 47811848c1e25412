"""The policy theory: what one thinks that works, judged as it is written; and where to look for what others tried."""
