"""The conversation: cards to talk about, who was heard, and what people put first."""
