"""What the agent sees, tried as the agent would."""
