"""The learning points of the policy cycle, each as something that can be judged: who is missing, what was skipped, what outlasts a term."""
