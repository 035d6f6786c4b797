"""What the agent sees: the only floor where Qt lives."""
