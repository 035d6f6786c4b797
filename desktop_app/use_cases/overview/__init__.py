"""What is read of every room at once: what needs attention today, and what is prepared while nobody waits."""
