"""Messages left at the desk for an advisor."""
