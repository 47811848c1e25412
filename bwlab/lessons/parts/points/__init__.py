"""The learning points of the policy cycle as panels: each asks for something, and says what follows from it."""
